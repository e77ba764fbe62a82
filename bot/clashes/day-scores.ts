import { type DayNumber, friday, isWeekend, monthDayOf, newYear, weekdayOf } from "../common/day-number";
import type { FindingSeverity } from "./clash";
import { type GradedDate, lowered, touch } from "./graded-dates";

/**
 * What a day costs, by calendar-facts §4.6: a block 100; a high day 20 to open or close on and 3 within the run;
 * a school day 1; anything of medium weight 1. A run that opens in a block pays for that and for running in it, so
 * that opening before an election period is better than opening in it, and missing it is better still.
 *
 * Our own: closing at a weekend or on a Friday is 5, worse than any one day within the run and far less than a
 * festival; opening at a weekend is 2, for what opens on a Saturday is still open on the Monday.
 */
const onTheDay: Record<FindingSeverity, number> = { block: 100, high: 20, medium: 1, low: 0, info: 0 };
const withinTheRun: Record<FindingSeverity, number> = { block: 100, high: 3, medium: 1, low: 0, info: 0 };
const badClosing = 5;
const weekendOpening = 2;

const matters = ({ severity }: GradedDate): boolean =>
  severity === "block" || severity === "high" || severity === "medium";
export const isSchool = ({ date }: GradedDate): boolean => date.kind === "School holiday";
export const isBankHoliday = ({ date }: GradedDate): boolean => date.kind === "Bank holiday";
/** Opening or closing in it needs a note of the Monitoring Officer (outline §4). */
export const isPreElection = ({ date, severity }: GradedDate): boolean =>
  date.kind === "Election period" && severity === "block";

/** Scores of every run within some years, each in a moment: everything is summed once, day by day. */
export interface DayScores {
  dates: readonly GradedDate[];
  /** The first and last day that are known here. */
  from: DayNumber;
  to: DayNumber;
  opening(day: DayNumber): number;
  closing(day: DayNumber): number;
  /** What the days from opening to closing cost, besides the two. */
  run(from: DayNumber, to: DayNumber): number;
  /** Weekend or bank holiday. */
  isOff(day: DayNumber): boolean;
  isPreElection(day: DayNumber): boolean;
  weekdays(from: DayNumber, to: DayNumber): number;
  /** Weekdays on which few people can take part. */
  lost(from: DayNumber, to: DayNumber): number;
  isLost(day: DayNumber): boolean;
  schoolDays(from: DayNumber, to: DayNumber): number;
  bankHolidays(from: DayNumber, to: DayNumber): number;
  highDays(from: DayNumber, to: DayNumber): number;
  /** Days of August, and from 20 December to 3 January. */
  quietDays(from: DayNumber, to: DayNumber): number;
}

/** The times of the year when few reply, whatever the calendar says (outline §4). */
export function quietTime(day: DayNumber): "August" | "Christmas" | undefined {
  const on = monthDayOf(day);
  if (on >= 801 && on <= 831) return "August";
  return on >= 1220 || on <= 103 ? "Christmas" : undefined;
}

export function scoreDays(dates: readonly GradedDate[], years: { from: number; to: number }): DayScores {
  const base = newYear(years.from);
  const length = newYear(years.to + 1) - base;
  const perDay = () => new Int32Array(length);
  const [opening, closing] = [perDay(), perDay()];
  const marks = { school: perDay(), bank: perDay(), lost: perDay(), election: perDay() };
  const [weekday, quiet] = [perDay(), perDay()];
  // A date counts once in a run that meets it: those that have begun by its end, less those over by its start.
  const [begun, over, highBegun, highOver] = [perDay(), perDay(), perDay(), perDay()];

  const clip = (day: DayNumber): number => Math.max(0, Math.min(length - 1, day - base));
  const bump = (values: Int32Array, at: number, by: number): void => {
    values[at] = (values[at] ?? 0) + by;
  };
  for (let at = 0; at < length; at++) {
    const day = base + at;
    if (quietTime(day)) quiet[at] = 1;
    if (!isWeekend(day)) weekday[at] = 1;
    else opening[at] = weekendOpening;
    if (isWeekend(day) || weekdayOf(day) === friday) closing[at] = badClosing;
  }

  for (const each of dates) {
    if (each.latest < base || each.earliest - 1 >= base + length || !matters(each)) continue;
    const { severity } = each;
    const lasts = each.date.eveningBefore ? Math.min(each.earliest, each.from - 1) : each.earliest;
    for (let day = Math.max(base, lasts); day <= Math.min(base + length - 1, each.latest); day++) {
      const met = touch(each, day);
      if (!met) continue;
      const cost = onTheDay[met === "eve of" ? lowered[severity] : severity];
      const at = day - base;
      bump(opening, at, cost);
      bump(closing, at, cost);
      if (met !== "on") continue;
      if (isBankHoliday(each)) marks.bank[at] = 1;
      if (isPreElection(each)) marks.election[at] = 1;
      if (isWeekend(day)) continue;
      if (isSchool(each)) marks.school[at] = 1;
      if (losesDays(each)) marks.lost[at] = 1;
    }
    if (isSchool(each) || each.earliest >= base + length) continue;
    bump(begun, clip(each.earliest), withinTheRun[severity]);
    if (each.latest - base < length - 1) bump(over, clip(each.latest), withinTheRun[severity]);
    if (severity !== "high") continue;
    bump(highBegun, clip(each.earliest), 1);
    if (each.latest - base < length - 1) bump(highOver, clip(each.latest), 1);
  }

  const sums = {
    ...{ begun: summed(begun), over: summed(over), highBegun: summed(highBegun), highOver: summed(highOver) },
    ...{ school: summed(marks.school), bank: summed(marks.bank) },
    ...{ lost: summed(marks.lost), weekday: summed(weekday), quiet: summed(quiet) },
  };
  const upTo = (values: Int32Array, day: DayNumber): number =>
    day < base ? 0 : (values[Math.min(length - 1, day - base)] ?? 0);
  const between = (values: Int32Array, from: DayNumber, to: DayNumber): number =>
    upTo(values, to) - upTo(values, from - 1);
  const at = (values: Int32Array, day: DayNumber): number => values[day - base] ?? 0;

  return {
    dates,
    from: base,
    to: base + length - 1,
    opening: (day) => at(opening, day),
    closing: (day) => at(closing, day),
    run: (from, to) => upTo(sums.begun, to) - upTo(sums.over, from - 1) + between(sums.school, from, to),
    isOff: (day) => isWeekend(day) || at(marks.bank, day) > 0,
    isPreElection: (day) => at(marks.election, day) > 0,
    weekdays: (from, to) => between(sums.weekday, from, to),
    lost: (from, to) => between(sums.lost, from, to),
    isLost: (day) => at(marks.lost, day) > 0,
    schoolDays: (from, to) => between(sums.school, from, to),
    bankHolidays: (from, to) => between(sums.bank, from, to),
    quietDays: (from, to) => between(sums.quiet, from, to),
    highDays: (from, to) => upTo(sums.highBegun, to) - upTo(sums.highOver, from - 1),
  };
}

/**
 * School holidays, and days too great to take part in anything. Days it may only move to are not lost, nor is a
 * month that only this audience keeps: Ramadan asks for other hours, not for a longer run (outline §4).
 */
export const losesDays = (each: GradedDate): boolean =>
  isSchool(each) ? matters(each) : each.date.severity === "block" || each.date.severity === "high";

function summed(values: Int32Array): Int32Array {
  const sums = new Int32Array(values.length);
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    sum += values[at] ?? 0;
    sums[at] = sum;
  }
  return sums;
}
