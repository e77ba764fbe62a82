/** The level questions and their answers, as an officer reads them in every room. */
export const levelQuestions = {
  open: {
    ask: "What is still open?",
    answers: [
      ["none", "Nothing"],
      ["some", "Some of it"],
      ["wide", "All of it"],
    ],
  },
  duty: {
    ask: "Must you consult, by law, promise or practice?",
    answers: [
      ["yes", "Yes"],
      ["no", "No"],
      ["unsure", "Not sure"],
    ],
  },
  impact: {
    ask: "How big is the effect?",
    answers: [
      ["1", "Small"],
      ["2", "One group, service or ward"],
      ["3", "Closing, cuts, charges, key decision or 2+ wards"],
    ],
  },
  protected: {
    ask: "Could it hit a protected or seldom-heard group harder?",
    answers: [
      ["yes", "Yes or maybe"],
      ["no", "No"],
    ],
  },
  share: {
    ask: "What will the decision-maker let people do?",
    answers: [
      ["hear", "Give views"],
      ["advise", "Help shape options"],
      ["design", "Make options with us"],
      ["decide", "Decide"],
    ],
  },
  canDelegate: {
    ask: "Can you hand over the decision by law, and did members agree?",
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
