import type { HandOverNews } from "../../actions";
import type { Card } from "../cards/card";
import { shorten } from "../cards/words";
import { type HandOverAsk, handOverCard } from "./handed-over";

type News = Pick<HandOverNews, "what" | "reason"> & HandOverAsk;

const headings: Readonly<Record<HandOverNews["what"], string>> = {
  accepted: "Your step was accepted",
  declined: "Your step was declined",
  "taken back": "An offer was taken back",
  "taken over": "A step changed hands",
};

const said: Readonly<Record<HandOverNews["what"], (name: string, owner: string) => string>> = {
  accepted: (name) => `${name} accepted it, and owes it from now on.`,
  declined: (name, owner) =>
    `${name} declined it. ${owner ? `It stays with ${owner}.` : "Nobody owes it yet."}`,
  "taken back": (name) => `${name} took the offer back. You need not do anything.`,
  "taken over": (name) => `${name} took it over. You need not do anything.`,
};

/** Told to whoever offered a step, owed it until now, or was offered it. */
export function handOverNews({ what, reason, ...ask }: News): Card {
  const name = shorten(ask.by.name, 60) || "A colleague";
  return handOverCard(ask, {
    heading: headings[what],
    detail: said[what](name, shorten(ask.action.owner?.name, 60)),
    reasonGiven: reason.trim() ? `They said: ${shorten(reason, 500)}` : "",
    whatNow: what === "declined" ? "Open it to do it yourself, or to offer it to somebody else." : "",
  });
}
