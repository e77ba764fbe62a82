import type { Clock } from "../common/clock";

/** Longer than this without a success and people are served from what may be old. */
const staleMs = 120_000;

/** Remembers when each piece of work last succeeded, and says so. */
export function lastDone<Name extends string>(clock: Clock, says: Readonly<Record<Name, string>>) {
  let since = clock.now();
  let does: readonly Name[] = Object.keys(says) as Name[];
  const done = new Map<Name, Date>();

  return {
    /** From here on, and only this work; loading before it may have taken its time. */
    started(names: readonly Name[] = does): void {
      since = clock.now();
      does = names;
    },
    /** The same work, remembered when it succeeds. */
    watched: (name: Name, run: () => Promise<void>) => async (): Promise<void> => {
      await run();
      done.set(name, clock.now());
    },
    /** It just succeeded. */
    mark(name: Name): void {
      done.set(name, clock.now());
    },
    /** Fine right after the start, when nothing had its turn yet. */
    health(): { state: "ok" | "stale"; note: string } {
      const now = clock.now().getTime();
      const stale = does.some((name) => now - (done.get(name) ?? since).getTime() > staleMs);
      const note = does
        .map((name) => `${says[name]}: ${done.get(name)?.toISOString() ?? "not yet"}.`)
        .join(" ");
      return { state: stale ? "stale" : "ok", note };
    },
  };
}
