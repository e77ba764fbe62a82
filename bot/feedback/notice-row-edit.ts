import { Failure } from "../common/failure";
import type { Reference } from "../common/ids";
import { has } from "../common/person";
import { chaserOf } from "./chase";
import type { FeedbackDeps, FeedbackWork } from "./feedback-deps";
import type { FeedbackRow, Named } from "./feedback-row";
import { canBeWritten } from "./find-work";
import { isPublished, markOf } from "./is-published";
import { keepPromise, willKey } from "./keep-promise";
import { inOneLine } from "./write-rows";

/** A row before and after somebody changed it in the list. */
export interface RowEdit {
  before: FeedbackRow | undefined;
  after: FeedbackRow | undefined;
  /** Names this version of this row, on every instance; empty when the row is gone. */
  version: string;
  /** Whether the row was seen at its very version before: else another change came between. */
  follows: boolean;
  /** Undefined when the row is gone: nobody says who took it. */
  changedBy: { byApp: boolean; person: Named | undefined } | undefined;
  at: Date;
  /** Found when starting: what it was before is not known, and its history is not told. */
  isOld?: boolean;
}

/**
 * What a person changed in the list: its line of history with that person, once, whichever instance sees it
 * first. Words that nobody published are not read by anybody, a typed day publishes nothing, and a promise is
 * owed by its owner. What the app itself writes is no news. Looking again does no harm.
 */
export async function noticeRowEdit(deps: FeedbackDeps, edit: RowEdit): Promise<void> {
  const { before, after, changedBy } = edit;
  if (changedBy?.byApp) return;
  if (!edit.isOld) await keepHistory(deps, edit);
  const by = changedBy?.person;
  if (before && after?.reference !== before.reference) await letGo(deps, before, by);
  if (!after) {
    if (before && isPublished(before)) await tell(deps, edit, { row: before, wasPublished: true });
    return;
  }
  const work = deps.work.find(after.reference);
  if (!work) return;
  const wasPublished = before ? isPublished(before) : after.publishedAs !== "";
  const typedDay = after.publishedOn !== undefined && after.publishedOn !== before?.publishedOn;
  const isDraft = !isPublished(after);
  await takeBack(deps, edit, by ?? (await chaserOf(deps, work)));
  if (isDraft && after.status !== "Struck" && (wasPublished || typedDay))
    await tell(deps, edit, { row: after, wasPublished });
  await keepItsPromise(deps, edit, { work, by });
}

/** Whether a row that was changed while nobody watched is to be looked at. */
export const isOutOfStep = ({ followUps }: Pick<FeedbackDeps, "followUps">, row: FeedbackRow): boolean =>
  (row.publishedOn !== undefined && !isPublished(row)) ||
  (row.outcome === "will" &&
    row.status !== "Struck" &&
    row.owner !== undefined &&
    row.dueDate !== undefined &&
    !hasPromise({ followUps }, row));

const said = "You said, we did:";

async function keepHistory({ history }: FeedbackDeps, edit: RowEdit): Promise<void> {
  const { before, after, version, follows, changedBy, at } = edit;
  const row = after ?? before;
  if (!row) return;
  const line = { reference: row.reference, who: changedBy?.person, when: at };
  if (!after || !before) {
    const key = after ? `list:${version}:row` : `list:gone:${row.reference}:${row.id}`;
    const text = inOneLine(row);
    if (after && (await history.of(row.reference)).some(({ what, to }) => isOurs(what) && to === text))
      return;
    const what = `${said} row ${after ? "typed into" : "taken out of"} the list`;
    await history.append({ ...line, what, from: after ? "" : text, to: after ? text : "" }, { key });
    return;
  }
  const parts = [
    { name: "row", what: "row changed", of: inOneLine },
    { name: "status", what: "row status changed", of: ({ status }: FeedbackRow) => status },
    { name: "publishedOn", what: "published day changed", of: (r: FeedbackRow) => r.publishedOn ?? "" },
    { name: "reference", what: "row moved", of: (r: FeedbackRow) => r.reference },
  ];
  // The app changed it in between, on another instance: that has its line, and its own actor.
  const past = follows ? [] : await history.of(row.reference);
  for (const { name, what, of } of parts) {
    const from = name === "row" ? lastOfOurs(past, of(before)) : of(before);
    const to = of(after);
    if (from === to || (!follows && ownWriteSays(name, before, after))) continue;
    await history.append(
      { ...line, what: `${said} ${what} in the list`, from, to },
      { key: `list:${version}:${name}` },
    );
  }
}

const isOurs = (what: string): boolean => what.startsWith(said) && !what.endsWith("in the list");

