import type { Clock } from "../../common/clock";
import { Failure } from "../../common/failure";
import type { Reference, StepId } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultation, ConsultationStore, Named } from "../consultation";
import type { ConsultationChange, ConsultationWriter } from "../consultation-writer";
import { mustBeAbleToReplan } from "../permissions";
import { seeRecord } from "../register/see-record";
import { mustStillChange } from "../replanning/replan-view";
import { position } from "../reviewing/gates";

/** Marks a step that the product itself fulfils; one that is closed already stays as it is. */
export type FulfilStep = (ask: {
  reference: Reference;
  stepId: StepId;
  evidence: string;
  by: Named;
}) => Promise<void>;

export interface ClosingDeps {
  register: ConsultationStore;
  writer: ConsultationWriter;
  fulfilStep: FulfilStep;
  /** At most so many weeks from closing to the feedback. */
  feedbackWeeks: () => number;
  clock: Clock;
}

/** Who records, and of which consultation. */
export interface ClosingAsk {
  reference: Reference;
  by: Person;
}

const early: Record<"Open" | "Closed", string> = {
  Open: "can be recorded from the day it opens. Open it on its checklist first.",
  Closed: "can be recorded once it has closed. Close it on its checklist first.",
};

export const tooEarly = (
  { reference, workflowStatus }: Consultation,
  from: "Open" | "Closed",
  what = "This",
): string => `${reference} is ${workflowStatus}. ${what} ${early[from]}`;

/** The record, for somebody who may write how it ended. @throws Failure saying who may, or when. */
export function findToClose(
  { register }: Pick<ClosingDeps, "register">,
  { reference, by }: ClosingAsk,
): Consultation {
  const found = seeRecord({ register }, { reference, by, where: "own chat" });
  mustBeAbleToReplan(by, found);
  mustStillChange(found);
  return found;
}

/** Writes what `decide` makes of the newest row, with its lines of history; no lines is nothing to write. */
export async function writeClosing(
  deps: ClosingDeps,
  ask: ClosingAsk & { from: "Open" | "Closed" },
  decide: (newest: Consultation) => ConsultationChange,
): Promise<Consultation> {
  const { by, from } = ask;
  const consultation = findToClose(deps, ask);
  const change = (newest: Consultation): ConsultationChange => {
    mustBeAbleToReplan(by, newest);
    mustStillChange(newest);
    if (position(newest.workflowStatus) < position(from))
      throw new Failure("conflict", tooEarly(newest, from));
    const decided = decide(newest);
    return decided.lines.length === 0 ? { fields: {}, lines: [] } : decided;
  };
  const first = change(consultation);
  if (first.lines.length === 0) return consultation;
  return deps.writer.change({
    ...first,
    ...{ consultation, by: { id: by.id, name: by.name }, at: deps.clock.now(), again: change },
  });
}

/** A line of history for each value that is another now. */
export const lineFor = (
  what: string,
  from: unknown,
  to: unknown,
): { what: string; from: string; to: string }[] =>
  textOf(from) === textOf(to) ? [] : [{ what, from: textOf(from), to: textOf(to) }];

const textOf = (value: unknown): string => (value === undefined || value === null ? "" : String(value));
