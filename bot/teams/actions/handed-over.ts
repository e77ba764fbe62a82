import type { Action } from "../../actions";
import { dayOf } from "../../common/days";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import handedOverJson from "./handed-over-card.json";
import { dueWords, shortStep } from "./rows";

const handedOverCard = cardFrom(handedOverJson);

export interface HandOverAsk {
  action: Action;
  by: { name: string };
  /** Of the consultation it belongs to. */
  title: string | undefined;
  now: Date;
}

/** Sent to whoever is offered a step, who takes it or leaves it with its owner. */
export function handedOver(ask: HandOverAsk & { problem?: string; reason?: string }): Card {
  const { action, by, problem, reason } = ask;
  const owner = shorten(action.owner?.name, 60);
  return handOverCard(ask, {
    heading: "A step is offered to you",
    detail: `${shorten(by.name, 60) || "A colleague"} asks you to take it over.`,
    whatNow: owner ? `It stays with ${owner} until you accept.` : "Nobody owes it until you accept.",
    ...{ canAnswer: true, problem: problem ?? "", reason: reason ?? "" },
  });
}

export interface HandOverWords {
  heading: string;
  detail: string;
  whatNow?: string;
  reasonGiven?: string;
  canAnswer?: boolean;
  problem?: string;
  reason?: string;
}

/** One step that changes hands, and what there is to say of it. */
export function handOverCard({ action, title, now }: Omit<HandOverAsk, "by">, words: HandOverWords): Card {
  const today = dayOf(now);
  const late = action.dueDate !== undefined && action.dueDate < today;
  return fitting(shares, (share) =>
    handedOverCard({
      ...{ whatNow: "", reasonGiven: "", canAnswer: false, problem: "" },
      ...words,
      reason: shorten(words.reason, 2_000 * share),
      id: action.id,
      stepName: shortStep(action, 120),
      where: [action.reference, shorten(title, 60)].filter(Boolean).join(" "),
      detail: `${words.detail} ${dueWords({ action, late }, today)}.`,
      listUrl: linkOr(action.listUrl),
    }),
  );
}
