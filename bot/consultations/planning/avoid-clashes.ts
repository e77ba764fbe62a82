import { addDays, type Day, daysBetween, inWords } from "../../common/days";
import type { WorkingDays } from "../../common/working-days";
import { asSentence, type ClashReport, isSerious } from "../clashing/clash-check";
import type { PlanningSettings } from "./planning-settings";
import { closingDay, type ProposedDates, soonestOpening, type ToPropose, weeksOf } from "./propose-dates";

interface Rules {
  check: (period: { startDate: Day; endDate: Day }) => ClashReport;
  settings: PlanningSettings;
  workingDays: WorkingDays;
}

/**
 * The proposed dates, or the nearest better period when they clash badly and another one leaves the track
 * all its times. Where none does, the person sees the clash and decides.
 */
export function avoidClashes(
  proposed: ProposedDates,
  about: ToPropose,
  { check, settings, workingDays }: Rules,
): ProposedDates {
  const { findings, alternatives } = check(proposed);
  const clash = findings.find(isSerious);
  if (!clash) return proposed;
  const { decisionDate, track, today, weeksNeeded = 0 } = about;
  const fits = ({ startDate, endDate }: { startDate: Day; endDate: Day }): boolean =>
    startDate >= soonestOpening(today, workingDays) &&
    startDate <= workingDays.onOrBefore(addDays(decisionDate, -7 * weeksNeeded)) &&
    workingDays.isWorkingDay(startDate) &&
    closingDay(endDate, workingDays) === endDate &&
    daysBetween(startDate, endDate) >= weeksOf(about, settings) * 7 &&
    workingDays.between(endDate, decisionDate) >= settings.decisionGap[track];
  const away = ({ startDate }: { startDate: Day }) => Math.abs(daysBetween(proposed.startDate, startDate));
  const better = alternatives
    .filter((period) => fits(period) && !check(period).findings.some(isSerious))
    .sort((one, other) => away(one) - away(other))[0];
  if (!better) return proposed;
  return {
    startDate: better.startDate,
    endDate: better.endDate,
    because: [
      `Moved from ${inWords(proposed.startDate)}. ${asSentence(clash.what)}`,
      "This is the nearest period that is free of it.",
    ],
  };
}
