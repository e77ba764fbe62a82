import type { Day } from "../../common/days";
import type { PersonId } from "../../common/ids";

/** The real time, which paces requests; the product's clock says only which day it is. */
export interface Time {
  now(): Date;
  /** @param enough ends the wait early, so that no timer outlives what it was for. */
  wait(ms: number, enough?: AbortSignal): Promise<void>;
}

export type DeliveryState =
  | "planned"
  | "queued"
  | "sending"
  | "waiting"
  | "sent"
  | "acted"
  | "blocked"
  | "uninstalled"
  | "disabled"
  | "failed"
  | "unknown"
  | "not needed"
  | "quiet";

export interface DeliveryKey {
  day: Day;
  to: string;
  kind: string;
}

/** One message to one recipient, and how it ended. */
export interface Delivery extends DeliveryKey {
  about: string;
  state: DeliveryState;
  why: string;
  tries: number;
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

export interface Ledger {
  /** @returns undefined when there is such a delivery already. */
  plan(delivery: NewDelivery): Promise<Delivery | undefined>;
  /** Many of one day at once. @returns those that were not there yet. */
  planAll(deliveries: readonly NewDelivery[]): Promise<readonly Delivery[]>;
  /** @returns undefined when another was quicker, or it is past that. */
  move(at: DeliveryKey | Delivery, change: DeliveryChange): Promise<Delivery | undefined>;
  /** The same for many, much of it written as one. @returns what became of each. */
  moveAll(
    moves: readonly { at: DeliveryKey | Delivery; change: DeliveryChange }[],
  ): Promise<readonly (Delivery | undefined)[]>;
  get(key: DeliveryKey): Promise<Delivery | undefined>;
  of(day: Day): Promise<readonly Delivery[]>;
  planned(day: Day): Promise<readonly Delivery[]>;
  kept(key: DeliveryKey): Promise<unknown>;
  acted(key: DeliveryKey, at: Date): Promise<void>;
  lastTold(): Promise<ReadonlyMap<PersonId, Day>>;
  setLastTold(told: readonly { to: PersonId; day: Day }[]): Promise<void>;
}

/** The sends and creations of the last hour in one thread, and until when nothing may be sent there. */
export interface Thread {
  sends: readonly number[];
  creates: readonly number[];
  notBefore?: Date | undefined;
  suspended?: Suspension | undefined;
}

export interface Suspension {
  since: Date;
  reason: string;
  state: SuspendedState;
  /** Teams said it twice, a while apart. */
  confirmed: boolean;
}
export type SuspendedState = "blocked" | "uninstalled" | "disabled";

/** By a person, or by the conversation of a channel. */
export interface Threads {
  get(to: string): Promise<Thread & { etag?: string | undefined }>;
  /** @returns its new ETag; undefined when it is no longer what it was. */
  replace(to: string, thread: Thread, etag: string | undefined): Promise<string | undefined>;
}

/** When the tenant's next request may leave, in ms; the parts of a ms count. */
export interface SendSlots {
  get(): Promise<{ next: number; notBefore: number; etag?: string | undefined }>;
  replace(slots: { next: number; notBefore: number }, etag: string | undefined): Promise<string | undefined>;
}

export interface DeadLetters {
  add(letter: { text: string; why: string }): Promise<void>;
}

/** One message taken from the queue; hidden from other workers until it is done or its time is up. */
export interface Taken {
  /** Undefined when it cannot be read. */
  message: unknown;
  text: string;
  /** How often somebody took it and was not heard of again, this time included. */
  tries: number;
  ageMs: number;
  done(): Promise<void>;
  later(seconds: number): Promise<void>;
}

export interface Queue {
  put(message: unknown, options?: { delaySeconds?: number }): Promise<void>;
  take(most: number, options: { seconds: number }): Promise<readonly Taken[]>;
  /** About how many are in it, those included that somebody has taken. */
  length(): Promise<number>;
}

/** How one attempt ended. `not sent` never reached Teams; `unknown`: it may or may not have. */
export type Outcome =
  | { state: "sent" }
  | {
      state: "failed";
      status: number;
      reason?: string | undefined;
      retryAfterSeconds: number | undefined;
    }
  | { state: "not sent"; reason: string }
  | { state: "unknown"; reason: string };

export interface Pace {
  /** Ends when the request may leave. Rejected: it must not, and this message has its turn later. */
  mayRequest(thread: string, what: "send" | "create"): Promise<void>;
}

/** What a recipient sees. The notifier's own type of card. */
export interface Content<Card> {
  card: Card;
  summary: string;
}

export interface Sender<Card> {
  send(message: { to: PersonId } & Content<Card>, pace: Pace): Promise<Outcome>;
}

/** Where a living card stands, and whether an edit of it is on its way. */
export interface KeptCard {
  conversationId: string;
  serviceUrl: string;
  botId: string;
  /** Undefined until it is posted. */
  activityId?: string | undefined;
  /** Whose view of it is their own, by Teams' ids. */
  viewers: readonly string[];
  /** How many edits were begun. */
  edits: number;
  /** Since when an edit is asked for that nobody began. */
  askedAt?: Date | undefined;
  /** The edit that somebody began and did not end, and since when; without a time it waits for its next try. */
  editing?: number | undefined;
  beganAt?: Date | undefined;
  notBefore?: Date | undefined;
  tries: number;
  /** Somebody let its first posting go: it may be there, whatever came of that. */
  posting: boolean;
}

export interface CardEdits {
  get(card: string): Promise<(KeptCard & { etag: string }) | undefined>;
  /** @returns undefined when another was quicker, or with no ETag when it is there already. */
  replace(card: string, kept: KeptCard, etag: string | undefined): Promise<string | undefined>;
}

export interface Posted {
  state: "sent";
  activityId: string;
}
interface Place {
  conversationId: string;
  serviceUrl: string;
  botId: string;
}

export interface CardSender<Card> {
  postCard(ask: Place & Content<Card>, pace: Pace): Promise<Posted | Exclude<Outcome, { state: "sent" }>>;
  updateCard(ask: Place & { activityId: string } & Content<Card>, pace: Pace): Promise<Outcome>;
}

/** What cards that stay in channels need. */
export interface CardDeps<Card> {
  edits: CardEdits;
  sender: CardSender<Card>;
  /** What it shows now, to everybody; undefined when there is nothing to show. */
  render(card: string): Promise<Content<Card> | undefined>;
  /** It is there, and where. Told once; a failure takes nothing back. */
  posted?(card: { card: string; conversationId: string; activityId?: string | undefined }): Promise<void>;
}

export type QueueMessage<Card> = ReminderMessage | NewsMessage<Card>;
/** Rendered when it is delivered, so that it says what is so then. */
export interface ReminderMessage {
  kind: "reminder" | `reminder/${string}`;
  day: Day;
  to: PersonId;
  /** The day of their last reminder card, known when this one was planned. */
  lastTold?: Day | undefined;
}
export interface NewsMessage<Card> extends Content<Card> {
  kind: `news/${string}`;
  day: Day;
  to: PersonId;
  about: string;
}
