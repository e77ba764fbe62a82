import type { Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { FeedbackDeps } from "./feedback-deps";
import { type FeedbackRow, inOrder } from "./feedback-row";
import { findWork } from "./find-work";
import { type RowProblem, RowsNotRead, type RowTyped, readRow } from "./read-row";
import { type RowsWanted, today, writeRows } from "./write-rows";

export const mostRows = 60;

/**
 * All rows of a consultation at once, in their order: those with an id are changed, those without are added,
 * and those that are left out are struck.
 * @throws RowsNotRead with everything that is wrong, each with the number of its row; nothing is written then.
 */
export async function keepRows(
  deps: FeedbackDeps,
  {
    reference,
    rows: typed,
    by,
    key,
  }: {
    reference: Reference;
    rows: readonly (RowTyped & { id?: string | undefined })[];
    by: Person;
    /** The same for the same sending: what is sent twice is added once. */
    key: string;
  },
): Promise<readonly FeedbackRow[]> {
  findWork(deps, { reference, by });
  const there = inOrder(deps.rows.of(reference));
  const problems: RowProblem[] = [];
  const kept: RowsWanted["kept"][number][] = [];
  if (typed.length > mostRows)
    throw new RowsNotRead([
      { input: "row", message: `There are ${typed.length} rows. Keep to ${mostRows}.` },
    ]);
  for (const [at, row] of typed.entries()) {
    const before = there.find(({ id }) => id === row.id);
    if (row.id !== undefined && !before) {
      problems.push({ at, input: "row", message: `Row ${at + 1} is no longer there. Load the rows again.` });
      continue;
    }
    const read = await readRow(deps.directory, { typed: row, before, today: today(deps) });
    if ("problems" in read)
      problems.push(
        ...read.problems.map(({ input, message }) => ({ at, input, message: `Row ${at + 1}: ${message}` })),
      );
    else kept.push({ before, read: read.row, key: `row/${reference}/${key}-${at}`, position: at + 1 });
  }
  if (problems.length > 0) throw new RowsNotRead(problems);
  const ids = new Set(kept.map(({ before }) => before?.id));
  return writeRows(deps, { reference, by, kept, struck: there.filter(({ id }) => !ids.has(id)) });
}
