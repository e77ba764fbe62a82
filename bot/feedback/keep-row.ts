import type { Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { FeedbackDeps } from "./feedback-deps";
import { type FeedbackRow, type FeedbackRowId, inOrder } from "./feedback-row";
import { findRow, findWork } from "./find-work";
import { mostRows } from "./keep-rows";
import { RowsNotRead, type RowTyped, readRow } from "./read-row";
import { today, writeRows } from "./write-rows";

/**
 * Adds a row, or changes one. A new row's key makes a second press of the same button no second row.
 * @throws RowsNotRead with everything that is wrong.
 */
export async function keepRow(
  deps: FeedbackDeps,
  {
    reference,
    by,
    typed,
    ...which
  }: { reference: Reference; by: Person; typed: RowTyped } & ({ id: FeedbackRowId } | { key: string }),
): Promise<readonly FeedbackRow[]> {
  findWork(deps, { reference, by });
  const rows = inOrder(deps.rows.of(reference));
  const before = "id" in which ? findRow(deps, { reference, id: which.id }) : undefined;
  const key = "key" in which ? `row/${reference}/${which.key}` : "";
  const read = await readRow(deps.directory, { typed, before, today: today(deps) });
  if ("problems" in read) throw new RowsNotRead(read.problems);
  if (!before && rows.length >= mostRows)
    throw new RowsNotRead([{ input: "row", message: `There are ${mostRows} rows. Join some first.` }]);
  const position = before?.position ?? 1 + Math.max(0, ...rows.map((row) => row.position ?? 0));
  return writeRows(deps, {
    ...{ reference, by, struck: [] },
    kept: [{ before, read: read.row, key, position }],
  });
}
