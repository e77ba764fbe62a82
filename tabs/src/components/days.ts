/** Days are `YYYY-MM-DD` text. They never pass through local time, so no zone can move them. */
const msPerDay = 86_400_000;
const stamp = (day: string): number => Date.parse(`${day}T00:00:00Z`);

const dayFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const momentFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const momentWithYearFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const londonDay = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
/** By its parts: how a locale joins them is nobody's promise. */
function inLondon(instant: Date): string {
  const parts = new Map(londonDay.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}

/** `1 Mar 2027`; text that is not a date is shown as it came. */
export const dayInWords = (day: string): string =>
  Number.isNaN(stamp(day)) ? day : dayFormat.format(new Date(stamp(day)));

/** `1 Mar, 09:30`, in United Kingdom time. */
export const momentInWords = (instant: string): string => momentFormat.format(new Date(instant));

export const momentWithYear = (instant: string): string => momentWithYearFormat.format(new Date(instant));

export const londonDayOf = (instant: Date): string => inLondon(instant);

export const daysBetween = (from: string, to: string): number =>
  Math.round((stamp(to) - stamp(from)) / msPerDay);

/** The Sunday that ends the week of that day. */
export function endOfWeek(day: string): string {
  const weekday = new Date(stamp(day)).getUTCDay();
  return new Date(stamp(day) + ((7 - weekday) % 7) * msPerDay).toISOString().slice(0, 10);
}

/** Today in London by the server's clock, or by this computer's when the server's news is old. */
export const todayOf = ({ asOf, stale }: { asOf: string; stale: boolean }): string =>
  londonDayOf(stale ? new Date() : new Date(asOf));
