import { addDays, type Day, inWords, weeksBetween } from "../../common/days";
import type { WorkingDays } from "../../common/working-days";
import type { Consultation } from "../consultation";
import type { PlanningSettings } from "../planning/planning-settings";
import { inWeeks } from "../planning/propose-dates";
import { type RunDates, warnOfDates, warnOfDecision } from "../planning/warn-of-dates";
import type { LevelDecision } from "../toolkit-rules";
import type { StepBasis } from "./step-basis";

/** What a person should know before these dates replace the ones people may already have been told. */
export function warnOfMovedDates(
  { consultation, dates, basis }: { consultation: Consultation; dates: RunDates; basis: StepBasis },
  {
    decided,
    settings,
    workingDays,
    today,
  }: {
    decided: LevelDecision | undefined;
    settings: PlanningSettings;
    workingDays: WorkingDays;
    today: Day;
  },
): string[] {
  const warnings: string[] = [];
  const { startDate, endDate, decisionDate, feedbackPromised } = consultation;
  const isOpen = startDate !== undefined && endDate !== undefined && startDate <= today && today <= endDate;
  if (isOpen && dates.endDate < endDate)
    warnings.push(
      `It is open now, and people were told it closes on ${inWords(endDate)}. Closing sooner can be unfair to them. Ask your legal team first.`,
    );
  if (startDate && startDate <= today && dates.startDate !== startDate)
    warnings.push(`It opened on ${inWords(startDate)}. Check that the new opening day is right.`);
  if (feedbackPromised && feedbackPromised <= dates.endDate)
    warnings.push(
      `Feedback is promised by ${inWords(feedbackPromised)}, which is before it closes. Make a new promise, and tell people.`,
    );
  else if (feedbackPromised && dates.endDate !== endDate)
    warnings.push(
      `Feedback stays promised by ${inWords(feedbackPromised)}. That promise does not move by itself.`,
    );

  const weeks = weeksBetween(dates.startDate, dates.decisionDate);
  if (decided && decided.level !== "stop" && decided.level === basis.level && decided.weeksNeeded > weeks)
    warnings.push(
      `This level needs ${inWeeks(decided.weeksNeeded)} between opening and the decision. These dates leave ${inWeeks(weeks)}.`,
    );
  if (dates.decisionDate !== decisionDate)
    warnings.push(
      ...warnOfDecision(
        { decisionDate: dates.decisionDate, circumstances: new Set(basis.circumstances) },
        { today, workingDays },
      ),
    );
  if (basis.track)
    warnings.push(
      ...warnOfDates(dates, {
        track: basis.track,
        // A day it really opened on is no mistake, though it has gone.
        today: dates.startDate === startDate && startDate < today ? startDate : today,
        settings,
        workingDays,
      }),
    );
  if (!feedbackPromised && dates.endDate !== endDate)
    warnings.push(
      `Feedback to the people who take part is then due by ${inWords(workingDays.onOrBefore(addDays(dates.endDate, settings.feedbackWeeks * 7)))}.`,
    );
  return warnings;
}
