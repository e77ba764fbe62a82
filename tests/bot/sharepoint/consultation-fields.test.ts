import { sheetHeadings, sheetRow } from "../../../bot/consultations";
import { consultationFields, readConsultationFields } from "../../../bot/sharepoint/consultation-fields";
import { consultationsColumns } from "../../../bot/sharepoint/consultations-list.columns";
import { buildConsultation } from "../../support/build";

const nobody = { lookupIdOf: () => undefined } as never;
const people = { named: () => undefined };
const read = (fields: Record<string, unknown>) => {
  const unread: unknown[] = [];
  const row = readConsultationFields({ fields, people, onUnread: (_, value) => void unread.push(value) });
  return { row, unread };
};

it("keeps words that somebody typed beside the references, and says that it cannot read them", () => {
  const typed = "2027-00009\nFollows 2026-00007 (phase one)";
  const { row, unread } = read({ RelatedConsultations: typed });
  expect([...row.relatedConsultations].sort()).toEqual(["2026-00007", "2027-00009"]);
  expect(unread).toEqual(["Follows 2026-00007 (phase one)"]);
  expect(consultationFields({ relatedConsultations: row.relatedConsultations }, nobody)).toEqual({
    RelatedConsultations: typed,
  });
  const cells = sheetRow(buildConsultation({ relatedConsultations: row.relatedConsultations }));
  expect(cells[sheetHeadings.indexOf("Related consultations")]).toEqual({ text: typed });
});

it("keeps words without any reference", () => {
  const { row } = read({ RelatedConsultations: "the parks one" });
  expect(row.relatedConsultations).toEqual([]);
  expect(consultationFields({ relatedConsultations: row.relatedConsultations }, nobody)).toEqual({
    RelatedConsultations: "the parks one",
  });
});

it("has a column for who stands in for the lead, in the list and in an export", () => {
  const contactDeputy = "Sam Okoro, 01632 960124";
  expect(consultationsColumns.columns.map(({ name }) => name)).toContain("ContactDeputy");
  const fields = consultationFields({ contactDeputy }, nobody);
  expect(fields).toEqual({ ContactDeputy: contactDeputy });
  expect(read(fields).row.contactDeputy).toBe(contactDeputy);
  const cells = sheetRow(buildConsultation({ contactDeputy }));
  expect(cells[sheetHeadings.indexOf("Deputy: name, phone or email")]).toEqual({ text: contactDeputy });
});
