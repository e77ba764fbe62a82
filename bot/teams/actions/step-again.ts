import type { Action } from "../../actions";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { Card } from "../cards/card";
import { logFailure } from "../log-failure";
import { readingPlace } from "../reading-place";
import type { TeamsDeps, Turn } from "../turn";
import { listAgain } from "./list-again";
import { mustBeOwnChat } from "./list-mine";
import { isGone, maySee } from "./may-see";
import { type StepAsk, step } from "./step-card";
import type { StepData } from "./step-data";
import { type Unfolded, withTyped } from "./unfold";

/**
 * A step, for somebody who may see it where they are. One that is hidden from a councillor is answered like
 * one that is not there.
 */
export function known(deps: TeamsDeps, turn: Turn, id: Action["id"]): Action {
  const action = deps.actions.find(id);
  if (action && maySee(deps, turn, action)) return action;
  if (readingPlace(turn) === "channel")
    throw new Failure("not_allowed", "I cannot show that step here. Open our own chat and type: my actions");
  throw new Failure("not_found", "That step is no longer on the list. Open the checklist again.");
}

export const goneWords =
  "That action is no longer on the list. Somebody may have taken it out in SharePoint.";

/**
 * Does something to a step. When that is refused, the card it was asked on comes back, with the step as it
 * now is and all that was typed.
 */
export async function orStepAgain(
  deps: TeamsDeps,
  turn: Turn,
  { asked, verb, open }: { asked: StepData; verb: string; open?: StepAsk["open"] },
  work: () => Promise<Card>,
): Promise<Card> {
  mustBeWhereItIs(turn, asked);
  // A list can say that it is gone, and show what is left.
  if (asked.from.list !== "checklist" && isGone(deps, turn, asked.id))
    return listAgain(deps, turn, { ...asked, problem: withTyped(goneWords, asked.typed) });
  const before = known(deps, turn, asked.id);
  try {
    return await work();
  } catch (failure) {
    const action = deps.actions.find(asked.id) ?? before;
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb });
    return askedAgain(deps, turn, { asked, action, open, problem: failure.message });
  }
}

/** The lists of one person's own are answered nowhere else, so nothing is done that could not be shown. */
export function mustBeWhereItIs(turn: Turn, { from }: StepData): void {
  if (from.list !== "checklist") mustBeOwnChat(turn, "my actions");
}

/** What was asked for, with what still stands in its way. */
export async function askedAgain(
  deps: TeamsDeps,
  turn: Turn,
  {
    asked,
    action,
    ...said
  }: {
    asked: StepData;
    action: Action;
    problem: string;
    open?: StepAsk["open"];
    people?: readonly Person[];
  },
): Promise<Card> {
  const { id, view, from, typed, part } = asked;
  if (!part) return step(deps, turn, { action, view, from, typed, ...said });
  const unfolded: Unfolded = { id, part, typed, problem: said.problem, people: said.people };
  // A row that is closed, or gone to somebody else, has nothing to open: then the list says why.
  const canOpen = action.status !== "Done" && action.status !== "Waived";
  return listAgain(deps, turn, {
    ...{ view, from, action },
    ...(canOpen ? { open: unfolded } : { problem: withTyped(said.problem, typed) }),
  });
}
