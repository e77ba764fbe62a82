import { addDays, type Day, day } from "../../common/days";
import type { WorkingDays } from "../../common/working-days";

/** Counting day by day for 200,000 actions takes minutes; looking the count up takes none. */
export interface WorkingDayCount {
  /** How many working days there were up to and including this day. */
  upTo(of: Day): number;
  /** The day on which there were so many. */
  reached(count: number): Day;
}

/** What the list has from before is so late that only its rhythm matters; what comes after, nobody hears of yet. */
const first = day("2015-01-01");
const last = day("2069-12-31");
/** Counted once for each calendar there is. */
const counted = new WeakMap<WorkingDays, WorkingDayCount>();

export function countWorkingDays(workingDays: WorkingDays): WorkingDayCount {
  const before = counted.get(workingDays);
  if (before) return before;
  const counts = new Map<Day, number>();
  const reached: Day[] = [first];
  for (let each = first; each <= last; each = addDays(each, 1)) {
    if (workingDays.isWorkingDay(each)) reached.push(each);
    counts.set(each, reached.length - 1);
  }
  const count: WorkingDayCount = {
    upTo: (of) => counts.get(of) ?? (of < first ? 0 : reached.length - 1),
    reached: (some) => reached[Math.min(Math.max(some, 0), reached.length - 1)] ?? last,
  };
  counted.set(workingDays, count);
  return count;
}
