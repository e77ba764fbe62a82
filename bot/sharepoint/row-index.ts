import type { Held } from "./replica";

/** Finds rows by a few keys of theirs; kept up to date row by row. */
export interface RowIndex<Row> {
  add(held: Held<Row>): void;
  remove(held: Held<Row>): void;
  find(index: string, key: string): readonly Held<Row>[];
}

export function createRowIndex<Row>(keysOf: Record<string, (row: Row) => string | undefined>): RowIndex<Row> {
  const indexes = Object.entries(keysOf).map(([name, keyOf]) => ({
    name,
    keyOf,
    rows: new Map<string, Set<Held<Row>>>(),
  }));
  return {
    add(held) {
      for (const { keyOf, rows } of indexes) {
        const key = keyOf(held.row);
        if (key === undefined) continue;
        const there = rows.get(key);
        if (there) there.add(held);
        else rows.set(key, new Set([held]));
      }
    },
    remove(held) {
      for (const { keyOf, rows } of indexes) {
        const key = keyOf(held.row);
        const there = key === undefined ? undefined : rows.get(key);
        there?.delete(held);
        if (key !== undefined && there?.size === 0) rows.delete(key);
      }
    },
    find: (index, key) => [...(indexes.find(({ name }) => name === index)?.rows.get(key) ?? [])],
  };
}
