import { type Reference, toReference } from "../common/ids";
import type { KnownStatuses, WorkflowStatus } from "../consultations";
import { inTime } from "./storage-problem";
import { odata, type Table } from "./tables";

const rowKey = "status";
/** Every consultation there ever was, a thousand a page. */
const allMs = 60_000;

export interface KnownStatusStore extends KnownStatuses {
  /** All of them in one query, for whoever compares every consultation. */
  all(): Promise<ReadonlyMap<Reference, WorkflowStatus>>;
}

/** Conditional writes, so that of two instances seeing the same edit only one tells of it. */
export function createKnownStatuses(table: Table): KnownStatusStore {
  async function all(abortSignal: AbortSignal): Promise<ReadonlyMap<Reference, WorkflowStatus>> {
    const known = new Map<Reference, WorkflowStatus>();
    for await (const row of table.find(odata`RowKey eq ${rowKey}`, abortSignal)) {
      const reference = toReference(row.partitionKey);
      if (reference) known.set(reference, row["status"] as WorkflowStatus);
    }
    return known;
  }

  return {
    async get(reference) {
      const row = await table.get({ partitionKey: reference, rowKey });
      return row?.["status"] as WorkflowStatus | undefined;
    },
    async move({ reference, from, to }) {
      const next = { partitionKey: reference, rowKey, status: to };
      if (from === undefined) return table.insert(next);
      const row = await table.get({ partitionKey: reference, rowKey });
      return row?.["status"] === from && table.replace(next, row.etag);
    },
    all: () => inTime(all, allMs),
  };
}
