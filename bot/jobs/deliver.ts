import type { Log } from "../common/log";

/** One message taken from the queue; hidden from other workers until it is done or its time is up. */
export interface Taken<Message> {
  message: Message;
  done(): Promise<void>;
  /** Puts it back, to be taken again after so many seconds. */
  later(seconds: number): Promise<void>;
}

export type Outcome =
  | { state: "sent" }
  | { state: "no conversation" }
  | { state: "failed"; status: number; retryAfterSeconds: number | undefined }
  | { state: "unknown"; why: string };

/** The only codes Teams allows to be sent again. */
const mayRetry = new Set([412, 429, 502, 503, 504]);
const defaultWaitSeconds = 30;
const mostAtOnce = 16;

/**
 * Sends what is waiting. A message Teams refused for good, or may have taken already, is not sent again:
 * a second copy is worse than a line in the log.
 */
export async function deliver<Message extends { about: string }>({
  take,
  send,
  log,
}: {
  take: (most: number) => Promise<readonly Taken<Message>[]>;
  send: (message: Message) => Promise<Outcome>;
  log: Log;
}): Promise<void> {
  for (const taken of await take(mostAtOnce))
    try {
      await deliverOne(taken, { send, log });
    } catch (error) {
      // Neither done nor put back: it shows again by itself, and those behind it do not wait for it.
      log.error("message.failed", error, { about: taken.message.about });
    }
}

async function deliverOne<Message extends { about: string }>(
  { message, done, later }: Taken<Message>,
  { send, log }: { send: (message: Message) => Promise<Outcome>; log: Log },
): Promise<void> {
  const outcome = await send(message);
  if (outcome.state === "failed" && mayRetry.has(outcome.status))
    return later(outcome.retryAfterSeconds ?? defaultWaitSeconds);
  await done();
  if (outcome.state === "sent") log.info("message.sent", { about: message.about });
  else log.warn("message.not-sent", { about: message.about, state: outcome.state });
}
