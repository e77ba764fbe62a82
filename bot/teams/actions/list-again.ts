import type { Action } from "../../actions";
import type { Card } from "../cards/card";
import { shorten } from "../cards/words";
import type { TeamsDeps, Turn } from "../turn";
import { myActions } from "./list-mine";
import { longestStepId } from "./rows";
import { checklist } from "./see-checklist";
import type { View } from "./view";

export const nameOf = (action: Action): string =>
  action.stepId
    ? `Step ${shorten(action.stepId, longestStepId)}, ${shorten(action.title, 80)},`
    : shorten(action.title, 80);

/** The list a step was opened from, at its page, saying what was just done. */
export function listAgain(
  deps: TeamsDeps,
  turn: Turn,
  {
    action,
    from,
    view,
    note,
    ticked,
  }: { action: Action; from: "checklist" | "mine"; view: View; note: string; ticked?: Action },
): Card {
  return from === "mine" || !action.reference
    ? myActions(deps, { person: turn.person, page: Math.max(1, view.page), note, ticked })
    : checklist(deps, turn, { reference: action.reference, view, note, ticked });
}
