import { type Day, day, dayOf } from "../../../../bot/common/days";
import { Failure } from "../../../../bot/common/failure";
import type { PersonId } from "../../../../bot/common/ids";
import { silentLog } from "../../../../bot/common/log";
import { createDelivering, type DeliveringDeps, type Pace } from "../../../../bot/jobs";
import type { Delivery } from "../../../../bot/storage";
import { seeded } from "../../../bench/random";
import {
  memoryConversations,
  memoryDeadLetters,
  memoryDeliveries,
  memoryOutbox,
  memorySendSlots,
} from "../../../support/memory-delivering";
import { virtualTime } from "../../../support/virtual-time";
import { scriptedTeams, type TeamsScript } from "./scripted-teams";

/** A Monday, in summer time: nine in London. */
export const nine = new Date("2027-06-07T08:00:00Z");
export const monday = day("2027-06-07");
export const person = (at: number) =>
  `00000000-0000-0000-0000-${String(at + 1).padStart(12, "0")}` as PersonId;

export type Council = ReturnType<typeof council>;

/** A council's people, one Teams, one storage in memory that takes its time, and any number of instances. */
export function council({
  people = 500,
  seed = 1,
  script = {},
  storageMs = [2, 25],
  strangers = 0.3,
  stalls = 0,
}: {
  people?: number;
  seed?: number;
  script?: Partial<TeamsScript>;
  storageMs?: readonly [number, number];
  /** How many of them never wrote to the bot. */
  strangers?: number;
  /** How many waits end late, as on a machine with other work. */
  stalls?: number;
} = {}) {
  const random = seeded(seed).next;
  const time = virtualTime(nine);
  const teams = scriptedTeams({ time, random, script });
  const ledger = memoryDeliveries(time);
  const rows = memoryConversations();
  const slots = memorySendSlots();
  const deadLetters = memoryDeadLetters(time);
  const outbox = memoryOutbox(time);
  const everybody = Array.from({ length: people }, (_, at) => person(at));
  const owing = new Set(everybody);
  const moments = new Map<PersonId, number>();
  const quiet = new Set<PersonId>();
  let leaseUntil = 0;
  let awayUntil = 0;
  let tablesAwayUntil = 0;
  let holder = 0;
  let ids = 0;

  for (const [at, to] of everybody.entries())
    if (at >= people * strangers) void rows.conversations.save(refOf(to));

  function failIfAway(): void {
    if (time.now().getTime() < awayUntil) throw away();
  }
  const stall = () => (random() < stalls ? 300 : 0);

  /** Storage that answers after a while, of an instance that can die in the middle of anything. */
  function instance() {
    let dead = false;
    const never = new Promise<never>(() => {});
    const alive = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
      if (dead) return never;
      try {
        const answer = await work();
        return dead ? await never : answer;
      } catch (error) {
        if (dead) return never;
        throw error;
      }
    };
    const slowly = <Answer>(work: () => Promise<Answer>) =>
      alive(async () => {
        const ms = storageMs[0] + random() * (storageMs[1] - storageMs[0]);
        await time.wait(ms / 2);
        // What was not asked before it died is never asked.
        if (dead) return never;
        failIfAway();
        const answer = await work();
        await time.wait(ms / 2);
        failIfAway();
        return answer;
      });
    const stored = <Store extends object>(store: Store): Store =>
      new Proxy(store, {
        get: (target, name) => {
          const found: unknown = Reflect.get(target, name);
          return typeof found !== "function"
            ? found
            : (...given: unknown[]) =>
                slowly(async () => {
                  if (time.now().getTime() < tablesAwayUntil) throw away();
                  return found(...given);
                });
        },
      });

    const conversations = stored(rows.conversations);
    const send = async (to: PersonId, pace: Pace) => {
      try {
        if (!(await conversations.find(to))) {
          await pace.mayRequest(to, "create");
          const made = await teams.request(to, "create");
          if (made.state !== "sent") return made.state === "unknown" ? notSent(made.reason) : made;
          await conversations.save(refOf(to));
        }
        await pace.mayRequest(`conversation of ${to}`, "send");
      } catch {
        return notSent("NotReady");
      }
      return teams.request(to, "send");
    };
    const hold = async () => {
      if (time.now().getTime() < leaseUntil) return undefined;
      const mine = ++holder;
      const extend = () => {
        leaseUntil = time.now().getTime() + 60_000;
      };
      extend();
      const isMine = () => holder === mine && time.now().getTime() < leaseUntil;
      return {
        renew: () =>
          slowly(async () => {
            if (!isMine()) return false;
            extend();
            return true;
          }),
        release: () =>
          slowly(async () => {
            if (isMine()) leaseUntil = 0;
          }),
      };
    };
    const deps: DeliveringDeps<object> = {
      ...{ ledger: stored(ledger), threads: stored(rows.threads), deadLetters: stored(deadLetters) },
      slots: stored(slots),
      queue: {
        put: (message, options) => slowly(() => outbox.put(message, options)),
        length: () => slowly(() => outbox.length()),
        take: async (most, options) =>
          (await slowly(() => outbox.take(most, options))).map((taken) => ({
            ...taken,
            done: () => slowly(() => taken.done()),
            later: (seconds) => slowly(() => taken.later(seconds)),
          })),
      },
      notifier: { send: ({ to }, pace) => alive(() => send(to, pace)) },
      render: ({ to, lastTold }) => rendered(to, lastTold),
      isQuiet: (to) => quiet.has(to),
      hold: () => slowly(hold),
      duePeople: (lastTold) => duePeople(lastTold),
      ...{ clock: time, log: silentLog, random, newId: () => String(++ids) },
      time: { now: time.now, wait: (ms, enough) => alive(() => time.wait(ms + stall(), enough)) },
    };
    return {
      ...createDelivering(deps),
      kill: () => {
        dead = true;
      },
    };
  }

  const today = (): Day => dayOf(time.now());
  const hasReason = (to: PersonId, lastTold: Day | undefined) =>
    owing.has(to) && (lastTold === undefined || lastTold < today());
  const rendered = (to: PersonId, lastTold: Day | undefined) =>
    hasReason(to, lastTold) ? { card: {}, summary: "What you owe" } : undefined;
  const duePeople = (lastTold: ReadonlyMap<PersonId, Day>) =>
    everybody
      .filter((to) => hasReason(to, lastTold.get(to)) && (moments.get(to) ?? 0) <= time.now().getTime())
      .map((to) => ({ to, day: today() }));

  return {
    ...{ time, teams, ledger, slots, outbox, deadLetters, everybody, owing, moments, quiet, random },
    ...rows,
    instance,
    /** Storage answers nobody for so long; what was under way may have been written. */
    storageIsAway(ms: number) {
      awayUntil = time.now().getTime() + ms;
    },
    /** The queue still answers. */
    tablesAreAway(ms: number) {
      tablesAwayUntil = time.now().getTime() + ms;
    },
    /** Somebody else is the planner from now on, as after a lease that was not renewed in time. */
    stealTurn() {
      holder++;
      leaseUntil = Number.POSITIVE_INFINITY;
    },
    /** An instance that delivers until it is killed. */
    worker() {
      const made = instance();
      void (async () => {
        for (;;) {
          await made.deliver().catch(() => {});
          await time.wait(1_000);
        }
      })();
      return made;
    },
    /** An instance that plans every minute until it is killed. */
    planner() {
      const made = instance();
      void (async () => {
        for (;;) {
          await made.plan().catch(() => {});
          await time.wait(60_000);
        }
      })();
      return made;
    },
    /** Until everybody's delivery of the day has ended, or so long. @returns all of them. */
    async over(on: Day = monday, mostMs = 4 * 3_600_000): Promise<readonly Delivery[]> {
      const until = time.now().getTime() + mostMs;
      const open = ["planned", "queued", "sending", "waiting"];
      const waiting = async () => {
        for (;;) {
          const all = await ledger.of(on);
          const someOpen = all.length < everybody.length || all.some(({ state }) => open.includes(state));
          if ((!someOpen && outbox.size() === 0) || time.now().getTime() > until) return all;
          await time.wait(5_000);
        }
      };
      return time.until(waiting());
    },
  };
}

const away = () => new Failure("unavailable", "Storage is away.");
const notSent = (reason: string) => ({ state: "not sent", reason }) as const;

function refOf(personId: PersonId) {
  return {
    ...{ personId, conversationId: `conversation of ${personId}`, serviceUrl: "https://teams.example/" },
    ...{ tenantId: "tenant", botId: "28:bot", channelId: "msteams" },
  };
}
