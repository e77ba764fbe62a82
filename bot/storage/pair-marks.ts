import type { PairMark, PairMarks } from "../consultations";
import type { Table } from "./tables";

const keyOf = ({ pair, what }: PairMark) => {
  const [one, other] = [...pair].sort();
  return { partitionKey: one ?? "", rowKey: `pair-${other}-${what}` };
};

/** Conditional inserts: of two instances, and before or after a restart, only one claims a mark. */
export function createPairMarks(table: Table): PairMarks {
  return {
    claim: (mark) => table.insert(keyOf(mark)),
    release: (mark) => table.remove(keyOf(mark)),
  };
}
