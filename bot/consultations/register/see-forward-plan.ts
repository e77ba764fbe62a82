import type { Clock } from "../../common/clock";
import { type Day, dayOf } from "../../common/days";
import type { Person } from "../../common/person";
import type { Consultation, ConsultationStore } from "../consultation";
import { canSeeRecord, type Where } from "../permissions";
import { type Timing, timingOf } from "../timing";
import { everything, isWanted, type PlanFilter } from "./plan-filter";

export interface PlannedConsultation {
  consultation: Consultation;
  timing: Timing;
}

export interface ForwardPlan {
  rows: readonly PlannedConsultation[];
  /** What else there is, which the filter leaves out. */
  others: number;
  asOf: Date;
  stale: boolean;
}

/** What somebody may see of the register, but for what was stopped: open first, then coming up, undated, closed. */
export function seeForwardPlan(
  {
    register,
    clock,
    settings,
  }: { register: ConsultationStore; clock: Clock; settings: () => { wholeArea: string } },
  { person, where, filter = everything }: { person: Person; where: Where; filter?: PlanFilter },
): ForwardPlan {
  const today = dayOf(clock.now());
  const all = register
    .all()
    .filter((consultation) => consultation.workflowStatus !== "Stopped")
    .filter((consultation) => canSeeRecord(person, consultation, where))
    .map((consultation) => ({ consultation, timing: timingOf(consultation, today) }));
  const { wholeArea } = settings();
  const rows = all.filter((row) => isWanted(row, { filter, today, wholeArea })).sort(byTimingThenDate);
  return { rows, others: all.length - rows.length, ...register.freshness() };
}

/** The consultations somebody leads, unfinished ones first. */
export function listMine(
  { register, clock }: { register: ConsultationStore; clock: Clock },
  { person, where = "own chat" }: { person: Person; where?: Where },
): ForwardPlan {
  const today = dayOf(clock.now());
  const rows = register
    .all()
    .filter((consultation) => consultation.leadOfficer?.id === person.id)
    .filter((consultation) => canSeeRecord(person, consultation, where))
    .map((consultation) => ({ consultation, timing: timingOf(consultation, today) }))
    .sort((a, b) => Number(isFinished(a)) - Number(isFinished(b)) || byTimingThenDate(a, b));
  return { rows, others: 0, ...register.freshness() };
}

const isFinished = ({ consultation }: PlannedConsultation): boolean =>
  consultation.workflowStatus === "Stopped" || consultation.workflowStatus === "Complete";

const order: Record<Timing, number> = { open: 0, forthcoming: 1, undated: 2, closed: 3 };
const far = "9999-12-31" as Day;

function byTimingThenDate(a: PlannedConsultation, b: PlannedConsultation): number {
  if (a.timing !== b.timing) return order[a.timing] - order[b.timing];
  const byDate =
    a.timing === "closed"
      ? // What closed last is what people still ask about.
        (b.consultation.endDate ?? far).localeCompare(a.consultation.endDate ?? far)
      : (a.consultation.startDate ?? far).localeCompare(b.consultation.startDate ?? far);
  return byDate || a.consultation.reference.localeCompare(b.consultation.reference);
}
