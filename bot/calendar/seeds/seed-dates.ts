import { persianDates, tableDates } from "./by-table";
import { christianDates } from "./christian";
import { bankHolidays, electionDates, schoolDates } from "./council-dates";
import { fixedDates } from "./fixed-days";
import { jewishDates } from "./jewish";
import { muslimDates } from "./muslim";
import type { SeedDate } from "./seed-date";
import { weekdayDates } from "./weekday-rules";

/** The years the list begins with. The tables of festivals end with the last one. */
export const seedYears: readonly number[] = [2026, 2027, 2028, 2029, 2030];

const rules = [
  bankHolidays,
  schoolDates,
  electionDates,
  christianDates,
  muslimDates,
  jewishDates,
  tableDates,
  persianDates,
  fixedDates,
  weekdayDates,
];

/** Every date the app can propose for a year, the earliest first. Those that begin in it, even if they end later. */
export function seedDates(year: number): readonly SeedDate[] {
  return rules
    .flatMap((rule) => rule(year))
    .sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
}
