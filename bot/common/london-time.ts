import { type Day, dayOf } from "./days";

const form = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/;
const clockInLondon = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const msPerHour = 3_600_000;

/** @returns `09:30` for what people type: `9:30`, `9.30 am`, `09:30`, `9`; undefined for anything else. */
export function toTime(text: string | undefined | null): string | undefined {
  const [, typed, minutes = "00", half] = form.exec((text ?? "").trim().toLowerCase()) ?? [];
  if (typed === undefined) return undefined;
  const hour = Number(typed);
  if (half && (hour < 1 || hour > 12)) return undefined;
  const hours = half ? (hour % 12) + (half === "pm" ? 12 : 0) : hour;
  return hours < 24 && Number(minutes) < 60 ? `${String(hours).padStart(2, "0")}:${minutes}` : undefined;
}

/** What the clock on the wall says in the United Kingdom at that instant: `09:30`. */
export function timeOf(instant: Date): string {
  const parts = new Map(clockInLondon.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get("hour")}:${parts.get("minute")}`;
}

/**
 * When that time comes on that day in the United Kingdom. On the night the clocks go back, the first of the
 * two; a time that the clocks jump over comes when they have jumped.
 */
export function instantOf(day: Day, time: string): Date {
  const universal = Date.parse(`${day}T${time}:00Z`);
  for (const ms of [universal - msPerHour, universal]) {
    const found = new Date(ms);
    if (dayOf(found) === day && timeOf(found) === time) return found;
  }
  // The clocks jump on the hour.
  return new Date(Math.floor(universal / msPerHour) * msPerHour);
}

/** Whether a time lies from one time up to another, over midnight too. Two equal times hold nothing. */
export const isWithin = (time: string, { from, to }: { from: string; to: string }): boolean =>
  from <= to ? from <= time && time < to : time >= from || time < to;
