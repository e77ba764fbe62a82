import type { Person } from "../../common/person";
import type { Consultation, ConsultationStore } from "../consultation";
import { mustBeAbleToExport } from "../permissions";

/** The rows somebody may take away: all, or those whose dates touch a year. Oldest number first. */
export function exportRegister(
  { register }: { register: ConsultationStore },
  { by, year }: { by: Person; year?: number | undefined },
): readonly Consultation[] {
  mustBeAbleToExport(by);
  return register
    .all()
    .filter((row) => year === undefined || touches(row, String(year)))
    .sort((one, other) => (one.reference < other.reference ? -1 : 1));
}

/** Undated work belongs to the year it was logged in, or a year plan would never show it. */
function touches({ startDate, endDate, decisionDate, reference }: Consultation, year: string): boolean {
  const [from, to] = [startDate ?? endDate, endDate ?? startDate];
  if (from && to && from.slice(0, 4) <= year && year <= to.slice(0, 4)) return true;
  if (decisionDate?.startsWith(year)) return true;
  return !from && !decisionDate && reference.startsWith(`${year}-`);
}
