import type { Clock } from "../common/clock";
import { dayOf } from "../common/days";
import { managersAnswer, type PersonId, type Reference } from "../common/ids";
import type { ActionChange, ActionStore } from "./action";
import { isClosed } from "./closed";
import { asItIs, stepName } from "./find-action";

/** A manager's approval is itself the step that asks for it, so nobody ticks that step by hand. */
export async function recordApproval(
  { actions, clock }: { actions: ActionStore; clock: Clock },
  { reference, by }: { reference: Reference; by: { id: PersonId; name: string } },
): Promise<void> {
  const action = actions.of(reference).find(({ stepId }) => stepId === managersAnswer);
  if (!action || isClosed(action)) return;
  const now = clock.now();
  const change: ActionChange = {
    status: "Done",
    evidence: `Approved by ${by.name}.`,
    doneBy: by,
    doneOn: dayOf(now),
  };
  await actions.change({
    ...{ action, change, by, at: now },
    what: `${stepName(action)} done`,
    again: (newest) => (isClosed(newest) ? asItIs : change),
  });
}
