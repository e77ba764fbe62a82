import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import problemJson from "./problem-card.json";

const problemCard = cardFrom(problemJson);
/** In bytes. The data is on the card twice: for clients of today, and for older ones. */
const largestRetry = 11_000;

export interface Retry {
  verb: string;
  data: unknown;
}

/** Whether a card can carry what was typed, to be sent again by its button. */
export const canCarry = (again: Retry): boolean =>
  Buffer.byteLength(JSON.stringify(dataOf(again)), "utf8") <= largestRetry;

/** What went wrong, with a button that sends the same again: what was typed travels with it. */
export function problem({
  message,
  title = "That did not work",
  errorId,
  again,
}: {
  message: string;
  /** For news that is no trouble. */
  title?: string;
  errorId?: string;
  again?: Retry;
}): Card {
  const card = problemCard({ title, message: shorten(message, 1_000), errorId: errorId ?? "" });
  // Put in after the template ran: what a person typed must never be read as a template.
  return { ...card, actions: again && canCarry(again) ? [tryAgain(again)] : [] };
}

function tryAgain(again: Retry) {
  const title = "Try again";
  const data = dataOf(again);
  return {
    type: "Action.Execute",
    title,
    verb: again.verb,
    data,
    fallback: { type: "Action.Submit", title, data: { ...data, verb: again.verb } },
  };
}

const dataOf = ({ data }: Retry): object =>
  typeof data === "object" && data !== null && !Array.isArray(data) ? data : {};
