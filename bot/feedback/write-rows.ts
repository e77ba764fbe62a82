import { dayOf } from "../common/days";
import { asStepId, type Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { FeedbackDeps } from "./feedback-deps";
import { type FeedbackRow, inOrder, type RowFields, type RowWrite } from "./feedback-row";
import { keepPromise } from "./keep-promise";
import type { RowRead } from "./read-row";

/** What to make of the rows of one consultation. */
export interface RowsWanted {
  reference: Reference;
  by: Person;
  kept: readonly { before: FeedbackRow | undefined; read: RowRead; key: string; position: number }[];
  struck: readonly FeedbackRow[];
}

const draftStep = asStepId("8.1");
/** Writes rows, then sees that each promise in them is owed by somebody, and no other is. */
export async function writeRows(deps: FeedbackDeps, wanted: RowsWanted): Promise<readonly FeedbackRow[]> {
  const { reference, by } = wanted;
  const named = { id: by.id, name: by.name };
  const writes = [...wanted.kept.flatMap(writeOf), ...wanted.struck.map(strike)];
  if (writes.length > 0) await deps.rows.write({ reference, writes, by: named, at: deps.clock.now() });
  const rows = deps.rows.of(reference);
  const typed = new Set(wanted.kept.map(({ before }) => before?.id));
  for (const row of rows) await keepPromise(deps, row, { by: named, moved: typed.has(row.id) });
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
      ...{ doneOn: undefined, publishedOn: undefined, publishedAs: "" },
    };
    return [{ add, key, line: { what: "You said, we did: row added", from: "", to: inOneLine(read) } }];
  }
  const says = inOneLine(before) === inOneLine(read);
  if (says && before.position === position) return [];
  if (says) return [{ row: before, change: { position } }];
  // What people read is what somebody published: a row that says something else is a draft again.
  const samePromise = read.outcome === "will" && before.outcome === "will" && before.dueDate === read.dueDate;
  const status = read.outcome === "will" ? ("Open" as const) : ("Done" as const);
  return [
    {
      row: before,
      change: {
        ...{ ...read, position, publishedOn: undefined, publishedAs: "" },
        // A promise that was kept stays kept when only its words change.
        ...(samePromise ? {} : { status, doneOn: undefined }),
      },
      line: { what: "You said, we did: row changed", from: inOneLine(before), to: inOneLine(read) },
    },
  ];
}

const strike = (row: FeedbackRow): RowWrite => ({
  row,
  change: { status: "Struck", publishedOn: undefined, publishedAs: "" },
  line: { what: "You said, we did: row struck", from: inOneLine(row), to: "" },
});

export const inOneLine = ({
  theme,
  asked,
  said,
  outcome,
  answer,
  owner,
  dueDate,
}: RowRead | FeedbackRow): string =>
  [theme, asked, said, outcome, answer, owner?.name, dueDate].map((each) => each ?? "").join(" | ");

export const today = ({ clock }: Pick<FeedbackDeps, "clock">) => dayOf(clock.now());
