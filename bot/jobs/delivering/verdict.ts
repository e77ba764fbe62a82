import type { Outcome, SuspendedState } from "./needs";

/** What follows from one attempt. */
export type Verdict =
  | { next: "sent" }
  /** That thread is told to wait, so its other messages wait as well. */
  | { next: "throttled"; seconds: number; why: string }
  | { next: "again"; seconds: number; why: string }
  | { next: "suspend"; state: SuspendedState; why: string }
  | { next: "end"; state: "failed" | "unknown"; why: string };

/** Besides 429, the only codes Teams allows to be sent again. Never 500. */
const mayRetry = new Set([412, 502, 503, 504]);
const mostTries = 8;
/** Quickly at first, then slowly enough to outlast half an hour in which nothing works. */
const againSeconds = { times: 4, most: 900 };
const throttledSeconds = { times: 2, most: 300 };

const suspends: Readonly<Record<string, SuspendedState>> = {
  ConversationBlockedByUser: "blocked",
  MessageWritesBlocked: "blocked",
  BotDisabledByAdmin: "disabled",
};

/**
 * Teams' table of codes. What may have arrived is never sent again: a second copy is worse than a visible
 * "unknown".
 * @param tries this one included.
 */
export function verdictOn(
  outcome: Outcome,
  { tries, random }: { tries: number; random: () => number },
): Verdict {
  if (outcome.state === "sent") return { next: "sent" };
  if (outcome.state === "unknown") return { next: "end", state: "unknown", why: outcome.reason };
  const again = (why: string): Verdict =>
    tries >= mostTries
      ? { next: "end", state: "failed", why }
      : { next: "again", why, seconds: backoff(tries, againSeconds, random) };
  if (outcome.state === "not sent") return again(outcome.reason);

  const { status, reason, retryAfterSeconds } = outcome;
  const why = reason ? `${status} ${reason}` : String(status);
  if (status === 429) {
    const seconds = retryAfterSeconds ?? backoff(tries, throttledSeconds, random);
    return { next: "throttled", seconds: Math.max(seconds, 1), why };
  }
  if (mayRetry.has(status)) return again(why);
  // The rest of what these two say is that the bot is not there, or its conversation.
  if (status === 403 || status === 404)
    return { next: "suspend", state: suspends[reason ?? ""] ?? "uninstalled", why };
  return { next: "end", state: "failed", why };
}

/** From 1 s on, each at a moment of its own, so that what failed together does not come back together. */
function backoff(tries: number, { times, most }: { times: number; most: number }, random: () => number) {
  const full = Math.min(times ** (tries - 1), most);
  return Math.max(1, full * (0.75 + random() / 2));
}
