import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import type { Turn } from "./tidy";

/** Lets everything that waits have its turn before the work goes on. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Writes uploads that somebody said to write, one portion after another, on one instance. An instance that
 * dies leaves the rest to whoever holds the turn next.
 * @param next writes one portion; false when that upload is finished, undefined when it waits for a while.
 */
export async function goOnWithImports({
  running,
  hold,
  next,
  clock,
  forMs,
  log,
}: {
  running: () => Promise<readonly string[]>;
  hold: () => Promise<Turn | undefined>;
  next: (id: string) => Promise<boolean | undefined>;
  clock: Clock;
  /** So that stopping does not wait for a whole file. */
  forMs: number;
  log: Log;
}): Promise<void> {
  const ids = await running();
  if (ids.length === 0) return;
  const turn = await hold();
  if (!turn) return;
  const until = clock.now().getTime() + forMs;
  try {
    for (const id of ids)
      try {
        let goesOn: boolean | undefined = true;
        while (goesOn) {
          // A portion can outlast the turn; whoever took it over does the rest.
          if (clock.now().getTime() >= until || !(await turn.renew())) return;
          goesOn = await next(id);
          await breathe();
        }
        if (goesOn === false) log.info("import.written", { import: id });
      } catch (error) {
        log.error("import.portion", error, { import: id });
      }
  } finally {
    await turn.release();
  }
}
