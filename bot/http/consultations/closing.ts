import type { Request, Response } from "express";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import { tellsOfPeople } from "../../common/tells-of-people";
import {
  type ClosingSeen,
  type Consultations,
  decisionLinkOf,
  NotRead,
  readLessons,
} from "../../consultations";
import {
  type ClosingAnswer,
  type PatchClosing,
  patchClosingSchema,
  type RecordProblems,
} from "../../contract";
import { answerProblems } from "../answer-problems";
import { readReference } from "../read-reference";
import { personOf } from "../sign-in";

/** `GET /api/consultations/:reference/closing` */
export const getClosing =
  (consultations: Consultations) => (request: Request, response: Response<ClosingAnswer>) => {
    response.json(present(consultations, { reference: readReference(request), by: personOf(request) }));
  };

/** `PATCH /api/consultations/:reference/closing`: one part of how it ended. */
export const patchClosing =
  (consultations: Consultations) =>
  async (request: Request, response: Response<ClosingAnswer | RecordProblems>) => {
    const ask = { reference: readReference(request), by: personOf(request) };
    const read = patchClosingSchema.safeParse(request.body);
    if (!read.success)
      throw new Failure(
        "invalid",
        "Send one part at a time, under its own name, with only what that part asks for.",
      );
    const part = read.data;
    await answerProblems(
      response,
      (failure) =>
        failure instanceof NotRead &&
        failure.problems.map(({ input, message }) => ({ name: input, message })),
      async () => {
        const warnings = await write(consultations, ask, part);
        const now = present(consultations, ask);
        response.json({ ...now, warnings: [...warnings], lookAgain: lookAgainAt(now, part) });
      },
    );
  };

/** @returns what to think of. */
async function write(
  consultations: Consultations,
  ask: { reference: Reference; by: Person },
  part: PatchClosing,
): Promise<readonly string[]> {
  if ("promise" in part)
    return (await consultations.promiseFeedback({ ...ask, typed: part.promise })).warnings;
  if ("findings" in part) await consultations.recordFindings({ ...ask, typed: part.findings });
  else if ("participation" in part)
    await consultations.recordParticipation({ ...ask, typed: part.participation });
  else if ("decision" in part) await consultations.recordDecision({ ...ask, typed: part.decision });
  else await consultations.evaluate({ ...ask, typed: part.evaluation });
  return [];
}

/** What stands there now, of the part that was saved. */
function lookAgainAt({ typed }: ClosingAnswer, part: PatchClosing): string[] {
  if (!typed) return [];
  const { findings, decision, evaluation } = typed;
  if ("findings" in part) return tellsOfPeople([findings.findingsSummary]);
  if ("decision" in part) return tellsOfPeople([decision.outcomeSummary, decision.decisionReasons]);
  if (!("evaluation" in part)) return [];
  const { worked, didNot, nextTime, repeat, change } = evaluation;
  return tellsOfPeople([worked, didNot, nextTime, repeat, change]);
}

function present(
  consultations: Consultations,
  { reference, by }: { reference: Reference; by: Person },
): ClosingAnswer {
  const seen = consultations.seeClosing({ reference, by, where: "own chat" });
  const { exact, responses, groups } = seen.participation;
  return {
    reference,
    canWrite: seen.canWrite,
    participation: {
      exact,
      responses,
      groups: groups.map(({ group, reached, count, how }) => ({ group, reached, count, how })),
    },
    done: { ...seen.done },
    costPerResponse: seen.costPerResponse,
    feedbackDue: { ...seen.feedbackDue },
    warnings: [],
    ...(by.roles.some((role) => role !== "member") && { typed: typedOf(seen.consultation) }),
  };
}

const typedOf = (record: ClosingSeen["consultation"]): NonNullable<ClosingAnswer["typed"]> => {
  const { worked, didNot, nextTime, repeat, change } = readLessons(record.lessons);
  const rated = new Map((record.methodRatings ?? []).map((each) => [plain(each.method), each.rating]));
  return {
    findings: { findingsSummary: record.findingsSummary, resultsUrl: record.resultsUrl },
    decision: {
      outcomeSummary: record.outcomeSummary,
      decisionReasons: record.decisionReasons,
      outcomeDate: record.outcomeDate ?? "",
      decisionUrl: decisionLinkOf(record),
    },
    evaluation: {
      evalScore: text(record.evalScore),
      ratings: (record.methods ?? []).map((method) => ({ method, rating: text(rated.get(plain(method))) })),
      costActual: text(record.costActual),
      staffDaysActual: text(record.staffDaysActual),
      socialValue: text(record.socialValue),
      ...{ worked, didNot, nextTime, repeat, change },
    },
  };
};

const text = (value: number | undefined): string => (value === undefined ? "" : String(value));
const plain = (name: string): string => name.trim().toLowerCase();
