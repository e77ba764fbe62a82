import type { ToldMarks } from "../consultations";
import type { Table } from "./tables";

/** Conditional writes, so that of two instances seeing the same change only one tells of it. */
export function createToldMarks(table: Table, rowKey = "told-steps-behind"): ToldMarks {
  return {
    async get(reference) {
      const row = await table.get({ partitionKey: reference, rowKey });
      return row && String(row["told"]);
    },
    async move({ reference, from, to }) {
      const next = { partitionKey: reference, rowKey, told: to };
      if (from === undefined) return table.insert(next);
      const row = await table.get({ partitionKey: reference, rowKey });
      return row?.["told"] === from && table.replace(next, row.etag);
    },
  };
}
