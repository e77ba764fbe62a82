import type { SendSlots, Time } from "./needs";
import { PutBack } from "./put-back";

/**
 * Teams takes 50 requests a second from one app in one tenant. At 48, a request may come {@link lateMs} late
 * and the network add as much again, and still no second, wherever it begins, has more than 50.
 */
export const perSecond = 48;
const apartMs = 1_000 / perSecond;
/** A slot whose time passed by more than this is dropped: work that is late must not bunch. */
export const lateMs = 20;
/** So many at once: few enough that a worker that dies takes little with it. */
const usuallyAtOnce = 16;
/** Slots further ahead are left for whoever is there then. */
const horizonMs = 2_000;
/** Whoever would wait longer gives the message back. */
const mostWaitMs = 3_000;
const quickestMs = 100;
/** So long a claim in the ledger waits for others': some slots, which are claimed as one. */
export const claimsTogetherMs = 80;
const slowestMs = 700;

interface Waiting {
  resolve(at: number): void;
  reject(error: unknown): void;
}

export interface Pacer {
  /** @returns the moment at which one request may leave. Rejects with {@link PutBack} while Teams wants none. */
  slot(): Promise<number>;
  /** Teams throttles all of us: nobody's request leaves before that. */
  close(until: number): Promise<void>;
  closedUntil(): number;
  /** Runs a call to storage and learns from it how early the next must be made. */
  timed<Answer>(call: Promise<Answer>): Promise<Answer>;
  /** How long before its slot a request's own rows must be written. */
  leadMs(): number;
}

/** Evenly paced requests, however many workers there are: each claims the next free moments of one row. */
export function createPacer({ slots, time }: { slots: SendSlots; time: Time }): Pacer {
  const waiting: Waiting[] = [];
  let claiming = false;
  let closed = 0;
  let usualMs = quickestMs;
  const now = () => time.now().getTime();

  async function timed<Answer>(call: Promise<Answer>): Promise<Answer> {
    const began = now();
    const answer = await call;
    usualMs = Math.min(Math.max(now() - began, usualMs * 0.98, quickestMs), slowestMs);
    return answer;
  }

  /** Serves nobody when another worker was quicker, or it is too early to claim. */
  async function claimOnce(): Promise<void> {
    const { next, notBefore, etag } = await timed(slots.get());
    closed = notBefore;
    if (notBefore - now() > mostWaitMs) throw new PutBack((notBefore - now()) / 1_000);
    const first = Math.max(next, notBefore, now() + 3 * usualMs + claimsTogetherMs);
    const tooEarly = first - now() - Math.max(horizonMs, 4 * usualMs + claimsTogetherMs);
    if (tooEarly > 0) return time.wait(tooEarly);
    const count = Math.min(waiting.length, Math.max(usuallyAtOnce, Math.ceil((4 * usualMs) / apartMs)));
    const claimed = await timed(slots.replace({ next: first + count * apartMs, notBefore }, etag));
    if (claimed === undefined) return;
    for (const [at, { resolve }] of waiting.splice(0, count).entries()) resolve(first + at * apartMs);
  }

  async function claim(): Promise<void> {
    if (claiming) return;
    claiming = true;
    try {
      while (waiting.length > 0) await claimOnce();
    } catch (error) {
      for (const { reject } of waiting.splice(0)) reject(error);
    } finally {
      claiming = false;
    }
  }

  return {
    slot: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        void claim();
      }),
    async close(until) {
      closed = Math.max(closed, until);
      for (;;) {
        const { next, notBefore, etag } = await slots.get();
        if (notBefore >= until) return;
        if ((await slots.replace({ next, notBefore: until }, etag)) !== undefined) return;
      }
    },
    closedUntil: () => closed,
    timed,
    leadMs: () => 2 * usualMs + claimsTogetherMs,
  };
}
