import type { Log } from "../common/log";

/** Held by one instance at a time. */
export interface Turn {
  /** @returns false when it was lost meanwhile. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

export interface Chore {
  name: string;
  /** @returns how many things are gone. */
  run: () => Promise<number>;
}

/** Forgets what nobody needs any more, on one instance. A chore that fails leaves the others theirs. */
export async function tidy({
  hold,
  chores,
  log,
}: {
  hold: () => Promise<Turn | undefined>;
  chores: readonly Chore[];
  log: Log;
}): Promise<void> {
  const turn = await hold();
  if (!turn) return;
  try {
    for (const { name, run } of chores) {
      // A chore can outlast the turn; whoever took it over does the rest.
      if (!(await turn.renew())) return;
      try {
        log.info("tidied", { chore: name, forgotten: await run() });
      } catch (error) {
        log.error("chore.failed", error, { chore: name });
      }
    }
  } finally {
    await turn.release();
  }
}
