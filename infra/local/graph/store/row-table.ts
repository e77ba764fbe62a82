import { type Column, fieldName, kindOf } from "./column";
import type { Database } from "./database";
import type { List } from "./list-store";

/** One table a list, so that each carries only its own indexes. */
export const rowTable = (list: Pick<List, "number">): string => `rows_${list.number}`;

const systemExpressions: Record<string, string> = {
  ID: "id",
  Created: "created",
  Modified: "modified",
  Author: "author",
  Editor: "editor",
};

/** How SQL reaches a column. Index and query must be spelt alike, or SQLite does not use the index. */
export function columnSql(column: Column): string {
  const system = column.keptAs === "system" ? systemExpressions[column.name] : undefined;
  // Column names are letters, digits and _ (see column.ts), so they are safe inside the path.
  const plain = system ?? `json_extract(fields, '$.${fieldName(column)}')`;
  const kind = kindOf(column);
  if (system && kind === "personOrGroup") return `CAST(${plain} AS TEXT)`;
  // SharePoint compares text without regard to case.
  return kind === "text" || kind === "choice" ? `${plain} COLLATE NOCASE` : plain;
}

const indexName = (list: List, column: Column): string => `ix_${list.number}_${column.name}`;

export function addIndex(db: Database, list: List, column: Column): void {
  if (column.name === "ID") return;
  db.exec(`CREATE INDEX "${indexName(list, column)}" ON ${rowTable(list)} (${columnSql(column)})`);
}

export function dropIndex(db: Database, list: List, column: Column): void {
  db.exec(`DROP INDEX IF EXISTS "${indexName(list, column)}"`);
}

export function makeRows(db: Database, list: List): void {
  // `change` is where the row stands in the order of all changes; a deleted row stays, as delta must tell of it.
  db.exec(`CREATE TABLE ${rowTable(list)} (
    id INTEGER PRIMARY KEY, unique_id TEXT NOT NULL, version INTEGER NOT NULL, created TEXT NOT NULL,
    modified TEXT NOT NULL, author TEXT NOT NULL, editor TEXT NOT NULL, fields TEXT NOT NULL,
    change INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX change_${list.number} ON ${rowTable(list)} (change)`);
  for (const column of list.columns) if (column.indexed) addIndex(db, list, column);
}

export function dropRows(db: Database, list: List): void {
  db.exec(`DROP TABLE IF EXISTS ${rowTable(list)}`);
}
