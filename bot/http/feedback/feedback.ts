import type { Request, Response } from "express";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import { tellsOfPeople } from "../../common/tells-of-people";
import {
  type FeedbackAnswer,
  publishFeedbackSchema,
  putFeedbackSchema,
  type RecordProblems,
} from "../../contract";
import { type Feedback, type FeedbackSeen, type RowSeen, RowsNotRead } from "../../feedback";
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
    await feedback.publish({ ...ask, ...read.data });
    response.json(answer(feedback, ask));
  };

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
    ...(canWrite && { lookAgain: lookAgain({ work, rows }) }),
  };
}

const lookAgain = ({ work, rows }: Pick<FeedbackSeen, "work" | "rows">): string[] =>
  tellsOfPeople([
    ...rows.flatMap(({ theme, asked, said, answer }) => [theme, asked, said, answer]),
    work.findingsSummary,
  ]);

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
