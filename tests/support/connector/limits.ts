/** So many in any window of so many milliseconds. */
export interface Limit {
  most: number;
  ms: number;
}

/** What Teams allows a bot: `platform-facts.md` §2.3. */
export const teamsLimits = {
  tenant: [{ most: 50, ms: 1_000 }],
  /** To send in one conversation and, counted apart, to begin one with one person. */
  thread: [
    { most: 7, ms: 1_000 },
    { most: 8, ms: 2_000 },
    { most: 60, ms: 30_000 },
    { most: 1_800, ms: 3_600_000 },
  ],
} as const satisfies Record<string, readonly Limit[]>;

export interface Sliding {
  /** Counts one more, also when that is one too many. @returns false then. */
  count(at: number): boolean;
  /** The most there were in any of its shortest windows. */
  most(): number;
}

/** Counts whatever arrives: a window slides with every arrival, so no second is too long to be seen. */
export function sliding(limits: readonly Limit[]): Sliding {
  const longest = Math.max(...limits.map(({ ms }) => ms));
  const shortest = Math.min(...limits.map(({ ms }) => ms));
  let arrivals: number[] = [];
  let most = 0;
  return {
    count(at) {
      arrivals = [...arrivals.filter((each) => each > at - longest), at];
      const within = (ms: number) => arrivals.filter((each) => each > at - ms).length;
      most = Math.max(most, within(shortest));
      return limits.every((limit) => within(limit.ms) <= limit.most);
    },
    most: () => most,
  };
}
