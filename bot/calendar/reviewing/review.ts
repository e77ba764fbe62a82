import { day } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import type { DateToAvoid } from "../date-to-avoid";
import { type Unchecked, uncheckedIn } from "../unchecked";

/** What is to be checked for one year, as it stands in the list. */
export interface DatesReview {
  year: number;
  unchecked: readonly Unchecked[];
  /** How many rows wait for somebody to check them. */
  count: number;
  /** Changes when any of those rows does: nobody signs for what they have not seen. */
  seen: string;
}

export function reviewOf(dates: readonly DateToAvoid[], year: number): DatesReview {
  const unchecked = uncheckedIn({ dates, from: day(`${year}-01-01`), to: day(`${year}-12-31`) });
  const rows = unchecked.flatMap((each) => each.rows);
  const said = rows.map(({ id, name, from, to, severity }) => [id, name, from, to, severity]);
  return { year, unchecked, count: rows.length, seen: fingerprint(said) };
}
