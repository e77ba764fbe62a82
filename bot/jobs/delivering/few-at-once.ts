/** Lets so many go at a time; the others wait for their turn, in their order. */
export function fewAtOnce(most: number): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  const waiting: (() => void)[] = [];
  let going = 0;
  return async (work) => {
    if (going >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else going++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place goes to whoever is next.
      if (next) next();
      else going--;
    }
  };
}
