import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { ActionId } from "../common/ids";
import type { Person } from "../common/person";
import type { Action, ActionChange, ActionStore } from "./action";
import { isClosed, workMustGoOn } from "./closed";
import { asItIs, found, ownerOr, stepName } from "./find-action";
import { canReopen } from "./permissions";
import { type AskWork, gateOf } from "./work-behind";

/** Undoes a tick or a waiver. What was typed stays on the step, so closing it again needs no typing again. */
export async function reopen(
  deps: AskWork & { actions: ActionStore; clock: Clock },
  { id, by }: { id: ActionId; by: Person },
): Promise<Action> {
  const { actions, clock } = deps;
  const action = found(actions, id);
  mayReopen(deps, by, action);
  // A step that is open or blocked has nothing to undo.
  if (!isClosed(action)) return action;
  const change: ActionChange = { status: "Open", doneBy: undefined, doneOn: undefined };
  return actions.change({
    action,
    change,
    what: `${stepName(action)} opened again`,
    by,
    at: clock.now(),
    again: (newest) => {
      // Meanwhile it may have been opened already, or closed in another way that is not theirs to undo.
      if (newest.status !== action.status) return asItIs;
      mayReopen(deps, by, newest);
      return change;
    },
  });
}

function mayReopen(deps: AskWork, by: Person, action: Action): void {
  if (canReopen(deps, by, action)) {
    workMustGoOn(deps, action);
    return;
  }
  if (action.status === "Waived" && gateOf(deps, action))
    throw new Failure("not_allowed", `A gate waits for this step, so only a manager can undo its waiver.`);
  throw new Failure("not_allowed", `Only ${ownerOr(action)} or the engagement lead can undo this.`);
}
