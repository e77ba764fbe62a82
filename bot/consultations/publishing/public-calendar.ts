import type { Day } from "../../common/days";
import { type CalendarEntry, uidOf } from "./calendar-entry";
import type { PublicRecord } from "./public-record";
import type { PublicPlan } from "./see-public-plan";

/** The days of the public plan on which people can do something: it opens, it closes, they can come. */
export const publicCalendar = ({ records, asOf }: PublicPlan): readonly CalendarEntry[] =>
  records.flatMap((record) => entriesOf(record, asOf));

function entriesOf(record: PublicRecord, changedAt: Date): CalendarEntry[] {
  const areas = record.areas.map(({ name }) => name).join(", ");
  const about = {
    description: record.overview,
    location: areas,
    url: record.url,
    tentative: !record.dates_confirmed,
    changedAt,
  };
  const entry = (kind: string, on: Day | "", word: string): CalendarEntry[] =>
    on ? [{ ...about, uid: uidOf(record.id, kind), on, summary: `${word}: ${record.title}` }] : [];
  return [
    ...entry("opens", record.startdate, "Opens"),
    ...entry("closes", record.enddate, "Last day"),
    ...record.events.flatMap(({ on, what, where }, at) =>
      entry(`event-${at + 1}`, on, what || "Event").map((one) => ({ ...one, location: where || areas })),
    ),
  ];
}
