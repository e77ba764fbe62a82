import type { Time } from "./needs";

const waitsMs = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * Once Teams has a message, the ledger must learn of it: storage that is away for a moment is asked again.
 * @param work may be done twice.
 */
export async function persistently(work: () => Promise<void>, { time }: { time: Time }): Promise<void> {
  for (const ms of waitsMs)
    try {
      return await work();
    } catch {
      await time.wait(ms);
    }
  await work();
}
