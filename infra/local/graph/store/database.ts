import { mkdirSync } from "node:fs";
import { join } from "node:path";
import LibsqlDatabase from "libsql";

export type SqlValue = string | number | null;

/** The little of SQL the stand-in needs. */
export interface Database {
  run(sql: string, ...values: SqlValue[]): { changes: number; lastId: number };
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  first<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  exec(sql: string): void;
  together<Result>(work: () => Result): Result;
  close(): void;
}

const schema = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS lists (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, definition TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS row_versions (
    list INTEGER NOT NULL, id INTEGER NOT NULL, version INTEGER NOT NULL, modified TEXT NOT NULL,
    editor TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (list, id, version)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS subscriptions (id TEXT PRIMARY KEY, definition TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS files (
    address TEXT PRIMARY KEY, id TEXT NOT NULL, path TEXT NOT NULL, created TEXT NOT NULL, base64 TEXT NOT NULL);
`;

export function openDatabase(dataDir: string | ":memory:"): Database {
  if (dataDir !== ":memory:") mkdirSync(dataDir, { recursive: true });
  const db = new LibsqlDatabase(dataDir === ":memory:" ? ":memory:" : join(dataDir, "graph.db"));
  db.pragma("journal_mode = WAL");
  // Safe when the process dies; only a power cut could lose sample data, a fair price for quick writes.
  db.pragma("synchronous = OFF");
  db.exec(schema);

  const prepared = new Map<string, ReturnType<typeof db.prepare>>();
  function statement(sql: string) {
    const known = prepared.get(sql);
    if (known) return known;
    if (prepared.size > 500) prepared.clear();
    const fresh = db.prepare(sql);
    prepared.set(sql, fresh);
    return fresh;
  }

  // Values go as one array: libsql takes a first argument of null for named parameters.
  const all = <Row>(sql: string, ...values: SqlValue[]) => statement(sql).all(values) as Row[];
  return {
    all,
    // Not statement.get(): libsql leaves that one open, and the table locked against DROP.
    first: <Row>(sql: string, ...values: SqlValue[]) => all<Row>(sql, ...values)[0],
    run(sql, ...values) {
      const result = statement(sql).run(values);
      return { changes: result.changes, lastId: Number(result.lastInsertRowid) };
    },
    exec(sql) {
      prepared.clear();
      db.exec(sql);
    },
    together: (work) => (db.inTransaction ? work() : db.transaction(work)()) as ReturnType<typeof work>,
    close: () => {
      prepared.clear();
      db.close();
    },
  };
}

export function readMeta(db: Database, name: string): string | undefined {
  return db.first<{ value: string }>("SELECT value FROM meta WHERE name = ?", name)?.value;
}

export function writeMeta(db: Database, name: string, value: string): void {
  db.run(
    "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    name,
    value,
  );
}
