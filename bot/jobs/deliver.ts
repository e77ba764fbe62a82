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
  | {
      state: "failed";
      status: number;
      reason?: string | undefined;
      retryAfterSeconds: number | undefined;
    }
  /** It surely did not reach Teams. */
  | { state: "not sent"; reason: string }
  | { state: "unknown"; reason: string };

/** The only codes Teams allows to be sent again. */
const mayRetry = new Set([412, 429, 502, 503, 504]);
const defaultWaitSeconds = 30;
/** One after another, and all of them well within the time they are hidden from other workers. */
const mostAtOnce = 5;
const mostMs = 30_000;

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
  const outcome = await inTime(send(message));
  const { about } = message;
  if (outcome.state === "sent") {
    await done();
    log.info("message.sent", { about });
    return;
  }
  const { state } = outcome;
  const fields = {
    about,
    state,
    ...("status" in outcome ? { status: outcome.status } : {}),
    ...("reason" in outcome ? { reason: outcome.reason } : {}),
  };
  const seconds = waitOf(outcome);
  if (seconds === undefined) {
    await done();
    log.warn("message.not-sent", fields);
  } else {
    await later(seconds);
    log.warn("message.later", { ...fields, seconds });
  }
}

/** @returns undefined when it must not be sent again. */
function waitOf(outcome: Outcome): number | undefined {
  if (outcome.state === "not sent") return defaultWaitSeconds;
  if (outcome.state !== "failed" || !mayRetry.has(outcome.status)) return undefined;
  return outcome.retryAfterSeconds ?? defaultWaitSeconds;
}

/** A connection that never answers would hold up everybody's news; whether it arrived is then unknown. */
async function inTime(sending: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve({ state: "unknown", reason: "no answer" }), mostMs);
  });
  try {
    return await Promise.race([sending, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
