import type { ToldOnce } from "../feedback";
import type { Table } from "./tables";

const keyOf = ({ reference, what }: { reference: string; what: string }) => ({
  partitionKey: reference,
  rowKey: `told-${what}`,
});

/** Conditional inserts: of two instances, and before or after a restart, only one tells. */
export function createToldOnce(table: Table): ToldOnce {
  return {
    claim: (mark) => table.insert(keyOf(mark)),
    release: (mark) => table.remove(keyOf(mark)),
  };
}
