import { randomUUID } from "node:crypto";
import type { Clock } from "../../../../bot/common/clock";
import { GraphError, invalidRequest, itemNotFound } from "../graph-error";
import { toSeconds } from "../steered-clock";
import { builtInColumns } from "./built-in-columns";
import { type Column, changeColumn, parseColumn } from "./column";
import type { Database } from "./database";
import { addIndex, dropIndex, dropRows, makeRows } from "./row-table";
import type { View } from "./view";

export interface List {
  number: number;
  id: string;
  /** Part of its address: letters and digits of the name it was made with. */
  name: string;
  displayName: string;
  description: string;
  createdDateTime: string;
  lastModifiedDateTime: string;
  hidden: boolean;
  system: boolean;
  columns: Column[];
  /** Beyond the one that every list has from the start. */
  views?: View[];
  /** How columns look: SharePoint's own JSON, by the column's name. */
  formats?: Record<string, string>;
}

export interface ListStore {
  all(): List[];
  /** By id, by display name or by the name in its address; SharePoint ignores case. */
  find(idOrName: string): List | undefined;
  get(idOrName: string): List;
  create(list: {
    displayName: string;
    description?: string;
    hidden?: boolean;
    system?: boolean;
    columns: unknown[];
  }): List;
  change(
    list: List,
    change: Partial<Pick<List, "displayName" | "description" | "hidden" | "views" | "formats">>,
  ): List;
  remove(list: List): void;
  addColumn(list: List, body: unknown): Column;
  changeColumn(list: List, column: Column, body: unknown): Column;
  removeColumn(list: List, column: Column): void;
}

const maxIndexes = 20;

export const findColumn = (list: List, idOrName: string): Column | undefined =>
  list.columns.find((column) => column.id === idOrName || column.name === idOrName);

export function createListStore({ db, clock }: { db: Database; clock: Clock }): ListStore {
  const load = (row: { number: number; definition: string }): List => ({
    ...(JSON.parse(row.definition) as List),
    number: row.number,
  });
  // Lists change rarely and are read by every request.
  let known = db
    .all<{ number: number; definition: string }>("SELECT number, definition FROM lists")
    .map(load);

  function save(list: List): List {
    const saved = { ...list, lastModifiedDateTime: toSeconds(clock.now()) };
    db.run(
      "UPDATE lists SET name = ?, definition = ? WHERE number = ?",
      list.name,
      JSON.stringify(saved),
      list.number,
    );
    known = known.map((each) => (each.number === list.number ? saved : each));
    return saved;
  }

  function find(idOrName: string): List | undefined {
    const wanted = idOrName.toLowerCase();
    return (
      known.find((list) => list.id === wanted) ??
      known.find((list) => list.displayName.toLowerCase() === wanted || list.name.toLowerCase() === wanted)
    );
  }

  function get(idOrName: string): List {
    const list = find(idOrName);
    if (!list) throw itemNotFound(`The list '${idOrName}' does not exist on this site.`);
    return list;
  }

  function checkIndexes(columns: Column[]): void {
    const indexed = columns.filter((column) => column.indexed && column.name !== "ID").length;
    if (indexed > maxIndexes)
      throw invalidRequest(`A list can have at most ${maxIndexes} indexes; this makes ${indexed}.`);
  }

  function withNew(columns: Column[], bodies: unknown[]): Column[] {
    const all = [...columns];
    for (const body of bodies) {
      const column = parseColumn(body);
      if (all.some((each) => each.name.toLowerCase() === column.name.toLowerCase())) {
        throw new GraphError(409, "nameAlreadyExists", `A column named '${column.name}' already exists.`);
      }
      all.push(column);
    }
    return all;
  }

  return {
    all: () => [...known],
    find,
    get,
    create({ displayName, description = "", hidden = false, system = false, columns }) {
      if (find(displayName)) {
        throw new GraphError(
          409,
          "nameAlreadyExists",
          `A list named '${displayName}' already exists on this site.`,
        );
      }
      const now = toSeconds(clock.now());
      const name = displayName.replace(/[^A-Za-z0-9]/g, "") || "List";
      const list: List = {
        number: 0,
        id: randomUUID(),
        name,
        displayName,
        description,
        createdDateTime: now,
        lastModifiedDateTime: now,
        hidden,
        system,
        columns: withNew(builtInColumns(), columns),
      };
      checkIndexes(list.columns);
      return db.together(() => {
        const { lastId } = db.run(
          "INSERT INTO lists (id, name, definition) VALUES (?, ?, '{}')",
          list.id,
          name,
        );
        makeRows(db, { ...list, number: lastId });
        const saved = { ...list, number: lastId };
        known = [...known, saved];
        return save(saved);
      });
    },
    change: (list, change) => save({ ...list, ...change }),
    remove(list) {
      if (list.system) throw new GraphError(403, "accessDenied", "This list belongs to SharePoint.");
      dropRows(db, list);
      db.run("DELETE FROM lists WHERE number = ?", list.number);
      known = known.filter((each) => each.number !== list.number);
    },
    addColumn(list, body) {
      const columns = withNew(list.columns, [body]);
      checkIndexes(columns);
      const added = columns.at(-1) as Column;
      if (added.indexed) addIndex(db, list, added);
      save({ ...list, columns });
      return added;
    },
    changeColumn(list, column, body) {
      const changed = changeColumn(column, body);
      const columns = list.columns.map((each) => (each.id === column.id ? changed : each));
      checkIndexes(columns);
      if (changed.indexed && !column.indexed) addIndex(db, list, changed);
      if (!changed.indexed && column.indexed) dropIndex(db, list, column);
      save({ ...list, columns });
      return changed;
    },
    removeColumn(list, column) {
      if (!column.isDeletable)
        throw new GraphError(403, "accessDenied", `Column '${column.name}' cannot be deleted.`);
      if (column.indexed) dropIndex(db, list, column);
      save({ ...list, columns: list.columns.filter((each) => each.id !== column.id) });
    },
  };
}
