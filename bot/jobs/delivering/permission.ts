import type { Pace, Thread, Threads, Time } from "./needs";
import { lateMs, type Pacer } from "./pacer";
import { PutBack } from "./put-back";
import { freeFrom, withOneMore } from "./thread-limits";

const mostSlots = 5;
const mostRaces = 5;

export interface Permission extends Pace {
  /** What kept a request back, when something did. */
  refusal(): unknown;
  /** No more requests, whoever still asks. */
  end(): void;
}

/**
 * Lets the requests of one message leave: each at a slot of its own, written into the thread's row before,
 * and a message only once it is claimed in the ledger.
 */
export function permissionFor(
  to: string,
  {
    threads,
    thread: seen,
    pacer,
    time,
    claim,
  }: {
    threads: Threads;
    thread: Thread & { etag?: string | undefined };
    pacer: Pacer;
    time: Time;
    /** Throws when the message is not ours to send. */
    claim: () => Promise<void>;
  },
): Permission {
  let thread: (Thread & { etag?: string | undefined }) | undefined = seen;
  let claimed = false;
  let refusal: unknown;
  let ended = false;
  const now = () => time.now().getTime();

  async function note(what: "send" | "create", at: number): Promise<void> {
    const list = what === "send" ? "sends" : "creates";
    for (let races = 0; races < mostRaces; races++) {
      const known = thread ?? (await threads.get(to));
      thread = undefined;
      const free = Math.max(freeFrom(known[list], at), known.notBefore?.getTime() ?? 0);
      if (free > at) throw new PutBack((free - now()) / 1_000);
      const { etag, ...rest } = known;
      const next = { ...rest, [list]: withOneMore(known[list], at) };
      const newEtag = await pacer.timed(threads.replace(to, next, etag));
      if (newEtag !== undefined) {
        // Once a conversation is made, its address is saved on the same row.
        thread = what === "create" ? undefined : { ...next, etag: newEtag };
        return;
      }
    }
    throw new PutBack(1);
  }

  async function claimOnce(): Promise<void> {
    if (claimed) return;
    await claim();
    claimed = true;
  }

  /** Since the slot was claimed, Teams may have told another message that it wants none from anybody. */
  function stillMay(): void {
    if (ended) throw new PutBack(1);
    const closedMs = pacer.closedUntil() - now();
    if (closedMs > 0) throw new PutBack(closedMs / 1_000);
  }

  async function ask(what: "send" | "create"): Promise<void> {
    for (let slots = 0; slots < mostSlots; slots++) {
      const at = await pacer.slot();
      // Late, so that a worker that dies leaves few messages of which nobody knows.
      await time.wait(at - pacer.leadMs() - now());
      stillMay();
      await both(note(what, at), what === "send" ? claimOnce() : undefined);
      await time.wait(at - now());
      stillMay();
      if (now() - at <= lateMs) return;
    }
    throw new PutBack(1);
  }

  return {
    async mayRequest(_thread, what) {
      try {
        await ask(what);
      } catch (error) {
        refusal ??= error;
        throw error;
      }
    },
    refusal: () => refusal,
    end() {
      ended = true;
    },
  };
}

/** Both are over before either counts, so that no claim is made behind the back of whoever gives it up. */
async function both(...work: readonly (Promise<void> | undefined)[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((each) => each.status === "rejected");
  if (failed) throw failed.reason;
}
