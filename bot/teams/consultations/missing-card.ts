import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import {
  type FieldsMissing,
  labelsOf,
  missingFor,
  type RecordProblem,
  type RecordTyped,
  recordInputs,
  type WorkflowStatus,
} from "../../consultations";
import type { Card } from "../cards/card";
import type { TeamsDeps } from "../turn";
import { recordForm } from "./record-form";
import { moveWords } from "./status-moves";

interface Asked {
  reference: Reference;
  to: WorkflowStatus;
  statusNote: string;
  typed?: RecordTyped;
  problems?: readonly RecordProblem[];
  note?: string;
  lookedAt?: string | undefined;
}

/** Exactly the boxes that a move still waits for, and what else it needs. */
export function askMissing(deps: TeamsDeps, { reference, to, statusNote, ...rest }: Asked): Card {
  const consultation = deps.consultations.find(reference);
  if (!consultation)
    throw new Failure(
      "not_found",
      `There is no consultation ${reference} in the register. Check the number.`,
    );
  const missing = missingFor(consultation, to);
  const elsewhere = missing.filter(({ input }) => input === undefined);
  return recordForm(
    {
      ...{ consultation, typed: {}, problems: [], note: "", ...rest },
      heading: moveWords[to],
      explanation: `Give ${missing.length === 1 ? "this" : "these"} first. One press saves and moves it on.${elsewhere.length > 0 ? ` Also needed: ${labelsOf(elsewhere)}.` : ""}`,
      // Somebody else may have filled in one meanwhile: what was typed for it stays in sight.
      inputs: [...new Set([...missing.flatMap(({ input }) => input ?? []), ...typedInputs(rest.typed)])],
      save: {
        title: `Save and ${moveWords[to].charAt(0).toLowerCase()}${moveWords[to].slice(1)}`,
        verb: "consultations.fillAndMove",
        data: { to, ...(statusNote && { statusNote }) },
      },
    },
    deps.settings(),
  );
}

const typedInputs = (typed: RecordTyped = {}) => recordInputs.filter((input) => typed[input] !== undefined);

/** The same after a refusal; none where nothing of what is missing can be typed here. */
export const missingCard = (
  deps: TeamsDeps,
  { reference, statusNote }: { reference: Reference; statusNote: string },
  { to, missing }: FieldsMissing,
): Card | undefined =>
  missing.some(({ input }) => input !== undefined)
    ? askMissing(deps, { reference, to, statusNote })
    : undefined;
