import type { Row, Table } from "./tables";

/** When the tenant's next request to Teams may leave, in ms since 1970; the parts of a ms count. */
export interface SendSlots {
  get(): Promise<{ next: number; notBefore: number; etag?: string | undefined }>;
  /**
   * @param etag undefined when there was nothing yet.
   * @returns its new ETag; undefined when another worker was quicker.
   */
  replace(slots: { next: number; notBefore: number }, etag: string | undefined): Promise<string | undefined>;
}

const key = { partitionKey: "slots", rowKey: "tenant" };

/** One row for all workers: whoever changes it has the slots in between. */
export function createSendSlots(table: Table): SendSlots {
  const number = (row: Row, name: string) => Number(row[name] ?? 0) || 0;
  return {
    async get() {
      const row = await table.get(key);
      if (!row) return { next: 0, notBefore: 0 };
      return { next: number(row, "next"), notBefore: number(row, "notBefore"), etag: row.etag };
    },
    replace({ next, notBefore }, etag) {
      // As text: a table knows no whole number of that size that a double would not blur.
      const row = { ...key, next: String(next), notBefore: String(notBefore) };
      return etag === undefined ? table.add(row) : table.swap(row, etag);
    },
  };
}
