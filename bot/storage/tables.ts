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

/** Plain ASCII, so that no part, and no packet on the way, can end in the middle of a character. */
const toAscii = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * Any value as properties `text0`, `text1` …, about 480,000 characters in all.
 * @throws Failure `invalid` with `tooLong` when it is more.
 */
export function writeLong(value: unknown, tooLong: string): Record<string, unknown> {
  const text = toAscii(value);
  const texts = Math.ceil(text.length / partLength);
  if (texts > mostParts) throw new Failure("invalid", tooLong);
  const parts = Array.from({ length: texts }, (_, index) => [
    `text${index}`,
    text.slice(index * partLength, (index + 1) * partLength),
  ]);
  return { ...Object.fromEntries(parts), texts };
}

export function readLong(row: Row): unknown {
  const texts = Number(row["texts"] ?? 0);
  return JSON.parse(Array.from({ length: texts }, (_, index) => String(row[`text${index}`] ?? "")).join(""));
}
