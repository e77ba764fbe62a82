/** The door of the room with the clocks: what happens without anybody asking. */
export { type CardPlace, createLivingCards, type LivingCards } from "./delivering/card-edits";
export { createDelivering, type Delivering, type DeliveringDeps, type News } from "./delivering/delivering";
export type {
  CardDeps,
  CardEdits,
  CardSender,
  Content,
  DeadLetters,
  Delivery,
  DeliveryKey,
  DeliveryState,
  Ledger,
  Outcome,
  Pace,
  Queue,
  ReminderMessage,
  Sender,
  SendSlots,
  Taken,
  Thread,
  Threads,
  Time,
} from "./delivering/needs";
export { perSecond } from "./delivering/pacer";
export { realTime } from "./delivering/time";
export { type Job, startJobs } from "./every";
export { breathe, goOnWithImports } from "./go-on-with-imports";
export { lastDone } from "./last-done";
export { listEdits } from "./list-edits";
export { type Chore, type Turn, tidy } from "./tidy";
