import type { Day } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultation } from "../consultation";
import type { PeopleFound, RawRow } from "./import";
import type { ImportTally } from "./import-tally";
import type { Matched } from "./match-columns";
import { type PlannedRow, planRow, type RowContext } from "./plan-row";

/** The register by what a row may be known by. */
export interface RegisterIndex {
  byReference: RowContext["byReference"];
  byExternalId: RowContext["byExternalId"];
  titled: RowContext["titled"];
}

export function indexRegister(rows: readonly Consultation[]): RegisterIndex {
  const references = new Map<Reference, Consultation>();
  const origins = new Map<string, Consultation>();
  const titles = new Map<string, Reference>();
  for (const row of rows) {
    references.set(row.reference, row);
    if (row.externalId) origins.set(row.externalId, row);
    titles.set(row.title.toLowerCase(), row.reference);
  }
  return {
    byReference: (reference) => references.get(reference),
    byExternalId: (externalId) => origins.get(externalId),
    titled: (title) => titles.get(title.toLowerCase()),
  };
}

/** Reads rows one after another, in the order of the file: the first of two about one record is the one. */
export function createImportPlan(given: {
  columns: Matched["columns"];
  register: RegisterIndex;
  people: PeopleFound;
  by: Person;
  today: Day;
  tally: ImportTally;
}): { row(raw: RawRow): PlannedRow } {
  const { register, ...rest } = given;
  const seen = new Map<string, number>();
  return {
    row(raw) {
      const planned = planRow({ ...rest, ...register }, raw);
      const { told, identities } = planned;
      const before = identities.map((each) => seen.get(each)).find((line) => line !== undefined);
      if (before !== undefined) {
        const { reference, ...others } = told;
        return {
          told: {
            ...{ ...others, what: "duplicate", changes: [] },
            notes: [`Row ${before} is about the same consultation, so this one is skipped.`],
          },
          identities,
        };
      }
      for (const each of identities) seen.set(each, raw.line);
      return planned;
    },
  };
}
