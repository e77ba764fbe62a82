import ical, { ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { addDays } from "../../common/days";
import type { CalendarEntry } from "../../consultations";

export const calendarType = "text/calendar; charset=utf-8";

/** Calendars look again this often, where they ask how often they should. */
const lookAgainSeconds = 6 * 3_600;

/** Midday in UTC is the same day wherever this runs. */
const midday = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** An iCalendar file of whole days. Days are days: they have no time zone to be wrong in. */
export function calendarFile({ name, entries }: { name: string; entries: readonly CalendarEntry[] }): string {
  const calendar = ical({
    name,
    prodId: { company: "Engagement forum", product: "Forward plan", language: "EN" },
    ttl: lookAgainSeconds,
  });
  for (const { uid, on, summary, description, location, url, tentative, changedAt } of entries)
    calendar.createEvent({
      id: uid,
      // The end of a whole day is the day after: RFC 5545, 3.6.1.
      start: midday(on),
      end: midday(addDays(on, 1)),
      allDay: true,
      summary: clean(summary),
      description: clean(description),
      location: clean(location),
      ...(url && { url }),
      status: tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      // A note in a calendar: it does not make anybody busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: changedAt,
      lastModified: changedAt,
    });
  return calendar.toString();
}

/** Control characters may not be in the file: RFC 5545, 3.1. */
const clean = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(/\p{Cc}/gu, (each) => (each === "\n" ? each : " "));
