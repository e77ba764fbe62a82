import { Failure } from "../../bot/common/failure";
import type { Reference } from "../../bot/common/ids";
import {
  asFeedbackRowId,
  type ChangeLine,
  type FeedbackRow,
  type FeedbackStore,
  type Named,
} from "../../bot/feedback";

interface Line extends ChangeLine {
  reference: Reference;
  who: Named;
  when: Date;
}

/** The rows of "you said, we did" in memory: same rules as the list, proven by the same contract. */
export function memoryFeedback({ history = [] as Line[] }: { history?: Pick<Line[], "push"> } = {}) {
  const rows = new Map<string, FeedbackRow>();
  const keys = new Map<string, string>();
  const failures: Failure[] = [];
  let lastId = 0;
  const of = (reference: Reference) => [...rows.values()].filter((row) => row.reference === reference);
  const store: FeedbackStore = {
    find: (id) => rows.get(id),
    of,
    all: () => [...rows.values()],
    freshness: () => ({ asOf: new Date(), stale: false }),
    async write({ reference, writes, by, at }) {
      const failure = failures.shift();
      if (failure) throw failure;
      for (const write of writes)
        if ("row" in write && JSON.stringify(rows.get(write.row.id)) !== JSON.stringify(write.row))
          throw new Failure("conflict", "Somebody else has changed these rows. Look at them again.");
      for (const write of writes) {
        if ("add" in write) {
          if (keys.has(write.key)) continue;
          const id = asFeedbackRowId(String(++lastId));
          keys.set(write.key, id);
          rows.set(id, { ...write.add, id, reference, listUrl: `https://memory.example/rows/${id}` });
        } else rows.set(write.row.id, { ...write.row, ...write.change });
        if (write.line) history.push({ ...write.line, reference, who: by, when: at });
      }
      return of(reference);
    },
  };
  return {
    ...store,
    /** Puts a row there as it is: typed into the list, or changed in it by somebody else. */
    put: (row: FeedbackRow) => {
      lastId = Math.max(lastId, Number(row.id) || 0);
      rows.set(row.id, row);
    },
    failNext: (failure: Failure) => void failures.push(failure),
  };
}

export type MemoryFeedback = ReturnType<typeof memoryFeedback>;
