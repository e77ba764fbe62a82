import { type Day, daysBetween } from "../../common/days";
import { daysOf } from "./year-days";

/**
 * The calendars that Node converts rightly, checked against other sources for 2026 to 2030. The Chinese one is
 * not among them: it is a day late for 2027 and a day early for 2030, so Lunar New Year is in a table.
 */
export type IntlCalendar = "islamic-umalqura" | "hebrew" | "persian";

/** A month by its number, and in the Hebrew year, whose months move in leap years, by its English name. */
const monthForm = { "islamic-umalqura": "numeric", hebrew: "long", persian: "numeric" } as const;

function reader(calendar: IntlCalendar): (of: Day) => string {
  const format = new Intl.DateTimeFormat("en-GB-u-nu-latn", {
    ...{ calendar, timeZone: "UTC", day: "numeric", month: monthForm[calendar] },
  });
  // A Node without full ICU answers in the everyday calendar without a word.
  if (format.resolvedOptions().calendar !== calendar)
    throw new Error(`This Node does not know the ${calendar} calendar. Use one with full ICU.`);
  return (of) => {
    const parts = new Map(
      format.formatToParts(Date.parse(`${of}T12:00:00Z`)).map((part) => [part.type, part.value]),
    );
    return `${number(parts.get("day"))} ${number(parts.get("month"))}`;
  };
}

/** `01` as `1`, which a locale may write either way; a name as it is. */
const number = (part = ""): string => part.replace(/^0+(?=\d)/, "");

/** Of each calendar and year, its days by what they are called there: asked for often, made once. */
const known = new Map<string, ReadonlyMap<string, readonly Day[]>>();

function namesIn(calendar: IntlCalendar, year: number): ReadonlyMap<string, readonly Day[]> {
  const key = `${calendar} ${year}`;
  const before = known.get(key);
  if (before) return before;
  const read = reader(calendar);
  const names = new Map<string, Day[]>();
  for (const each of daysOf(year)) {
    const name = read(each);
    names.set(name, [...(names.get(name) ?? []), each]);
  }
  known.set(key, names);
  return names;
}

/**
 * The days of a year of ours that are that day of theirs, such as `1 9` for the first of Ramadan. None, one
 * or, as for Ramadan in 2030, two: their years are shorter or longer than ours.
 */
export function daysThatAre(calendar: IntlCalendar, dayAndMonth: string, year: number): readonly Day[] {
  return namesIn(calendar, year).get(dayAndMonth) ?? [];
}

/** How many days lie between two days of theirs, the first of them given as ours. */
export function lengthUntil(calendar: IntlCalendar, from: Day, dayAndMonth: string): number {
  const year = Number(from.slice(0, 4));
  const ends = [year, year + 1].flatMap((each) => daysThatAre(calendar, dayAndMonth, each));
  const end = ends.find((each) => each > from);
  if (!end) throw new Error(`${calendar} has no ${dayAndMonth} after ${from}`);
  return daysBetween(from, end);
}
