import type { Timing } from "../../consultations";

/** The level questions, as an officer reads them. */
export const questions = {
  open: {
    ask: "What is still open?",
    answers: [
      ["none", "Nothing: it has been decided"],
      ["some", "Some of it: options or details"],
      ["wide", "All of it: even what the problem is"],
    ],
  },
  duty: {
    ask: "Must you consult, by law, by promise or because you always have?",
    answers: [
      ["yes", "Yes"],
      ["no", "No"],
      ["unsure", "Not sure"],
    ],
  },
  impact: {
    ask: "How big is the effect on people?",
    answers: [
      ["1", "Small: convenience or information"],
      ["2", "Medium: one group, one service or one ward changes"],
      ["3", "Large: a closure, cut, charge, key decision, or several wards"],
    ],
  },
  protected: {
    ask: "Could it be harder on a protected or seldom-heard group?",
    answers: [
      ["yes", "Yes, or it might be"],
      ["no", "No"],
    ],
  },
  share: {
    ask: "What will the decision-maker share?",
    answers: [
      ["hear", "They will hear views"],
      ["advise", "People will help shape the options"],
      ["design", "People will make the options with us"],
      ["decide", "People will decide"],
    ],
  },
  canDelegate: {
    ask: "Can the decision lawfully be handed over, and have members agreed?",
    answers: [
      ["no", "No"],
      ["yes", "Yes"],
    ],
  },
  freshEvidence: {
    ask: "Did you ask the same people the same thing in the last 12 months?",
    answers: [
      ["no", "No"],
      ["yes", "Yes"],
    ],
  },
} as const;

export const circumstanceWords: Record<string, string> = {
  serviceChange: "A service will change, start or stop",
  budget: "It is about a budget or a charge",
  vcsFunding: "A voluntary group may lose funding",
  affectsResidents: "It affects residents directly",
  keyDecision: "It is a key decision",
  survey: "There will be a survey",
  online: "Some of it will be online",
  events: "There will be events or meetings",
  personalData: "You will collect personal data",
  highRisk: "That data is sensitive or high risk",
  under18: "You will hear from under-18s",
  vulnerable: "You will hear from adults at risk",
  petition: "There is a petition or a campaign",
};

export const timingWords: Record<Timing, string> = {
  open: "Open now",
  forthcoming: "Coming up",
  undated: "No dates yet",
  closed: "Closed",
};
