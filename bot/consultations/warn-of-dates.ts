import { addDays, type Day, day, daysBetween, inWords, weekday } from "../common/days";
import type { WorkingDays } from "../common/working-days";
import type { Track } from "./consultation";
import type { PlanningSettings } from "./planning-settings";
import { bankHolidaysBetween } from "./propose-dates";

/** Working days before a poll by which its notice must be out, so campaigning rules apply from then. */
const preElectionWorkingDays = 25;

export interface RunDates {
  startDate: Day;
  endDate: Day;
  decisionDate: Day;
}

/** The ordinary day of local elections: the first Thursday in May. */
export function localPoll(year: number): Day {
  let found = day(`${year}-05-01`);
  while (weekday(found) !== 4) found = addDays(found, 1);
  return found;
}

/** The poll whose pre-election period touches any day of the run, if one does. */
export function pollTouching(run: { from: Day; to: Day }, workingDays: WorkingDays): Day | undefined {
  for (let year = Number(run.from.slice(0, 4)); year <= Number(run.to.slice(0, 4)); year++) {
    const poll = localPoll(year);
    if (run.from <= poll && run.to >= workingDays.add(poll, -preElectionWorkingDays)) return poll;
  }
  return undefined;
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

  for (const [name, on] of [
    ["opens", startDate],
    ["closes", endDate],
  ] as const) {
    const holiday = workingDays.bankHoliday(on);
    if (holiday)
      warnings.push(`It ${name} on a bank holiday (${holiday}). Try ${inWords(workingDays.onOrAfter(on))}.`);
    else if (!workingDays.isWorkingDay(on))
      warnings.push(`It ${name} at a weekend. Try ${inWords(workingDays.onOrAfter(on))}.`);
  }
  if (weekday(endDate) === 5)
    warnings.push(
      `It closes on a Friday, when nobody can help late repliers. Try ${inWords(addDays(endDate, -1))}.`,
    );

  const weeks = settings.periodWeeks[track];
  const run = daysBetween(startDate, endDate);
  if (run < weeks * 7)
    warnings.push(
      `It runs for ${inDays(run)}. The ${track} track asks for ${weeks} ${weeks === 1 ? "week" : "weeks"} (a setting of this council).`,
    );
  const holidays = bankHolidaysBetween(startDate, endDate, workingDays);
  if (holidays.length > 0)
    warnings.push(
      `${holidays.length === 1 ? "A bank holiday falls" : `${holidays.length} bank holidays fall`} in it: ${holidays.join(", ")}.`,
    );

  const gap = workingDays.between(endDate, decisionDate);
  if (gap < settings.decisionGap[track])
    warnings.push(
      `Only ${gap} working days are left between closing and the decision. This track asks for ${settings.decisionGap[track]}.`,
    );

  const poll = pollTouching({ from: startDate, to: endDate }, workingDays);
  if (poll)
    warnings.push(
      `If this area votes on ${inWords(poll)}, the pre-election period starts by ${inWords(workingDays.add(poll, -preElectionWorkingDays))}. Do not open or close in it. Ask your Monitoring Officer.`,
    );
  for (const [what, from, to] of quietTimes(startDate, endDate))
    warnings.push(
      `Part of it falls in ${what} (${inWords(from)} to ${inWords(to)}), when fewer people reply. Allow two weeks more.`,
    );

  if (startDate < today) warnings.push("It opens in the past. Choose a later opening day.");
  return warnings;
}

const inDays = (days: number): string =>
  days % 7 === 0 ? `${days / 7} ${days === 7 ? "week" : "weeks"}` : `${days} days`;

function quietTimes(startDate: Day, endDate: Day): [string, Day, Day][] {
  const found: [string, Day, Day][] = [];
  for (let year = Number(startDate.slice(0, 4)) - 1; year <= Number(endDate.slice(0, 4)); year++) {
    found.push(["August", day(`${year}-08-01`), day(`${year}-08-31`)]);
    found.push(["Christmas and New Year", day(`${year}-12-20`), day(`${year + 1}-01-03`)]);
  }
  return found.filter(([, from, to]) => startDate <= to && endDate >= from);
}
