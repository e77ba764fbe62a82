import { Failure } from "../../common/failure";
import type { Counts, Import, ImportStore, RowOutcome } from "./import";
import { rowOutcomes } from "./import";
import { isUnwritten } from "./see-import";

/** With the waits between them that is near a quarter of an hour: longer than most faults of a list last. */
const mostTries = 10;
/** A fault that passes at once is nothing to wait for. */
const atOnce = 3;
const firstWaitMs = 15_000;
const longestWaitMs = 300_000;

/** Whether the portion that is next waits for a better moment. */
export function mustWait({ trouble }: Import, now: Date): boolean {
  if (!trouble || trouble.tries <= atOnce) return false;
  const waitMs = Math.min(firstWaitMs * 2 ** (trouble.tries - atOnce - 1), longestWaitMs);
  return now.getTime() < trouble.triedAt.getTime() + waitMs;
}

/** One more try that failed; undefined when that was the last. */
export function tryLater({ trouble }: Import, now: Date): Import["trouble"] {
  const tries = (trouble?.tries ?? 0) + 1;
  return tries < mostTries ? { tries, triedAt: now } : undefined;
}

/** Marks the rows of a portion that were still to be written as failed, each with why. */
export async function giveUp(
  imports: ImportStore,
  { id, portionsDone: at, portions }: Import,
  failure: unknown,
): Promise<{ done: Counts<RowOutcome>; unwritten: number }> {
  const done = Object.fromEntries(rowOutcomes.map((word) => [word, 0])) as Counts<RowOutcome>;
  const kept = await imports.portion(id, at).catch(() => undefined);
  if (!kept) {
    // Its rows cannot be read, so they cannot be marked; they are counted all the same.
    const counts = portions[at];
    done.failed = (counts?.add ?? 0) + (counts?.change ?? 0);
    return { done, unwritten: done.failed };
  }
  const said = failure instanceof Failure ? failure.message : "Something went wrong that is ours to mend.";
  const why = `It was tried ${mostTries} times. ${said} Upload the file again to see what is left.`;
  const rows = kept.rows.map((row) =>
    row.told.done || (row.told.what !== "add" && row.told.what !== "change")
      ? row
      : { ...row, told: { ...row.told, done: { outcome: "failed" as const, why } } },
  );
  await imports.savePortion(id, at, { rows }).catch(() => undefined);
  for (const { told } of rows) if (told.done) done[told.done.outcome]++;
  return { done, unwritten: rows.filter(({ told }) => isUnwritten(told)).length };
}
