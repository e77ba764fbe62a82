/** The same numbers each time (mulberry32), so that two runs measure the same thing. */
export interface Random {
  /** From 0 up to, but not, 1. */
  next(): number;
  whole(least: number, most: number): number;
  one<Of>(of: readonly Of[]): Of;
  some<Of>(of: readonly Of[], count: number): Of[];
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const one = <Of>(of: readonly Of[]): Of => of[whole(0, of.length - 1)] as Of;
  return {
    ...{ next, whole, one },
    some(of, count) {
      const picked = new Set<(typeof of)[number]>();
      while (picked.size < Math.min(count, of.length)) picked.add(one(of));
      return [...picked];
    },
  };
}
