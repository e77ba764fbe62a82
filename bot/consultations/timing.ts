import type { Day } from "../common/days";
import type { Consultation, WorkflowStatus } from "./consultation";

export type Timing = "forthcoming" | "open" | "closed" | "undated";

/** Computed from the dates each time, so it can never disagree with them. */
export function timingOf(
  { startDate, endDate }: Pick<Consultation, "startDate" | "endDate">,
  today: Day,
): Timing {
  if (!startDate) return "undated";
  if (today < startDate) return "forthcoming";
  return endDate && today > endDate ? "closed" : "open";
}

type Stands = Pick<Consultation, "startDate" | "endDate" | "workflowStatus">;

/** The dates decide once it was approved: as the list's view Open now has it. */
const mayBeOpen: ReadonlySet<WorkflowStatus> = new Set<WorkflowStatus>(["Approved", "Ready", "Open"]);
const unanswered: ReadonlySet<WorkflowStatus> = new Set<WorkflowStatus>([
  ...(["Idea", "Submitted", "Changes requested", "Stopped"] as const),
]);

/** What people are told: days alone make nothing open that nobody agreed to, nor what was closed early. */
export function timingShown(consultation: Stands, today: Day): Timing | "notOpen" {
  const { workflowStatus } = consultation;
  const timing = timingOf(consultation, today);
  if (workflowStatus === "Stopped" && timing === "forthcoming") return "notOpen";
  if (timing !== "open" || mayBeOpen.has(workflowStatus)) return timing;
  return unanswered.has(workflowStatus) ? "notOpen" : "closed";
}

/** A day that has passed while the status is behind. */
export type Late = "opening" | "closing" | "deciding" | "feedback";

const beforeOpening: readonly WorkflowStatus[] = ["Submitted", "Changes requested"];
const beforeClosing: readonly WorkflowStatus[] = [...beforeOpening, "Approved", "Ready", "Open"];
const beforeDeciding: readonly WorkflowStatus[] = [...beforeClosing, "Closed", "Reported"];
const beforeFeedback: readonly WorkflowStatus[] = [...beforeDeciding, "Decided"];

/** The same as the list's view Late, the gravest first; a test holds the two together. */
export function lateOf(
  {
    workflowStatus,
    startDate,
    endDate,
    decisionDate,
    feedbackPromised,
  }: Stands & Pick<Consultation, "decisionDate" | "feedbackPromised">,
  today: Day,
): Late | undefined {
  const late = (day: Day | undefined, statuses: readonly WorkflowStatus[]): boolean =>
    day !== undefined && day < today && statuses.includes(workflowStatus);
  if (late(feedbackPromised, beforeFeedback)) return "feedback";
  if (late(decisionDate, beforeDeciding)) return "deciding";
  if (late(endDate, beforeClosing)) return "closing";
  return late(startDate, beforeOpening) ? "opening" : undefined;
}
