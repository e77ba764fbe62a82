import { randomUUID } from "node:crypto";
import { odata, type TableClient } from "@azure/data-tables";
import { Failure } from "../common/failure";
import { answered, orNothing, statusOf } from "./storage-problem";

export interface Row {
  partitionKey: string;
  rowKey: string;
  [property: string]: unknown;
}

export interface Table {
  ensure(): Promise<void>;
  get(key: { partitionKey: string; rowKey: string }): Promise<(Row & { etag: string }) | undefined>;
  /** Writes it, whatever was there. */
  put(row: Row): Promise<void>;
  /** @returns false when there is such a row already. */
  insert(row: Row): Promise<boolean>;
  /** @returns false when the row is no longer the one of that ETag. */
  replace(row: Row, etag: string): Promise<boolean>;
  remove(key: { partitionKey: string; rowKey: string }): Promise<void>;
  find(where: string): AsyncIterable<Row>;
}

export { odata };

/**
 * One Azure table. A conditional write whose answer was lost is sent again by the SDK and then refused, as
 * if somebody else had been quicker; the mark tells our own write from theirs.
 */
export function openTable(client: TableClient): Table {
  const read = async ({ partitionKey, rowKey }: { partitionKey: string; rowKey: string }) =>
    (await orNothing(client.getEntity(partitionKey, rowKey))) as (Row & { etag: string }) | undefined;
  const isOurs = async (row: Row, mark: string) => (await read(row))?.["mark"] === mark;

  return {
    ensure: () => answered(client.createTable().catch(unlessThere)),
    get: (key) => answered(read(key)),
    put: (row) => answered(client.upsertEntity(row, "Replace").then(() => {})),
    insert(row) {
      const mark = randomUUID();
      return answered(
        client.createEntity({ ...row, mark }).then(
          () => true,
          (error) => (statusOf(error) === 409 ? isOurs(row, mark) : fail(error)),
        ),
      );
    },
    replace(row, etag) {
      const mark = randomUUID();
      return answered(
        client.updateEntity({ ...row, mark }, "Replace", { etag }).then(
          () => true,
          (error) => ([404, 412].includes(statusOf(error) ?? 0) ? isOurs(row, mark) : fail(error)),
        ),
      );
    },
    remove: ({ partitionKey, rowKey }) =>
      answered(orNothing(client.deleteEntity(partitionKey, rowKey)).then(() => {})),
    find: (filter) => client.listEntities({ queryOptions: { filter } }) as AsyncIterable<Row>,
  };
}

function fail(error: unknown): never {
  throw error;
}

function unlessThere(error: unknown): void {
  if (statusOf(error) !== 409) throw error;
}

/** A property holds 64 KiB, which is 32 Ki characters; a whole row 1 MiB. */
const partLength = 32_000;
const mostParts = 15;

/** A text of any length as properties `text0`, `text1` …; a row holds about 480,000 characters. */
export function writeLong(text: string, tooLong: string): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  let count = 0;
  for (let at = 0; at < text.length; at += partLength) {
    parts[`text${count}`] = text.slice(at, at + partLength);
    count++;
  }
  if (count > mostParts) throw new Failure("invalid", tooLong);
  return { ...parts, texts: count };
}

export function readLong(row: Row): string {
  const count = Number(row["texts"] ?? 0);
  return Array.from({ length: count }, (_, index) => String(row[`text${index}`] ?? "")).join("");
}
