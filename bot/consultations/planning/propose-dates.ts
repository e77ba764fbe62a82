import { addDays, type Day, daysBetween, weekday } from "../../common/days";
import type { WorkingDays } from "../../common/working-days";
import type { Track } from "../consultation";
import type { CouncilDates } from "./council-dates";
import type { PlanningSettings } from "./planning-settings";

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

/** Whom and what the dates are for, and how long it must run at the least. */
export interface ToPropose {
  decisionDate: Day;
  track: Track;
  today: Day;
  areas?: readonly string[];
  /** Weeks from opening to the decision that the level needs. */
  weeksNeeded?: number;
  /** Least weeks by law. */
  minimumWeeks?: number | undefined;
}

export interface ProposingRules {
  settings: PlanningSettings;
  workingDays: WorkingDays;
  councilDates: CouncilDates;
}

/** The track's weeks, or those of the law where they are more. */
export const weeksOf = (
  { track, minimumWeeks = 0 }: Pick<ToPropose, "track" | "minimumWeeks">,
  { periodWeeks }: Pick<PlanningSettings, "periodWeeks">,
): number => Math.max(periodWeeks[track], minimumWeeks);

/**
 * Back-plans from the decision: closing leaves the track's gap of working days before it, opening leaves the
 * track's weeks before closing and what the council adds for holidays between them, and is never so
 * late that the level would no longer fit. Where that has already gone, it opens as soon as it can and runs
 * for a week at least, or for what is left before the decision.
 * @returns undefined when no day of opening and of closing is left before the decision.
 */
export function proposeDates(about: ToPropose, rules: ProposingRules): ProposedDates | undefined {
  const { decisionDate, track, today, weeksNeeded = 0 } = about;
  const { settings, workingDays } = rules;
  const gap = settings.decisionGap[track];
  const weeks = weeksOf(about, settings);
  const lastClosing = closingDay(addDays(decisionDate, -1), workingDays);

  // A decision at a weekend leaves no working day of its own, so the count starts from the one before it.
  const gapped = closingDay(workingDays.add(workingDays.onOrBefore(decisionDate), -gap), workingDays);
  const soonest = soonestOpening(today, workingDays);
  const usual = gapped < lastClosing ? gapped : lastClosing;
  const clear = clearOfElection(usual, { about, soonest }, rules);
  const endDate = clear ?? usual;
  const opening = openingBefore(endDate, about, rules);
  let { startDate } = opening;
  const because = [
    `${inWeeks(weeks)} open, then ${workingDays.between(endDate, decisionDate)} working days for the report.`,
    ...(clear ? ["It closes before a pre-election period, in case you vote then."] : []),
    ...opening.because,
  ];
  const latestForLevel = workingDays.onOrBefore(addDays(decisionDate, -7 * weeksNeeded));
  if (latestForLevel < startDate) {
    startDate = latestForLevel;
    because.push(`It opens ${inWeeks(weeksNeeded)} before the decision, which this level needs.`);
  }

  if (startDate >= soonest) return { startDate, endDate, because };
  const run = hurried({ soonest, endDate, lastClosing, today }, workingDays);
  if (!run) return undefined;
  const asks =
    weeks > settings.periodWeeks[track]
      ? `The record asks for ${inWeeks(weeks)} at least, and the ${track} track for ${gap} working days before the decision.`
      : `The ${track} track asks for ${inWeeks(weeks)} and then ${gap} working days before the decision.`;
  const hasWeeks =
    daysBetween(run.startDate, run.endDate) >= weeks * 7 &&
    workingDays.between(run.endDate, decisionDate) >= gap &&
    run.startDate <= latestForLevel;
  const short =
    hasWeeks && opening.because.length > 0
      ? "There is no time to add all the days for holidays, so it opens as soon as it can."
      : "There is less time than that, so it opens as soon as it can.";
  return { ...run, because: [asks, short] };
}

