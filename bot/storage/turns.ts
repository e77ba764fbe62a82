import { createHash } from "node:crypto";
import type { Clock } from "../common/clock";
import { inTime } from "./storage-problem";
import { odata, readLong, type Table, writeLong } from "./tables";

/** What Teams sent us, remembered, because it sends the same thing again when we are slow to answer. */
export interface Turns {
  /** @returns false when it was seen before, here or on another instance. */
  claim(key: string): Promise<boolean>;
  /** Keeps the answer, for whoever asks the same again. */
  finish(key: string, result: string): Promise<void>;
  /** Undefined while it is not finished. */
  resultOf(key: string): Promise<string | undefined>;
  /** Gives a claim back when the work failed, so that the next try is not taken for a repetition. */
  release(key: string): Promise<void>;
  /** Tidies up. @returns how many were forgotten. */
  forgetBefore(instant: Date): Promise<number>;
}

const rowKey = "turn";
const tooLong = "The answer is too long to keep.";
/** Nobody waits for it; what it does not manage, the next one does. */
const tidyMs = 600_000;

export function createTurns({ table, clock }: { table: Table; clock: Clock }): Turns {
  // Keys are made of Teams' ids, whose characters a table key may not hold.
  const at = (key: string) => ({ partitionKey: createHash("sha256").update(key).digest("hex"), rowKey });

  async function forgetBefore(instant: Date, abortSignal: AbortSignal): Promise<number> {
    let forgotten = 0;
    for await (const row of table.find(odata`claimedAt lt ${instant}`, abortSignal)) {
      await table.remove(row);
      forgotten++;
    }
    return forgotten;
  }

  return {
    claim: (key) => table.insert({ ...at(key), claimedAt: clock.now(), finished: false }),
    finish: (key, result) =>
      table.put({ ...at(key), claimedAt: clock.now(), finished: true, ...writeLong(result, tooLong) }),
    async resultOf(key) {
      const row = await table.get(at(key));
      return row?.["finished"] === true ? String(readLong(row)) : undefined;
    },
    release: (key) => table.remove(at(key)),
    forgetBefore: (instant) => inTime((abortSignal) => forgetBefore(instant, abortSignal), tidyMs),
  };
}
