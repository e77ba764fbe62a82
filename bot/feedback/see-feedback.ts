import { type Day, inWords } from "../common/days";
import type { Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { FeedbackDeps, FeedbackWork } from "./feedback-deps";
import { type FeedbackRow, inOrder } from "./feedback-row";
import { canBeWritten } from "./find-work";
import { isPublished } from "./is-published";
import { willKey } from "./keep-promise";
import { canSeeDrafts, canWriteFeedback, type Where } from "./permissions";

export interface RowSeen extends FeedbackRow {
  /** What is missing before it can be published; "" when nothing is. */
  lacks: string;
  isPublished: boolean;
}

export interface FeedbackSeen {
  work: FeedbackWork;
  rows: readonly RowSeen[];
  canWrite: boolean;
  /** Rows that are not published as they now stand. */
  drafts: number;
}

/** The rows as this reader may see them there. A promise is as far as the action that came of it. */
export function seeFeedback(
  deps: FeedbackDeps,
  { reference, by, where }: { reference: Reference; by: Person; where: Where },
): FeedbackSeen {
  const work = deps.work.seeRecord({ reference, by, where });
  const rows = rowsOf(deps, reference);
  const shown = canSeeDrafts(by, where) ? rows : rows.filter(({ isPublished }) => isPublished);
  return {
    work,
    rows: shown,
    canWrite: where === "own chat" && canWriteFeedback(by, work) && canBeWritten(work),
    drafts: shown.filter(({ isPublished }) => !isPublished).length,
  };
}

export function rowsOf(deps: FeedbackDeps, reference: Reference): readonly RowSeen[] {
  const owed = new Map(deps.followUps.followUpsOf({ reference }).map((each) => [each.key, each]));
  return inOrder(deps.rows.of(reference)).map((row) => {
    const promise = row.outcome === "will" ? owed.get(willKey(row)) : undefined;
    const done = promise?.status === "Done" || row.status === "Done";
    return {
      ...row,
      ...(promise && { owner: promise.owner ?? row.owner, dueDate: promise.dueDate ?? row.dueDate }),
      status: done ? "Done" : row.status,
      doneOn: row.doneOn ?? promise?.doneOn,
      lacks: lacksOf(row),
      isPublished: isPublished(row),
    };
  });
}

/** A row typed into the list by hand may be half of one. */
function lacksOf({ theme, said, outcome, answer, owner, dueDate }: FeedbackRow): string {
  const missing = [
    !theme.trim() && "a theme",
    !said.trim() && "what people said",
    !outcome && "what came of it",
    outcome && !answer.trim() && (outcome === "could not" ? "why you could not" : "what came of it"),
    outcome === "will" && !owner && "who will do it",
    outcome === "will" && !dueDate && "by when",
  ].filter(Boolean);
  return missing.join(", ");
}

/** A row as anybody may read it: no names of staff. */
export interface PublishedRow {
  theme: string;
  asked: string;
  said: string;
  did: string;
}

export const publishedRows = (
  { rows }: Pick<FeedbackDeps, "rows">,
  { reference }: { reference: Reference },
): readonly PublishedRow[] =>
  inOrder(rows.of(reference))
    .filter(isPublished)
    .map((row) => ({ theme: row.theme, asked: row.asked, said: row.said, did: cameOfIt(row) }));

/** `We will: … By Mon 1 Mar 2027.` */
export function cameOfIt({
  outcome,
  answer,
  dueDate,
  status,
}: Pick<FeedbackRow, "outcome" | "answer" | "status"> & { dueDate: Day | undefined }): string {
  if (outcome === "could not") return `We could not, because: ${answer}`;
  if (outcome === "did") return `We did: ${answer}`;
  if (outcome !== "will") return answer;
  const when = status === "Done" ? " This is done." : dueDate ? ` By ${inWords(dueDate)}.` : "";
  return `We will: ${answer}${when}`;
}
