import { dayOf } from "../../common/days";
import { type Reference, toReference } from "../../common/ids";

/** The next free number of the year it is, five digits, counting from the highest taken. */
export function nextReference({ now, taken }: { now: Date; taken: Iterable<Reference> }): Reference {
  const year = dayOf(now).slice(0, 4);
  let highest = 0;
  for (const reference of taken)
    if (reference.startsWith(`${year}-`)) highest = Math.max(highest, Number(reference.slice(5)));
  const next = toReference(`${year}-${String(highest + 1).padStart(5, "0")}`);
  if (!next) throw new Error(`The year ${year} has no reference left after ${highest}`);
  return next;
}
