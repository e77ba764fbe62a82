import type { Action } from "../../actions";
import { Failure } from "../../common/failure";
import type { Card } from "../cards/card";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Press, TeamsDeps, Turn } from "../turn";
import { myActions } from "./list-mine";
import { known, readStepData, step } from "./open-step";
import { longestStepId } from "./rows";
import { checklist } from "./see-checklist";

export const complete: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const before = known(deps, asked.id);
  try {
    const action = await deps.actions.complete({ id: asked.id, evidence: asked.evidence, by: turn.person });
    return listAgain(deps, turn, { ...asked, action, note: `${nameOf(action)} is done.`, ticked: action });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "actions.complete" });
    // The same step comes back with what was typed still in the box.
    return step(deps, {
      action: deps.actions.find(asked.id) ?? before,
      person: turn.person,
      page: asked.page,
      from: asked.from,
      problem: failure.message,
      typed: asked.evidence,
    });
  }
};

export const reopen: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const action = await deps.actions.reopen({ id: asked.id, by: turn.person });
  return listAgain(deps, turn, {
    ...asked,
    action,
    note: `${nameOf(action)} is open again. Its evidence is kept.`,
  });
};

const nameOf = (action: Action): string =>
  action.stepId
    ? `Step ${shorten(action.stepId, longestStepId)}, ${shorten(action.title, 80)},`
    : shorten(action.title, 80);

function listAgain(
  deps: TeamsDeps,
  { person }: Turn,
  {
    action,
    from,
    page,
    note,
    ticked,
  }: { action: Action; from: "checklist" | "mine"; page: number; note: string; ticked?: Action },
): Card {
  return from === "mine" || !action.reference
    ? myActions(deps, { person, page, note, ticked })
    : checklist(deps, { reference: action.reference, page, note, ticked });
}
