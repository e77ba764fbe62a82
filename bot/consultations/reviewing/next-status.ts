import type { Consultation, WorkflowStatus } from "../consultation";

/** What whoever leads the work does next, from each status. */
export const leadsMove: Partial<Record<WorkflowStatus, WorkflowStatus>> = {
  Idea: "Submitted",
  "Changes requested": "Submitted",
  Approved: "Ready",
  Ready: "Open",
  Open: "Closed",
  Closed: "Reported",
  Reported: "Decided",
  Decided: "Feedback published",
};

/** What each status leads to when all goes well; nothing once it is over. */
const next: Partial<Record<WorkflowStatus, WorkflowStatus>> = {
  ...leadsMove,
  ...{ Submitted: "Approved", "Feedback published": "Complete" },
};

export const nextStatus = ({ workflowStatus }: Pick<Consultation, "workflowStatus">) => next[workflowStatus];
