import type { Day } from "../common/days";
import type { PersonId, Reference } from "../common/ids";

/** What came of what people said: exactly one of these. */
export const outcomes = ["did", "will", "could not"] as const;
export type Outcome = (typeof outcomes)[number];

/** A row that was taken out is struck: it stays in the list, and in history. */
export const rowStatuses = ["Open", "In progress", "Done", "Struck"] as const;
export type RowStatus = (typeof rowStatuses)[number];

export interface Named {
  id: PersonId;
  name: string;
}

declare const brand: unique symbol;
/** One row of the YouSaidWeDid list, by its SharePoint item id. */
export type FeedbackRowId = string & { readonly [brand]: "FeedbackRowId" };
export const asFeedbackRowId = (text: string): FeedbackRowId => text as FeedbackRowId;

/** What a row says. */
export interface RowFields {
  theme: string;
  asked: string;
  said: string;
  /** Undefined only in a row that somebody typed into the list and has not finished. */
  outcome: Outcome | undefined;
  /** What was done, what will be done, or why it could not be. */
  answer: string;
  /** Who will do it, by when; only of what will be done. */
  owner: Named | undefined;
  dueDate: Day | undefined;
  status: RowStatus;
  doneOn: Day | undefined;
  /** The day it was published as it now stands; a row that is changed is a draft again. */
  publishedOn: Day | undefined;
  /** The mark of the words that were published; "" where none were. */
  publishedAs: string;
  position: number | undefined;
}

/** One row of "you said, we did". */
export interface FeedbackRow extends RowFields {
  id: FeedbackRowId;
  reference: Reference;
  listUrl: string;
}

export interface ChangeLine {
  what: string;
  from: string;
  to: string;
}

/** A row to write; its line of history is written with it. */
export type RowWrite =
  /** The same key twice is one row. */
  | { add: RowFields; key: string; line?: ChangeLine }
  | { row: FeedbackRow; change: Partial<RowFields>; line?: ChangeLine };

/** The rows, read from memory and written to the list. */
export interface FeedbackStore {
  find(id: FeedbackRowId): FeedbackRow | undefined;
  /** All of a consultation, struck ones too, in no order. */
  of(reference: Reference): readonly FeedbackRow[];
  /** The same array until something changes. */
  all(): readonly FeedbackRow[];
  /**
   * Writes them in one go.
   * @throws Failure `conflict` when somebody else changed one meanwhile, and that one is not written;
   * `unavailable` when the list cannot be reached.
   */
  write(request: {
    reference: Reference;
    writes: readonly RowWrite[];
    by: Named;
    at: Date;
  }): Promise<readonly FeedbackRow[]>;
  freshness(): { asOf: Date; stale: boolean };
}

const last = Number.MAX_SAFE_INTEGER;

/** In the order people gave them; a row typed into the list comes last. */
export const inOrder = (rows: readonly FeedbackRow[]): readonly FeedbackRow[] =>
  rows
    .filter(({ status }) => status !== "Struck")
    .sort(
      (one, other) => (one.position ?? last) - (other.position ?? last) || Number(one.id) - Number(other.id),
    );
