import type { Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { FeedbackDeps } from "./feedback-deps";
import { type FeedbackRow, type FeedbackRowId, inOrder } from "./feedback-row";
import { findWork } from "./find-work";
import { writeRows } from "./write-rows";

/** Takes a row out. It stays in the list, struck, and in history. Twice is once. */
export async function strikeRow(
  deps: FeedbackDeps,
  { reference, id, by }: { reference: Reference; id: FeedbackRowId; by: Person },
): Promise<readonly FeedbackRow[]> {
  findWork(deps, { reference, by });
  const row = deps.rows.find(id);
  if (!row || row.reference !== reference || row.status === "Struck") return inOrder(deps.rows.of(reference));
  return writeRows(deps, { reference, by, kept: [], struck: [row] });
}
