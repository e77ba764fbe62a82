import { noLongerApplies } from "../actions";
import type { Source } from "../toolkit";
import { bullets, type Cell, type Part, section, table } from "./parts";
import type { StepRecord, TakenFrom } from "./record";
import { notRecorded, onDay, sourced, state } from "./words";

/** `3.1 Test the questions`. */
export const nameOf = ({ action }: StepRecord): string =>
  [action.stepId, action.title].filter(Boolean).join(" ") || notRecorded;

/** Closed because the answers changed, which is nobody's decision to leave it out. */
export const isPassedBy = ({ action }: StepRecord): boolean => noLongerApplies(action);
export const isWaived = (record: StepRecord): boolean =>
  record.action.status === "Waived" && !isPassedBy(record);

export const stateOf = (record: StepRecord): string =>
  isPassedBy(record) ? "No longer applies" : state(record.action.status, record.late);

/** The evidence, or the reason it was waived, exactly as it was typed. */
export const recordedOf = (record: StepRecord): Cell => {
  const { evidence, waivedReason } = record.action;
  if (isPassedBy(record)) return [waivedReason, evidence];
  if (!isWaived(record)) return evidence;
  return [`Reason to waive it: ${waivedReason || notRecorded}`, evidence];
};

/** Who did it and when; for what nobody did yet, who owes it and by when. */
export function whoAndWhen(record: StepRecord): Cell {
  const { status, doneBy, doneOn, owner, dueDate } = record.action;
  if (status === "Done" || status === "Waived") return [doneBy?.name ?? notRecorded, onDay(doneOn)];
  return [`Owed by ${owner?.name ?? "nobody yet"}`, dueDate ? `Due ${onDay(dueDate)}` : "No due date yet"];
}

/** Steps with what was recorded about each. */
export const recordedSteps = (steps: readonly StepRecord[]): Part =>
  table({
    head: ["Step", "State", "What was recorded", "Who and when"],
    widths: [28, 13, 37, 22],
    rows: steps.map((record) => [nameOf(record), stateOf(record), recordedOf(record), whoAndWhen(record)]),
  });

/** A table for each phase, under its heading, in the toolkit's order. */
export function byPhase(
  steps: readonly StepRecord[],
  tableOf: (steps: readonly StepRecord[]) => Part,
): Part[] {
  const phases = new Map<string, StepRecord[]>();
  for (const record of steps) {
    const phase = record.action.phase || "Other steps";
    phases.set(phase, [...(phases.get(phase) ?? []), record]);
  }
  return [...phases].flatMap(([phase, inPhase]) => [section(phase), tableOf(inPhase)]);
}

/** Every source that these steps name, each once, with how far it was checked. */
export function sourcesOf({ steps }: TakenFrom): Part[] {
  const found = new Map<string, Source>();
  for (const { step } of steps) for (const source of step?.sources ?? []) found.set(source.key, source);
  return bullets([...found.values()].map(sourced).sort((one, other) => one.localeCompare(other, "en-GB")));
}
