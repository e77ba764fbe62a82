import type { Day } from "../../common/days";
import { count } from "../cards/words";

const monthOf = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** `Used here 3 times, last in March 2027.`; "" where nobody has used it. */
export function usedHere({ times, last }: { times: number; last: Day | undefined }): string {
  if (times === 0) return "";
  const when = last ? `, last in ${monthOf.format(new Date(`${last}T00:00:00Z`))}` : "";
  return `Used here ${times === 1 ? "once" : count(times, "time")}${when}.`;
}
