import { randomUUID } from "node:crypto";
import { odata, type TableClient } from "@azure/data-tables";
import { Failure } from "../common/failure";
import { answered, inTime, orNothing, statusOf } from "./storage-problem";

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
  /** @returns false when the row is no longer the one of that ETag. */
  removeUnchanged(row: Row & { etag: string }): Promise<boolean>;
  find(where: string, abortSignal: AbortSignal): AsyncIterable<Row & { etag: string }>;
}

export { odata };

/**
 * One Azure table. A conditional write whose answer was lost is sent again by the SDK and then refused, as
 * if somebody else had been quicker; the mark tells our own write from theirs.
 */
export function openTable(client: TableClient): Table {
  const read = async (
    { partitionKey, rowKey }: { partitionKey: string; rowKey: string },
    abortSignal: AbortSignal,
  ) =>
    (await orNothing(client.getEntity(partitionKey, rowKey, { abortSignal }))) as
      | (Row & { etag: string })
      | undefined;
  const isOurs = async (row: Row, mark: string, abortSignal: AbortSignal) =>
    (await read(row, abortSignal))?.["mark"] === mark;

  return {
    ensure: () => answered(client.createTable().catch(unlessThere)),
    get: (key) => inTime((abortSignal) => read(key, abortSignal)),
    put: (row) =>
      inTime((abortSignal) => client.upsertEntity(row, "Replace", { abortSignal }).then(() => {})),
    insert(row) {
      const mark = randomUUID();
      return inTime((abortSignal) =>
        client.createEntity({ ...row, mark }, { abortSignal }).then(
          () => true,
          (error) => (statusOf(error) === 409 ? isOurs(row, mark, abortSignal) : fail(error)),
        ),
      );
    },
    replace(row, etag) {
      const mark = randomUUID();
      return inTime((abortSignal) =>
        client.updateEntity({ ...row, mark }, "Replace", { etag, abortSignal }).then(
          () => true,
          (error) =>
            [404, 412].includes(statusOf(error) ?? 0) ? isOurs(row, mark, abortSignal) : fail(error),
        ),
      );
    },
    remove: ({ partitionKey, rowKey }) =>
      inTime((abortSignal) =>
        orNothing(client.deleteEntity(partitionKey, rowKey, { abortSignal })).then(() => {}),
      ),
    removeUnchanged: ({ partitionKey, rowKey, etag }) =>
      inTime((abortSignal) =>
        client.deleteEntity(partitionKey, rowKey, { etag, abortSignal }).then(
          () => true,
          (error) => ([404, 412].includes(statusOf(error) ?? 0) ? false : fail(error)),
        ),
      ),
    find: (filter, abortSignal) =>
      client.listEntities({ queryOptions: { filter }, abortSignal }) as AsyncIterable<Row & { etag: string }>,
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
