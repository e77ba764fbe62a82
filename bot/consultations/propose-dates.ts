import { addDays, type Day, weekday } from "../common/days";
import type { WorkingDays } from "../common/working-days";
import type { Track } from "./consultation";
import type { PlanningSettings } from "./planning-settings";

const friday = 5;
/** Working days an officer needs at the very least before anything can open. */
const soonestOpening = 5;

export interface ProposedDates {
  startDate: Day;
  endDate: Day;
  /** How the dates came about, a sentence each. */
  because: readonly string[];
}

/** Never closes on a Friday or a day off: nobody is there to help with the last replies. */
function closingDay(before: Day, workingDays: WorkingDays): Day {
  let found = workingDays.onOrBefore(before);
  while (weekday(found) === friday) found = workingDays.onOrBefore(addDays(found, -1));
  return found;
}

/**
 * Back-plans from the decision: closing leaves the track's gap of working days before it, opening leaves the
 * track's weeks before closing and a working day more for each bank holiday between them. Where that has
 * already gone, it opens as soon as it can, and closes no later than the gap allows.
 */
export function proposeDates(
  { decisionDate, track, today }: { decisionDate: Day; track: Track; today: Day },
  { settings, workingDays }: { settings: PlanningSettings; workingDays: WorkingDays },
): ProposedDates {
  const gap = settings.decisionGap[track];
  const weeks = settings.periodWeeks[track];
  const because = [
    `Closing leaves ${gap} working days to read the replies and write the report.`,
    `The ${track} track runs for ${weeks} ${weeks === 1 ? "week" : "weeks"}.`,
  ];
  const soonest = workingDays.add(today, soonestOpening);

  let endDate = closingDay(workingDays.add(decisionDate, -gap), workingDays);
  let startDate = workingDays.onOrBefore(addDays(endDate, -7 * weeks));
  const holidays = bankHolidaysBetween(startDate, endDate, workingDays);
  if (holidays.length > 0) {
    startDate = workingDays.add(startDate, -holidays.length);
    because.push(
      holidays.length === 1
        ? `It opens a working day earlier for ${holidays[0]}.`
        : `It opens ${holidays.length} working days earlier for bank holidays.`,
    );
  }
  if (startDate < soonest) {
    startDate = soonest;
    because.push("There is less time than this track asks for, so it opens as soon as it can.");
  }
  // With almost no time left, a run of a week is still proposed; the warnings say what is wrong with it.
  if (endDate <= startDate) {
    const lastDay = workingDays.onOrBefore(addDays(decisionDate, -1));
    const aWeekOn = closingDay(addDays(startDate, 7), workingDays);
    endDate = aWeekOn < lastDay ? aWeekOn : lastDay;
  }
  return { startDate, endDate, because };
}

export function bankHolidaysBetween(from: Day, to: Day, workingDays: WorkingDays): string[] {
  const found: string[] = [];
  for (let at = from; at <= to; at = addDays(at, 1)) {
    const name = workingDays.bankHoliday(at);
    if (name) found.push(name);
  }
  return found;
}
