import type { DequeuedMessageItem, QueueClient } from "@azure/storage-queue";
import { inTime, orNothing, statusOf } from "./storage-problem";

export interface Taken {
  /** Undefined when it is nothing that was put here. */
  message: unknown;
  /** As it lies in the queue, for the dead letters. */
  text: string;
  /** How often somebody took it and was not heard of again, this time included. */
  tries: number;
  /** Since it was put in the queue. */
  ageMs: number;
  done(): Promise<void>;
  /** Puts it back for later, such as after Teams' Retry-After. That was no failed try. */
  later(seconds: number): Promise<void>;
}

/** Messages to send, shared by any number of workers. A worker that dies gives its messages back by itself. */
export interface Outbox {
  put(message: unknown, options?: { delaySeconds?: number }): Promise<void>;
  take(max: number, options?: { seconds?: number }): Promise<Taken[]>;
  /** About how many are in it, those included that somebody has taken. */
  length(): Promise<number>;
}

/** As it lies in the queue. */
interface Kept {
  message: unknown;
  /** How often it was put back for later. */
  waited: number;
}

const mostAtOnce = 32;
const usualSeconds = 60;
const mostDelaySeconds = 3_600;
/** Azure's default is a week; a message that waits must not vanish. */
const forever = -1;
/** A take given up too early hides what it took. */
const takeMs = 15_000;

const encode = (kept: Kept) => Buffer.from(JSON.stringify(kept)).toString("base64");
function decode(text: string): Kept | undefined {
  try {
    const { message, waited } = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
    return typeof waited === "number" ? { message, waited } : undefined;
  } catch {
    return undefined;
  }
}

/** It was hidden too long, and somebody else has it now: it is theirs. */
async function unlessTaken(work: Promise<unknown>): Promise<void> {
  try {
    await orNothing(work);
  } catch (error) {
    if (statusOf(error) !== 400 || (error as { code?: unknown }).code !== "PopReceiptMismatch") throw error;
  }
}

export function createOutbox(queue: QueueClient): Outbox {
  async function take(max: number, seconds: number, abortSignal: AbortSignal): Promise<Taken[]> {
    const { receivedMessageItems, date } = await queue.receiveMessages({
      numberOfMessages: Math.min(Math.max(max, 1), mostAtOnce),
      visibilityTimeout: seconds,
      abortSignal,
    });
    return receivedMessageItems.map((item) =>
      // Both by the queue's own clock.
      handed(item, (date ?? item.insertedOn).getTime() - item.insertedOn.getTime()),
    );
  }

  function handed({ messageId, popReceipt, messageText, dequeueCount }: DequeuedMessageItem, ageMs: number) {
    const kept = decode(messageText) ?? { message: undefined, waited: 0 };
    return {
      ...{ message: kept.message, text: messageText, tries: dequeueCount - kept.waited, ageMs },
      done: () =>
        inTime((abortSignal) => unlessTaken(queue.deleteMessage(messageId, popReceipt, { abortSignal }))),
      later: (seconds: number) => {
        const text = encode({ ...kept, waited: kept.waited + 1 });
        const wait = Math.min(Math.max(Math.ceil(seconds), 0), mostDelaySeconds);
        return inTime((abortSignal) =>
          unlessTaken(queue.updateMessage(messageId, popReceipt, text, wait, { abortSignal })),
        );
      },
    };
  }

  return {
    put: (message, { delaySeconds = 0 } = {}) =>
      inTime((abortSignal) =>
        queue
          .sendMessage(encode({ message, waited: 0 }), {
            visibilityTimeout: delaySeconds,
            messageTimeToLive: forever,
            abortSignal,
          })
          .then(() => {}),
      ),
    take: (max, { seconds = usualSeconds } = {}) =>
      inTime((abortSignal) => take(max, seconds, abortSignal), takeMs),
    length: () =>
      inTime(async (abortSignal) => {
        const { approximateMessagesCount = 0 } = await queue.getProperties({ abortSignal });
        return approximateMessagesCount;
      }),
  };
}
