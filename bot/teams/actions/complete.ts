import type { Press } from "../turn";
import { howClosedWords } from "./how-closed";
import { listAgain, nameOf } from "./list-again";
import { askedAgain, orStepAgain } from "./step-again";
import { readStepData } from "./step-data";

export const complete: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const { evidence } = asked.typed;
  return orStepAgain(deps, turn, { asked, verb: "actions.complete" }, async () => {
    const action = await deps.actions.complete({ id: asked.id, evidence, by: turn.person });
    // A colleague was quicker: theirs stands, and what was typed here is not thrown away.
    if (action.evidence !== evidence.trim())
      return askedAgain(deps, turn, { asked, action, problem: howClosedWords(action) });
    return listAgain(deps, turn, { ...asked, action, note: `${nameOf(action)} is done.`, ticked: action });
  });
};
