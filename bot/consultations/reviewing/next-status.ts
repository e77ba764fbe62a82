import type { Consultation, WorkflowStatus } from "../consultation";

/** What each status leads to when all goes well; nothing once it is over. */
const next: Partial<Record<WorkflowStatus, WorkflowStatus>> = {
  Idea: "Submitted",
  "Changes requested": "Submitted",
  Submitted: "Approved",
  Approved: "Ready",
  Ready: "Open",
  Open: "Closed",
  Closed: "Reported",
  Reported: "Decided",
  Decided: "Feedback published",
  "Feedback published": "Complete",
};

export const nextStatus = ({ workflowStatus }: Pick<Consultation, "workflowStatus">) => next[workflowStatus];
