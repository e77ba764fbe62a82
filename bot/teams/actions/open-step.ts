import type { Press } from "../turn";
import { listAgain } from "./list-again";
import { isGone } from "./may-see";
import { goneWords, known } from "./step-again";
import { step } from "./step-card";
import { readStepData } from "./step-data";

export const openStep: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const { id, view, from } = asked;
  // A list can say that it is gone, and show what is left; in a channel there is no list to show.
  if (from.list !== "checklist" && turn.where === "personal" && isGone(deps, turn, id))
    return listAgain(deps, turn, { ...asked, problem: goneWords });
  return step(deps, turn, { action: known(deps, turn, id), view, from });
};
