import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import { etagOf, type GraphItem } from "./fields";
import type { Graph } from "./graph";
import { statusOf } from "./graph-problem";
import { createRowIndex } from "./row-index";

export interface Held<Row> {
  id: string;
  etag: string;
  row: Row;
}

export interface RowChange<Row> {
  before: Row | undefined;
  after: Row | undefined;
  /** Names this version of this row, on every instance; empty when the row is gone. */
  version: string;
  /** Whether the row was held at its very version before: else another change came between. */
  follows: boolean;
}

/**
 * One list held in memory and kept current by Graph delta. Reading it costs no request. When Graph does not
 * answer, the last good copy goes on being served and says how old it is.
 */
export interface Replica<Row> {
  /** Reads the whole list, as at the start; nobody is told. @throws Failure when Graph cannot be reached. */
  load(): Promise<void>;
  /** Brings it up to date; when that fails, it stays as it is. */
  refresh(): Promise<void>;
  /** The same array until something changes. */
  all(): readonly Row[];
  get(id: string): Held<Row> | undefined;
  by(index: string, key: string): readonly Held<Row>[];
  /** A row this app just wrote: seen at once, and no news when delta tells of it later. */
  applyOwnWrite(held: Held<Row>): void;
  /** A row just read that somebody else may have changed: seen at once, and told as news. */
  applySeen(item: GraphItem): Promise<Held<Row> | undefined>;
  freshness(): { asOf: Date; stale: boolean };
  /** Hears of rows that others changed. */
  onChange(listener: (change: RowChange<Row>) => void): void;
}

export interface ReplicaOptions<Row> {
  name: string;
  graph: Graph;
  clock: Clock;
  log: Log;
  /** `/sites/…/lists/…` */
  listPath: () => Promise<string>;
  /** The columns the rows are made of. */
  select: readonly string[];
  /** Called with each page before its rows are made, to look up what they mention. */
  prepare?: (items: readonly GraphItem[]) => Promise<void>;
  /** Undefined leaves the row out. */
  toRow: (item: GraphItem) => Row | undefined;
  indexes: Record<string, (row: Row) => string | undefined>;
}

const staleAfterMs = 120_000;
const refreshDeadlineMs = 30_000;
const loadDeadlineMs = 600_000;
const pageSize = 2_000;
const neverRead = new Date(0);

