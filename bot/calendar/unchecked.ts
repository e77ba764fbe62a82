import type { Day } from "../common/days";
import type { DatesOfPeriod, DateToAvoid } from "./date-to-avoid";

/** What nobody can work out for good: somebody must look it up, each year. */
export const sorts = ["school holidays", "elections", "festivals that may move"] as const;
export type Sort = (typeof sorts)[number];

/** Dates of one sort in one year that nobody has checked. */
export interface Unchecked {
  year: number;
  sort: Sort;
  /** True when the list has no such date in that year at all. */
  missing: boolean;
  rows: readonly DateToAvoid[];
}

export const yearOf = (of: Day): number => Number(of.slice(0, 4));

function sortOf({ kind, mayMoveDays }: DateToAvoid): Sort | undefined {
  if (kind === "School holiday") return "school holidays";
  if (kind === "Election period") return "elections";
  return mayMoveDays > 0 ? "festivals that may move" : undefined;
}

/** To ignore a date is to have looked at it. */
const isChecked = ({ checkedOn, severity }: DateToAvoid): boolean =>
  checkedOn !== undefined || severity === "ignore";

/** What of the years from one day to another nobody has checked, the earliest year first. */
export function uncheckedIn({ dates, from, to }: DatesOfPeriod): readonly Unchecked[] {
  const found: Unchecked[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const ofYear = dates.filter((date) => yearOf(date.from) === year);
    for (const sort of sorts) {
      const known = ofYear.filter((date) => sortOf(date) === sort);
      const rows = known.filter((date) => !isChecked(date));
      const missing = known.length === 0;
      if (missing || rows.length > 0) found.push({ year, sort, missing, rows });
    }
  }
  return found;
}

export const uncheckedYears = (about: DatesOfPeriod): readonly number[] => [
  ...new Set(uncheckedIn(about).map(({ year }) => year)),
];

/** One sentence for a year: `In 2028 nobody has checked the school holidays and elections.` */
export function uncheckedInWords(unchecked: readonly Unchecked[]): string {
  return [...new Set(unchecked.map(({ year }) => year))]
    .map((year) => {
      const names = unchecked.filter((each) => each.year === year).map(({ sort }) => sort);
      return `In ${year} nobody has checked the ${listed(names)}.`;
    })
    .join(" ");
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
