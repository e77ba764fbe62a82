import type { Late, Timing } from "../../consultations";

export const circumstanceWords: Record<string, string> = {
  serviceChange: "Service change",
  budget: "Budget or charge",
  vcsFunding: "Voluntary group funding",
  affectsResidents: "Residents affected",
  keyDecision: "Key decision",
  survey: "Survey",
  online: "Online",
  events: "Events",
  personalData: "Personal data",
  highRisk: "High-risk data",
  under18: "Under-18s",
  vulnerable: "Adults at risk",
  petition: "Petition",
};

export const timingWords: Record<Timing | "notOpen", string> = {
  open: "Open now",
  forthcoming: "Coming up",
  undated: "No dates yet",
  closed: "Closed",
  notOpen: "Not open",
};

/** As the list's view Late has it. */
export const lateWords: Record<Late, string> = {
  opening: "Late: its opening day has passed, and it is not approved.",
  closing: "Late: its last day has passed, and it is not closed.",
  deciding: "Late: the day of the decision has passed.",
  feedback: "Late: people still wait for the answer they were promised.",
};
