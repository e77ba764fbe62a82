import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { ActionId } from "../common/ids";
import type { Person } from "../common/person";
import type { Action, ActionChange, ActionStore } from "./action";
import { found, same, stepName } from "./complete";
import { canReopen } from "./permissions";

/** Undoes a tick. The evidence stays on the step, so ticking again does not mean typing again. */
export async function reopen(
  { actions, clock }: { actions: ActionStore; clock: Clock },
  { id, by }: { id: ActionId; by: Person },
): Promise<Action> {
  const action = found(actions, id);
  if (!canReopen(by, action))
    throw new Failure(
      "not_allowed",
      `Only ${action.owner?.name || "its owner"} or the engagement lead can undo this.`,
    );
  // A step that was waived or is blocked has no tick to undo.
  if (action.status !== "Done") return action;
  const change = (of: Action): ActionChange => ({
    status: "Open",
    evidence: of.evidence,
    doneBy: undefined,
    doneOn: undefined,
  });
  return actions.change({
    action,
    change: change(action),
    what: `${stepName(action)} opened again`,
    by,
    at: clock.now(),
    again: (newest) => (newest.status === "Done" ? change(newest) : same(newest)),
  });
}
