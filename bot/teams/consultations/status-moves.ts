import type { Consultation, WorkflowStatus } from "../../consultations";
import type { TeamsDeps, Turn } from "../turn";

/** What each change of status is called on a button. */
export const moveWords: Record<WorkflowStatus, string> = {
  Idea: "Make it an idea again",
  Submitted: "Send for review",
  "Changes requested": "Ask for changes",
  Approved: "Approve",
  Ready: "It is ready to open",
  Open: "Open it",
  Closed: "Close it",
  Reported: "Mark findings final",
  Decided: "The decision is made",
  "Feedback published": "Feedback is published",
  Complete: "Complete it",
  Stopped: "Stop it",
};

const styles: Partial<Record<WorkflowStatus, string>> = { Approved: "positive", Stopped: "destructive" };

/** A button for each change of status that this person, and nobody else looking at the card, may make. */
export const moveButtons = ({ consultations }: TeamsDeps, { person }: Turn, consultation: Consultation) =>
  consultations
    .movesFor({ person, consultation })
    .map(({ to }) => ({ to, moveTitle: moveWords[to], style: styles[to] ?? "default" }));