export function createReplica<Row>(options: ReplicaOptions<Row>): Replica<Row> {
  const { name, graph, clock, log, listPath, select, prepare, toRow } = options;
  let held = new Map<string, Held<Row>>();
  let index = createRowIndex(options.indexes);
  let whole: readonly Row[] | undefined;
  let deltaLink: string | undefined;
  let asOf: Date | undefined;
  /** Rows written by this app while a copy is being made aside; the copy may be older than they are. */
  let writtenMeanwhile: Set<string> | undefined;
  const listeners: ((change: RowChange<Row>) => void)[] = [];

  function tell(change: RowChange<Row>): void {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        log.error("replica.listener", error, { list: name });
      }
    }
  }

  function put(next: Held<Row> | undefined, before: Held<Row> | undefined): void {
    if (before) index.remove(before);
    if (next) {
      held.set(next.id, next);
      index.add(next);
    } else if (before) held.delete(before.id);
    whole = undefined;
  }

  /** @returns the change when it is news: something else than what is already held. */
  function take(item: GraphItem): RowChange<Row> | undefined {
    const before = held.get(item.id);
    const etag = etagOf(item);
    // Delta repeats itself and can lag behind a row just written or read.
    if (!item.deleted && before && !isNewer(etag, before.etag)) return undefined;
    const row = item.deleted ? undefined : toRow(item);
    if (!row && !before) return undefined;
    put(row && { id: item.id, etag, row }, before);
    return { before: before?.row, after: row, ...versionsOf(before?.etag, row && etag) };
  }

  async function pages(
    from: string,
    deadline: Date,
    each: (items: GraphItem[]) => Promise<void>,
  ): Promise<void> {
    for (let next: string | undefined = from; next; ) {
      const page = (await graph.request({ method: "GET", path: next, deadline })) as {
        value: GraphItem[];
        "@odata.nextLink"?: string;
        "@odata.deltaLink"?: string;
      };
      await each(page.value);
      next = page["@odata.nextLink"];
      if (page["@odata.deltaLink"]) deltaLink = page["@odata.deltaLink"];
    }
  }

  const startLink = async () =>
    `${await listPath()}/items/delta?$expand=fields($select=${select.join(",")})&$top=${pageSize}`;

  /** Reads everything aside, then swaps: a copy that fails half way is never seen. */
  async function loadAside(): Promise<RowChange<Row>[]> {
    const startedAt = clock.now();
    const fresh = new Map<string, Held<Row>>();
    const written = new Set<string>();
    writtenMeanwhile = written;
    try {
      await pages(await startLink(), new Date(startedAt.getTime() + loadDeadlineMs), async (items) => {
        await prepare?.(items.filter(({ deleted }) => !deleted));
        for (const item of items) {
          const row = item.deleted ? undefined : toRow(item);
          if (row) fresh.set(item.id, { id: item.id, etag: etagOf(item), row });
          else fresh.delete(item.id);
        }
      });
    } finally {
      writtenMeanwhile = undefined;
    }
    for (const id of written) {
      const mine = held.get(id);
      const read = fresh.get(id);
      if (mine && (!read || isNewer(mine.etag, read.etag))) fresh.set(id, mine);
    }
    const changes: RowChange<Row>[] = [];
    for (const [id, { row, etag }] of fresh) {
      const before = held.get(id);
      if (before?.etag !== etag)
        changes.push({ before: before?.row, after: row, ...versionsOf(before?.etag, etag) });
    }
    for (const [id, { row, etag }] of held)
      if (!fresh.has(id)) changes.push({ before: row, after: undefined, ...versionsOf(etag, undefined) });
    held = fresh;
    index = createRowIndex(options.indexes);
    for (const each of held.values()) index.add(each);
    whole = undefined;
    asOf = startedAt;
    return changes;
  }

  async function catchUp(): Promise<void> {
    const startedAt = clock.now();
    try {
      if (!asOf || !deltaLink) {
        const isFirst = !asOf;
        const changes = await loadAside();
        if (!isFirst) changes.forEach(tell);
        return;
      }
      await pages(deltaLink, new Date(startedAt.getTime() + refreshDeadlineMs), async (items) => {
        await prepare?.(items.filter(({ deleted }) => !deleted));
        for (const item of items) {
          const change = take(item);
          if (change) tell(change);
        }
      });
      asOf = startedAt;
    } catch (failure) {
      if (statusOf(failure) !== 410) throw failure;
      // The token is too old: everything is read again, and what changed meanwhile is still told.
      deltaLink = undefined;
      log.warn("replica.resync", { list: name });
      await catchUp();
    }
  }

  const quietly = () =>
    catchUp().catch((failure) =>
      log.error("replica.refresh", failure, { list: name, asOf: asOf?.toISOString() }),
    );

  let running: Promise<void> | undefined;
  let queued: Promise<void> | undefined;
  /** Whoever asks while one is under way shares the next one: the one under way may have read already. */
  function refresh(): Promise<void> {
    if (!running) {
      running = quietly().finally(() => {
        running = undefined;
      });
      return running;
    }
    queued ??= running.then(() => {
      queued = undefined;
      return refresh();
    });
    return queued;
  }

  return {
    async load() {
      await running;
      const loading = loadAside();
      running = loading
        .then(
          () => {},
          () => {},
        )
        .finally(() => {
          running = undefined;
        });
      await loading;
    },
    refresh,
    all() {
      whole ??= [...held.values()].map(({ row }) => row);
      return whole;
    },
    get: (id) => held.get(id),
    by: (which, key) => index.find(which, key),
    applyOwnWrite(mine) {
      writtenMeanwhile?.add(mine.id);
      const before = held.get(mine.id);
      if (!before || isNewer(mine.etag, before.etag)) put(mine, before);
    },
    async applySeen(item) {
      await prepare?.([item]);
      const change = take(item);
      if (change) tell(change);
      return held.get(item.id);
    },
    freshness() {
      const age = asOf ? clock.now().getTime() - asOf.getTime() : Number.POSITIVE_INFINITY;
      return { asOf: asOf ?? neverRead, stale: age > staleAfterMs };
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** An ETag is `"guid,version"`. Of one item the version only grows; another guid is another item. */
function isNewer(etag: string, than: string): boolean {
  const one = readEtag(etag);
  const other = readEtag(than);
  if (!one || !other || one.guid !== other.guid) return etag !== than;
  return one.version > other.version;
}

function versionsOf(before: string | undefined, after: string | undefined) {
  const [one, other] = [readEtag(before ?? ""), readEtag(after ?? "")];
  return {
    version: other ? `${other.guid},${other.version}` : (after ?? ""),
    follows: one?.guid !== undefined && one.guid === other?.guid && other.version === one.version + 1,
  };
}

function readEtag(etag: string): { guid: string; version: number } | undefined {
  const [, guid = "", version] = /^(?:W\/)?"?([^",]+),(\d+)"?$/.exec(etag) ?? [];
  return guid ? { guid: guid.toLowerCase(), version: Number(version) } : undefined;
}
