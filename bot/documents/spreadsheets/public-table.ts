import type { PublicRecord } from "../../consultations";
import { csvOf } from "./csv";

/** The public records as one table: what is a list in the JSON is one cell here, its parts between bars. */
export function publicTable(records: readonly PublicRecord[]): string {
  return csvOf({ columns: Object.keys(columns), rows: records.map(rowOf) });
}

const between = (all: readonly string[]): string => all.join(" | ");
const namesOf = (all: readonly { name: string }[]): string => between(all.map(({ name }) => name));

const columns: { [Name in keyof PublicRecord]: (record: PublicRecord) => string } = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  url: ({ url }) => url,
  status: ({ status }) => status,
  overview: ({ overview }) => overview,
  startdate: ({ startdate }) => startdate,
  enddate: ({ enddate }) => enddate,
  activity_type: (record) => record.activity_type,
  dates_confirmed: (record) => (record.dates_confirmed ? "yes" : "no"),
  participate_url: (record) => record.participate_url,
  why: ({ why }) => why,
  what_happens_next: (record) => record.what_happens_next,
  feedbackdate: ({ feedbackdate }) => feedbackdate,
  resultdate: ({ resultdate }) => resultdate,
  contact_name: (record) => record.contact_name,
  contact_email: (record) => record.contact_email,
  contact_phone: (record) => record.contact_phone,
  related_consultations: (record) => between(record.related_consultations),
  supporting_documents: (record) =>
    between(record.supporting_documents.map(({ title, url }) => `${title}: ${url}`)),
  audiences: ({ audiences }) => namesOf(audiences),
  areas: ({ areas }) => namesOf(areas),
  interests: ({ interests }) => namesOf(interests),
  events: ({ events }) =>
    between(events.map(({ on, what, where }) => [on, what, where].filter(Boolean).join(", "))),
  findings: ({ findings }) => findings,
  decision: ({ decision }) => decision,
  decision_reasons: (record) => record.decision_reasons,
  decision_date: (record) => record.decision_date,
  we_asked_you_said_we_did: (record) =>
    between(
      record.we_asked_you_said_we_did.map(({ theme, asked, said, did }) =>
        [theme, asked, said, did].filter(Boolean).join(". "),
      ),
    ),
};

const rowOf = (record: PublicRecord): string[] => Object.values(columns).map((cell) => cell(record));
