import type { Day } from "../../common/days";
import { Failure } from "../../common/failure";
import type { PersonId } from "../../common/ids";
import { readCardMessage } from "./card-edits";
import type { DeliverDeps } from "./deliver-deps";
import { deliverOne, hiddenSeconds } from "./deliver-one";
import { fewAtOnce } from "./few-at-once";
import type { Queue, Taken } from "./needs";
import { claimsTogetherMs } from "./pacer";
import { persistently } from "./persistently";
import { readMessage } from "./read-message";
import { tenantThrottled } from "./tenant-throttled";
import { together } from "./together";

const mostAtOnce = 32;
/** Enough that a slot never waits for work, few enough that storage answers quickly and all are reached in time. */
const mostInHand = 64;
/** Fewer are not worth a look at the queue. */
const leastAtOnce = 8;
const mostReading = 8;
const storageAwaySeconds = 30;
/** While what is in hand is worked on, more may come. */
const lookAgainMs = 500;
/** Far less than a message stays hidden. */
const toldTogetherMs = 2_000;

export interface Worker {
  /** Works until nothing is left to take. Fails when the queue does not answer; what is in hand goes on. */
  run(): Promise<void>;
  /** Takes no more; what is in hand is finished by {@link run}. */
  stop(): void;
}

/** Takes messages and delivers many side by side, those to one person one after another. */
export function createWorker<Card>(
  given: Omit<DeliverDeps<Card>, "reading" | "throttled" | "moveSoon" | "tell" | "afterwards"> & {
    queue: Queue;
    /** Told whenever the queue was looked at. */
    looked: () => void;
  },
): Worker {
  const { queue, pacer, ledger, time, log, looked } = given;
  const moveSoon = together({
    ...{ ms: claimsTogetherMs, time },
    write: (moves: readonly Parameters<typeof ledger.moveAll>[0][number][]) =>
      pacer.timed(ledger.moveAll(moves)),
  });
  const later = new Set<Promise<void>>();
  const deps: DeliverDeps<Card> = {
    ...given,
    reading: fewAtOnce(mostReading),
    throttled: tenantThrottled(),
    moveSoon: (at, change) => moveSoon({ at, change }),
    tell: together({
      ...{ ms: toldTogetherMs, time },
      async write(told: readonly { to: PersonId; day: Day }[]) {
        await persistently(() => ledger.setLastTold(told), { time });
        return told.map(() => undefined);
      },
    }),
    afterwards(work) {
      const done = work()
        .catch((error) => log.error("message.unfinished", error))
        .finally(() => {
          later.delete(done);
          wake();
        });
      later.add(done);
    },
  };
  const lastOf = new Map<string, Promise<void>>();
  let inHand = 0;
  let stopped = false;
  let wake = () => {};
  const busy = () => inHand > 0 || later.size > 0;

  async function deliverThis(taken: Taken, takenAt: number): Promise<void> {
    try {
      await deliverOne({ taken, takenAt }, deps);
    } catch (error) {
      log.error("message.failed", error, { about: readMessage(taken.message)?.kind });
      // Storage that is away is not the message's fault. Else it shows again by itself, a few times.
      if (error instanceof Failure && error.code === "unavailable")
        await taken.later(storageAwaySeconds).catch(() => {});
    }
  }

  async function begin(taken: Taken, takenAt: number): Promise<void> {
    const to = readMessage(taken.message)?.to ?? readCardMessage(taken.message)?.card ?? "";
    const mine = (lastOf.get(to) ?? Promise.resolve()).then(() => deliverThis(taken, takenAt));
    lastOf.set(to, mine);
    inHand++;
    await mine;
    inHand--;
    if (lastOf.get(to) === mine) lastOf.delete(to);
    wake();
  }

  /** Until something in hand is done, or so long. */
  async function rest(ms: number): Promise<void> {
    const enough = new AbortController();
    wake = () => enough.abort();
    await time.wait(ms, enough.signal);
  }

  return {
    async run() {
      stopped = false;
      while (!stopped || busy()) {
        looked();
        const closedMs = pacer.closedUntil() - time.now().getTime();
        if (stopped || inHand > mostInHand - leastAtOnce || closedMs > 0) {
          // While Teams wants nothing at all, what is not taken needs not be put back.
          if (!busy() && closedMs > lookAgainMs) return;
          await rest(lookAgainMs);
          continue;
        }
        const takenAt = time.now().getTime();
        const all = await queue.take(Math.min(mostAtOnce, mostInHand - inHand), { seconds: hiddenSeconds });
        for (const taken of all) void begin(taken, takenAt);
        if (all.length > 0) continue;
        if (!busy()) return;
        await rest(lookAgainMs);
      }
    },
    stop() {
      stopped = true;
      wake();
    },
  };
}
