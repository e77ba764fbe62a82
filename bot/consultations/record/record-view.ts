import type { Clock } from "../../common/clock";
import { dayOf } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import { costFor } from "../closing/see-closing";
import type { Consultation, ConsultationStore, WorkflowStatus } from "../consultation";
import { canPlan, canReplan, canSeeEvidence, type Where } from "../permissions";
import { seeRecord } from "../register/see-record";
import { canBeReplanned } from "../replanning/replan-view";
import { nextStatus } from "../reviewing/next-status";
import { type Timing, timingOf } from "../timing";
import { type MissingField, missingFor } from "./required-fields";

/** A record as one person may see it in one place. */
export interface RecordView {
  consultation: Consultation;
  timing: Timing;
  /** Whether notes, money and other things for officers alone may be shown. */
  inFull: boolean;
  /** Whether this person may change it, here. */
  canEdit: boolean;
  /** Whether this person may plan next year's from it. */
  canCopy: boolean;
  /** In pounds; undefined where it is not known, or would give a small count away. */
  costPerResponse: number | undefined;
  /** What comes next on its way, and what it lacks for that; undefined when it is over. */
  next: { to: WorkflowStatus; missing: readonly MissingField[] } | undefined;
}

/** @throws Failure `not_found` or `not_allowed`, saying what to do. */
export function viewRecord(
  { register, clock }: { register: Pick<ConsultationStore, "find">; clock: Clock },
  ask: { reference: Reference; by: Person; where: Where },
): RecordView {
  const consultation = seeRecord({ register }, ask);
  const inFull = canSeeEvidence(ask.by, ask.where);
  const to = nextStatus(consultation);
  return {
    ...{ consultation, inFull, timing: timingOf(consultation, dayOf(clock.now())) },
    canEdit: inFull && canReplan(ask.by, consultation) && canBeReplanned(consultation),
    canCopy: inFull && canPlan(ask.by),
    costPerResponse: costFor(consultation, ask.by, ask.where),
    next: inFull && to ? { to, missing: missingFor(consultation, to) } : undefined,
  };
}
