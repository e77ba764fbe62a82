import type { Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { FeedbackDeps } from "./feedback-deps";
import { type FeedbackRow, type FeedbackRowId, inOrder, type RowWrite } from "./feedback-row";
import { findRow, findWork } from "./find-work";

/** Puts a row one place up or down. At the end of the list there is nowhere to go. */
export async function moveRow(
  deps: FeedbackDeps,
  { reference, id, way, by }: { reference: Reference; id: FeedbackRowId; way: "up" | "down"; by: Person },
): Promise<readonly FeedbackRow[]> {
  findWork(deps, { reference, by });
  findRow(deps, { reference, id });
  const order = [...inOrder(deps.rows.of(reference))];
  const at = order.findIndex((row) => row.id === id);
  const to = way === "up" ? at - 1 : at + 1;
  const [mine, other] = [order[at], order[to]];
  if (!mine || !other) return order;
  order[to] = mine;
  order[at] = other;
  const writes: RowWrite[] = order.flatMap((row, place) =>
    row.position === place + 1 ? [] : [{ row, change: { position: place + 1 } }],
  );
  await deps.rows.write({ reference, writes, by: { id: by.id, name: by.name }, at: deps.clock.now() });
  return inOrder(deps.rows.of(reference));
}
