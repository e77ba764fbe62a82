import { dayOf } from "../../common/days";
import type { CheckClashesDeps } from "./check-clashes";
import { isOver, type Overlap, overlapsOf } from "./overlaps";

/** The check of each takes milliseconds, and somebody may wait for all of them. */
const mostLookedAt = 40;

/** Coming work that could be one with other work: each pair once, the soonest first. */
export async function listOverlaps(
  deps: CheckClashesDeps & { breathe: () => Promise<void> },
  { most }: { most: number },
): Promise<readonly Overlap[]> {
  const today = dayOf(deps.clock.now());
  const coming = deps.register
    .all()
    .filter((row) => row.startDate && row.endDate && !isOver(row, today))
    .sort((one, other) => (one.startDate ?? "").localeCompare(other.startDate ?? ""))
    .slice(0, mostLookedAt);
  const pairs = new Map<string, Overlap>();
  for (const consultation of coming) {
    for (const overlap of overlapsOf(deps, { consultation, today })) {
      const pair = [consultation.reference, overlap.other.reference].sort().join(" ");
      if (!pairs.has(pair)) pairs.set(pair, overlap);
    }
    if (pairs.size >= most) break;
    await deps.breathe();
  }
  return [...pairs.values()].slice(0, most);
}
