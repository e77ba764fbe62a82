import { addDays, type Day, day, weekday } from "../../common/days";

const two = (number: number): string => String(number).padStart(2, "0");

export const dayIn = (year: number, month: number, date: number): Day =>
  day(`${year}-${two(month)}-${two(date)}`);

/** Every day of a year, first to last. */
export function daysOf(year: number): readonly Day[] {
  const days: Day[] = [];
  for (let at = dayIn(year, 1, 1); at.startsWith(`${year}-`); at = addDays(at, 1)) days.push(at);
  return days;
}

/** The day itself when it is that weekday, else the next one. 0 is Sunday. */
export function onOrAfter(from: Day, wanted: number): Day {
  return addDays(from, (wanted - weekday(from) + 7) % 7);
}

export function onOrBefore(from: Day, wanted: number): Day {
  return addDays(from, -((weekday(from) - wanted + 7) % 7));
}
