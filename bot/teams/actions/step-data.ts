import { z } from "zod";
import type { Action } from "../../actions";
import { Failure } from "../../common/failure";
import { asActionId } from "../../common/ids";
import { type Part, readPart } from "./unfold";
import { readView, type View } from "./view";
import { readWhence, type Whence } from "./whence";

const typedText = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const dataSchema = z.looseObject({
  id: z.string().min(1).max(40),
  from: z.unknown().optional(),
  part: z.unknown().optional(),
  evidence: typedText,
  reason: typedText,
  toWhom: typedText,
  toPerson: typedText,
  note: typedText,
  snoozeDay: typedText,
});

/** Everything that can stand in the boxes of a step's card. */
export interface TypedOnStep {
  evidence: string;
  reason: string;
  toWhom: string;
  note: string;
  snoozeDay: string;
}

export interface StepData {
  id: Action["id"];
  from: Whence;
  view: View;
  /** What was open under its row when the button there was pressed. */
  part: Part | undefined;
  /** Pressed on the card that brought an offer. */
  onOwnCard: boolean;
  typed: TypedOnStep;
  /** Who was chosen where several people have the name; empty when nobody was. */
  toPerson: string;
}

export function readStepData(data: unknown): StepData {
  const read = dataSchema.safeParse(data);
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: my actions");
  const { id, from, part, evidence = "", reason = "", toWhom = "", toPerson = "" } = read.data;
  const { note = "", snoozeDay = "" } = read.data;
  return {
    ...{ id: asActionId(id), from: readWhence(from), view: readView(data) },
    ...{ part: readPart(part), onOwnCard: part === "card" },
    ...{ typed: { evidence, reason, toWhom, note, snoozeDay }, toPerson },
  };
}
