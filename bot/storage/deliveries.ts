import { type Day, toDay } from "../common/days";
import { type PersonId, toPersonId } from "../common/ids";
import { againKind } from "../common/sent-again";
import { inTime } from "./storage-problem";
import { odata, type Row, readLong, type Table, writeLong } from "./tables";

export const deliveryStates = [
  ...(["planned", "queued", "sending", "waiting"] as const),
  ...(["sent", "acted", "blocked", "uninstalled", "disabled"] as const),
  ...(["failed", "unknown", "not needed", "quiet"] as const),
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface DeliveryKey {
  day: Day;
  /** A person's id; later also `channel:<id>`. */
  to: string;
  /** `reminder`, `news/<id>`; sent again by hand: `reminder/again-1`. */
  kind: string;
}

/** One message to one recipient, and how it ended. */
export interface Delivery extends DeliveryKey {
  about: string;
  state: DeliveryState;
  /** A code, never anybody's words. */
  why: string;
  tries: number;
  /** When it came into this state. */
  at: Date;
  actedAt?: Date | undefined;
}

export type NewDelivery = DeliveryKey & { about: string; state: "planned" | "queued" };

export interface DeliveryChange {
  from: readonly DeliveryState[];
  to: DeliveryState;
  why?: string | undefined;
  tries?: number | undefined;
  /** The message itself, for one that did not arrive and may be sent again by hand. */
  keep?: unknown;
}

/** The ledger of everything the bot sends by itself. */
export interface Deliveries {
  /** @returns undefined when there is such a delivery already: that makes a second copy impossible. */
  plan(delivery: NewDelivery): Promise<Delivery | undefined>;
  /** Many of one day at once. @returns those that were not there yet. */
  planAll(deliveries: readonly NewDelivery[]): Promise<readonly Delivery[]>;
  /**
   * Conditional on the present state. A delivery as it was read saves reading it again.
   * @returns it as it now is; undefined when another was quicker or it is past that.
   */
  move(at: DeliveryKey | Delivery, change: DeliveryChange): Promise<Delivery | undefined>;
  /** The same for many, much of it written as one. @returns what became of each. */
  moveAll(
    moves: readonly { at: DeliveryKey | Delivery; change: DeliveryChange }[],
  ): Promise<readonly (Delivery | undefined)[]>;
  get(key: DeliveryKey): Promise<Delivery | undefined>;
  of(day: Day): Promise<readonly Delivery[]>;
  /** Those of the day that are in no queue yet. */
  planned(day: Day): Promise<readonly Delivery[]>;
  /** The message that was kept with {@link DeliveryChange.keep}. */
  kept(key: DeliveryKey): Promise<unknown>;
  /** The recipient pressed something on it, or where it did not arrive, on the newest that was sent again. */
  acted(key: DeliveryKey, at: Date): Promise<void>;
  /** The day of everybody's last reminder card. */
  lastTold(): Promise<ReadonlyMap<PersonId, Day>>;
  setLastTold(told: readonly { to: PersonId; day: Day }[]): Promise<void>;
  /** Tidies up. @returns how many were forgotten. */
  forgetBefore(day: Day): Promise<number>;
}

/** A whole day of a large council, a thousand rows a page. */
const dayMs = 60_000;
/** Nobody waits for it; what it does not manage, the next one does. */
const tidyMs = 600_000;
const mostRaces = 5;
const partitionsAtOnce = 4;
const told = "told";
const tooLong = "The message is too long to keep.";
/**
 * Partitions of a day. One takes 2,000 rows a second from Azure, and Azurite reads through all of it for
 * each row that it changes; the more there are, the fewer rows are written as one.
 */
const parts = 32;
/** Behind every day's and every word's own partitions. */
const after = "~";

/** FNV-1a: the same for one recipient on every instance. */
function partOf(to: string): string {
  let hash = 0x811c9dc5;
  for (const character of to) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return String((hash >>> 0) % parts).padStart(2, "0");
}
const partitionOf = (what: string, to: string): string => `${what} ${partOf(to)}`;
const allPartsOf = (what: string): string =>
  odata`PartitionKey ge ${`${what} `} and PartitionKey lt ${what + after}`;

const mayHaveArrived: readonly DeliveryState[] = ["sending", "sent", "unknown"];

/** Characters that a table key may not hold. What was meant stands in columns of its own. */
const keyOf = ({ day, to, kind }: DeliveryKey) => ({
  partitionKey: partitionOf(day, to),
  rowKey: `${to}|${kind}`.replace(/[/\\#?]/g, "!"),
});

interface Held {
  row: Row;
  etag: string;
}

export function createDeliveries({ table, clock }: { table: Table; clock: { now(): Date } }): Deliveries {
  // What was just read or written, by the object that was handed out: gone with it.
  const held = new WeakMap<Delivery, Held>();

  function handOut(row: Row, etag: string): Delivery | undefined {
    const delivery = toDelivery(row);
    if (delivery) held.set(delivery, { row, etag });
    return delivery;
  }

  const newRow = ({ day, to, kind, about, state }: NewDelivery): Row => ({
    ...keyOf({ day, to, kind }),
    ...{ day, to, kind, about, state, why: "", tries: 0, at: clock.now() },
  });

  const nextRow = (row: Row, properties: Record<string, unknown>): Row => ({
    ...written(row),
    ...properties,
    at: clock.now(),
  });

  async function read(key: DeliveryKey): Promise<Held | undefined> {
    const found = await table.get(keyOf(key));
    return found && { row: found, etag: found.etag };
  }

  async function change(
    { row, etag }: Held,
    properties: Record<string, unknown>,
  ): Promise<Delivery | undefined> {
    const next = nextRow(row, properties);
    const newEtag = await table.swap(next, etag);
    return newEtag === undefined ? undefined : handOut(next, newEtag);
  }

  /** Again and again until nobody comes between, or it is past that. */
  async function changeFrom(
    at: DeliveryKey | Delivery,
    from: readonly DeliveryState[],
    properties: Record<string, unknown>,
  ): Promise<Delivery | undefined> {
    let known = held.get(at as Delivery);
    for (let races = 0; races < mostRaces; races++) {
      known ??= await read(at);
      if (!known || !from.includes(known.row["state"] as DeliveryState)) return undefined;
      const changed = await change(known, properties);
      if (changed) return changed;
      known = undefined;
    }
    return undefined;
  }

  /** Of those that were sent again by hand, which are numbered from 1, the last that may have arrived. */
  async function newestAgain(key: DeliveryKey): Promise<DeliveryKey | undefined> {
    let newest: DeliveryKey | undefined;
    for (let times = 1; ; times++) {
      const again = { ...key, kind: againKind(key.kind, times) };
      const found = await read(again);
      if (!found) return newest;
      if ([...mayHaveArrived, "acted"].includes(String(found.row["state"]))) newest = again;
    }
  }

  async function list(where: string, signal: AbortSignal): Promise<Delivery[]> {
    const found: Delivery[] = [];
    for await (const row of table.find(where, signal)) {
      const delivery = toDelivery(row);
      if (delivery) found.push(delivery);
    }
    return found;
  }

  return {
    async plan(delivery) {
      const row = newRow(delivery);
      const etag = await table.add(row);
      return etag === undefined ? undefined : handOut(row, etag);
    },
    async planAll(deliveries) {
      const made: Delivery[] = [];
      await eachPartition(
        deliveries.map((each) => ({ row: newRow(each) })),
        async (some) => {
          const etags = await table.addAll(some.map(({ row }) => row));
          for (const [at, { row }] of some.entries()) {
            const etag = etags[at];
            const delivery = etag === undefined ? undefined : handOut(row, etag);
            if (delivery) made.push(delivery);
          }
        },
      );
      return made;
    },
    move: (at, { from, ...rest }) => changeFrom(at, from, propertiesOf(rest)),
    async moveAll(moves) {
      const moved = new Array<Delivery | undefined>(moves.length);
      const quick = new Map<string, { row: Row; etag: string; index: number }>();
      const slow: number[] = [];
      for (const [index, { at, change }] of moves.entries()) {
        const { partitionKey, rowKey } = keyOf(at);
        const id = `${partitionKey}|${rowKey}`;
        const known = held.get(at as Delivery);
        const { from, ...rest } = change;
        // A row can be written once in a go; what was not just read is read first.
        if (!known || !from.includes(known.row["state"] as DeliveryState) || quick.has(id)) slow.push(index);
        else quick.set(id, { row: nextRow(known.row, propertiesOf(rest)), etag: known.etag, index });
      }
      await eachPartition([...quick.values()], async (some) => {
        const etags = await table.swapAll(some);
        for (const [nth, { row, index }] of some.entries()) {
          const etag = etags[nth];
          if (etag === undefined) slow.push(index);
          else moved[index] = handOut(row, etag);
        }
      });
      for (const index of slow) {
        const move = moves[index];
        if (!move) continue;
        const { from, ...rest } = move.change;
        moved[index] = await changeFrom(move.at, from, propertiesOf(rest));
      }
      return moved;
    },
    async get(key) {
      const found = await read(key);
      return found && handOut(found.row, found.etag);
    },
    of: (day) => inTime((signal) => list(allPartsOf(day), signal), dayMs),
    planned: (day) =>
      inTime((signal) => list(`${allPartsOf(day)} and ${odata`state eq ${"planned"}`}`, signal), dayMs),
    async kept(key) {
      const found = await read(key);
      return found?.row["texts"] === undefined ? undefined : readLong(found.row);
    },
    async acted(key, at) {
      const change = { state: "acted", actedAt: at };
      const found = await changeFrom(key, mayHaveArrived, change);
      if (found || (await read(key))?.row["state"] === "acted") return;
      const again = await newestAgain(key);
      if (again) await changeFrom(again, mayHaveArrived, change);
    },
    lastTold: () =>
      inTime(async (signal) => {
        const days = new Map<PersonId, Day>();
        for await (const row of table.find(allPartsOf(told), signal)) {
          const [to, day] = [toPersonId(row.rowKey), toDay(String(row["day"]))];
          if (to && day) days.set(to, day);
        }
        return days;
      }, dayMs),
    async setLastTold(people) {
      // A table takes each row once in a go.
      const days = new Map(people.map(({ to, day }) => [to, day]));
      const rows = [...days].map(([to, day]) => ({
        row: { partitionKey: partitionOf(told, to), rowKey: to, day },
      }));
      await eachPartition(rows, (some) => table.putAll(some.map(({ row }) => row)));
    },
    forgetBefore: (day) =>
      inTime(async (signal) => {
        let forgotten = 0;
        for await (const row of table.find(odata`PartitionKey lt ${day}`, signal)) {
          await table.remove(row);
          forgotten++;
        }
        return forgotten;
      }, tidyMs),
  };
}

/** Some partitions side by side. */
async function eachPartition<Item extends { row: Row }>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<void>,
): Promise<void> {
  const partitions = new Map<string, Item[]>();
  for (const item of items) {
    const { partitionKey } = item.row;
    partitions.set(partitionKey, [...(partitions.get(partitionKey) ?? []), item]);
  }
  const left = [...partitions.values()];
  const one = async () => {
    for (let some = left.shift(); some; some = left.shift()) await work(some);
  };
  await Promise.all(Array.from({ length: partitionsAtOnce }, one));
}

function propertiesOf({ to, why, tries, keep }: Omit<DeliveryChange, "from">): Record<string, unknown> {
  return {
    state: to,
    ...(why !== undefined && { why }),
    ...(tries !== undefined && { tries }),
    ...(keep !== undefined && writeLong(keep, tooLong)),
  };
}

/** What we wrote, without what the table adds. */
function written(row: Row): Row {
  const { etag: _etag, timestamp: _timestamp, mark: _mark, ...ours } = row as Row & Record<string, unknown>;
  return ours as Row;
}

function toDelivery(row: Row): Delivery | undefined {
  const day = toDay(String(row["day"]));
  const state = deliveryStates.find((each) => each === row["state"]);
  if (!day || !state) return undefined;
  const actedAt = row["actedAt"] ?? undefined;
  return {
    ...{ day, state, to: String(row["to"]), kind: String(row["kind"]), about: String(row["about"] ?? "") },
    ...{ why: String(row["why"] ?? ""), tries: Number(row["tries"] ?? 0), at: instant(row["at"]) },
    ...(actedAt !== undefined && { actedAt: instant(actedAt) }),
  };
}

const instant = (value: unknown): Date => (value instanceof Date ? value : new Date(String(value)));
