import { inWords } from "../common/days";
import { Failure } from "../common/failure";
import type { Action } from "./action";
import { stepName } from "./find-action";
import { noLongerApplies } from "./no-longer-applies";
import { type AskWork, gateOf, workOf } from "./work-behind";

/** Says how a closed step was closed, by whom and when: `Step 1.2 was waived by Megan Bowen on Mon 1 Mar 2027`. */
export function howClosed(action: Action): string {
  const { doneBy, doneOn } = action;
  const by = doneBy?.name ? ` by ${doneBy.name}` : "";
  const on = doneOn ? ` on ${inWords(doneOn)}` : "";
  if (noLongerApplies(action)) return `${stepName(action)} no longer applies`;
  return `${stepName(action)} was ${action.status === "Waived" ? "waived" : "done"}${by}${on}`;
}

export const isClosed = ({ status }: Pick<Action, "status">): boolean =>
  status === "Done" || status === "Waived";

/** @throws Failure `conflict` saying how it was closed and what to do about it. */
export function mustBeOpen(action: Action): void {
  if (isClosed(action))
    throw new Failure("conflict", `${howClosed(action)}. To change that, open it again first.`);
}

/**
 * Why nothing of a step changes any more; undefined while it still can. What comes after the last gate, such
 * as deleting personal data, is done when the work is complete.
 */
export function workEnded(
  deps: AskWork,
  action: Pick<Action, "reference" | "stepId" | "gate">,
): string | undefined {
  const ended = workOf(deps, action)?.ended;
  if (!ended || (ended === "complete" && !gateOf(deps, action))) return undefined;
  const how = ended === "stopped" ? "was stopped" : "is complete";
  return `This consultation ${how}, so its steps stay as they are. If that is wrong, put its status right in the list.`;
}

/** @throws Failure `conflict` once the consultation is complete or stopped. */
export function workMustGoOn(deps: AskWork, action: Action): void {
  const ended = workEnded(deps, action);
  if (ended) throw new Failure("conflict", ended);
}
