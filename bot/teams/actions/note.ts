import type { Press } from "../turn";
import { listAgain, shortName } from "./list-again";
import { orStepAgain } from "./step-again";
import { readStepData } from "./step-data";

export const note: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  return orStepAgain(deps, turn, { asked, verb: "actions.note" }, async () => {
    const action = await deps.actions.note({ id: asked.id, text: asked.typed.note, by: turn.person });
    return listAgain(deps, turn, { ...asked, action, note: `Your note is kept with ${shortName(action)}.` });
  });
};
