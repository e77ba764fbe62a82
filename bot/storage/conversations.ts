import { type PersonId, toPersonId } from "../common/ids";
import { fromCompact, toCompact } from "./instants";
import type { Row, Table } from "./tables";

/** Where a person can be written to. The least that is needed to start a message by ourselves. */
export interface ConversationRef {
  personId: PersonId;
  conversationId: string;
  serviceUrl: string;
  tenantId: string;
  botId: string;
  channelId: string;
}

export interface ConversationStore {
  /** They wrote, pressed or installed the bot: whatever kept us from writing to them is over. */
  save(ref: ConversationRef): Promise<void>;
  find(personId: PersonId): Promise<ConversationRef | undefined>;
  /** They removed the app: nothing is sent there until they are back. */
  leave(personId: PersonId): Promise<void>;
  forget(personId: PersonId): Promise<void>;
}

/** Why nothing arrives there. */
export interface Suspension {
  since: Date;
  /** Teams' own code. */
  reason: string;
  state: "blocked" | "uninstalled" | "disabled";
  /** Teams said it twice, a while apart; it is known to say so by mistake. */
  confirmed: boolean;
}

/** What was sent there lately, for Teams' limits of one thread, and until when nothing may be. */
export interface Thread {
  sends: readonly number[];
  creates: readonly number[];
  notBefore?: Date | undefined;
  suspended?: Suspension | undefined;
}

/** The same rows, also of people who never wrote and have no conversation yet; and of channels, by conversation. */
export interface Threads {
  get(to: string): Promise<Thread & { etag?: string | undefined }>;
  /**
   * @param etag undefined when there was no row yet.
   * @returns its new ETag; undefined when the row is no longer what it was.
   */
  replace(to: string, thread: Thread, etag: string | undefined): Promise<string | undefined>;
}

const keyOf = (to: string) => ({ partitionKey: to, rowKey: "personal" });
const refProperties = ["conversationId", "serviceUrl", "tenantId", "botId", "channelId"] as const;
const threadProperties = ["sends", "creates", "notBefore"] as const;
const mostRaces = 5;

/** Both are of the same rows: what one read a moment ago, the other need not read again. */
export function createConversations({ table, clock }: { table: Table; clock: { now(): Date } }): {
  conversations: ConversationStore;
  threads: Threads;
} {
  const justRead = new Map<string, { ref: ConversationRef | undefined; at: number }>();
  // Written back with the thread, so that the address on the same row stays. By person and ETag: an ETag
  // alone is a time, which two rows may share.
  const addresses = new Map<string, Record<string, unknown>>();

  const conversations: ConversationStore = {
    async save({ personId, ...ref }) {
      justRead.delete(personId);
      for (let races = 0; races < mostRaces; races++) {
        const known = await table.get(keyOf(personId));
        // Every pressed button comes by here: a row that says so already is not written anew.
        if (known && isThere(known, ref)) return;
        const row = { ...keyOf(personId), ...only(known, threadProperties), ...ref };
        const kept = known ? await table.replace(row, known.etag) : await table.insert(row);
        if (kept) return;
      }
      // A busy thread: better without its last seconds than without the address.
      await table.put({ ...keyOf(personId), ...ref });
    },
    async find(personId) {
      const read = justRead.get(personId);
      justRead.delete(personId);
      if (read && performance.now() - read.at < justReadMs) return read.ref;
      return refIn(await table.get(keyOf(personId)));
    },
    async leave(personId) {
      const suspended = {
        since: clock.now(),
        reason: "Uninstalled",
        state: "uninstalled",
        confirmed: true,
      } as const;
      for (;;) {
        const { etag, ...thread } = await threads.get(personId);
        if ((await threads.replace(personId, { ...thread, suspended }, etag)) !== undefined) return;
      }
    },
    async forget(personId) {
      justRead.delete(personId);
      await table.remove(keyOf(personId));
    },
  };

  const threads: Threads = {
    async get(to) {
      const row = await table.get(keyOf(to));
      remember(justRead, to, { ref: refIn(row), at: performance.now() });
      if (!row) return { sends: [], creates: [] };
      remember(addresses, `${to} ${row.etag}`, only(row, refProperties));
      return { ...toThread(row), etag: row.etag };
    },
    async replace(to, thread, etag) {
      const own = { ...keyOf(to), ...fromThread(thread) };
      if (etag === undefined) return table.add(own);
      const address = addresses.get(`${to} ${etag}`) ?? only(await table.get(keyOf(to)), refProperties);
      const newEtag = await table.swap({ ...own, ...address }, etag);
      addresses.delete(`${to} ${etag}`);
      if (newEtag !== undefined) remember(addresses, `${to} ${newEtag}`, address);
      return newEtag;
    },
  };
  return { conversations, threads };
}

const justReadMs = 5_000;
/** Read a moment ago and soon written; older ones are read again. */
const mostRemembered = 500;

function remember<Value>(known: Map<string, Value>, key: string, value: Value): void {
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
}

function only(row: Row | undefined, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => (row?.[name] === undefined || row[name] === null ? [] : [[name, row[name]]])),
  );
}

/** @returns undefined where nobody ever wrote, though something may have been tried. */
function refIn(row: Row | undefined): ConversationRef | undefined {
  const personId = row?.["conversationId"] ? toPersonId(row.partitionKey) : undefined;
  if (!row || !personId) return undefined;
  const text = (name: string) => String(row[name] ?? "");
  return {
    personId,
    conversationId: text("conversationId"),
    serviceUrl: text("serviceUrl"),
    tenantId: text("tenantId"),
    botId: text("botId"),
    channelId: text("channelId"),
  };
}

const isThere = (row: Row, ref: Omit<ConversationRef, "personId">): boolean =>
  !row["suspendedSince"] && refProperties.every((name) => row[name] === ref[name]);

const instantOf = (text: unknown): Date => new Date(String(text));

function toThread(row: Row): Thread {
  const { notBefore, suspendedSince, suspendedReason, suspendedAs, suspendedSurely } = row;
  return {
    sends: fromCompact(row["sends"]),
    creates: fromCompact(row["creates"]),
    ...(notBefore ? { notBefore: instantOf(notBefore) } : {}),
    ...(suspendedSince
      ? {
          suspended: {
            since: instantOf(suspendedSince),
            reason: String(suspendedReason ?? ""),
            state: suspendedAs as Suspension["state"],
            confirmed: suspendedSurely === true,
          },
        }
      : {}),
  };
}

/** Instants as text: a table's own would come back as something else. */
function fromThread({ sends, creates, notBefore, suspended }: Thread): Record<string, unknown> {
  return {
    sends: toCompact(sends),
    creates: toCompact(creates),
    ...(notBefore && { notBefore: notBefore.toISOString() }),
    ...(suspended && {
      suspendedSince: suspended.since.toISOString(),
      suspendedReason: suspended.reason,
      suspendedAs: suspended.state,
      suspendedSurely: suspended.confirmed,
    }),
  };
}
