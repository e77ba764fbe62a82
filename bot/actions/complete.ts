import type { Clock } from "../common/clock";
import { dayOf } from "../common/days";
import { Failure } from "../common/failure";
import type { ActionId } from "../common/ids";
import type { Person } from "../common/person";
import type { Action, ActionChange, ActionStore } from "./action";
import { canComplete } from "./permissions";

const longestEvidence = 2_000;
// A link may only lead somewhere; `javascript:` and its like run in the reader's browser. "Data: 45 replies"
// and "on file: see the minutes" are no links.
const unsafeLink = /\b(?:javascript:|vbscript:|data:(?:[a-z]+\/|[,;])|file:[/\\])/i;
/** What nobody can see: browsers leave it out of a link too, so it must not hide one. */
const unseen = /[\p{Cc}\p{Cf}]/gu;

/**
 * Ticks a step with its evidence. Ticking what is already done changes nothing, so a click that arrives
 * twice is one tick; a colleague's tick that came first stands.
 */
export async function complete(
  { actions, clock }: { actions: ActionStore; clock: Clock },
  { id, evidence, by }: { id: ActionId; evidence: string; by: Person },
): Promise<Action> {
  const action = found(actions, id);
  mayComplete(by, action);
  const said = evidence.trim();
  const seen = said.replace(unseen, "");
  if (seen.trim().length < 3)
    throw new Failure("invalid", "Say what shows this is done: a short note or a link.");
  if (said.length > longestEvidence)
    throw new Failure(
      "invalid",
      `The evidence has ${said.length} characters. Shorten it to ${longestEvidence}, or link to a document.`,
    );
  if (unsafeLink.test(seen))
    throw new Failure("invalid", "That link cannot be used. Use one that starts with https://");
  if (action.status === "Done") return action;

  const now = clock.now();
  const change: ActionChange = {
    status: "Done",
    evidence: said,
    doneBy: { id: by.id, name: by.name },
    doneOn: dayOf(now),
  };
  return actions.change({
    action,
    change,
    what: `${stepName(action)} done`,
    by,
    at: now,
    again: (newest) => {
      if (newest.status === "Done") return same(newest);
      // Meanwhile it may have been handed to somebody else.
      mayComplete(by, newest);
      return change;
    },
  });
}

function mayComplete(by: Person, action: Action): void {
  if (canComplete(by, action)) return;
  throw new Failure(
    "not_allowed",
    `Only ${action.owner?.name || "its owner"} or the engagement lead can tick this step.`,
  );
}

export function found(actions: ActionStore, id: ActionId): Action {
  const action = actions.find(id);
  if (!action)
    throw new Failure("not_found", "That step is no longer on the list. Open the checklist again.");
  return action;
}

export const stepName = (action: Action): string => (action.stepId ? `Step ${action.stepId}` : action.title);

export const same = ({ status, evidence, doneBy, doneOn }: Action): ActionChange => ({
  status,
  evidence,
  doneBy,
  doneOn,
});