/** More than enough: a longer run meets another holiday once or twice. */
const mostLooks = 4;

/**
 * The opening day that leaves the weeks before a closing day, and what the council adds: working days for each bank
 * holiday, and weeks for a school holiday or for August and Christmas, whichever is more. The clash check adds the
 * same. What is longer meets more, so it is looked at again until nothing is added.
 */
function openingBefore(
  endDate: Day,
  about: Pick<ToPropose, "track" | "areas" | "minimumWeeks">,
  { settings, workingDays, councilDates }: ProposingRules,
): { startDate: Day; because: string[] } {
  const { bankHolidayDays, schoolHolidayDays, schoolHolidayWeeks, quietSeasonWeeks } = settings.extensions;
  const { track, areas = [] } = about;
  const weeks = weeksOf(about, settings);
  let startDate = workingDays.onOrBefore(addDays(endDate, -7 * weeks));
  let because: string[] = [];
  for (let look = 0; look < mostLooks; look++) {
    const run = { from: startDate, to: endDate };
    const school =
      track !== "light" && councilDates.schoolDays({ ...run, areas }) >= schoolHolidayDays
        ? schoolHolidayWeeks
        : 0;
    const quiet = runsInQuietTime(run) ? quietSeasonWeeks : 0;
    const more = Math.max(school, quiet);
    const from = workingDays.onOrBefore(addDays(endDate, -7 * (weeks + more)));
    const holidays = bankHolidayDays > 0 ? bankHolidaysBetween(startDate, endDate, workingDays) : [];
    const days = holidays.length * bankHolidayDays;
    const next = workingDays.add(from, -days);
    because = [
      ...(more > 0
        ? [`Opens ${inWeeks(more)} sooner for ${more === quiet ? "August or Christmas" : "school holidays"}.`]
        : []),
      ...(days > 0
        ? [
            `Opens ${days === 1 ? "a working day" : `${days} working days`} sooner for ${holidays.length === 1 ? holidays[0] : "bank holidays"}.`,
          ]
        : []),
    ];
    // It only ever grows, so that it comes to an end.
    if (next >= startDate) break;
    startDate = next;
  }
  return { startDate, because };
}

/** August, and 20 December to 3 January: few reply then. The clash check's own. */
export function runsInQuietTime({ from, to }: { from: Day; to: Day }): boolean {
  for (let at = from; at <= to; at = addDays(at, 1)) {
    const monthDay = at.slice(5);
    if (monthDay.startsWith("08") || monthDay >= "12-20" || monthDay <= "01-03") return true;
  }
  return false;
}

/** By-elections can follow one another; past a few, somebody has to choose. */
const mostPolls = 4;

/** An earlier closing day, when the usual run would open or close just before a poll and time allows it. */
function clearOfElection(
  endDate: Day,
  { about, soonest }: { about: ToPropose; soonest: Day },
  rules: ProposingRules,
): Day | undefined {
  const { areas = [] } = about;
  let found = endDate;
  for (let look = 0; look < mostPolls; look++) {
    const { startDate } = openingBefore(found, about, rules);
    if (startDate < soonest) return undefined;
    const election = [startDate, found]
      .map((on) => rules.councilDates.electionTouching({ from: on, to: on, areas }))
      .find((each) => each !== undefined);
    if (!election) return found === endDate ? undefined : found;
    found = closingDay(addDays(election.from, -1), rules.workingDays);
  }
  return undefined;
}

/** The soonest decision that leaves the track its full times, when nothing is cut short. */
export function soonestDecision(
  about: Pick<ToPropose, "track" | "today" | "minimumWeeks">,
  { settings, workingDays }: { settings: PlanningSettings; workingDays: WorkingDays },
): Day {
  const closing = closingDayFrom(
    addDays(soonestOpening(about.today, workingDays), 7 * weeksOf(about, settings)),
    workingDays,
  );
  return workingDays.add(closing, settings.decisionGap[about.track]);
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
