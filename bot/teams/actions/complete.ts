import { Failure } from "../../common/failure";
import { logFailure } from "../log-failure";
import type { Press } from "../turn";
import { listAgain, nameOf } from "./list-again";
import { readStepData, step } from "./open-step";

export const complete: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const before = deps.actions.find(asked.id);
  try {
    const action = await deps.actions.complete({ id: asked.id, evidence: asked.evidence, by: turn.person });
    return listAgain(deps, turn, { ...asked, action, note: `${nameOf(action)} is done.`, ticked: action });
  } catch (failure) {
    const action = deps.actions.find(asked.id) ?? before;
    // Without the step there is no card to make: the one it was typed on stays.
    if (!(failure instanceof Failure) || !action) throw failure;
    logFailure(deps.log, failure, { verb: "actions.complete" });
    // The same step comes back with what was typed still in the box.
    return step(deps, {
      action,
      person: turn.person,
      page: asked.page,
      from: asked.from,
      problem: failure.message,
      typed: asked.evidence,
    });
  }
};