/** Follows our own changes of the row from what it said, to what it said when the person came. */
function lastOfOurs(past: readonly { what: string; from: string; to: string }[], from: string): string {
  let text = from;
  for (const line of past) if (isOurs(line.what) && line.from === text) text = line.to;
  return text;
}

/** The app publishes, and marks promises kept; seen together with a person's edit it cannot be told apart. */
const ownWriteSays = (name: string, before: FeedbackRow, after: FeedbackRow): boolean =>
  (name === "publishedOn" && after.publishedAs !== before.publishedAs) || name === "status";

/** The list shows no day beside words that nobody published; a day that was taken out is taken back for good. */
async function takeBack(
  deps: FeedbackDeps,
  { before, after }: RowEdit,
  by: Named | undefined,
): Promise<void> {
  const row = after && deps.rows.find(after.id);
  if (!row || !by) return;
  const withdrawn =
    before?.publishedOn !== undefined && row.publishedOn === undefined && row.publishedAs === markOf(row);
  if (!withdrawn && (row.publishedOn === undefined || isPublished(row))) return;
  const change = withdrawn ? { publishedAs: "" } : { publishedOn: undefined };
  const line = { what: `${said} not published`, from: row.publishedOn ?? "", to: "" };
  try {
    await deps.rows.write({
      ...{
        reference: row.reference,
        by,
        at: deps.clock.now(),
        writes: [withdrawn ? { row, change } : { row, change, line }],
      },
    });
  } catch (failure) {
    // Somebody was faster: another instance with the same, or a person, whose change comes next.
    if (!(failure instanceof Failure) || failure.code !== "conflict") throw failure;
  }
}

async function tell(
  deps: FeedbackDeps,
  { version, changedBy }: RowEdit,
  { row, wasPublished }: { row: FeedbackRow; wasPublished: boolean },
): Promise<void> {
  const work = deps.work.find(row.reference);
  const lead = work && (await chaserOf(deps, work));
  const to = lead && (await deps.directory.find(lead.id));
  if (!work || !to) return;
  const mark = { reference: row.reference, what: `row-${row.id}-${version || "gone"}` };
  if (!(await deps.told.claim(mark))) return;
  try {
    await deps.notices.notPublished(to, {
      ...{ work, row, wasPublished, by: changedBy?.person, canPublish: canBeWritten(work) },
    });
  } catch (failure) {
    await deps.told.release(mark).catch(() => undefined);
    throw failure;
  }
}

async function keepItsPromise(
  deps: FeedbackDeps,
  { before, after, isOld }: RowEdit,
  { work, by: person }: { work: FeedbackWork; by: Named | undefined },
): Promise<void> {
  const row = after && deps.rows.find(after.id);
  if (!row || work.workflowStatus === "Stopped") return;
  const by = person ?? (await chaserOf(deps, work));
  if (!by) return;
  if (row.outcome === "will" && row.owner) {
    const owner = await deps.directory.find(row.owner.id);
    // A councillor owes nobody work.
    if (!owner || !has(owner, "officer")) return;
  }
  const moved = before !== undefined && inOneLine(before) !== inOneLine(row);
  await keepPromise(deps, row, { by, moved: moved && !isOld });
  if (row.outcome === "will" && row.status === "Done" && before?.status !== "Done")
    await deps.followUps.settle({
      ...{ reference: row.reference, key: willKey(row), by },
      ...{ how: "Done", why: "Marked as done in the list." },
    });
}

/** The row is gone, or belongs to another consultation now: nobody owes what it promised. */
async function letGo(deps: FeedbackDeps, row: FeedbackRow, person: Named | undefined): Promise<void> {
  const work = deps.work.find(row.reference);
  const by = person ?? (work && (await chaserOf(deps, work)));
  if (by) await keepPromise(deps, { ...row, status: "Struck" }, { by, moved: false });
}

const hasPromise = ({ followUps }: Pick<FeedbackDeps, "followUps">, row: FeedbackRow): boolean =>
  followUps.followUpsOf(row).some(({ key }) => key === willKey(row));

/** Notices edits in their order, and keeps one that could not be dealt with for the next look. */
export function rowEdits(
  deps: FeedbackDeps,
  onFailure: (failure: unknown, reference: Reference | undefined) => void,
) {
  let waiting: RowEdit[] = [];
  let noticing = Promise.resolve();
  const look = async (edit: RowEdit) => {
    try {
      await noticeRowEdit(deps, edit);
    } catch (failure) {
      waiting.push(edit);
      onFailure(failure, (edit.after ?? edit.before)?.reference);
    }
  };
  const changed = (edit: RowEdit): void => {
    noticing = noticing.then(() => look(edit));
  };
  return {
    changed,
    /** @returns when all that was seen so far is dealt with. */
    async again(): Promise<void> {
      const again = waiting;
      waiting = [];
      again.forEach(changed);
      await noticing;
    },
  };
}
