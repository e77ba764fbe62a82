import { createHash } from "node:crypto";
import type { Clock } from "../common/clock";
import { readLong, type Table, writeLong } from "./tables";

/** What a form or an answer of the forum was made with. Every instance knows it for a week. */
export interface ForumKept {
  keep(key: string, what: object): Promise<void>;
  /** @returns undefined when nothing was kept by that key, or its week is over. */
  find(key: string): Promise<unknown>;
}

const goodForMs = 7 * 24 * 3_600_000;
const rowKey = "forum-kept";

/** Beside the tickets: what has run out is tidied away with them. */
export function createForumKept({ table, clock }: { table: Table; clock: Clock }): ForumKept {
  const at = (key: string) => ({ partitionKey: createHash("sha256").update(key).digest("hex"), rowKey });
  return {
    async keep(key, what) {
      const until = new Date(clock.now().getTime() + goodForMs);
      await table.put({ ...at(key), ...writeLong(what, "That is too long to keep. Shorten it."), until });
    },
    async find(key) {
      const row = await table.get(at(key));
      return row && new Date(String(row["until"])) > clock.now() ? readLong(row) : undefined;
    },
  };
}
