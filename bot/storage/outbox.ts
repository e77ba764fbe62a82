import type { DequeuedMessageItem, QueueClient } from "@azure/storage-queue";
import type { Log } from "../common/log";
import { inTime, orNothing } from "./storage-problem";

export interface Taken {
  message: unknown;
  /** How often somebody took it and was not heard of again, this time included. */
  tries: number;
  done(): Promise<void>;
  /** Puts it back for later, such as after Teams' Retry-After. That was no failed try. */
  later(seconds: number): Promise<void>;
}

/** Messages to send, shared by any number of workers. A worker that dies gives its messages back by itself. */
export interface Outbox {
  put(message: unknown, options?: { delaySeconds?: number }): Promise<void>;
  take(max: number, options?: { seconds?: number }): Promise<Taken[]>;
}

/** As it lies in the queue. */
interface Kept {
  message: unknown;
  /** How often it was put back for later. */
  waited: number;
}

const mostTries = 5;
const mostAtOnce = 32;
/** Longer than a worker takes for all it takes at once, so that no other sends the same meanwhile. */
const usualSeconds = 300;
/** News older than this is none; the message is set aside instead of being put back for ever. */
const mostAgeMs = 86_400_000;
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

export function createOutbox(queues: { queue: QueueClient; failedQueue: QueueClient; log: Log }): Outbox {
  const { queue, failedQueue, log } = queues;

  async function take(max: number, seconds: number, abortSignal: AbortSignal): Promise<Taken[]> {
    const { receivedMessageItems, date } = await queue.receiveMessages({
      numberOfMessages: Math.min(Math.max(max, 1), mostAtOnce),
      visibilityTimeout: seconds,
      abortSignal,
    });
    const taken: Taken[] = [];
    for (const item of receivedMessageItems) {
      const kept = decode(item.messageText);
      const tries = item.dequeueCount - (kept?.waited ?? 0);
      // Both by the queue's own clock.
      const ageMs = (date ?? item.insertedOn).getTime() - item.insertedOn.getTime();
      if (kept && tries <= mostTries && ageMs <= mostAgeMs) taken.push(handed(item, kept, tries));
      else await setAside(item, tries, abortSignal);
    }
    return taken;
  }

  /** Kept where people can look at it, first; a copy in both is better than none in either. */
  async function setAside(
    { messageId, popReceipt, messageText }: DequeuedMessageItem,
    tries: number,
    abortSignal: AbortSignal,
  ): Promise<void> {
    await failedQueue.sendMessage(messageText, { messageTimeToLive: forever, abortSignal });
    await queue.deleteMessage(messageId, popReceipt, { abortSignal });
    log.warn("outbox.failed", { messageId, tries: tries - 1 });
  }

  function handed({ messageId, popReceipt }: DequeuedMessageItem, kept: Kept, tries: number): Taken {
    return {
      message: kept.message,
      tries,
      done: () =>
        inTime((abortSignal) =>
          orNothing(queue.deleteMessage(messageId, popReceipt, { abortSignal })).then(() => {}),
        ),
      later: (seconds) => {
        const text = encode({ ...kept, waited: kept.waited + 1 });
        const wait = Math.min(Math.max(Math.ceil(seconds), 0), mostDelaySeconds);
        return inTime((abortSignal) =>
          orNothing(queue.updateMessage(messageId, popReceipt, text, wait, { abortSignal })).then(() => {}),
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
  };
}
