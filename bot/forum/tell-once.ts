/** Of two instances, and before or after a restart, only one claims a mark. */
export interface Marks {
  claim(mark: string): Promise<boolean>;
  release(mark: string): Promise<void>;
}

/** @returns false when it was told before. What could not be told is tried again with the next turn. */
export async function tellOnce(told: Marks, mark: string, tell: () => Promise<void>): Promise<boolean> {
  // Claim first: two instances look at the same minute.
  if (!(await told.claim(mark))) return false;
  try {
    await tell();
    return true;
  } catch (failure) {
    // A mark that stays must not hide why.
    await told.release(mark).catch(() => undefined);
    throw failure;
  }
}

/** Whoever cannot be told keeps nobody else from hearing. @throws the first failure, once everybody was tried. */
export async function tellEach<One>(
  all: readonly One[],
  tell: (one: One) => Promise<boolean>,
): Promise<number> {
  let many = 0;
  const failures: unknown[] = [];
  for (const one of all) {
    try {
      if (await tell(one)) many++;
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
  return many;
}
