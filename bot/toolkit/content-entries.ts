/** One file of the toolkit's content, as it is edited and compared: its entries by their ids, in order. */
export interface Entries {
  ids(): string[];
  get(id: string): unknown;
  set(id: string, entry: unknown): void;
  remove(id: string): void;
  /** The fields an entry is known by, such as `id`; undefined where the file is not a list. */
  idField: string | undefined;
}

export type Entry = Record<string, unknown>;

export const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What lists of content call an entry's id, in the order they are tried: a step has a phase as well. */
const idFields = ["id", "key", "phase", "name"];

/** @returns undefined when the file is neither a list nor a table of entries. */
export function entriesOf(file: unknown): Entries | undefined {
  if (Array.isArray(file)) return entriesOfList(file);
  return isEntry(file) ? entriesOfTable(file) : undefined;
}

function entriesOfList(list: unknown[]): Entries {
  const idField = idFields.find((field) => list.every((entry) => isEntry(entry) && field in entry)) ?? "id";
  // Where entries have no names, their places name them: 1 is the first.
  const idOf = (entry: unknown, index: number) =>
    isEntry(entry) && idField in entry ? String(entry[idField]) : String(index + 1);
  const at = (id: string) => list.findIndex((entry, index) => idOf(entry, index) === id);
  return {
    idField,
    ids: () => list.map(idOf),
    get: (id) => list[at(id)],
    set(id, entry) {
      const index = at(id);
      if (index < 0) list.push(entry);
      else list[index] = entry;
    },
    remove(id) {
      const index = at(id);
      if (index >= 0) list.splice(index, 1);
    },
  };
}

function entriesOfTable(table: Entry): Entries {
  return {
    idField: undefined,
    ids: () => Object.keys(table),
    get: (id) => (Object.hasOwn(table, id) ? table[id] : undefined),
    set(id, entry) {
      table[id] = entry;
    },
    remove(id) {
      delete table[id];
    },
  };
}
