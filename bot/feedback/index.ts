import type { Reference } from "../common/ids";
import type { Person } from "../common/person";
import { chase, mustBeChased } from "./chase";
import type { FeedbackDeps, FeedbackWork, FollowUp } from "./feedback-deps";
import type { FeedbackRowId, Named } from "./feedback-row";
import { keepRow } from "./keep-row";
import { keepRows } from "./keep-rows";
import { moveRow } from "./move-row";
import { noticeAction } from "./notice-action";
import { isOutOfStep, noticeRowEdit, type RowEdit, rowEdits } from "./notice-row-edit";
import type { Where } from "./permissions";
import { publish } from "./publish";
import type { RowTyped } from "./read-row";
import { publishedRows, seeFeedback } from "./see-feedback";
import { strikeRow } from "./strike-row";

export type {
  FeedbackDeps,
  FeedbackNotices,
  FeedbackWork,
  FollowUp,
  FollowUps,
  NoPromiseNews,
  NotPublishedNews,
  ToldOnce,
  Work,
} from "./feedback-deps";
export * from "./feedback-row";
export { lookAgain, NotLookedAgain, rowTexts } from "./look-again";
export type { RowEdit } from "./notice-row-edit";
export { type RowProblem, RowsNotRead, type RowTyped } from "./read-row";
export { cameOfIt, type FeedbackSeen, type PublishedRow, type RowSeen } from "./see-feedback";

interface Asked {
  reference: Reference;
  by: Person;
}

/** The door of this room: "you said, we did", and the promise to say it by a day. */
export function createFeedback(deps: FeedbackDeps) {
  return {
    seeFeedback: (ask: Asked & { where: Where }) => seeFeedback(deps, ask),
    keepRow: (ask: Asked & { typed: RowTyped } & ({ id: FeedbackRowId } | { key: string })) =>
      keepRow(deps, ask),
    keepRows: (ask: Parameters<typeof keepRows>[1]) => keepRows(deps, ask),
    strikeRow: (ask: Asked & { id: FeedbackRowId }) => strikeRow(deps, ask),
    moveRow: (ask: Asked & { id: FeedbackRowId; way: "up" | "down" }) => moveRow(deps, ask),
    publish: (ask: Asked & { nothingChanged?: string; asItIs?: boolean | undefined }) => publish(deps, ask),
    publishedRows: (ask: { reference: Reference }) => publishedRows(deps, ask),
    chase: (ask: { reference: Reference; by?: Named; worked?: boolean }) => chase(deps, ask),
    mustBeChased: (work: FeedbackWork) => mustBeChased(deps, work),
    noticeRowEdit: (edit: RowEdit) => noticeRowEdit(deps, edit),
    /** Rows that were changed in the list while nobody watched. */
    outOfStep: () => deps.rows.all().filter((row) => isOutOfStep(deps, row)),
    rowEdits: (onFailure: Parameters<typeof rowEdits>[1]) => rowEdits(deps, onFailure),
    noticeAction: (ask: { action: FollowUp & { reference: Reference | undefined }; by: Person }) =>
      noticeAction(deps, ask),
  };
}

export type Feedback = ReturnType<typeof createFeedback>;
