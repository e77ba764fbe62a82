import type { KnownStatuses, WorkflowStatus } from "../consultations";
import type { Table } from "./tables";

const rowKey = "status";

/** Conditional writes, so that of two instances seeing the same edit only one tells of it. */
export function createKnownStatuses(table: Table): KnownStatuses {
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
  };
}
