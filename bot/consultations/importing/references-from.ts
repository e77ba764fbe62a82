import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";

/** Gives the next free numbers of this year, one after another, without counting all rows for each. */
export function referencesFrom({ now, taken }: { now: Date; taken: Iterable<Reference> }): () => Reference {
  const year = dayOf(now).slice(0, 4);
  let last = 0;
  for (const reference of taken)
    if (reference.startsWith(`${year}-`)) last = Math.max(last, Number(reference.slice(5)));
  return () => {
    last += 1;
    const next = toReference(`${year}-${String(last).padStart(5, "0")}`);
    if (!next)
      throw new Failure("conflict", `The year ${year} has no number left. Import the rest next year.`);
    return next;
  };
}
