import type { ReplanView } from "../../consultations";
import { type AskedHere, inputsOfChange } from "./replan-data";

export const replanVerbs = {
  dates: {
    ask: "consultations.changeDates",
    show: "consultations.showDates",
    keep: "consultations.keepDates",
  },
  answers: {
    ask: "consultations.changeAnswers",
    show: "consultations.showAnswers",
    keep: "consultations.keepAnswers",
  },
  level: {
    ask: "consultations.overrideLevel",
    show: "consultations.showLevel",
    keep: "consultations.keepLevel",
  },
  steps: { ask: undefined, show: "consultations.showSteps", keep: "consultations.keepSteps" },
} satisfies Record<AskedHere, { ask: string | undefined; show: string; keep: string }>;

/** Put in after the template ran: what a person typed must never be read as a template. */
export function button(title: string, verb: string, data: object, style?: "positive") {
  return {
    type: "Action.Execute",
    title,
    verb,
    data,
    ...(style && { style }),
    fallback: { type: "Action.Submit", title, data: { ...data, verb } },
  };
}

/**
 * What was typed, on its way through a card that only shows it. Emptied answers travel as empty; what has a box
 * of its own on the card travels in it.
 */
export function carried(
  what: AskedHere,
  { consultation, typed, notesNeeded = [] }: ReplanView,
): Record<string, string> {
  const boxes: readonly string[] = ["reason", ...notesNeeded];
  const inputs = inputsOfChange[what].filter((input) => !boxes.includes(input));
  return {
    reference: consultation.reference,
    ...Object.fromEntries(inputs.map((input) => [input, typed[input] ?? ""])),
  };
}
