import type { Clock } from "../../common/clock";
import { dayOf } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import { costFor } from "../closing/see-closing";
import type { Consultation, ConsultationStore, Named, WorkflowStatus } from "../consultation";
import { canPlan, canReplan, canSeeEvidence, type Where } from "../permissions";
import { seeRecord } from "../register/see-record";
import type { OwedSteps } from "../replanning/replan-record";
import { canBeReplanned } from "../replanning/replan-view";
import {
  type Gate,
  type GateStep,
  type GateSteps,
  gateAhead,
  gateBefore,
  statusBehind,
} from "../reviewing/gates";
import { nextStatus } from "../reviewing/next-status";
import { type Late, lateOf, type Timing, timingShown } from "../timing";
import { type MissingField, missingFor } from "./required-fields";

/** A record as one person may see it in one place. */
export interface RecordView {
  consultation: Consultation;
  timing: Timing | "notOpen";
  /** A day has passed while its status is behind; for officers. */
  late: Late | undefined;
  /** Whether notes, money and other things for officers alone may be shown. */
  inFull: boolean;
  /** Whether this person may change it, here. */
  canEdit: boolean;
  /** Whether this person may plan next year's from it. */
  canCopy: boolean;
  /** In pounds; undefined where it is not known, or would give a small count away. */
  costPerResponse: number | undefined;
  /** What comes next on its way, and what it lacks for that; undefined when it is over. */
  next: NextMove | undefined;
  /** How it ended is being written down: the place for that is closing the loop. */
  closing: "owed" | "under way" | undefined;
}

export interface NextMove {
  to: WorkflowStatus;
  missing: readonly MissingField[];
  /** The gate that waits for steps: the one that holds this very move, else the next on the way. */
  gate: GateWaiting | undefined;
}

export interface GateWaiting {
  gate: Gate;
  /** The status it stands before. */
  before: WorkflowStatus;
  /** The move would be refused because of it. */
  holds: boolean;
  steps: readonly (GateStep & { owner: Named | undefined })[];
}

export interface ViewRecordDeps {
  register: Pick<ConsultationStore, "find">;
  clock: Clock;
  gateSteps: GateSteps;
  checklist: OwedSteps;
}

/** @throws Failure `not_found` or `not_allowed`, saying what to do. */
export function viewRecord(
  deps: ViewRecordDeps,
  ask: { reference: Reference; by: Person; where: Where },
): RecordView {
  const consultation = seeRecord(deps, ask);
  const today = dayOf(deps.clock.now());
  const inFull = canSeeEvidence(ask.by, ask.where);
  const to = nextStatus(consultation);
  const next = to && {
    ...{ to, missing: missingFor(consultation, to), gate: gateWaiting(deps, consultation, to) },
  };
  const canEdit = inFull && canReplan(ask.by, consultation) && canBeReplanned(consultation);
  return {
    ...{ consultation, inFull, canEdit, timing: timingShown(consultation, today) },
    late: inFull ? lateOf(consultation, today) : undefined,
    canCopy: inFull && canPlan(ask.by),
    costPerResponse: costFor(consultation, ask.by, ask.where),
    next: inFull ? next : undefined,
    closing: canEdit ? closingOf(consultation, next) : undefined,
  };
}

function gateWaiting(
  { gateSteps, checklist }: ViewRecordDeps,
  consultation: Consultation,
  to: WorkflowStatus,
): GateWaiting | undefined {
  const { reference, workflowStatus: from } = consultation;
  const steps = gateSteps({ reference });
  const held = gateBefore({ from, to }, steps);
  const holds = held !== undefined && held.missing.length > 0;
  const ahead = holds ? held : gateAhead(consultation, steps);
  // One behind it is a warning, and not what comes next.
  if (!ahead || ahead.missing.length === 0 || (ahead.again && !holds)) return undefined;
  const owners = new Map(checklist.of(reference).map(({ id, owner }) => [id, owner]));
  return {
    ...{ gate: ahead.gate, before: statusBehind[ahead.gate], holds },
    steps: ahead.missing.map((step) => ({ ...step, owner: owners.get(step.actionId) })),
  };
}

const closes: ReadonlySet<WorkflowStatus> = new Set<WorkflowStatus>(["Closed", "Reported", "Decided"]);

/** Once it is decided, all that is left is to tell people. */
function closingOf(
  { workflowStatus }: Consultation,
  next: Omit<NextMove, "gate"> | undefined,
): RecordView["closing"] {
  if (!closes.has(workflowStatus)) return undefined;
  const owed = next?.missing.some(({ name }) => name === "feedbackPublished") ?? false;
  return owed ? "owed" : "under way";
}
