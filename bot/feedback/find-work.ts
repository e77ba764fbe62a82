import { Failure } from "../common/failure";
import type { Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { FeedbackDeps, FeedbackWork } from "./feedback-deps";
import type { FeedbackRow, FeedbackRowId } from "./feedback-row";
import { mustBeAbleToWrite } from "./permissions";

/** Between closing and its end there is something to say, and somebody who listens. */
const writable = new Set(["Closed", "Reported", "Decided", "Feedback published"]);

/** The consultation, for somebody who may write its rows now. @throws Failure saying who may, or when. */
export function findWork(
  { work }: Pick<FeedbackDeps, "work">,
  { reference, by }: { reference: Reference; by: Person },
): FeedbackWork {
  const found = work.seeRecord({ reference, by, where: "own chat" });
  mustBeAbleToWrite(by, found);
  if (!canBeWritten(found))
    throw new Failure(
      "conflict",
      `${reference} is ${found.workflowStatus}. “You said, we did” can be written from closing until it is complete.`,
    );
  return found;
}

export const canBeWritten = ({ workflowStatus }: FeedbackWork): boolean => writable.has(workflowStatus);

export function findRow(
  { rows }: Pick<FeedbackDeps, "rows">,
  { reference, id }: { reference: Reference; id: FeedbackRowId },
): FeedbackRow {
  const row = rows.find(id);
  if (!row || row.reference !== reference || row.status === "Struck")
    throw new Failure("not_found", "That row is no longer there. Look at the rows again.");
  return row;
}
