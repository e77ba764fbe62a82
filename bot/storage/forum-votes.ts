import type { Clock } from "../common/clock";
import type { Votes } from "../forum";
import { countOf } from "./forum-replies";
import { inTime } from "./storage-problem";
import { odata, type Table } from "./tables";

/** Ten thousand votes, a thousand a page. */
const allMs = 15_000;

/** Conditional inserts: of two taps, and of two instances, one is a vote. Nobody takes one back. */
export function createForumVotes({ table, clock }: { table: Table; clock: Clock }): Votes {
  return {
    cast: (topic, person) =>
      table.insert({ partitionKey: topic, rowKey: person, at: clock.now().toISOString() }),
    count: (topic) =>
      inTime((abortSignal) => countOf(table.find(odata`PartitionKey eq ${topic}`, abortSignal)), allMs),
    has: async (topic, person) => (await table.get({ partitionKey: topic, rowKey: person })) !== undefined,
  };
}
