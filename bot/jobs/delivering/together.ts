import type { Time } from "./needs";

/**
 * Asked one at a time, written as one: storage takes ten at once with little more work than one.
 * @param ms how long the first waits for others.
 */
export function together<Item, Answer>({
  ms,
  time,
  write,
}: {
  ms: number;
  time: Time;
  write: (items: readonly Item[]) => Promise<readonly Answer[]>;
}): (item: Item) => Promise<Answer> {
  let waiting: { items: Item[]; written: Promise<readonly Answer[]> } | undefined;

  return async (item) => {
    if (!waiting) {
      const items: Item[] = [];
      const written = time.wait(ms).then(() => {
        waiting = undefined;
        return write(items);
      });
      waiting = { items, written };
    }
    const at = waiting.items.push(item) - 1;
    return (await waiting.written)[at] as Answer;
  };
}
