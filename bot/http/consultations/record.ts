import type { NextFunction, Request, Response } from "express";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import type { Person } from "../../common/person";
import {
  type Consultations,
  isRecordInput,
  type PlanningSettings,
  type RecordTyped,
} from "../../consultations";
import {
  type RecordAnswer,
  type RecordHistory,
  type RecordProblems,
  type RecordSaved,
  recordEditSchema,
} from "../../contract";
import { personOf } from "../sign-in";
import { presentRecord } from "./present-record";

export interface RecordDeps {
  consultations: Consultations;
  settings: () => PlanningSettings;
}

/** What is no reference may be another address under the same path. */
export const referenceOf = (request: Request): Reference | undefined =>
  toReference(String(request.params["reference"]));

export function recordFor(
  { consultations, settings }: RecordDeps,
  ask: { reference: Reference; by: Person },
): RecordAnswer {
  const view = consultations.viewRecord({ ...ask, where: "own chat" });
  const moves = consultations.movesFor({ person: ask.by, consultation: view.consultation });
  return presentRecord(
    view,
    settings(),
    moves.map(({ to, needsNote }) => ({ to, needsNote })),
  );
}

/** `GET /api/consultations/:reference` */
export function getRecord({ consultations, settings }: RecordDeps) {
  return (request: Request, response: Response<RecordAnswer>, next: NextFunction): void => {
    const reference = referenceOf(request);
    if (!reference) {
      next();
      return;
    }
    response.json(recordFor({ consultations, settings }, { reference, by: personOf(request) }));
  };
}

/** `PATCH /api/consultations/:reference`: either everything that was typed is kept, or nothing. */
export function patchRecord({ consultations, settings }: RecordDeps) {
  return async (
    request: Request,
    response: Response<RecordSaved | RecordProblems>,
    next: NextFunction,
  ): Promise<void> => {
    const reference = referenceOf(request);
    if (!reference) {
      next();
      return;
    }
    const by = personOf(request);
    const outcome = await consultations.editRecord({ reference, typed: typedIn(request.body), by });
    if ("problems" in outcome) {
      const problems = outcome.problems.map(({ input, message }) => ({ name: input, message }));
      const requestId = String(response.getHeader("X-Request-Id") ?? "");
      const message = problems.map((each) => each.message).join(" ");
      response.status(400).json({ error: { code: "invalid", message, requestId }, problems });
      return;
    }
    const record = recordFor({ consultations, settings }, { reference, by });
    response.json({ record, changed: [...outcome.edited.changed] });
  };
}

function typedIn(body: unknown): RecordTyped {
  const read = recordEditSchema.safeParse(body);
  if (!read.success || Object.keys(read.data).length === 0)
    throw new Failure("invalid", "Send the fields to change by their names, each as a text.");
  const typed: RecordTyped = {};
  for (const [name, said] of Object.entries(read.data)) {
    if (!isRecordInput(name))
      throw new Failure(
        "invalid",
        `"${name}" is not a field that is changed here. Dates and level have their own.`,
      );
    typed[name] = said;
  }
  return typed;
}

/** `GET /api/consultations/:reference/history`, for officers. */
export function getHistory({ consultations }: Pick<RecordDeps, "consultations">) {
  return async (request: Request, response: Response<RecordHistory>, next: NextFunction): Promise<void> => {
    const reference = referenceOf(request);
    if (!reference) {
      next();
      return;
    }
    const lines = await consultations.seeHistory({ reference, by: personOf(request) });
    response.json({
      lines: lines.map(({ what, who, when, from, to }) => ({
        ...{ what, who: who?.name ?? "", when: when.toISOString(), from, to },
      })),
    });
  };
}
