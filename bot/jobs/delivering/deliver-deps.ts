import type { Day } from "../../common/days";
import type { Log } from "../../common/log";
import type { fewAtOnce } from "./few-at-once";
import type {
  CardDeps,
  Content,
  DeadLetters,
  Ledger,
  QueueMessage,
  ReminderMessage,
  Sender,
  Threads,
  Time,
} from "./needs";
import type { Pacer } from "./pacer";
import type { tenantThrottled } from "./tenant-throttled";

export interface DeliverDeps<Card> {
  ledger: Ledger;
  /** {@link Ledger.move}, a little later and together with others'. */
  moveSoon: Ledger["move"];
  /** What may be done after the next message has begun. */
  afterwards(work: () => Promise<void>): void;
  /** Written together with others', after a while. */
  tell(told: { to: QueueMessage<Card>["to"]; day: Day }): Promise<void>;
  threads: Threads;
  deadLetters: DeadLetters;
  notifier: Sender<Card>;
  /** What a reminder says now; undefined when there is no reason left to send it. */
  render(reminder: ReminderMessage): Promise<Content<Card> | undefined> | Content<Card> | undefined;
  /** They asked for nothing that they did not ask for. */
  isQuiet(to: QueueMessage<Card>["to"]): boolean;
  /** Cards that stay in channels; absent where there are none. */
  cards?: CardDeps<Card> | undefined;
  pacer: Pacer;
  /** What was taken together is not read all at once. */
  reading: ReturnType<typeof fewAtOnce>;
  throttled: ReturnType<typeof tenantThrottled>;
  time: Time;
  /** The product's clock: which day it is, and how old a row. */
  clock: { now(): Date };
  random: () => number;
  log: Log;
}
