import { addDays } from "../common/days";
import type { DatesOfPeriod, DateToAvoid } from "./date-to-avoid";

/** The dates that touch a period, the earliest first; a date that may move touches a little earlier and later. */
export function seeDates({ dates, from, to }: DatesOfPeriod): readonly DateToAvoid[] {
  return dates
    .filter(
      (date) =>
        date.severity !== "ignore" &&
        addDays(date.from, -date.mayMoveDays - (date.eveningBefore ? 1 : 0)) <= to &&
        addDays(date.to, date.mayMoveDays) >= from,
    )
    .sort((one, other) => compare(one.from, other.from) || compare(one.name, other.name));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
