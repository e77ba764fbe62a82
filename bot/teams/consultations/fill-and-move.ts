import { Failure } from "../../common/failure";
import { logFailure } from "../log-failure";
import type { Press } from "../turn";
import { changeStatus } from "./change-status";
import { mustBeOwnChat } from "./edit-record";
import { askMissing } from "./missing-card";
import { readRecordData } from "./record-data";

/** Saves what a move still needed, then makes it: one press. */
export const fillAndMove: Press = async (deps, turn, data) => {
  const { reference, to, statusNote, typed } = readRecordData(data);
  if (!to) throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  // The card that answers shows what was typed: counts, and names of groups.
  mustBeOwnChat(turn, { reference });
  const asked = { reference, to, statusNote, typed };
  try {
    const outcome = await deps.consultations.editRecord({ reference, typed, by: turn.person });
    if ("problems" in outcome) return askMissing(deps, { ...asked, problems: outcome.problems });
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code !== "unavailable") throw failure;
    logFailure(deps.log, failure, { verb: "consultations.fillAndMove", reference });
    return askMissing(deps, { ...asked, note: `${failure.message} Then press the button once more.` });
  }
  return changeStatus(deps, turn, { reference, to, confirmed: true, statusNote });
};
