import { z } from "zod";
import { Failure } from "../../common/failure";
import { toReference } from "../../common/ids";
import {
  datesNotes,
  inputsOf,
  type ReplanInput,
  type ReplanTyped,
  type ReplanWhat,
} from "../../consultations";
import { readPage } from "../cards/page";

/** A newer toolkit has cards of its own. */
export type AskedHere = Exclude<ReplanWhat, "edition">;

/** Which inputs each change has; what it does not ask for is never taken from a card's data. */
export const inputsOfChange: Record<AskedHere, readonly ReplanInput[]> = {
  dates: ["startDate", "endDate", "decisionDate", "takeLevel", "reason", ...datesNotes],
  answers: [...inputsOf.level, "reason"],
  level: ["levelWanted", "reason", "legalWho", "legalOn"],
  steps: ["reason"],
};

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const dataSchema = z.looseObject({
  reference: z.string(),
  page: z.unknown().optional(),
  seen: z.string().max(64).catch(""),
});

/** Reads a change card's data: which consultation, what was typed, and which preview was looked at. */
export function readReplanData(what: AskedHere, data: unknown) {
  const read = dataSchema.safeParse(data);
  const reference = read.success ? toReference(read.data.reference) : undefined;
  if (!read.success || !reference)
    throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  const typed: ReplanTyped = {};
  for (const input of inputsOfChange[what]) {
    const said = text.safeParse(read.data[input]);
    if (said.success) typed[input] = said.data;
  }
  return { reference, typed, page: readPage(read.data.page), seen: read.data.seen };
}
