import type { Day } from "../common/days";
import type { Consultation } from "./consultation";

export type Timing = "forthcoming" | "open" | "closed" | "undated";

/** Computed from the dates each time, so it can never disagree with them. */
export function timingOf(
  { startDate, endDate }: Pick<Consultation, "startDate" | "endDate">,
  today: Day,
): Timing {
  if (!startDate) return "undated";
  if (today < startDate) return "forthcoming";
  return endDate && today > endDate ? "closed" : "open";
}
