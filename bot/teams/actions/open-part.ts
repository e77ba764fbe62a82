import { type Action, needsNoEvidence } from "../../actions";
import type { Press } from "../turn";
import { complete } from "./complete";
import { listAgain } from "./list-again";
import { isGone } from "./may-see";
import { shortStep } from "./rows";
import { goneWords, known, mustBeWhereItIs } from "./step-again";
import { readStepData } from "./step-data";

/** A card can be older than what it shows. */
const isOpen = ({ status }: Action): boolean => status === "Open" || status === "Blocked";

/** Opens the boxes for one action under its row, or closes them again. */
export const openPart: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  mustBeWhereItIs(turn, asked);
  if (isGone(deps, turn, asked.id)) return listAgain(deps, turn, { ...asked, problem: goneWords });
  const action = known(deps, turn, asked.id);
  const { id, part } = asked;
  if (part && !isOpen(action))
    return listAgain(deps, turn, {
      ...asked,
      action,
      note: `${shortStep(action, 120)} is closed already. Nothing is left to do.`,
    });
  // What somebody wrote down for themselves is done when they say so.
  if (part === "done" && needsNoEvidence(action) && !action.evidence) return complete(deps, turn, data);
  return listAgain(deps, turn, { ...asked, action, ...(part && { open: { id, part } }) });
};
