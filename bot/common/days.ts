declare const brand: unique symbol;
/** A calendar day in the United Kingdom, as `YYYY-MM-DD`. No time, no zone. */
export type Day = string & { readonly [brand]: "Day" };

const form = /^(\d{4})-(\d{2})-(\d{2})$/;
const msPerDay = 86_400_000;
const mostRemembered = 20_000;

const londonParts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
/** By its parts: how a locale joins them is nobody's promise. */
function inLondon(instant: Date): string {
  const parts = new Map(londonParts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}

/** Planning counts with the same few hundred days thousands of times, and reading a date is slow. */
const stamp = remembered((day: Day): number => Date.parse(`${day}T00:00:00Z`));
const fromStamp = remembered((ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day);

function remembered<From, To>(read: (from: From) => To): (from: From) => To {
  const known = new Map<From, To>();
  return (from) => {
    const before = known.get(from);
    if (before !== undefined) return before;
    const found = read(from);
    if (known.size >= mostRemembered) known.clear();
    known.set(from, found);
    return found;
  };
}

/** @returns the day, or undefined for anything that is not a real date (31 February, year 20267). */
export function toDay(text: string | undefined | null): Day | undefined {
  const trimmed = (text ?? "").trim();
  if (!form.test(trimmed)) return undefined;
  const ms = Date.parse(`${trimmed}T00:00:00Z`);
  return Number.isNaN(ms) || fromStamp(ms) !== trimmed ? undefined : (trimmed as Day);
}

/** For constants in code and tests: throws on a date that does not exist. */
export function day(text: string): Day {
  const found = toDay(text);
  if (!found) throw new Error(`${text} is not a date`);
  return found;
}

/** The day it is in the United Kingdom at that instant. */
export function dayOf(instant: Date): Day {
  return inLondon(instant) as Day;
}

export const addDays = (from: Day, days: number): Day => fromStamp(stamp(from) + days * msPerDay);
export const daysBetween = (from: Day, to: Day): number => Math.round((stamp(to) - stamp(from)) / msPerDay);
/** Whole weeks between two days; never negative. */
export const weeksBetween = (from: Day, to: Day): number =>
  Math.max(0, Math.floor(daysBetween(from, to) / 7));
/** 0 Sunday … 6 Saturday; 1 January 1970 was a Thursday. Asked thousands of times in one plan. */
export const weekday = (of: Day): number => (((stamp(of) / msPerDay + 4) % 7) + 7) % 7;

const long = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** As people read it: `Mon 1 Mar 2027`. */
export function inWords(of: Day): string {
  return long.format(new Date(stamp(of))).replace(",", "");
}
