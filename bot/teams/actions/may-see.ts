import type { Action } from "../../actions";
import { readingPlace } from "../reading-place";
import type { TeamsDeps, Turn } from "../turn";

/** Whether this person may see it where they are. */
export function maySee(
  { consultations }: Pick<TeamsDeps, "consultations">,
  turn: Turn,
  { reference }: Action,
): boolean {
  const [{ person }, where] = [turn, readingPlace(turn)];
  const consultation = reference && consultations.find(reference);
  // What belongs to no record is as private as what was written of one.
  return consultation
    ? consultations.canSeeRecord(person, consultation, where)
    : consultations.canSeeEvidence(person, where);
}

/** Taken out, or not theirs to see, which is answered alike. */
export function isGone(deps: TeamsDeps, turn: Turn, id: Action["id"]): boolean {
  const action = deps.actions.find(id);
  return !action || !maySee(deps, turn, action);
}
