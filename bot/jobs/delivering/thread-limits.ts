/** What Teams takes from one bot in one thread; the same numbers hold for creating conversations. */
const limits = [
  { most: 7, inMs: 1_000 },
  { most: 8, inMs: 2_000 },
  { most: 60, inMs: 30_000 },
  { most: 1_800, inMs: 3_600_000 },
] as const;
/** Two requests can arrive a little closer to one another than they left. */
const marginMs = 100;
const rememberedMs = 3_600_000 + marginMs;

/** The first moment from `at` on when one more may leave. @param instants in their order. */
export function freeFrom(instants: readonly number[], at: number): number {
  return limits.reduce((free, { most, inMs }) => {
    const oldest = instants[instants.length - most];
    return oldest === undefined ? free : Math.max(free, oldest + inMs + marginMs);
  }, at);
}

/** With one more, and without what no limit reaches back to. */
export function withOneMore(instants: readonly number[], at: number): readonly number[] {
  return [...instants.filter((each) => each > at - rememberedMs), Math.round(at)].sort((a, b) => a - b);
}
