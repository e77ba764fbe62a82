import { day } from "../../../bot/common/days";
import { sheetHeadings, sheetRow } from "../../../bot/consultations";
import {
  consultationFields,
  consultationSelect,
  readConsultationFields,
} from "../../../bot/sharepoint/consultation-fields";
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

it("has columns for what is tried and what came of it, both ways, and keeps a day it cannot read", () => {
  const tried = {
    tryingOut: "We think that walks work.",
    triedResult: "They did.",
    triedNoted: day("2027-05-20"),
  };
  const fields = consultationFields(tried, nobody);
  const { columns } = consultationsColumns;
  expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(fields)));
  expect(consultationSelect).toEqual(expect.arrayContaining(Object.keys(fields)));
  // SharePoint keeps the day as the site's own midnight.
  expect(read({ ...fields, TriedNoted: "2027-05-19T23:00:00Z" }).row).toMatchObject(tried);
  const cells = sheetRow(buildConsultation(tried));
  expect(cells[sheetHeadings.indexOf("What came of trying it")]).toEqual({ text: "They did." });
  expect(read({ TriedNoted: "last week" })).toMatchObject({
    row: { triedNoted: undefined, tryingOut: "" },
    unread: ["last week"],
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
