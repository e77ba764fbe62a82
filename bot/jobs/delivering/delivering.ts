import { type Day, dayOf } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { Turn } from "../tidy";
import type { DeliverDeps } from "./deliver-deps";
import type {
  DeliveryKey,
  DeliveryState,
  Ledger,
  NewsMessage,
  Queue,
  SendSlots,
  Threads,
  Time,
} from "./needs";
import { createPacer } from "./pacer";
import { createPlanner, type Due } from "./planner";
import { sendAgain } from "./send-again";
import { realTime } from "./time";
import { createWorker } from "./worker";

export interface DeliveringDeps<Card>
  extends Pick<
    DeliverDeps<Card>,
    "ledger" | "threads" | "deadLetters" | "notifier" | "render" | "isQuiet" | "cards" | "clock" | "log"
  > {
  ledger: Ledger;
  threads: Threads;
  queue: Queue;
  slots: SendSlots;
  /** Only one instance plans. */
  hold: () => Promise<Turn | undefined>;
  /** Everybody whose moment of the day has come, and who has a reason. */
  duePeople: (lastTold: ReadonlyMap<PersonId, Day>) => readonly Due[];
  newId: () => string;
  /** Told whenever the queue was looked at, for the health page. */
  looked?: () => void;
  time?: Time;
  /** From 0 up to 1. */
  random?: () => number;
}

/** A message that the bot sends by itself, and not a reminder. */
export interface News<Card> {
  to: PersonId;
  about: string;
  summary: string;
  card: Card;
}

export interface Delivering<Card> {
  /** Kept in the queue, whatever happens to this instance. */
  post(news: News<Card>): Promise<void>;
  /** One tick of the planner. @returns how many reminders were queued. */
  plan(): Promise<number>;
  /** Delivers until nothing is left to take. */
  deliver(): Promise<void>;
  /** Takes no more; a running {@link deliver} ends with what is in hand, and a running {@link plan} soon. */
  stop(): void;
  /** They pressed something on it. */
  acted(key: DeliveryKey): Promise<void>;
  /** @returns how many are sent again. */
  sendAgain(asked: { day: Day; states: readonly DeliveryState[]; by: PersonId }): Promise<number>;
}

/** What the bot sends by itself: planned once, sent at Teams' pace, and ended in a state that people can see. */
export function createDelivering<Card>(deps: DeliveringDeps<Card>): Delivering<Card> {
  const { ledger, threads, queue, slots, clock, log, newId } = deps;
  const time = deps.time ?? realTime;
  const random = deps.random ?? Math.random;
  const pacer = createPacer({ slots, time });
  const worker = createWorker<Card>({
    ...{ ...deps, time, random, pacer },
    looked: deps.looked ?? (() => {}),
  });
  const planner = createPlanner({ ...deps, time });

  return {
    async post({ to, about, summary, card }) {
      const key = { day: dayOf(clock.now()), to, kind: `news/${newId()}` as const };
      // The queue has what it says, so it comes first; a worker enters what is not in the ledger yet.
      await queue.put({ ...key, about, summary, card } satisfies NewsMessage<Card>);
      await ledger
        .plan({ ...key, about, state: "queued" })
        .catch((error) => log.error("message.not-entered", error, { about }));
    },
    plan: () => planner.run(),
    deliver: () => worker.run(),
    stop() {
      planner.stop();
      worker.stop();
    },
    acted: (key) => ledger.acted(key, clock.now()),
    sendAgain: (asked) => sendAgain({ ledger, threads, queue, log }, asked),
  };
}
