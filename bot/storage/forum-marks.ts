import type { Table } from "./tables";

/** What the forum has said by itself, each thing by its name. */
export interface ForumMarks {
  /** @returns false when it is claimed already, on whichever instance. */
  claim(mark: string): Promise<boolean>;
  release(mark: string): Promise<void>;
}

const keyOf = (mark: string) => ({ partitionKey: mark.replace(/[/\\#?]/g, "|"), rowKey: "forum-mark" });

/** Conditional inserts: of two instances, and before or after a restart, only one says a thing. */
export function createForumMarks(table: Table): ForumMarks {
  return {
    claim: (mark) => table.insert(keyOf(mark)),
    release: (mark) => table.remove(keyOf(mark)),
  };
}
