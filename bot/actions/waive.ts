import type { Clock } from "../common/clock";
import { dayOf } from "../common/days";
import { Failure } from "../common/failure";
import type { ActionId } from "../common/ids";
import type { Person } from "../common/person";
import type { Action, ActionChange, ActionStore } from "./action";
import { mustBeOpen, workMustGoOn } from "./closed";
import { asItIs, found, ownerOr, stepName } from "./find-action";
import { canWaive } from "./permissions";
import { readWords } from "./read-words";
import { type AskWork, gateOf } from "./work-behind";

const longestReason = 1_000;

/**
 * Closes a step that will not be done, with the reason, who said so and when. Waiving twice changes
 * nothing. What a colleague has done meanwhile stands.
 */
export async function waive(
  deps: AskWork & { actions: ActionStore; clock: Clock },
  { id, reason, by }: { id: ActionId; reason: string; by: Person },
): Promise<Action> {
  const { actions, clock } = deps;
  const action = found(actions, id);
  mayWaive(deps, by, action);
  const said = readWords(reason, {
    missing: "Say why this step is not needed. A short sentence is enough.",
    longest: longestReason,
    tooLong: (length) => `The reason has ${length} characters. Shorten it to ${longestReason}.`,
  });
  if (action.status === "Waived") return action;
  mustBeOpen(action);

  const now = clock.now();
  const change: ActionChange = {
    status: "Waived",
    waivedReason: said,
    doneBy: { id: by.id, name: by.name },
    doneOn: dayOf(now),
  };
  return actions.change({
    action,
    change,
    what: `${stepName(action)} waived`,
    said: (row) => (row.status === "Waived" ? `Waived: ${row.waivedReason}` : row.status),
    by,
    at: now,
    again: (newest) => {
      if (newest.status === "Waived") return asItIs;
      mustBeOpen(newest);
      mayWaive(deps, by, newest);
      return change;
    },
  });
}

function mayWaive(deps: AskWork, by: Person, action: Action): void {
  if (canWaive(deps, by, action)) {
    workMustGoOn(deps, action);
    return;
  }
  const gate = gateOf(deps, action);
  throw new Failure(
    "not_allowed",
    gate
      ? `Gate ${gate} waits for this step, so only a manager can waive it.`
      : `Only ${ownerOr(action)} or the engagement lead can waive this step.`,
  );
}
