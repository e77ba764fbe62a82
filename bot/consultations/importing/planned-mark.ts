import { fingerprint } from "../../common/fingerprint";
import type { PersonId } from "../../common/ids";
import type { Consultation } from "../consultation";
import type { ConsultationFields } from "../consultation-writer";
import type { PlannedRow } from "./plan-row";

export const peopleFields = ["leadOfficer", "sponsor", "reviewedBy"] as const;

/** What a row would write, in short: what the dry run told and what is written later are compared by it. */
export interface PlannedMark {
  all: string;
  /** Whom it names. Kept apart: somebody who is found later is no reason to leave the row. */
  people: Partial<Record<(typeof peopleFields)[number], PersonId>>;
}

export function markOf({ write }: PlannedRow): PlannedMark | undefined {
  if (!write) return undefined;
  const fields: Partial<ConsultationFields> = "add" in write ? write.add : write.change;
  const { leadOfficer, sponsor, reviewedBy, ...rest } = fields;
  const was =
    "change" in write
      ? Object.keys(rest).map((name) => write.consultation[name as keyof Consultation] ?? null)
      : [];
  const named = peopleFields.flatMap((name) => (fields[name] ? [[name, fields[name].id]] : []));
  return { all: fingerprint([rest, was]), people: Object.fromEntries(named) };
}

/** Whether a row would now write what the dry run told. */
export const isAsTold = (told: PlannedMark | undefined, now: PlannedMark | undefined): boolean =>
  told !== undefined &&
  now !== undefined &&
  told.all === now.all &&
  peopleFields.every((name) => !told.people[name] || told.people[name] === now.people[name]);
