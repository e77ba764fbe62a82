import type { Person } from "../../common/person";
import type { UpkeepDeps } from "./upkeep-deps";

/** Tells each person once of one thing, whichever instance looks first. @returns how many were told. */
export async function tellEach(
  { upkeep: { told } }: Pick<UpkeepDeps, "upkeep">,
  people: readonly Person[],
  { about, tell }: { about: string; tell: (to: Person) => Promise<void> },
): Promise<number> {
  let count = 0;
  for (const to of people) {
    const news = { about, to: to.id };
    // Claim first: two instances look in the same hour.
    if (!(await told.claim(news))) continue;
    try {
      await tell(to);
      count++;
    } catch (failure) {
      await told.giveBack(news).catch(() => undefined);
      throw failure;
    }
  }
  return count;
}
