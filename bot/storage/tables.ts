import { randomUUID } from "node:crypto";
import { odata, type TableClient, type TransactionAction } from "@azure/data-tables";
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
  /** Many different ones of one partition at once. */
  putAll(rows: readonly Row[]): Promise<void>;
  /** @returns false when there is such a row already. */
  insert(row: Row): Promise<boolean>;
  /** The same. @returns its ETag; undefined when there is such a row already. */
  add(row: Row): Promise<string | undefined>;
  /** Many of one partition at once. @returns their ETags; undefined where there is such a row already. */
  addAll(rows: readonly Row[]): Promise<readonly (string | undefined)[]>;
  /** @returns false when the row is no longer the one of that ETag. */
  replace(row: Row, etag: string): Promise<boolean>;
  /** The same. @returns its new ETag; undefined when the row is no longer the one of that ETag. */
  swap(row: Row, etag: string): Promise<string | undefined>;
  /** Many of one partition at once. @returns their new ETags; undefined where it is no longer that row. */
  swapAll(rows: readonly { row: Row; etag: string }[]): Promise<readonly (string | undefined)[]>;
  remove(key: { partitionKey: string; rowKey: string }): Promise<void>;
  /** @returns false when the row is no longer the one of that ETag. */
  removeUnchanged(row: Row & { etag: string }): Promise<boolean>;
  find(where: string, abortSignal: AbortSignal): AsyncIterable<Row & { etag: string }>;
}

export { odata };

/** What the SDK does for each request that a table needs not: a third of the work of it. */
const needless = [
  ...["tracingPolicy", "logPolicy", "redirectPolicy", "userAgentPolicy", "setClientRequestIdPolicy"],
  ...["decompressResponsePolicy", "formDataPolicy", "multipartPolicy"],
];

/** The most that Azure takes as one. */
const mostTogether = 100;
/** Nobody waits for more than a few. */
const few = 20;
const togetherMs = 15_000;

/**
 * One Azure table. A conditional write whose answer was lost is sent again by the SDK and then refused, as
 * if somebody else had been quicker; the mark tells our own write from theirs.
 */
export function openTable(client: TableClient): Table {
  for (const name of needless) client.pipeline?.removePolicy({ name });
  const read = async (
    { partitionKey, rowKey }: { partitionKey: string; rowKey: string },
    abortSignal: AbortSignal,
  ) =>
    (await orNothing(client.getEntity(partitionKey, rowKey, { abortSignal }))) as
      | (Row & { etag: string })
      | undefined;
  const etagIfOurs = async (row: Row, mark: string, abortSignal: AbortSignal) => {
    const found = await read(row, abortSignal);
    return found?.["mark"] === mark ? found.etag : undefined;
  };
  const add = (row: Row, mark: string = randomUUID()): Promise<string | undefined> =>
    inTime((abortSignal) =>
      client.createEntity({ ...row, mark }, { abortSignal }).then(
        ({ etag }) => etag ?? etagIfOurs(row, mark, abortSignal),
        (error) => (statusOf(error) === 409 ? etagIfOurs(row, mark, abortSignal) : fail(error)),
      ),
    );
  const swap = (row: Row, etag: string, mark: string = randomUUID()): Promise<string | undefined> =>
    inTime((abortSignal) =>
      client.updateEntity({ ...row, mark }, "Replace", { etag, abortSignal }).then(
        (answer) => answer.etag ?? etagIfOurs(row, mark, abortSignal),
        (error) =>
          [404, 412].includes(statusOf(error) ?? 0) ? etagIfOurs(row, mark, abortSignal) : fail(error),
      ),
    );
  /**
   * All or, where one of them is refused, each by itself. With the same mark, for the answer to all of them
   * can be lost as well.
   */
  async function together(
    steps: readonly { transaction: TransactionAction; alone: () => Promise<string | undefined> }[],
  ): Promise<readonly (string | undefined)[]> {
    const etags: (string | undefined)[] = [];
    for (let at = 0; at < steps.length; at += mostTogether) {
      const some = steps.slice(at, at + mostTogether);
      const [only] = some;
      if (only && some.length === 1) {
        etags.push(await only.alone());
        continue;
      }
      const done = await inTime(
        (abortSignal) =>
          client
            .submitTransaction(
              some.map(({ transaction }) => transaction),
              { abortSignal },
            )
            .catch((error) => ([404, 409, 412].includes(statusOf(error) ?? 0) ? undefined : fail(error))),
        some.length > few ? togetherMs : undefined,
      );
      const known = done?.subResponses.map(({ etag }) => etag);
      if (known?.length === some.length && known.every(Boolean)) etags.push(...known);
      else for (const { alone } of some) etags.push(await alone());
    }
    return etags;
  }

  return {
    ensure: () => answered(client.createTable().catch(unlessThere)),
    get: (key) => inTime((abortSignal) => read(key, abortSignal)),
    put: (row) =>
      inTime((abortSignal) => client.upsertEntity(row, "Replace", { abortSignal }).then(() => {})),
    add: (row) => add(row),
    insert: async (row) => (await add(row)) !== undefined,
    addAll: (rows) =>
      together(
        rows.map((row) => {
          const mark = randomUUID();
          return { transaction: ["create", { ...row, mark }], alone: () => add(row, mark) };
        }),
      ),
    swap: (row, etag) => swap(row, etag),
    swapAll: (rows) =>
      together(
        rows.map(({ row, etag }) => {
          const mark = randomUUID();
          return {
            transaction: ["update", { ...row, mark }, "Replace", { etag }],
            alone: () => swap(row, etag, mark),
          };
        }),
      ),
    async putAll(rows) {
      for (let at = 0; at < rows.length; at += mostTogether) {
        const some = rows.slice(at, at + mostTogether);
        const steps = some.map((row): TransactionAction => ["upsert", row, "Replace"]);
        await inTime((abortSignal) => client.submitTransaction(steps, { abortSignal }), togetherMs);
      }
    },
    replace: async (row, etag) => (await swap(row, etag)) !== undefined,
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
