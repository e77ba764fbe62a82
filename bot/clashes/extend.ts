import { type DayNumber, friday, weekdayOf } from "../common/day-number";
import type { ClashSettings, ClashTrack } from "./clash";
import { type DayScores, quietTime } from "./day-scores";

/** The track an ask is counted as, when nobody said: the longest whose weeks it has. */
export function trackOf(
  { track, length }: { track?: ClashTrack | undefined; length: number },
  { periodWeeks }: Pick<ClashSettings, "periodWeeks">,
): ClashTrack {
  if (track) return track;
  if (length >= periodWeeks.full * 7) return "full";
  return length >= periodWeeks.standard * 7 ? "standard" : "light";
}

export interface Extended {
  to: DayNumber;
  /** Why it is longer, each a few words. */
  because: string[];
}

/**
 * The closing day of a run of so many days, made longer for what falls in it: a working day for each bank holiday,
 * a week for a school holiday, two for August or Christmas. August and Christmas are school holidays too, so the
 * longer of the two holds, not both. What is longer meets more, so it is looked at again until nothing is added.
 */
export function extend(
  { from, length, track }: { from: DayNumber; length: number; track: ClashTrack },
  { scores, settings }: { scores: DayScores; settings: Pick<ClashSettings, "extensions"> },
): Extended {
  const { bankHolidayDays, schoolHolidayDays, schoolHolidayWeeks, quietSeasonWeeks } = settings.extensions;
  let to = closingFrom(from + length, scores);
  let because: string[] = [];
  for (let look = 0; look < 3; look++) {
    const school =
      scores.schoolDays(from, to) >= schoolHolidayDays && track !== "light" ? schoolHolidayWeeks : 0;
    const quiet = scores.quietDays(from, to) > 0 ? quietSeasonWeeks : 0;
    const holidays = scores.bankHolidays(from, to) * bankHolidayDays;
    const weeks = Math.max(school, quiet);
    const next = closingFrom(addWorkingDays(from + length + weeks * 7, holidays, scores), scores);
    because = [
      ...(weeks > 0 && weeks === quiet ? ["August or Christmas"] : []),
      ...(weeks > 0 && weeks !== quiet ? ["school holidays"] : []),
      ...(holidays > 0 ? ["bank holidays"] : []),
    ];
    if (next === to) break;
    to = next;
  }
  return { to, because };
}

/** Never closes on a Friday or a day off: nobody is there to help with the last replies. */
export function closingFrom(day: DayNumber, { isOff }: Pick<DayScores, "isOff">): DayNumber {
  let found = day;
  while (isOff(found) || weekdayOf(found) === friday) found++;
  return found;
}

export function addWorkingDays(
  day: DayNumber,
  count: number,
  { isOff }: Pick<DayScores, "isOff">,
): DayNumber {
  let found = day;
  for (let left = Math.abs(count); left > 0; ) {
    found += count < 0 ? -1 : 1;
    if (!isOff(found)) left--;
  }
  return found;
}

/** The last day to close on that leaves the gap; a decision at a weekend counts from the working day before it. */
export function lastDayBefore(decision: DayNumber, gap: number, scores: Pick<DayScores, "isOff">): DayNumber {
  let from = decision;
  while (scores.isOff(from)) from--;
  return Math.min(decision - 1, addWorkingDays(from, -gap, scores));
}

/** The first day to decide on that leaves the gap after closing; {@link lastDayBefore} the other way round. */
export function firstDayAfter(closing: DayNumber, gap: number, scores: Pick<DayScores, "isOff">): DayNumber {
  let found = addWorkingDays(closing, gap, scores);
  while (lastDayBefore(found, gap, scores) < closing) found++;
  return found;
}

export interface QuietTime {
  name: string;
  from: DayNumber;
  to: DayNumber;
}

/** August and Christmas, as far as a run is in them. */
export function quietTimes(from: DayNumber, to: DayNumber): QuietTime[] {
  const found: QuietTime[] = [];
  for (let day = from; day <= to; day++) {
    const name = quietTime(day);
    const last = found.at(-1);
    if (name && last?.name === name && last.to === day - 1) last.to = day;
    else if (name) found.push({ name, from: day, to: day });
  }
  return found;
}
