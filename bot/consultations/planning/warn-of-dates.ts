import { addDays, type Day, daysBetween, inWords } from "../../common/days";
import type { WorkingDays } from "../../common/working-days";
import type { Track } from "../consultation";
import type { PlanningSettings } from "./planning-settings";
import { inWeeks } from "./propose-dates";

/** 28 clear days: neither the day of the notice nor the day of the decision counts. */
const keyDecisionNotice = 29;

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

/**
 * What a person should know of how long it runs and of the time after it. Nothing here refuses. What the days
 * themselves meet is for the clash check to say.
 */
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
  const weeks = settings.periodWeeks[track];
  const run = daysBetween(startDate, endDate);
  if (run < weeks * 7)
    warnings.push(
      `It runs for ${inDays(run)}. The ${track} track asks for ${inWeeks(weeks)} (a setting of this council).`,
    );

  const gap = workingDays.between(endDate, decisionDate);
  if (gap < settings.decisionGap[track])
    warnings.push(
      `Only ${gap} working ${gap === 1 ? "day is" : "days are"} left between closing and the decision. This track asks for ${settings.decisionGap[track]}.`,
    );

  if (startDate < today) warnings.push("It opens in the past. Choose a later opening day.");
  return warnings;
}

const inDays = (days: number): string =>
  days % 7 === 0 ? inWeeks(days / 7) : `${days} ${days === 1 ? "day" : "days"}`;
