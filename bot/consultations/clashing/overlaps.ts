import type { Day } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Consultation, ConsultationStore } from "../consultation";
import { isOverlap } from "./check-clashes";
import { askOf, type ClashCheck, type ClashFinding, worstFirst } from "./clash-check";

/** Two consultations that could be one, and why. */
export interface Overlap {
  consultation: Consultation;
  other: Consultation;
  findings: readonly ClashFinding[];
}

/** Whoever leads both need not be told to talk, and what is over cannot be joined. */
export function overlapsOf(
  { register, clashCheck }: { register: ConsultationStore; clashCheck: ClashCheck },
  { consultation, today }: { consultation: Consultation; today: Day },
): readonly Overlap[] {
  const ask = askOf(consultation);
  if (!ask || isOver(consultation, today)) return [];
  const found = new Map<Reference, ClashFinding[]>();
  for (const finding of worstFirst(clashCheck(ask).findings)) {
    const { reference } = finding;
    if (!reference || !isOverlap(finding)) continue;
    const these = found.get(reference) ?? [];
    these.push(finding);
    found.set(reference, these);
  }
  return [...found].flatMap(([reference, findings]) => {
    const other = register.find(reference);
    if (!other || isOver(other, today) || !other.leadOfficer || !consultation.leadOfficer) return [];
    return other.leadOfficer.id === consultation.leadOfficer.id ? [] : [{ consultation, other, findings }];
  });
}

export const isOver = ({ workflowStatus, endDate }: Consultation, today: Day): boolean =>
  workflowStatus === "Stopped" || workflowStatus === "Complete" || (endDate !== undefined && endDate < today);
