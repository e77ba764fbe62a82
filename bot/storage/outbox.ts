import type { QueueClient } from "@azure/storage-queue";
import type { Log } from "../common/log";
import { answered, orNothing } from "./storage-problem";

/** Says which message was taken; good until it becomes visible again. */
export interface Receipt {
  messageId: string;
  popReceipt: string;
}

export interface Taken {
  message: unknown;
  receipt: Receipt;
  /** How often it was taken, this time included. */
  tries: number;
}

/** Messages to send, shared by any number of workers. A worker that dies gives its messages back by itself. */
export interface Outbox {
  put(message: unknown, options?: { delaySeconds?: number }): Promise<void>;
  take(max: number, options?: { seconds?: number }): Promise<Taken[]>;
  done(receipt: Receipt): Promise<void>;
  /** Puts a taken message back for later, such as after Teams' Retry-After. */
  later(receipt: Receipt, seconds: number): Promise<void>;
  /** How many messages nobody could send; they wait in the queue of failed ones. */
  failed(): Promise<number>;
}

const mostTries = 5;
const mostAtOnce = 32;
const usualSeconds = 60;
/** Azure's default is a week; a message that waits must not vanish. */
const forever = -1;

const encode = (message: unknown) => Buffer.from(JSON.stringify(message)).toString("base64");
const decode = (text: string): unknown => JSON.parse(Buffer.from(text, "base64").toString("utf8"));

export function createOutbox(queues: { queue: QueueClient; failedQueue: QueueClient; log: Log }): Outbox {
  const { queue, failedQueue, log } = queues;

  async function take(max: number, seconds: number): Promise<Taken[]> {
    const { receivedMessageItems } = await queue.receiveMessages({
      numberOfMessages: Math.min(Math.max(max, 1), mostAtOnce),
      visibilityTimeout: seconds,
    });
    const taken: Taken[] = [];
    for (const { messageId, popReceipt, messageText, dequeueCount } of receivedMessageItems) {
      if (dequeueCount > mostTries) {
        // Kept where people can look at it, first; a copy in both is better than none in either.
        await failedQueue.sendMessage(messageText, { messageTimeToLive: forever });
        await queue.deleteMessage(messageId, popReceipt);
        log.warn("outbox.failed", { messageId, tries: dequeueCount - 1 });
      } else {
        taken.push({
          message: decode(messageText),
          receipt: { messageId, popReceipt },
          tries: dequeueCount,
        });
      }
    }
    return taken;
  }

  return {
    put: (message, { delaySeconds = 0 } = {}) =>
      answered(
        queue
          .sendMessage(encode(message), { visibilityTimeout: delaySeconds, messageTimeToLive: forever })
          .then(() => {}),
      ),
    take: (max, { seconds = usualSeconds } = {}) => answered(take(max, seconds)),
    done: ({ messageId, popReceipt }) =>
      answered(orNothing(queue.deleteMessage(messageId, popReceipt)).then(() => {})),
    later: ({ messageId, popReceipt }, seconds) =>
      answered(orNothing(queue.updateMessage(messageId, popReceipt, undefined, seconds)).then(() => {})),
    failed: () => answered(failedQueue.getProperties().then((each) => each.approximateMessagesCount ?? 0)),
  };
}
