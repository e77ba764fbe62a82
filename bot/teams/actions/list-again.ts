import type { Action } from "../../actions";
import type { Card } from "../cards/card";
import { shorten } from "../cards/words";
import type { TeamsDeps, Turn } from "../turn";
import { myActions } from "./list-mine";
import { nobodysActions } from "./list-unowned";
import { reminderNow } from "./reminder";
import { longestStepId } from "./rows";
import { checklist } from "./see-checklist";
import type { Unfolded } from "./unfold";
import type { View } from "./view";
import type { Whence } from "./whence";

export const shortName = ({ stepId, title }: Action): string =>
  stepId ? `Step ${shorten(stepId, longestStepId)}, ${shorten(title, 80)}` : shorten(title, 80);

/** As a sentence goes on after it. */
export const nameOf = (action: Action): string => `${shortName(action)}${action.stepId ? "," : ""}`;

export interface Again {
  from: Whence;
  view: View;
  /** What was just done. */
  note?: string;
  /** What was just closed, so that it can be undone. */
  ticked?: Action;
  /** Why what was asked for was not done. */
  problem?: string;
  /** What is open under its row. */
  open?: Unfolded;
}

/** The list an action was opened from, at its page, saying what was just done. */
export async function listAgain(
  deps: TeamsDeps,
  turn: Turn,
  { action, ...again }: Again & { action?: Action },
): Promise<Card> {
  const { from, view, note, ticked, problem } = again;
  if (from.list === "reminder") return reminderNow(deps, turn, { ...again, from });
  if (from.list === "nobodys") return nobodysActions(deps, turn, { ...again, page: Math.max(1, view.page) });
  if (from.list === "checklist" && action?.reference)
    return checklist(deps, turn, { reference: action.reference, view, note, ticked, problem });
  return myActions(deps, turn, {
    ...again,
    page: Math.max(1, view.page),
    later: from.list === "mine" && from.later,
  });
}
