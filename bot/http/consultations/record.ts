import type { NextFunction, Request, Response } from "express";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import type { Person } from "../../common/person";
import {
  asItIs,
  type Consultations,
  isRecordInput,
  type PlanningSettings,
  type RecordEdited,
  RecordNotLookedAgain,
  type RecordTyped,
} from "../../consultations";
import {
  type RecordAnswer,
  type RecordEdit,
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

export async function recordFor(
  { consultations, settings }: RecordDeps,
  ask: { reference: Reference; by: Person },
): Promise<RecordAnswer> {
  const view = consultations.viewRecord({ ...ask, where: "own chat" });
  const moves = consultations.movesFor({ person: ask.by, consultation: view.consultation });
  return presentRecord(view, settings(), {
    by: ask.by,
    moves: moves.map(({ to, needsNote }) => ({ to, needsNote })),
    warnings: [...(await consultations.ruleWarnings({ ...ask, where: "own chat" }))],
  });
}

/** `GET /api/consultations/:reference` */
export function getRecord({ consultations, settings }: RecordDeps) {
  return async (request: Request, response: Response<RecordAnswer>, next: NextFunction): Promise<void> => {
    const reference = referenceOf(request);
    if (!reference) {
      next();
      return;
    }
    response.json(await recordFor({ consultations, settings }, { reference, by: personOf(request) }));
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
    const outcome = await edited(consultations, { reference, by, ...editIn(request.body) });
    if ("problems" in outcome) {
      const { problems } = outcome;
      const requestId = String(response.getHeader("X-Request-Id") ?? "");
      const message = problems.map((each) => each.message).join(" ");
      response.status(400).json({ error: { code: "invalid", message, requestId }, problems });
      return;
    }
    const record = await recordFor({ consultations, settings }, { reference, by });
    response.json({ record, changed: [...outcome.edited.changed] });
  };
}

type Ask = Parameters<Consultations["editRecord"]>[0];

/** What everybody will read is shown once more before it is saved, as a problem of no box. */
async function edited(
  consultations: Consultations,
  ask: Ask,
): Promise<{ edited: RecordEdited } | Pick<RecordProblems, "problems">> {
  try {
    const outcome = await consultations.editRecord(ask);
    if ("edited" in outcome) return outcome;
    return { problems: outcome.problems.map(({ input, message }) => ({ name: input, message })) };
  } catch (failure) {
    if (!(failure instanceof RecordNotLookedAgain)) throw failure;
    return { problems: failure.found.map((message) => ({ name: "lookAgain", message })) };
  }
}

function editIn(body: unknown): Pick<Ask, "typed" | "lookedAt"> {
  const { asItIs: isAsked, ...fields } = (recordEditSchema.safeParse(body).data ?? {}) as RecordEdit;
  return { typed: typedIn(fields), ...(isAsked === "yes" && { lookedAt: asItIs }) };
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
