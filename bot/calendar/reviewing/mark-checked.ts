import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { canCheckDates } from "../permissions";
import type { CalendarDeps } from "./calendar-deps";
import { type DatesReview, reviewOf } from "./review";

export interface MarkedDates {
  /** How many rows are marked now. None when the list changed since they were shown. */
  marked: number;
  /** Rows that somebody changed at the same moment; they stay unchecked. */
  left: number;
  /** True when the list says something else than was shown: look again. */
  changed: boolean;
  /** As it stands now. */
  review: DatesReview;
}

/** An engagement lead has looked at all the dates that were shown. Safe to press twice. */
export async function markChecked(
  { dates, clock }: Pick<CalendarDeps, "dates" | "clock">,
  { year, seen, by }: { year: number; seen: string; by: Person },
): Promise<MarkedDates> {
  if (!canCheckDates(by))
    throw new Failure("not_allowed", "Only an engagement lead can say that these dates are checked.");
  const before = reviewOf(dates.all(), year);
  if (before.count === 0) return { marked: 0, left: 0, changed: false, review: before };
  if (before.seen !== seen) return { marked: 0, left: 0, changed: true, review: before };
  const at = clock.now();
  const left = await dates.markChecked({
    rows: before.unchecked.flatMap(({ rows }) => rows),
    ...{ by, at, on: dayOf(at), what: `Checked the dates to avoid of ${year}` },
  });
  return { marked: before.count - left, left, changed: false, review: reviewOf(dates.all(), year) };
}
