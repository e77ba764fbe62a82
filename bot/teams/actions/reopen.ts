import type { Press } from "../turn";
import { listAgain, nameOf } from "./list-again";
import { readStepData } from "./open-step";

export const reopen: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const action = await deps.actions.reopen({ id: asked.id, by: turn.person });
  return listAgain(deps, turn, {
    ...asked,
    action,
    note: `${nameOf(action)} is open again. Its evidence is kept.`,
  });
};
