import { dayOf } from "../common/days";
import { asStepId, type Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { FeedbackDeps } from "./feedback-deps";
import { type FeedbackRow, inOrder, type Named, type RowFields, type RowWrite } from "./feedback-row";
import type { RowRead } from "./read-row";

/** What to make of the rows of one consultation. */
export interface RowsWanted {
  reference: Reference;
  by: Person;
  kept: readonly { before: FeedbackRow | undefined; read: RowRead; key: string; position: number }[];
  struck: readonly FeedbackRow[];
}

const draftStep = asStepId("8.1");
export const promisePhase = "You said, we did";
/** What of an action says which row it keeps the promise of. */
export const willKey = ({ reference, id }: Pick<FeedbackRow, "reference" | "id">): string =>
  `will/${reference}/${id}`;

/** Writes rows, then sees that each promise in them is owed by somebody, and no other is. */
export async function writeRows(deps: FeedbackDeps, wanted: RowsWanted): Promise<readonly FeedbackRow[]> {
  const { reference, by } = wanted;
  const named = { id: by.id, name: by.name };
  const writes = [...wanted.kept.flatMap(writeOf), ...wanted.struck.map(strike)];
  if (writes.length > 0) await deps.rows.write({ reference, writes, by: named, at: deps.clock.now() });
  const rows = deps.rows.of(reference);
  for (const row of rows) await keepPromise(deps, row, named);
  const shown = inOrder(rows);
  if (shown.length > 0)
    await deps.followUps.fulfil({
      ...{ reference, stepId: draftStep, by: named },
      evidence: `“You said, we did” has ${shown.length} ${shown.length === 1 ? "row" : "rows"}.`,
    });
  return shown;
}

function writeOf({ before, read, key, position }: RowsWanted["kept"][number]): RowWrite[] {
  if (!before) {
    const add: RowFields = {
      ...{ ...read, position, status: read.outcome === "will" ? "Open" : "Done" },
      ...{ doneOn: undefined, publishedOn: undefined },
    };
    return [{ add, key, line: { what: "You said, we did: row added", from: "", to: inOneLine(read) } }];
  }
  const says = inOneLine(before) === inOneLine(read);
  if (says && before.position === position) return [];
  if (says) return [{ row: before, change: { position } }];
  // What people read is what somebody published: a row that says something else is a draft again.
  const status = read.outcome === "will" ? ("Open" as const) : ("Done" as const);
  return [
    {
      row: before,
      change: { ...read, position, status, doneOn: undefined, publishedOn: undefined },
      line: { what: "You said, we did: row changed", from: inOneLine(before), to: inOneLine(read) },
    },
  ];
}

const strike = (row: FeedbackRow): RowWrite => ({
  row,
  change: { status: "Struck", publishedOn: undefined },
  line: { what: "You said, we did: row struck", from: inOneLine(row), to: "" },
});

/** A "will" is an action of its owner; what is no promise any more is owed by nobody. */
async function keepPromise({ followUps }: FeedbackDeps, row: FeedbackRow, by: Named): Promise<void> {
  const { reference, outcome, owner, dueDate, status } = row;
  const key = willKey(row);
  if (outcome === "will" && status !== "Struck") {
    const title = `We said we will: ${shortened(row.answer)}`;
    await followUps.agree({ key, title, reference, phase: promisePhase, owner, dueDate, by });
    return;
  }
  const there = followUps.followUpsOf({ reference }).some((each) => each.key === key);
  if (there)
    await followUps.settle({
      ...{ reference, key, by },
      ...(outcome === "did" && status !== "Struck"
        ? { how: "Done", why: shortened(row.answer) }
        : { how: "Waived", why: "The promise was taken back: see the rows of “you said, we did”." }),
    });
}

const longestTitle = 200;
const shortened = (text: string): string => {
  const letters = [...text.replace(/\s+/g, " ").trim()];
  return letters.length <= longestTitle
    ? letters.join("")
    : `${letters.slice(0, longestTitle - 1).join("")}…`;
};

const inOneLine = ({ theme, asked, said, outcome, answer, owner, dueDate }: RowRead | FeedbackRow): string =>
  [theme, asked, said, outcome, answer, owner?.name, dueDate].map((each) => each ?? "").join(" | ");

export const today = ({ clock }: Pick<FeedbackDeps, "clock">) => dayOf(clock.now());
