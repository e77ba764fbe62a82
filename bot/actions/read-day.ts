import { addDays, type Day, toDay } from "../common/days";
import { Failure } from "../common/failure";

const furthestDays = 5 * 366;

/** A day that somebody typed or chose. @throws Failure `invalid` for no day at all, and for one that is too far. */
export function readDay(typed: string, today: Day): Day {
  const read = toDay(typed);
  if (!read)
    throw new Failure(
      "invalid",
      typed.trim() === ""
        ? "Choose a day first, such as 15 March."
        : "That is not a day in the calendar. Choose a day, such as 15 March.",
    );
  if (read > addDays(today, furthestDays))
    throw new Failure("invalid", "That day is more than five years away. Check the year.");
  return read;
}
