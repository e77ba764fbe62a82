import { z } from "zod";
import { Failure } from "../../common/failure";
import { fingerprint } from "../../common/fingerprint";
import { type Reference, toReference } from "../../common/ids";
import {
  editedGroups,
  type RecordGroup,
  type RecordInput,
  type RecordTyped,
  recordField,
  recordInputs,
  type WorkflowStatus,
  workflowStatuses,
} from "../../consultations";
import { fromTicks } from "./ticks";

/** Chosen where a choice may be left open: an empty value cannot be chosen in a list. */
export const notSaid = "-";

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const dataSchema = z.looseObject({
  reference: z.string().max(40),
  group: z.string().max(40).optional().catch(undefined),
  to: z.enum(workflowStatuses).optional().catch(undefined),
  statusNote: z.string().max(2_000).optional().catch(undefined),
  lookedAt: z.string().max(20).optional().catch(undefined),
  /** What each box was filled with, so that what nobody touched is no change. */
  was: z.record(z.string(), z.string().max(20)).optional().catch(undefined),
});

export interface RecordData {
  reference: Reference;
  group: RecordGroup;
  to: WorkflowStatus | undefined;
  statusNote: string;
  typed: RecordTyped;
  /** The mark of what they were told to look at again before everybody reads it. */
  lookedAt: string | undefined;
}

export const markOf = (said: string): string => fingerprint([said]);

/** Reads what a card of the record sends: only boxes it knows, and of those only what was changed. */
export function readRecordData(data: unknown): RecordData {
  const read = dataSchema.safeParse(data);
  const reference = read.success ? toReference(read.data.reference) : undefined;
  if (!read.success || !reference)
    throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  const { group, to, statusNote = "", lookedAt, was = {} } = read.data;
  const typed: RecordTyped = {};
  for (const input of recordInputs) {
    // Clients leave out what was emptied; a box that never was on the card has no mark.
    const said = text.safeParse(read.data[input] ?? (Object.hasOwn(was, input) ? "" : undefined));
    if (!said.success) continue;
    const kept = meant(input, said.data);
    if (!was[input] || was[input] !== markOf(kept)) typed[input] = kept;
  }
  return {
    ...{ reference, to, statusNote, typed, lookedAt },
    group: editedGroups.find((each) => each === group) ?? "purpose",
  };
}

function meant(input: RecordInput, said: string): string {
  const { type } = recordField(input).kind;
  if (type === "choices") return fromTicks(said);
  return type === "choice" && said === notSaid ? "" : said;
}
