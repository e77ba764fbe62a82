import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import problemJson from "./problem-card.json";

const problemCard = cardFrom(problemJson);
const largestRetry = 15_000;

/** What went wrong, with a button that sends the same again: what was typed travels with it. */
export function problem({
  message,
  errorId,
  again,
}: {
  message: string;
  errorId?: string;
  again?: { verb: string; data: unknown };
}): Card {
  const card = problemCard({ message, errorId: errorId ?? "", verb: again?.verb ?? "", data: "" });
  const fits = again && Buffer.byteLength(JSON.stringify(again.data ?? {}), "utf8") <= largestRetry;
  if (!fits) return { ...card, actions: [] };
  // Put in after the template ran: what a person typed must never be read as a template.
  return {
    ...card,
    actions: [{ type: "Action.Execute", title: "Try again", verb: again.verb, data: again.data ?? {} }],
  };
}
