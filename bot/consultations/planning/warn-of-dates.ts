import { addDays, type Day, day, daysBetween, inWords, weekday } from "../../common/days";
import type { WorkingDays } from "../../common/working-days";
import type { Track } from "../consultation";
import type { PlanningSettings } from "./planning-settings";
import { pollTouching, preElectionStart } from "./pre-election";
import { bankHolidaysBetween, closingDay, closingDayFrom, inWeeks } from "./propose-dates";

/** 28 clear days: neither the day of the notice nor the day of the decision counts. */
const keyDecisionNotice = 29;
/** How much longer a run is that has August or Christmas in it. */
const weeksForQuiet = 2;

export interface RunDates {
  startDate: Day;
  endDate: Day;
  decisionDate: Day;
}

/** What a person should know of the day of the decision, whatever the dates before it. */
export function warnOfDecision(
  { decisionDate, circumstances }: { decisionDate: Day; circumstances: ReadonlySet<string> },
  { today, workingDays }: { today: Day; workingDays: WorkingDays },
): string[] {
  if (!circumstances.has("keyDecision") || daysBetween(today, decisionDate) >= keyDecisionNotice) return [];
  const soonest = workingDays.onOrAfter(addDays(today, keyDecisionNotice));
  return [
    `A key decision needs 28 clear days' public notice (Executive Arrangements Regulations 2012, regulations 8 and 9). ${inWords(decisionDate)} is too soon for that. Move the decision to ${inWords(soonest)} or later, or ask your Monitoring Officer.`,
  ];
}

/** What a person should know before keeping these dates. Nothing here refuses. */
export function warnOfDates(
  { startDate, endDate, decisionDate }: RunDates,
  {
    track,
    today,
    settings,
    workingDays,
  }: { track: Track; today: Day; settings: PlanningSettings; workingDays: WorkingDays },
): string[] {
  const warnings: string[] = [];
  const later = closingDayFrom(endDate, workingDays);
  const earlier = closingDay(endDate, workingDays);
  // The day before is no help when nothing would be left of the run, nor the day after when it is decided.
  const closeOn = (first: Day, second: Day): Day =>
    first > startDate && first < decisionDate ? first : second;

  for (const [name, on, better] of [
    ["opens", startDate, workingDays.onOrAfter(startDate)],
    ["closes", endDate, closeOn(later, earlier)],
  ] as const) {
    const holiday = workingDays.bankHoliday(on);
    if (holiday) warnings.push(`It ${name} on a bank holiday (${holiday}). Try ${inWords(better)}.`);
    else if (!workingDays.isWorkingDay(on)) warnings.push(`It ${name} at a weekend. Try ${inWords(better)}.`);
  }
  if (weekday(endDate) === 5 && workingDays.isWorkingDay(endDate))
    warnings.push(
      `It closes on a Friday, when nobody can help late repliers. Try ${inWords(closeOn(earlier, later))}.`,
    );

  const weeks = settings.periodWeeks[track];
  const run = daysBetween(startDate, endDate);
  if (run < weeks * 7)
    warnings.push(
      `It runs for ${inDays(run)}. The ${track} track asks for ${inWeeks(weeks)} (a setting of this council).`,
    );
  // A run made longer by a day for each has already allowed for them.
  const holidays = bankHolidaysBetween(startDate, endDate, workingDays);
  if (holidays.length > 0 && run < weeks * 7 + holidays.length)
    warnings.push(
      `Allow ${holidays.length === 1 ? "a working day" : `${holidays.length} working days`} more for ${holidays.join(", ")}.`,
    );

  const gap = workingDays.between(endDate, decisionDate);
  if (gap < settings.decisionGap[track])
    warnings.push(
      `Only ${gap} working ${gap === 1 ? "day is" : "days are"} left between closing and the decision. This track asks for ${settings.decisionGap[track]}.`,
    );

  const poll = pollTouching({ from: startDate, to: endDate }, workingDays);
  if (poll)
    warnings.push(
      `If this area votes on ${inWords(poll)}, the pre-election period starts by ${inWords(preElectionStart(poll, workingDays))}. Do not open or close in it (Local Government Association guidance). Ask your Monitoring Officer.`,
    );
  if (run < (weeks + weeksForQuiet) * 7) {
    const longer = workingDays.onOrBefore(addDays(endDate, -7 * (weeks + weeksForQuiet)));
    const advice =
      longer > today ? `Open by ${inWords(longer)} to allow two weeks more.` : "Allow two weeks more.";
    for (const when of quietTimes(startDate, endDate)) warnings.push(`Fewer people reply ${when}. ${advice}`);
  }

  if (startDate < today) warnings.push("It opens in the past. Choose a later opening day.");
  return warnings;
}

const inDays = (days: number): string =>
  days % 7 === 0 ? inWeeks(days / 7) : `${days} ${days === 1 ? "day" : "days"}`;

function quietTimes(startDate: Day, endDate: Day): string[] {
  const found: [string, Day, Day][] = [];
  for (let year = Number(startDate.slice(0, 4)) - 1; year <= Number(endDate.slice(0, 4)); year++) {
    found.push([`in August ${year}`, day(`${year}-08-01`), day(`${year}-08-31`)]);
    found.push([`from 20 December ${year} to 3 January`, day(`${year}-12-20`), day(`${year + 1}-01-03`)]);
  }
  return found.filter(([, from, to]) => startDate <= to && endDate >= from).map(([when]) => when);
}
