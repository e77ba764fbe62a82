import { type Day, dayOf } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { Log } from "../../common/log";
import type { Turn } from "../tidy";
import type { Delivery, Ledger, Queue, ReminderMessage, Time } from "./needs";
import { perSecond } from "./pacer";
import { queueAgain } from "./queue-again";

export interface Due {
  to: PersonId;
  day: Day;
}

const atOnce = 16;
/** So many are entered in the ledger at a time. */
const together = 2_000;
/** And so many of those are queued at a time: some seconds' work for the workers. */
const queuedTogether = 400;
/** Workers see many only once they stand in the ledger as queued, or both would write the same rows at once. */
const many = { from: 50, delaySeconds: 4 };
/** Half a minute's work: more would only make the queue slow, and what is news wait behind it. */
const mostInQueue = 1_200;
/** Faster than they can be sent, but not so fast that the workers' storage is busy with it. */
const mostPerSecond = 3 * perSecond;
/** Well before its lease ends, also on a busy machine. */
const renewMs = 5_000;
const stopsWithinMs = 1_000;
/** Somebody else may have been the planner meanwhile. */
const knownForMs = 900_000;
/** What was planned by somebody who died before queueing it. */
const leftForMs = 45_000;
export const reminder = "reminder";

export interface Planner {
  /** Plans and queues what is due now, if no other instance does. @returns how many. */
  run(): Promise<number>;
  /** A running {@link run} ends soon; another instance goes on. */
  stop(): void;
}

/**
 * Decides who gets today's card. Each is entered in the ledger before it is queued: of two planners only one
 * can, and what a planner that died left behind is queued by the next.
 */
export function createPlanner({
  hold,
  duePeople,
  ledger,
  queue,
  time,
  clock,
  log,
}: {
  hold: () => Promise<Turn | undefined>;
  duePeople: (lastTold: ReadonlyMap<PersonId, Day>) => readonly Due[];
  ledger: Ledger;
  queue: Pick<Queue, "put" | "length">;
  time: Time;
  clock: { now(): Date };
  log: Log;
}): Planner {
  /** Of one day: who has a card planned, and what was known of everybody before. */
  let known: { day: Day; at: number; has: Set<string>; lastTold: ReadonlyMap<PersonId, Day> } | undefined;

  let lookedAt: number | undefined;
  let stopped = false;

  async function knownOn(today: Day) {
    const now = time.now().getTime();
    if (known?.day !== today || now - known.at > knownForMs) {
      const [rows, lastTold] = await Promise.all([ledger.of(today), ledger.lastTold()]);
      const has = new Set(rows.flatMap(({ kind, to }) => (kind === reminder ? [to] : [])));
      known = { day: today, at: now, has, lastTold };
    }
    return known;
  }

  /** In the order in which the ledger has them, so that what is near in the queue is written as one. */
  async function planSome(
    some: readonly Due[],
    lastTold: ReadonlyMap<PersonId, Day>,
    { stillOurs, paced }: { stillOurs: () => Promise<boolean>; paced: (count: number) => Promise<void> },
  ): Promise<number> {
    const planned = await ledger.planAll(
      some.map(({ to, day }) => ({ day, to, kind: reminder, about: reminder, state: "planned" })),
    );
    // Somebody else entered those: perhaps they were queued, and perhaps whoever did it died before.
    if (planned.length < some.length) lookedAt = undefined;
    const dueTo = new Map(some.map((due) => [due.to as string, due]));
    let count = 0;
    for (let at = 0; at < planned.length; at += queuedTogether) {
      await paced(count);
      await room(stillOurs);
      const queued: Delivery[] = [];
      const now = planned.slice(at, at + queuedTogether);
      const delaySeconds = now.length < many.from ? 0 : many.delaySeconds;
      const ours = await each(now, stillOurs, async (delivery) => {
        const due = dueTo.get(delivery.to);
        if (!due) return;
        const told = lastTold.get(due.to);
        const message: ReminderMessage = { kind: reminder, ...due, ...(told && { lastTold: told }) };
        await queue.put(message, { delaySeconds });
        queued.push(delivery);
      });
      await ledger.moveAll(queued.map((at) => ({ at, change: { from: ["planned"], to: "queued" } })));
      count += queued.length;
      if (!ours) break;
    }
    return count;
  }

  /** Those that nobody queued. Rarely looked for, for it is the whole day's ledger that is read through. */
  async function leftBehind(today: Day): Promise<readonly Delivery[]> {
    const now = time.now().getTime();
    if (lookedAt !== undefined && now - lookedAt < leftForMs) return [];
    const left = await ledger.planned(today);
    lookedAt = now;
    return left;
  }

  /** All of them, some side by side, while the turn is ours. @returns false when it was lost. */
  async function each<Item>(
    items: readonly Item[],
    stillOurs: () => Promise<boolean>,
    work: (item: Item) => Promise<void>,
  ): Promise<boolean> {
    let at = 0;
    let ours = true;
    const one = async () => {
      for (let item = items[at++]; item !== undefined && ours; item = items[at++]) {
        if (!(await stillOurs())) ours = false;
        else await work(item);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    return ours;
  }

  /** Renews now and then, once for all who ask. */
  function renewing(turn: Turn): () => Promise<boolean> {
    let renewed = Promise.resolve(true);
    let at = time.now().getTime();
    return () => {
      const now = time.now().getTime();
      if (now - at >= renewMs) {
        at = now;
        renewed = turn.renew();
      }
      return renewed;
    };
  }

  /** Until so many may have been planned, and the turn is still ours. */
  async function notTooFast(began: number, count: number, stillOurs: () => Promise<boolean>): Promise<void> {
    const until = began + (count / mostPerSecond) * 1_000;
    while (time.now().getTime() < until && (await stillOurs()))
      await time.wait(Math.min(until - time.now().getTime(), stopsWithinMs));
  }

  /** Until the workers have done most of what was queued before. */
  async function room(stillOurs: () => Promise<boolean>): Promise<void> {
    while ((await queue.length()) > mostInQueue && (await stillOurs())) await time.wait(stopsWithinMs);
  }

  async function planAll(stillOurs: () => Promise<boolean>): Promise<number> {
    const today = dayOf(clock.now());
    const left = await leftBehind(today);
    const { lastTold, has } = await knownOn(today);
    const again = await each(left, stillOurs, (delivery) =>
      queueAgain(delivery, lastTold, { ledger, queue }),
    );
    if (!again) return 0;
    const due = duePeople(lastTold).filter(({ to, day }) => day === today && !has.has(to));
    const began = time.now().getTime();
    let count = 0;
    for (let at = 0; at < due.length && (await stillOurs()); at += together) {
      const some = due.slice(at, at + together);
      const before = count;
      const paced = (queued: number) => notTooFast(began, before + queued, stillOurs);
      count += await planSome(some, lastTold, { stillOurs, paced });
      for (const { to } of some) has.add(to);
    }
    if (count > 0) log.info("reminders.planned", { count });
    return count;
  }

  return {
    async run() {
      stopped = false;
      const turn = await hold();
      if (!turn) {
        // Whoever has it may die with it.
        lookedAt = undefined;
        return 0;
      }
      let wasOurs = true;
      const ours = renewing(turn);
      try {
        return await planAll(async () => {
          wasOurs = (await ours()) && !stopped;
          return wasOurs;
        });
      } catch (error) {
        wasOurs = false;
        throw error;
      } finally {
        if (!wasOurs) lookedAt = undefined;
        await turn.release();
      }
    },
    stop() {
      stopped = true;
    },
  };
}
