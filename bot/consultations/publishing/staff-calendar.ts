import type { Clock } from "../../common/clock";
import { type Day, dayOf, inWords } from "../../common/days";
import type { Person } from "../../common/person";
import type { Consultation, ConsultationStore } from "../consultation";
import { canSeeRecord } from "../permissions";
import { type CalendarEntry, uidOf } from "./calendar-entry";

/** Work that ended longer ago is left out: a calendar that is asked for every hour must stay small. */
const yearsBack = 2;

/** Opening, closing, event and decision days of what this person may see. */
export function staffCalendar(
  { register, clock }: { register: ConsultationStore; clock: Clock },
  { person }: { person: Person },
): readonly CalendarEntry[] {
  const oldest = `${Number(dayOf(clock.now()).slice(0, 4)) - yearsBack}-01-01`;
  return register
    .all()
    .filter((row) => row.workflowStatus !== "Stopped" && canSeeRecord(person, row, "own chat"))
    .filter((row) => (row.decisionDate ?? row.endDate ?? row.startDate ?? "") >= oldest)
    .flatMap(entriesOf);
}

function entriesOf(row: Consultation): CalendarEntry[] {
  const about = {
    description: described(row),
    location: row.areas.join(", "),
    url: row.listUrl,
    tentative: row.dateCertainty === "Anticipated",
    changedAt: row.changedAt,
  };
  const entry = (kind: string, on: Day | undefined, word: string): CalendarEntry[] =>
    on ? [{ ...about, uid: uidOf(row.reference, kind), on, summary: `${word}: ${row.title}` }] : [];
  return [
    ...entry("opens", row.startDate, "Opens"),
    ...entry("closes", row.endDate, "Closes"),
    ...entry("decision", row.decisionDate, "Decision"),
    ...row.events.flatMap(({ on, what, where }, at) =>
      entry(`event-${at + 1}`, on, what || "Event").map((one) => ({
        ...one,
        location: where || one.location,
      })),
    ),
  ];
}

const described = (row: Consultation): string =>
  [
    `${row.reference}, ${row.workflowStatus}`,
    row.leadOfficer && `Lead officer: ${row.leadOfficer.name}`,
    row.service,
    row.startDate && row.endDate && `Open from ${inWords(row.startDate)} to ${inWords(row.endDate)}`,
    row.dateCertainty === "Anticipated" && "These days may still move.",
  ]
    .filter(Boolean)
    .join("\n");
