import { dayOf } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import { type Reference, toReference } from "../../common/ids";

/**
 * The next free number of the year it is, five digits, counting from the highest taken.
 * @param ahead leaves so many out: see {@link aheadBy}.
 */
export function nextReference({
  now,
  taken,
  ahead = 0,
}: {
  now: Date;
  taken: Iterable<Reference>;
  ahead?: number;
}): Reference {
  const year = dayOf(now).slice(0, 4);
  let highest = 0;
  for (const reference of taken)
    if (reference.startsWith(`${year}-`)) highest = Math.max(highest, Number(reference.slice(5)));
  const next = toReference(`${year}-${String(highest + 1 + ahead).padStart(5, "0")}`);
  if (!next) throw new Error(`The year ${year} has no reference left after ${highest}`);
  return next;
}

/**
 * How far past the next number a plan reaches. Nobody, at first. Where very many confirm at the same moment
 * they all reach for the same one, time after time; so each then takes a place of its own in a wider range.
 */
export function aheadBy({ plan, attempt }: { plan: string; attempt: number }): number {
  if (attempt <= 2) return 0;
  return Number.parseInt(fingerprint([plan, attempt]).slice(-6), 16) % 2 ** Math.min(2 * attempt - 3, 9);
}
