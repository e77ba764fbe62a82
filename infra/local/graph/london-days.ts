import { dayOf, toDay } from "../../../bot/common/days";

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Midnight in London that begins a day, as an instant: 23:00Z the evening before, in summer. */
export function londonMidnight(day: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // One hour before UTC midnight is still "this day" in London only while summer time runs.
  const summer = dayOf(new Date(utc - 3_600_000)) === day;
  return `${new Date(summer ? utc - 3_600_000 : utc).toISOString().slice(0, 19)}Z`;
}

/**
 * What SharePoint keeps of a date written to it, whole seconds in UTC. A date-only column keeps the site's
 * local midnight of that day, so 1 July 2027 reads back as 2027-06-30T23:00:00Z.
 */
export function storedInstant(text: string, dateOnly: boolean): string | undefined {
  const day = toDay(text);
  if (day) return londonMidnight(day);
  if (!instantForm.test(text) || Number.isNaN(Date.parse(text))) return undefined;
  const at = new Date(text);
  return dateOnly ? londonMidnight(dayOf(at)) : `${at.toISOString().slice(0, 19)}Z`;
}
