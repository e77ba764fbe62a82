import type { Day } from "../../bot/common/days";
import type { PersonId } from "../../bot/common/ids";
import type {
  ConversationRef,
  ConversationStore,
  DeadLetter,
  DeadLetters,
  Deliveries,
  Delivery,
  DeliveryChange,
  DeliveryKey,
  DeliveryState,
  NewDelivery,
  Outbox,
  SendSlots,
  Taken,
  Thread,
  Threads,
} from "../../bot/storage";

interface Now {
  now(): Date;
}

/** The ledger in memory: the same rules, proven by the same tests as the table. */
export function memoryDeliveries(clock: Now): Deliveries {
  const rows = new Map<string, Delivery>();
  const keeps = new Map<string, unknown>();
  const told = new Map<PersonId, Day>();
  const idOf = ({ day, to, kind }: DeliveryKey) => `${day} ${to} ${kind}`;

  function change(
    at: DeliveryKey,
    from: readonly DeliveryState[],
    given: Partial<Delivery>,
  ): Delivery | undefined {
    const known = rows.get(idOf(at));
    if (!known || !from.includes(known.state)) return undefined;
    const next = { ...known, ...given, at: clock.now() };
    rows.set(idOf(at), next);
    return { ...next };
  }
  const all = (day: Day) => [...rows.values()].filter((row) => row.day === day).map((row) => ({ ...row }));

  function plan({ day, to, kind, about, state }: NewDelivery): Delivery | undefined {
    if (rows.has(idOf({ day, to, kind }))) return undefined;
    const row: Delivery = { day, to, kind, about, state, why: "", tries: 0, at: clock.now() };
    rows.set(idOf(row), row);
    return { ...row };
  }
  function move(at: DeliveryKey, { from, to, why, tries, keep }: DeliveryChange): Delivery | undefined {
    const given = { state: to, ...(why !== undefined && { why }), ...(tries !== undefined && { tries }) };
    const moved = change(at, from, given);
    if (moved && keep !== undefined) keeps.set(idOf(at), keep);
    return moved;
  }

  return {
    plan: async (delivery) => plan(delivery),
    planAll: async (deliveries) => deliveries.map(plan).filter((each) => each !== undefined),
    move: async (at, given) => move(at, given),
    moveAll: async (moves) => moves.map(({ at, change }) => move(at, change)),
    async get(key) {
      const row = rows.get(idOf(key));
      return row && { ...row };
    },
    of: async (day) => all(day),
    planned: async (day) => all(day).filter(({ state }) => state === "planned"),
    kept: async (key) => keeps.get(idOf(key)),
    async acted(key, at) {
      const from: readonly DeliveryState[] = ["sending", "sent", "unknown", "acted"];
      const again = [...rows.values()].filter(
        ({ day, to, kind }) => day === key.day && to === key.to && kind.startsWith(`${key.kind}/again-`),
      );
      const newest = again.sort((one, other) => one.kind.localeCompare(other.kind, "en", { numeric: true }));
      const pressed = [...newest, rows.get(idOf(key))]
        .filter((row) => row && from.includes(row.state))
        .at(-1);
      if (pressed && pressed.state !== "acted") change(pressed, from, { state: "acted", actedAt: at });
    },
    lastTold: async () => new Map(told),
    async setLastTold(people) {
      for (const { to, day } of people) told.set(to, day);
    },
    async forgetBefore(day) {
      const old = [...rows].filter(([, row]) => row.day < day);
      for (const [id] of old) rows.delete(id);
      return old.length;
    },
  };
}

