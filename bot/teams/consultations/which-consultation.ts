import { type Reference, toReference } from "../../common/ids";
import type { Consultation } from "../../consultations";
import { readingPlace } from "../reading-place";
import type { TeamsDeps, Turn } from "../turn";

interface Which {
  reference: Reference | undefined;
  /** How to say which one, where nobody can know it. */
  howToAsk: string;
}

/**
 * The consultation that was named; where none was, the only one the person leads and others here may hear of.
 * @param likely those that the command is for, where it is not for all.
 */
export function whichConsultation(
  { consultations }: TeamsDeps,
  turn: Turn,
  { words, likely = () => true }: { words: string; likely?: (consultation: Consultation) => boolean },
): Which {
  const mine = consultations
    .listMine({ person: turn.person, where: readingPlace(turn) })
    .rows.map(({ consultation }) => consultation);
  const fits = mine.filter(likely);
  const only = fits.length === 1 ? fits[0] : mine.length === 1 ? mine[0] : undefined;
  const named = toReference(/\d{4}-\d{5}/.exec(turn.text)?.[0]);
  const example = (fits[0] ?? mine[0])?.reference ?? "2027-00042";
  return {
    reference: named ?? (/\d/.test(turn.text) ? undefined : only?.reference),
    howToAsk: `Say which one, with its reference, such as: ${words} ${example}.`,
  };
}

export const seeYours = "To see yours, type: my consultations";
