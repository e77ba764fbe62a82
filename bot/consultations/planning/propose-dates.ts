import { addDays, type Day, daysBetween, weekday } from "../../common/days";
import type { WorkingDays } from "../../common/working-days";
import type { Track } from "../consultation";
import type { PlanningSettings } from "./planning-settings";
import { pollTouching, preElectionStart } from "./pre-election";

const friday = 5;
/** Working days an officer needs at the very least before anything can open. */
const usualNotice = 5;
/** The shortest run proposed while the decision leaves room for it. */
const leastDays = 7;

export interface ProposedDates {
  startDate: Day;
  endDate: Day;
  /** How the dates came about, a sentence each. */
  because: readonly string[];
}

/** The soonest day something could sensibly open. */
export const soonestOpening = (today: Day, workingDays: WorkingDays): Day =>
  workingDays.add(today, usualNotice);

/** Never closes on a Friday or a day off: nobody is there to help with the last replies. */
export function closingDay(before: Day, workingDays: WorkingDays): Day {
  let found = workingDays.onOrBefore(before);
  while (weekday(found) === friday) found = workingDays.onOrBefore(addDays(found, -1));
  return found;
}

export function closingDayFrom(after: Day, workingDays: WorkingDays): Day {
  let found = workingDays.onOrAfter(after);
  while (weekday(found) === friday) found = workingDays.onOrAfter(addDays(found, 1));
  return found;
}

/**
 * Back-plans from the decision: closing leaves the track's gap of working days before it, opening leaves the
 * track's weeks before closing and a working day more for each bank holiday between them, and is never so
 * late that the level would no longer fit. Where that has already gone, it opens as soon as it can and runs
 * for a week at least, or for what is left before the decision.
 * @returns undefined when no day of opening and of closing is left before the decision.
 */
export function proposeDates(
  {
    decisionDate,
    track,
    today,
    weeksNeeded = 0,
  }: { decisionDate: Day; track: Track; today: Day; weeksNeeded?: number },
  { settings, workingDays }: { settings: PlanningSettings; workingDays: WorkingDays },
): ProposedDates | undefined {
  const gap = settings.decisionGap[track];
  const weeks = settings.periodWeeks[track];
  const lastClosing = closingDay(addDays(decisionDate, -1), workingDays);

  // A decision at a weekend leaves no working day of its own, so the count starts from the one before it.
  const gapped = closingDay(workingDays.add(workingDays.onOrBefore(decisionDate), -gap), workingDays);
  const soonest = soonestOpening(today, workingDays);
  const usual = gapped < lastClosing ? gapped : lastClosing;
  const clear = clearOfElection(usual, { weeks, soonest }, workingDays);
  const endDate = clear ?? usual;
  const because = [
    `${inWeeks(weeks)} open, then ${workingDays.between(endDate, decisionDate)} working days for the report.`,
    ...(clear ? ["It closes before a pre-election period, in case you vote then."] : []),
  ];
  let startDate = workingDays.onOrBefore(addDays(endDate, -7 * weeks));
  const holidays = bankHolidaysBetween(startDate, endDate, workingDays);
  if (holidays.length > 0) {
    startDate = workingDays.add(startDate, -holidays.length);
    because.push(
      holidays.length === 1
        ? `Opens a working day sooner for ${holidays[0]}.`
        : `Opens ${holidays.length} working days sooner for bank holidays.`,
    );
  }
  const latestForLevel = workingDays.onOrBefore(addDays(decisionDate, -7 * weeksNeeded));
  if (latestForLevel < startDate) {
    startDate = latestForLevel;
    because.push(`It opens ${inWeeks(weeksNeeded)} before the decision, which this level needs.`);
  }

  if (startDate >= soonest) return { startDate, endDate, because };
  const run = hurried({ soonest, endDate, lastClosing, today }, workingDays);
  return (
    run && {
      ...run,
      because: [
        `The ${track} track asks for ${inWeeks(weeks)} and then ${gap} working days before the decision.`,
        "There is less time than that, so it opens as soon as it can.",
      ],
    }
  );
}

/** An earlier closing day, when the usual run would open or close just before a poll and time allows it. */
function clearOfElection(
  endDate: Day,
  { weeks, soonest }: { weeks: number; soonest: Day },
  workingDays: WorkingDays,
): Day | undefined {
  const startDate = workingDays.onOrBefore(addDays(endDate, -7 * weeks));
  const poll = [startDate, endDate]
    .map((on) => pollTouching({ from: on, to: on }, workingDays))
    .find((found) => found !== undefined);
  if (!poll) return undefined;
  const before = closingDay(addDays(preElectionStart(poll, workingDays), -1), workingDays);
  // Room for the run, and for the bank holidays that may lengthen it.
  return addDays(before, -7 * weeks - 7) >= soonest ? before : undefined;
}

/** The soonest decision that leaves the track its full times, when nothing is cut short. */
export function soonestDecision(
  { track, today }: { track: Track; today: Day },
  { settings, workingDays }: { settings: PlanningSettings; workingDays: WorkingDays },
): Day {
  const closing = closingDayFrom(
    addDays(soonestOpening(today, workingDays), 7 * settings.periodWeeks[track]),
    workingDays,
  );
  return workingDays.add(closing, settings.decisionGap[track]);
}

function hurried(
  { soonest, endDate, lastClosing, today }: { soonest: Day; endDate: Day; lastClosing: Day; today: Day },
  workingDays: WorkingDays,
): { startDate: Day; endDate: Day } | undefined {
  // With days to go there is no time for the usual notice either; a run of a day or two is still a choice.
  const startDate = soonest < lastClosing ? soonest : workingDays.add(today, 1);
  if (startDate >= lastClosing) return undefined;
  const aWeekOn = closingDayFrom(addDays(startDate, leastDays), workingDays);
  const wanted = daysBetween(startDate, endDate) < leastDays ? aWeekOn : endDate;
  return { startDate, endDate: wanted < lastClosing ? wanted : lastClosing };
}

export const inWeeks = (weeks: number): string => `${weeks} ${weeks === 1 ? "week" : "weeks"}`;

export function bankHolidaysBetween(from: Day, to: Day, workingDays: WorkingDays): string[] {
  const found: string[] = [];
  for (let at = from; at <= to; at = addDays(at, 1)) {
    const name = workingDays.bankHoliday(at);
    if (name) found.push(name);
  }
  return found;
}
