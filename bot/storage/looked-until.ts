import type { Table } from "./tables";

/** Up to when the changes people made in the list are dealt with; what came later is looked at after a restart. */
export interface LookedUntil {
  /** @returns undefined before the first time. */
  get(): Promise<Date | undefined>;
  set(instant: Date): Promise<void>;
}

const at = { partitionKey: "list-edits", rowKey: "looked-until" };

export function createLookedUntil(table: Table): LookedUntil {
  return {
    async get() {
      const row = await table.get(at);
      return row && new Date(String(row["until"]));
    },
    set: (instant) => table.put({ ...at, until: instant.toISOString() }),
  };
}
