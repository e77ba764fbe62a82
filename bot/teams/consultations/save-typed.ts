import { Failure } from "../../common/failure";
import { type RecordEdited, RecordNotLookedAgain } from "../../consultations";
import { logFailure } from "../log-failure";
import type { TeamsDeps, Turn } from "../turn";
import type { RecordData } from "./record-data";
import type { RecordForm } from "./record-form";

/** Why the form comes back, with all that was typed: nothing was saved. */
export type NotSaved = Partial<Pick<RecordForm, "problems" | "note" | "lookedAt">>;

/** Saves what was typed on a form of the record, all of it or nothing. */
export async function saveTyped(
  deps: TeamsDeps,
  { person }: Turn,
  { data: { reference, typed, lookedAt }, verb }: { data: RecordData; verb: string },
): Promise<{ edited: RecordEdited } | NotSaved> {
  try {
    const outcome = await deps.consultations.editRecord({ reference, typed, lookedAt, by: person });
    return "edited" in outcome ? outcome : { problems: outcome.problems };
  } catch (failure) {
    if (failure instanceof RecordNotLookedAgain)
      return {
        note: `Look again before everybody reads it. ${failure.found.join(" ")} Change it first, or press “${asItIsTitle}”.`,
        lookedAt: failure.mark,
      };
    if (!(failure instanceof Failure) || failure.code !== "unavailable") throw failure;
    logFailure(deps.log, failure, { verb, reference });
    return { note: `${failure.message} Then press the button once more.` };
  }
}

export const asItIsTitle = "Save as it is";

/** What was saved, by its labels. */
export const savedWords = ({ changed }: RecordEdited): string =>
  changed.length > 0 ? `Saved: ${changed.join("; ")}.` : "";