/** Conversations and threads in memory, on the same rows. */
export function memoryConversations(now: () => Date = () => new Date(0)): {
  conversations: ConversationStore;
  threads: Threads;
} {
  const rows = new Map<string, { ref?: ConversationRef | undefined; thread: Thread; etag: string }>();
  let changes = 0;
  const nextEtag = () => String(++changes);
  return {
    conversations: {
      async save(ref) {
        const known = rows.get(ref.personId);
        if (known && !known.thread.suspended && JSON.stringify(known.ref) === JSON.stringify(ref)) return;
        const { suspended: _over, ...thread } = rows.get(ref.personId)?.thread ?? { sends: [], creates: [] };
        rows.set(ref.personId, { ref, thread, etag: nextEtag() });
      },
      find: async (personId) => rows.get(personId)?.ref,
      async leave(personId) {
        const known = rows.get(personId);
        const suspended = {
          since: now(),
          reason: "Uninstalled",
          state: "uninstalled",
          confirmed: true,
        } as const;
        const thread = { ...(known?.thread ?? { sends: [], creates: [] }), suspended };
        rows.set(personId, { ref: known?.ref, thread, etag: nextEtag() });
      },
      forget: async (personId) => void rows.delete(personId),
    },
    threads: {
      async get(to) {
        const row = rows.get(to);
        return row ? { ...row.thread, etag: row.etag } : { sends: [], creates: [] };
      },
      async replace(to, thread, etag) {
        const row = rows.get(to);
        if (row?.etag !== etag) return undefined;
        const next = { ref: row?.ref, thread, etag: nextEtag() };
        rows.set(to, next);
        return next.etag;
      },
    },
  };
}

export function memorySendSlots(): SendSlots {
  let row: { next: number; notBefore: number; etag: string } | undefined;
  let changes = 0;
  return {
    get: async () => row ?? { next: 0, notBefore: 0 },
    async replace(slots, etag) {
      if (row?.etag !== etag) return undefined;
      row = { ...slots, etag: String(++changes) };
      return row.etag;
    },
  };
}

export function memoryDeadLetters(clock: Now): DeadLetters {
  const letters: DeadLetter[] = [];
  return {
    async add(letter) {
      letters.unshift({ ...letter, id: String(letters.length), at: clock.now() });
    },
    all: async () => [...letters],
    async forgetBefore(instant) {
      const before = letters.length;
      letters.splice(0, before, ...letters.filter(({ at }) => at >= instant));
      return before - letters.length;
    },
  };
}

interface Queued {
  text: string;
  waited: number;
  taken: number;
  putAt: number;
  visibleAt: number;
  receipt: number;
}

/** A queue whose messages are hidden while somebody has them, as Azure's are. */
export function memoryOutbox(clock: Now): Outbox & { putText(text: string): void; size(): number } {
  const queued = new Set<Queued>();
  const now = () => clock.now().getTime();
  const put = (text: string, seconds = 0) =>
    queued.add({ text, waited: 0, taken: 0, putAt: now(), visibleAt: now() + seconds * 1_000, receipt: 0 });

  function handed(each: Queued): Taken {
    const receipt = ++each.receipt;
    const isOurs = () => queued.has(each) && each.receipt === receipt;
    return {
      message: read(each.text),
      ...{ text: each.text, tries: each.taken - each.waited, ageMs: now() - each.putAt },
      async done() {
        if (isOurs()) queued.delete(each);
      },
      async later(seconds) {
        if (!isOurs()) return;
        each.receipt++;
        each.waited++;
        each.visibleAt = now() + Math.min(Math.max(Math.ceil(seconds), 0), 3_600) * 1_000;
      },
    };
  }

  return {
    put: async (message, { delaySeconds = 0 } = {}) => void put(JSON.stringify(message), delaySeconds),
    async take(max, { seconds = 60 } = {}) {
      const taken: Taken[] = [];
      for (const each of queued) {
        if (taken.length >= Math.min(max, 32)) break;
        if (each.visibleAt > now()) continue;
        each.visibleAt = now() + seconds * 1_000;
        each.taken++;
        taken.push(handed(each));
      }
      return taken;
    },
    length: async () => queued.size,
    putText: (text) => void put(text),
    size: () => queued.size,
  };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
