/** A clock that jumps to whatever happens next, so that an hour takes as long as what is done in it. */
export function virtualTime(from: Date) {
  let now = from.getTime();
  let made = 0;
  const waiting: { at: number; order: number; resume: () => void; over?: boolean }[] = [];

  /** A heap by time, then by order: a day has very many waits. */
  const isBefore = (one: number, other: number) => {
    const [a, b] = [waiting[one], waiting[other]];
    return a !== undefined && b !== undefined && (a.at - b.at || a.order - b.order) < 0;
  };
  const swap = (one: number, other: number) => {
    const [a, b] = [waiting[one], waiting[other]];
    if (a && b) [waiting[one], waiting[other]] = [b, a];
  };
  function push(each: (typeof waiting)[number]): void {
    waiting.push(each);
    for (let at = waiting.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isBefore(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }
  function pop(): (typeof waiting)[number] | undefined {
    swap(0, waiting.length - 1);
    const first = waiting.pop();
    for (let at = 0; ; ) {
      const least = [2 * at + 1, 2 * at + 2].reduce(
        (best, child) => (isBefore(child, best) ? child : best),
        at,
      );
      if (least === at) return first;
      swap(at, least);
      at = least;
    }
  }

  const time = {
    now: () => new Date(now),
    wait: (ms: number, enough?: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (enough?.aborted) return resolve();
        const each: (typeof waiting)[number] = { at: now + Math.max(ms, 0), order: made++, resume: resolve };
        const end = () => {
          each.over = true;
          resolve();
        };
        enough?.addEventListener("abort", end, { once: true });
        push(each);
      }),
  };
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    ...time,
    /** Runs until this is done. Fails when nothing is left that could happen. */
    async until<Answer>(work: Promise<Answer>): Promise<Answer> {
      let over = false;
      const watched = work.finally(() => {
        over = true;
      });
      watched.catch(() => {});
      for (;;) {
        await settled();
        if (over) return watched;
        let next = pop();
        while (next?.over) next = pop();
        if (!next) throw new Error("Nothing is left that could happen");
        now = Math.max(now, next.at);
        next.resume();
      }
    },
    /** Everything that happens in so long. */
    async pass(ms: number): Promise<void> {
      await this.until(time.wait(ms));
    },
    /** Nothing happens meanwhile: everybody was away. */
    jump(to: Date): void {
      now = Math.max(now, to.getTime());
    },
  };
}
