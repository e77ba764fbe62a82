import { randomUUID } from "node:crypto";
import { inTime } from "./storage-problem";
import { odata, readLong, type Table, writeLong } from "./tables";

export interface DeadLetter {
  id: string;
  /** As it lay in the queue. */
  text: string;
  why: string;
  at: Date;
}

/** What was in the queue and could not be dealt with, for people to look at. */
export interface DeadLetters {
  add(letter: { text: string; why: string }): Promise<void>;
  /** The last one first. */
  all(): Promise<readonly DeadLetter[]>;
  /** Tidies up. @returns how many were forgotten. */
  forgetBefore(instant: Date): Promise<number>;
}

const partitionKey = "letters";
const allMs = 60_000;

export function createDeadLetters({ table, clock }: { table: Table; clock: { now(): Date } }): DeadLetters {
  return {
    add: ({ text, why }) =>
      table.put({
        ...{ partitionKey, rowKey: randomUUID(), why, at: clock.now() },
        // A queue message is never longer than what a row holds.
        ...writeLong(text, "The message is too long to keep."),
      }),
    all: () =>
      inTime(async (signal) => {
        const letters: DeadLetter[] = [];
        for await (const row of table.find(odata`PartitionKey eq ${partitionKey}`, signal)) {
          const at = row["at"];
          letters.push({
            ...{ id: row.rowKey, text: String(readLong(row)), why: String(row["why"] ?? "") },
            at: at instanceof Date ? at : new Date(String(at)),
          });
        }
        return letters.sort((one, other) => other.at.getTime() - one.at.getTime());
      }, allMs),
    forgetBefore: (instant) =>
      inTime(async (signal) => {
        let forgotten = 0;
        for await (const row of table.find(
          odata`PartitionKey eq ${partitionKey} and at lt ${instant}`,
          signal,
        )) {
          await table.remove(row);
          forgotten++;
        }
        return forgotten;
      }, allMs),
  };
}
