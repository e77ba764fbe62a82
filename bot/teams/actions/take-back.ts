import type { Press } from "../turn";
import { listAgain, nameOf } from "./list-again";
import { orStepAgain } from "./step-again";
import { readStepData } from "./step-data";
import { withUntold } from "./untold";

export const takeBack: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  return orStepAgain(deps, turn, { asked, verb: "actions.takeBack" }, async () => {
    const { action, untold } = await deps.actions.takeBack({ id: asked.id, by: turn.person });
    const note = withUntold(`${nameOf(action)} is not offered to anybody now.`, untold);
    return listAgain(deps, turn, { ...asked, action, note });
  });
};
