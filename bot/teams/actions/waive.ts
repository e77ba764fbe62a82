import type { Press } from "../turn";
import { howClosedWords } from "./how-closed";
import { listAgain, nameOf } from "./list-again";
import { askedAgain, orStepAgain } from "./step-again";
import { readStepData } from "./step-data";

export const waive: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const { reason } = asked.typed;
  return orStepAgain(deps, turn, { asked, verb: "actions.waive", open: "waive" }, async () => {
    const action = await deps.actions.waive({ id: asked.id, reason, by: turn.person });
    // A colleague was quicker: theirs stands, and what was typed here is not thrown away.
    if (action.waivedReason !== reason.trim())
      return askedAgain(deps, turn, { asked, action, problem: howClosedWords(action) });
    return listAgain(deps, turn, {
      ...asked,
      ...{ action, note: `${nameOf(action)} is waived. Your reason is kept.`, ticked: action },
    });
  });
};
