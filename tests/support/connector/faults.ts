import { seeded } from "../../bench/random";

/** How one request goes wrong. */
export type Fault =
  | { kind: "status"; status: 412 | 429 | 500 | 502; retryAfterSeconds: number | undefined }
  /** The connection closes before the message is taken. */
  | { kind: "reset" }
  /** The message is taken, and the connection closes instead of an answer. */
  | { kind: "accepted then reset" };

/** Shares of all requests, from 0 to 1. */
export interface Shares {
  /** 429; every second one says how long to wait. */
  throttled: number;
  /** 500, 502 or 412, in turn by chance. */
  failed: number;
  reset: number;
  acceptedThenReset: number;
}

export const noFaults: Shares = { throttled: 0, failed: 0, reset: 0, acceptedThenReset: 0 };
/** What the bench of reminders asks for. */
export const usualFaults: Shares = { throttled: 0.05, failed: 0.02, reset: 0.01, acceptedThenReset: 0.005 };

/** The same faults for the same seed, in the order of the requests. */
export function seededFaults(seed: number, shares: Shares): () => Fault | undefined {
  const random = seeded(seed);
  let throttledBefore = 0;
  return () => {
    let drawn = random.next();
    const falls = (share: number) => {
      const hit = drawn >= 0 && drawn < share;
      drawn -= share;
      return hit;
    };
    if (falls(shares.throttled)) {
      const retryAfterSeconds = throttledBefore++ % 2 === 0 ? random.whole(1, 3) : undefined;
      return { kind: "status", status: 429, retryAfterSeconds };
    }
    if (falls(shares.failed))
      return { kind: "status", status: random.one([500, 502, 412] as const), retryAfterSeconds: undefined };
    if (falls(shares.reset)) return { kind: "reset" };
    if (falls(shares.acceptedThenReset)) return { kind: "accepted then reset" };
    return undefined;
  };
}
