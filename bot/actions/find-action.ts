import { Failure } from "../common/failure";
import type { ActionId } from "../common/ids";
import type { Action, ActionStore } from "./action";

export function found(actions: ActionStore, id: ActionId): Action {
  const action = actions.find(id);
  if (!action)
    throw new Failure("not_found", "That step is no longer on the list. Open the checklist again.");
  return action;
}

/** A line of history has 255 characters, and says what happened after the name. */
const longestName = 200;

/** The list is edited by hand, so a number or a title may be as long as a column. */
export const stepName = ({ stepId, title }: Action): string =>
  [...(stepId ? `Step ${stepId}` : title)].slice(0, longestName).join("");

export const ownerOr = (action: Action): string => action.owner?.name || "its owner";

/** Nothing to change: somebody else has already done what was asked. */
export const asItIs = {};
