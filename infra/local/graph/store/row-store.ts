import { randomUUID } from "node:crypto";
import type { Clock } from "../../../../bot/common/clock";
import { GraphError, invalidRequest, itemNotFound } from "../graph-error";
import { toSeconds } from "../steered-clock";
import { type Column, fieldName } from "./column";
import type { Database, SqlValue } from "./database";
import type { Fields, FieldValue } from "./field-values";
import type { List } from "./list-store";
import { columnSql, rowTable } from "./row-table";

export interface Row {
  id: number;
  uniqueId: string;
  version: number;
  created: string;
  modified: string;
  /** Ids in the User Information List. */
  author: string;
  editor: string;
  fields: Fields;
  change: number;
  deleted: boolean;
}

/** A condition in SQL over one row table. */
export interface Condition {
  sql: string;
  values: SqlValue[];
}

export interface RowStore {
  count(list: List, where?: Condition, atMost?: number): number;
  select(list: List, query: { where?: Condition; order?: string; limit: number; offset?: number }): Row[];
  find(list: List, id: string): Row | undefined;
  get(list: List, id: string): Row;
  create(list: List, fields: Fields, by: string): Row;
  change(list: List, row: Row, change: Map<string, FieldValue | null>, by: string): Row;
  remove(list: List, row: Row): void;
  /** Every version SharePoint keeps of a row, the newest first. */
  versions(list: List, row: Row): Row[];
  /** Rows changed after that point, the deleted ones too, in the order of their last change. */
  changedSince(list: List, change: number, limit: number): Row[];
  lastChange(list: List): number;
}

interface Stored extends Omit<Row, "fields" | "deleted" | "uniqueId"> {
  unique_id: string;
  fields: string;
  deleted: number;
}

const load = ({ unique_id, ...stored }: Stored): Row => ({
  ...stored,
  uniqueId: unique_id,
  fields: JSON.parse(stored.fields) as Fields,
  deleted: stored.deleted === 1,
});

export const etagOf = (row: Row): string => `"${row.uniqueId},${row.version}"`;

export function createRowStore({ db, clock }: { db: Database; clock: Clock }): RowStore {
  function select(
    list: List,
    { where, order = "id", limit, offset = 0 }: Parameters<RowStore["select"]>[1],
  ): Row[] {
    const sql = `SELECT * FROM ${rowTable(list)} WHERE deleted = 0 ${where ? `AND (${where.sql})` : ""}
      ORDER BY ${order} LIMIT ? OFFSET ?`;
    return db.all<Stored>(sql, ...(where?.values ?? []), limit, offset).map(load);
  }

  function find(list: List, id: string): Row | undefined {
    if (!/^\d{1,15}$/.test(id)) return undefined;
    return select(list, { where: { sql: "id = ?", values: [Number(id)] }, limit: 1 })[0];
  }

  /** As SharePoint's lists are made: with their last 50 versions. */
  function keepVersion(list: List, { id, version, modified, editor, fields }: Omit<Row, "deleted">): void {
    db.run(
      "INSERT INTO row_versions (list, id, version, modified, editor, fields) VALUES (?, ?, ?, ?, ?, ?)",
      ...[list.number, id, version, modified, editor, JSON.stringify(fields)],
    );
    db.run(
      "DELETE FROM row_versions WHERE list = ? AND id = ? AND version <= ?",
      ...[list.number, id, version - mostVersions],
    );
  }

  const lastChange = (list: List): number =>
    db.first<{ last: number | null }>(`SELECT max(change) AS last FROM ${rowTable(list)}`)?.last ?? 0;

  function refuseDuplicates(list: List, fields: Fields, ownId: number): void {
    for (const column of list.columns) {
      const value = column.enforceUniqueValues ? fields[fieldName(column)] : undefined;
      if (typeof value !== "string" && typeof value !== "number") continue;
      const where = { sql: `${columnSql(column)} = ? AND id <> ?`, values: [value, ownId] };
      if (select(list, { where, limit: 1 }).length > 0) throw duplicate(column);
    }
  }

  return {
    count(list, where, atMost = Number.MAX_SAFE_INTEGER) {
      const sql = `SELECT count(*) AS rows FROM (SELECT 1 FROM ${rowTable(list)} WHERE deleted = 0
        ${where ? `AND (${where.sql})` : ""} LIMIT ?)`;
      return db.first<{ rows: number }>(sql, ...(where?.values ?? []), atMost)?.rows ?? 0;
    },
    select,
    find,
    get(list, id) {
      const row = find(list, id);
      if (!row) throw itemNotFound("The specified list item was not found");
      return row;
    },
    create(list, fields, by) {
      return db.together(() => {
        refuseDuplicates(list, fields, 0);
        const now = toSeconds(clock.now());
        const uniqueId = randomUUID();
        const change = lastChange(list) + 1;
        const { lastId } = db.run(
          `INSERT INTO ${rowTable(list)} (unique_id, version, created, modified, author, editor, fields, change)
            VALUES (?, 1, ?, ?, ?, ?, ?, ?)`,
          ...[uniqueId, now, now, by, by, JSON.stringify(fields), change],
        );
        const stamps = { created: now, modified: now, author: by, editor: by };
        const row = { id: lastId, uniqueId, version: 1, ...stamps, fields, change, deleted: false };
        keepVersion(list, row);
        return row;
      });
    },
    change(list, row, change, by) {
      const fields = { ...row.fields };
      for (const [name, value] of change) {
        if (value === null) delete fields[name];
        else fields[name] = value;
      }
      return db.together(() => {
        refuseDuplicates(list, fields, row.id);
        const now = toSeconds(clock.now());
        const next = lastChange(list) + 1;
        db.run(
          `UPDATE ${rowTable(list)} SET version = version + 1, modified = ?, editor = ?, fields = ?, change = ? WHERE id = ?`,
          ...[now, by, JSON.stringify(fields), next, row.id],
        );
        const changed = { ...row, version: row.version + 1, modified: now, editor: by, fields, change: next };
        keepVersion(list, changed);
        return changed;
      });
    },
    remove(list, row) {
      db.together(() =>
        db.run(
          `UPDATE ${rowTable(list)} SET deleted = 1, fields = '{}', version = version + 1, change = ? WHERE id = ?`,
          ...[lastChange(list) + 1, row.id],
        ),
      );
    },
    versions: (list, row) =>
      db
        .all<{ version: number; modified: string; editor: string; fields: string }>(
          "SELECT version, modified, editor, fields FROM row_versions WHERE list = ? AND id = ? ORDER BY version DESC",
          ...[list.number, row.id],
        )
        .map((kept) => ({ ...row, ...kept, fields: JSON.parse(kept.fields) as Fields })),
    changedSince: (list, change, limit) =>
      db
        .all<Stored>(
          `SELECT * FROM ${rowTable(list)} WHERE change > ? ORDER BY change LIMIT ?`,
          change,
          limit,
        )
        .map(load),
    lastChange,
  };
}

const mostVersions = 50;

const duplicate = (column: Column): GraphError =>
  invalidRequest(
    `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${column.displayName}].`,
  );

/** `*` or an exact etag, weak or not; SharePoint writes them both ways. */
export function checkIfMatch(row: Row, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === "*") return;
  if (ifMatch.trim().replace(/^W\//, "") !== etagOf(row)) {
    throw new GraphError(
      412,
      "resourceModified",
      "The resource has changed since the caller last read it; usually an eTag mismatch",
    );
  }
}
