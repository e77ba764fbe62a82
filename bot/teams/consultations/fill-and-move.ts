import { Failure } from "../../common/failure";
import { missingFor } from "../../consultations";
import type { Press } from "../turn";
import { changeStatus } from "./change-status";
import { mustBeOwnChat } from "./edit-record";
import { askMissing } from "./missing-card";
import { readRecordData } from "./record-data";
import { savedWords, saveTyped } from "./save-typed";

/** Saves what a move still needed, then makes it: one press. What was saved is said, also when it is not moved. */
export const fillAndMove: Press = async (deps, turn, data) => {
  const asked = readRecordData(data);
  const { reference, to, statusNote, typed } = asked;
  if (!to) throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  // The card that answers shows what was typed: counts, and names of groups.
  mustBeOwnChat(turn, { reference });
  const saved = await saveTyped(deps, turn, { data: asked, verb: "consultations.fillAndMove" });
  if (!("edited" in saved)) return askMissing(deps, { reference, to, statusNote, typed, ...saved });
  const { consultation } = saved.edited;
  const words = savedWords(saved.edited);
  const mayMove = deps.consultations
    .movesFor({ person: turn.person, consultation })
    .some((move) => move.to === to);
  if (mayMove && missingFor(consultation, to).some(({ input }) => input !== undefined))
    return askMissing(deps, { reference, to, statusNote, note: words && `${words} Not moved on yet.` });
  try {
    const card = await changeStatus(deps, turn, { reference, to, confirmed: true, statusNote });
    const moved = deps.consultations.find(reference)?.workflowStatus === to;
    return moved || !words
      ? card
      : { ...card, body: [{ type: "TextBlock", text: words, wrap: true }, ...card.body] };
  } catch (failure) {
    if (!(failure instanceof Failure) || !words) throw failure;
    throw new Failure(failure.code, `${words} Not moved on yet. ${failure.message}`);
  }
};
