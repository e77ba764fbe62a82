import type { Clock } from "../common/clock";
import { dayOf } from "../common/days";
import { Failure } from "../common/failure";
import { type ActionId, managersAnswer } from "../common/ids";
import type { Person } from "../common/person";
import { type Action, type ActionChange, type ActionStore, byHand } from "./action";
import { mustBeOpen, workMustGoOn } from "./closed";
import { asItIs, found, ownerOr, stepName } from "./find-action";
import { canComplete } from "./permissions";
import { readWords } from "./read-words";
import type { AskWork } from "./work-behind";

const longestEvidence = 2_000;

/**
 * Ticks a step with its evidence. Ticking what is already done changes nothing, so a click that arrives
 * twice is one tick; a colleague's tick that came first stands.
 */
export async function complete(
  deps: AskWork & { actions: ActionStore; clock: Clock },
  { id, evidence, by }: { id: ActionId; evidence: string; by: Person },
): Promise<Action> {
  const { actions, clock } = deps;
  const action = found(actions, id);
  mayComplete(deps, by, action);
  const said = needsNoEvidence(action) && evidence.trim() === "" ? "" : readEvidence(evidence);
  if (action.status === "Done") return action;
  mustBeOpen(action);

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
      if (newest.status === "Done") return asItIs;
      mustBeOpen(newest);
      // Meanwhile it may have been handed to somebody else.
      mayComplete(deps, by, newest);
      return change;
    },
  });
}

/** What somebody wrote down for themselves is done when they say so. */
export const needsNoEvidence = ({ key }: Pick<Action, "key">): boolean => key?.startsWith(byHand) ?? false;

const readEvidence = (typed: string): string =>
  readWords(typed, {
    missing: "Say what shows this is done: a short note or a link.",
    tooLong: (length) =>
      `The evidence has ${length} characters. Shorten it to ${longestEvidence}, or link to a document.`,
    longest: longestEvidence,
  });

function mayComplete(deps: AskWork, by: Person, action: Action): void {
  if (canComplete(deps, by, action)) {
    workMustGoOn(deps, action);
    return;
  }
  if (action.stepId === managersAnswer)
    throw new Failure(
      "not_allowed",
      "Your manager's answer ticks this step. Send it for review, or ask a manager to look at it.",
    );
  throw new Failure("not_allowed", `Only ${ownerOr(action)} or the engagement lead can tick this step.`);
}
