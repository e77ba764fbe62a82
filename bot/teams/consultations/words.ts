import type { Timing } from "../../consultations";

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

export const timingWords: Record<Timing, string> = {
  open: "Open now",
  forthcoming: "Coming up",
  undated: "No dates yet",
  closed: "Closed",
};
