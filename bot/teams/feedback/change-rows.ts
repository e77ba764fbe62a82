import { Failure } from "../../common/failure";
import { asFeedbackRowId } from "../../feedback";
import { readClosing, refusedWords } from "../consultations/closing-data";
import type { Press } from "../turn";
import { notHere } from "./keep-row";
import { feedback } from "./see-feedback";

const readRowId = (raw: Record<string, unknown>) => {
  if (typeof raw["row"] !== "string")
    throw new Failure("invalid", "This card is too old to use. Type: you said we did");
  return asFeedbackRowId(raw["row"]);
};

/** One place up or down. */
export const moveRow: Press = async (deps, turn, data) => {
  const { reference, raw } = readClosing(data, []);
  const id = readRowId(raw);
  if (turn.where !== "personal") return feedback(deps, turn, { reference, refused: notHere });
  try {
    const way = raw["way"] === "up" ? "up" : "down";
    await deps.feedback.moveRow({ reference, id, way, by: turn.person });
    return feedback(deps, turn, { reference });
  } catch (failure) {
    return feedback(deps, turn, { reference, refused: refusedWords(deps, failure, "feedback.moveRow") });
  }
};

/** Taken out of what people will read; the list and history keep it. */
export const strikeRow: Press = async (deps, turn, data) => {
  const { reference, raw } = readClosing(data, []);
  const id = readRowId(raw);
  if (turn.where !== "personal") return feedback(deps, turn, { reference, refused: notHere });
  try {
    await deps.feedback.strikeRow({ reference, id, by: turn.person });
    return feedback(deps, turn, { reference, saved: "Taken out. The list and the history still have it." });
  } catch (failure) {
    return feedback(deps, turn, { reference, refused: refusedWords(deps, failure, "feedback.strikeRow") });
  }
};
