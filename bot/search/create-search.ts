import { createIndex, type Findable, type Hit, type Index } from "./create-index";
import { createSynonyms, type SynonymGroups } from "./synonyms";

/** Brings an index up to date with what it is made from. */
type Source = (index: Index) => () => void;

/**
 * Rows that change one by one. Nothing is done while `rows` gives the same array; then only the rows that
 * came or went are, so a row must be another object once it has changed.
 */
export function rowsOf<Row>(rows: () => readonly Row[], toFindable: (row: Row) => Findable): Source {
  return (index) => {
    const ids = new Map<Row, string>();
    let seen: readonly Row[] | undefined;
    return () => {
      const now = rows();
      if (now === seen) return;
      seen = now;
      const there = new Set(now);
      for (const [row, id] of ids) {
        if (there.has(row)) continue;
        index.remove(id);
        ids.delete(row);
      }
      for (const row of there) {
        if (ids.has(row)) continue;
        const findable = toFindable(row);
        index.put(findable);
        ids.set(row, findable.id);
      }
    };
  };
}

export interface Search<Kind extends string> {
  /** Whether a question has any word that says what it is about. A greeting has none. */
  asksSomething(question: string): boolean;
  /** The best first. `only` leaves out what somebody may not see. */
  search(question: string, ask: { kind: Kind; most: number; only?: (id: string) => boolean }): readonly Hit[];
  /** Reads everything that is new, so that the next question need not wait for it. */
  refresh(): void;
}

/** One index for each kind, so that what is rare is judged among its like. Each question finds it current. */
export function createSearch<Kind extends string>({
  synonyms: groups,
  sources,
}: {
  synonyms: SynonymGroups;
  sources: Readonly<Record<Kind, Source>>;
}): Search<Kind> {
  const synonyms = createSynonyms(groups);
  const kinds = new Map<string, { index: Index; update: () => void }>();
  for (const [kind, source] of Object.entries<Source>(sources)) {
    const index = createIndex({ synonyms });
    kinds.set(kind, { index, update: source(index) });
  }
  return {
    asksSomething: (question) => [...kinds.values()].some(({ index }) => index.asksSomething(question)),
    search(question, { kind, most, only }) {
      const found = kinds.get(kind);
      if (!found) return [];
      found.update();
      return found.index.search(question, { most, ...(only ? { only } : {}) });
    },
    refresh() {
      for (const { update } of kinds.values()) update();
    },
  };
}
