import type { Request, Response } from "express";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import { publicOutcome } from "../../consultations";
import {
  type FeedbackAnswer,
  publishFeedbackSchema,
  putFeedbackSchema,
  type RecordProblems,
} from "../../contract";
import {
  type Feedback,
  type FeedbackSeen,
  lookAgain,
  NotLookedAgain,
  type RowSeen,
  RowsNotRead,
} from "../../feedback";
import { answerProblems } from "../answer-problems";
import { readReference } from "../read-reference";
import { personOf } from "../sign-in";

/** `GET /api/consultations/:reference/feedback` */
export const getFeedback = (feedback: Feedback) => (request: Request, response: Response<FeedbackAnswer>) => {
  response.json(answer(feedback, { reference: readReference(request), by: personOf(request) }));
};

/** `PUT /api/consultations/:reference/feedback`: every row, in order. */
export const putFeedback =
  (feedback: Feedback) => async (request: Request, response: Response<FeedbackAnswer | RecordProblems>) => {
    const ask = { reference: readReference(request), by: personOf(request) };
    const read = putFeedbackSchema.safeParse(request.body);
    if (!read.success)
      throw new Failure("invalid", 'Send "rows", all of them in order, and a "key" for this sending.');
    await answerProblems(response, problemsOf, async () => {
      await feedback.keepRows({ ...ask, ...read.data });
      response.json(answer(feedback, ask));
    });
  };

/** The name of a box in a row is such as `rows.0.said`. */
const problemsOf = (failure: unknown) =>
  failure instanceof RowsNotRead &&
  failure.problems.map(({ at, input, message }) => ({
    name: at === undefined ? input : `rows.${at}.${input}`,
    message,
  }));

/** `POST /api/consultations/:reference/feedback/publish` */
export const postPublish =
  (feedback: Feedback) => async (request: Request, response: Response<FeedbackAnswer | RecordProblems>) => {
    const ask = { reference: readReference(request), by: personOf(request) };
    const read = publishFeedbackSchema.safeParse(request.body ?? {});
    if (!read.success)
      throw new Failure("invalid", '"nothingChanged" is the reason why nothing changed, in words.');
    await answerProblems(response, toLookAt, async () => {
      await feedback.publish({ ...ask, ...read.data });
      response.json(answer(feedback, ask));
    });
  };

/** Each thing to look at again; sent once more with `asItIs`, it is published. */
const toLookAt = (failure: unknown) =>
  failure instanceof NotLookedAgain && failure.found.map((message) => ({ name: "lookAgain", message }));

const answer = (feedback: Feedback, ask: { reference: Reference; by: Person }): FeedbackAnswer =>
  present(feedback.seeFeedback({ ...ask, where: "own chat" }), ask.by);

function present({ work, rows, canWrite }: FeedbackSeen, by: Person): FeedbackAnswer {
  const isOfficer = by.roles.some((role) => role !== "member");
  return {
    reference: work.reference,
    canWrite,
    promisedBy: work.feedbackPromised,
    publishedOn: work.feedbackPublished,
    rows: rows.map((row) => presentRow(row, isOfficer)),
    ...(canWrite && { lookAgain: lookAgain({ work, rows }), alsoRead: alsoRead(work) }),
  };
}

/** By the rule of the public record, as if it were published now. */
function alsoRead(work: FeedbackSeen["work"]): NonNullable<FeedbackAnswer["alsoRead"]> {
  const { findings, decision, decision_reasons, decision_date } = publicOutcome(work, "Feedback published");
  return {
    findings,
    decision,
    reasons: decision_reasons,
    ...(decision_date && { decidedOn: decision_date }),
  };
}

const presentRow = (row: RowSeen, isOfficer: boolean): FeedbackAnswer["rows"][number] => ({
  id: row.id,
  theme: row.theme,
  asked: row.asked,
  said: row.said,
  outcome: row.outcome,
  answer: row.answer,
  owner: isOfficer ? row.owner?.name : undefined,
  dueDate: row.dueDate,
  done: row.status === "Done",
  published: row.isPublished,
  lacks: row.lacks,
});
