import type { Log } from "../common/log";

export interface Job {
  name: string;
  everyMs: number;
  /** When the first run comes sooner than that: of instances replaced every day, none would reach a day. */
  firstMs?: number;
  run: () => Promise<void>;
}

/**
 * Runs each job again and again, never two runs of one job at once. The wait comes after the work and
 * outside of it, so a job that fails at once still waits its turn instead of spinning.
 */
export function startJobs(jobs: readonly Job[], log: Log): { stop(): Promise<void> } {
  let stopped = false;
  const wake = new Set<() => void>();

  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        wake.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      wake.add(done);
    });

  const running = jobs.map(async ({ name, everyMs, firstMs = everyMs, run }) => {
    for (let ms = firstMs; !stopped; ms = everyMs) {
      await wait(ms);
      if (stopped) return;
      try {
        await run();
      } catch (error) {
        log.error("job.failed", error, { job: name });
      }
    }
  });

  return {
    async stop() {
      stopped = true;
      for (const done of [...wake]) done();
      await Promise.all(running);
    },
  };
}
