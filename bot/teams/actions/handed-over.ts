import type { Action } from "../../actions";
import { dayOf } from "../../common/days";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import handedOverJson from "./handed-over-card.json";
import { dueWords, shortStep } from "./rows";

const handedOverCard = cardFrom(handedOverJson);

/** Told to whoever owes a step from now on. */
export function handedOver({
  action,
  by,
  title,
  now,
}: {
  action: Action;
  by: { name: string };
  /** Of the consultation it belongs to. */
  title: string | undefined;
  now: Date;
}): Card {
  const today = dayOf(now);
  const late = action.dueDate !== undefined && action.dueDate < today;
  return handedOverCard({
    id: action.id,
    stepName: shortStep(action, 120),
    where: [action.reference, shorten(title, 60)].filter(Boolean).join(" "),
    detail: `${shorten(by.name, 60) || "A colleague"} handed it to you. ${dueWords({ action, late }, today)}.`,
    listUrl: linkOr(action.listUrl),
  });
}
