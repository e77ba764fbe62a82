import { addDays, type Day, daysBetween } from "./days";

/** Days since 1 January 1970: what is counted with many times in a check. */
export type DayNumber = number;

const msPerDay = 86_400_000;
const first = "1970-01-01" as Day;
export const toNumber = (day: Day): DayNumber => daysBetween(first, day);
export const toDay = (number: DayNumber): Day => addDays(first, number);
/** 0 Sunday … 6 Saturday; 1 January 1970 was a Thursday. */
export const weekdayOf = (number: DayNumber): number => (((number + 4) % 7) + 7) % 7;
export const yearOf = (number: DayNumber): number => new Date(number * msPerDay).getUTCFullYear();
/** Month and day as one number: 1224 is Christmas Eve. */
export function monthDayOf(number: DayNumber): number {
  const at = new Date(number * msPerDay);
  return (at.getUTCMonth() + 1) * 100 + at.getUTCDate();
}
export const newYear = (year: number): DayNumber => Math.round(Date.UTC(year, 0, 1) / msPerDay);

export const friday = 5;
export const isWeekend = (number: DayNumber): boolean => {
  const weekday = weekdayOf(number);
  return weekday === 0 || weekday === 6;
};

const long = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "long",
  day: "numeric",
  month: "long",
});
/** `Wednesday 8 September`: within one consultation the year is plain. */
export const inWords = (number: DayNumber): string =>
  long.format(new Date(number * msPerDay)).replace(",", "");
