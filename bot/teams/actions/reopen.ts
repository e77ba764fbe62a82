import type { Press } from "../turn";
import { listAgain, nameOf } from "./list-again";
import { orStepAgain } from "./step-again";
import { readStepData } from "./step-data";

export const reopen: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  return orStepAgain(deps, turn, { asked, verb: "actions.reopen" }, async () => {
    const before = deps.actions.find(asked.id)?.status;
    const action = await deps.actions.reopen({ id: asked.id, by: turn.person });
    const kept = before === "Waived" ? "The reason it was waived is kept." : "Its evidence is kept.";
    return listAgain(deps, turn, { ...asked, action, note: `${nameOf(action)} is open again. ${kept}` });
  });
};
