import { addDays, type Day } from "../common/days";
import type { StepId } from "../common/ids";
import type { WorkingDays } from "../common/working-days";
import type { StepConditions } from "./conditions";
import { type Content, content as shipped } from "./content";
import type { Anchor, Gate } from "./content-shape";

export interface PlanDates {
  startDate: Day;
  endDate: Day;
  decisionDate: Day;
  /** When we promised to say what changed; until then, so many weeks after the end. */
  feedbackPromised?: Day;
  retentionDate?: Day;
  eventDate?: Day;
}

export interface PlannedStep {
  stepId: StepId;
  phase: number;
  phaseTitle: string;
  title: string;
  gate?: Gate;
  signOff: string;
  /** Undefined until the day it hangs on is known: an event not yet booked, a deletion date not yet set. */
  dueOn: Day | undefined;
  /** Its proper day had already gone by, so it was given two working days from today. */
  compressed: boolean;
}

export interface PlanStepsAsk extends StepConditions {
  dates: PlanDates;
  today: Day;
  workingDays: WorkingDays;
  /** At most so many weeks from the end to the feedback. */
  feedbackWeeks?: number;
}

const usualWeeksToFeedback = 12;
const daysToCatchUp = 2;

/** The checklist of one consultation, in working order, each step with its due day. */
export function planSteps(ask: PlanStepsAsk, content: Content = shipped): PlannedStep[] {
  const { track, dates, today, workingDays, feedbackWeeks = usualWeeksToFeedback } = ask;
  return content.steps.flatMap((step): PlannedStep[] => {
    const offset = step.offset[track];
    if (offset === null || !step.applies(ask)) return [];

    const anchor = anchorDay(step.anchor, dates, { workingDays, feedbackWeeks });
    // Day 0 is the anchor, working day or not, and an offset of 0 stays on it: a date the law sets, or one
    // already published, is never rounded to suit our week.
    const due = anchor && workingDays.add(anchor, offset);
    const compressed = due !== undefined && due < today;
    return [
      {
        stepId: step.id,
        phase: step.phase,
        phaseTitle: step.phaseTitle,
        title: step.title,
        ...(step.gate && { gate: step.gate }),
        signOff: step.signOff,
        dueOn: compressed ? workingDays.add(today, daysToCatchUp) : due,
        compressed,
      },
    ];
  });
}

function anchorDay(
  anchor: Anchor,
  dates: PlanDates,
  { workingDays, feedbackWeeks }: { workingDays: WorkingDays; feedbackWeeks: number },
): Day | undefined {
  switch (anchor) {
    case "S":
      return dates.startDate;
    case "E":
      return dates.endDate;
    case "M":
      return midpoint(dates, workingDays);
    case "D":
      return dates.decisionDate;
    case "P":
      // On or before: rounding forward would break the longest there may be.
      return dates.feedbackPromised ?? workingDays.onOrBefore(addDays(dates.endDate, feedbackWeeks * 7));
    case "EV":
      return dates.eventDate;
    case "R":
      return dates.retentionDate;
    case "-":
      return undefined;
  }
}

function midpoint({ startDate, endDate }: PlanDates, workingDays: WorkingDays): Day {
  return workingDays.add(startDate, Math.floor(workingDays.between(startDate, endDate) / 2));
}
