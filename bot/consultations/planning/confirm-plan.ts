import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { PlanId } from "../../common/ids";
import type { Person } from "../../common/person";
import { noteLines, notesOnRecord } from "../clashing/dates-notes";
import type { Consultation, Named, NewConsultation, StepToOwe } from "../consultation";
import { copyDetails } from "../record/copy-details";
import { noDetails } from "../record-details";
import { basisOf } from "../replanning/step-basis";
import { firstCardWithProblems } from "./fill-card";
import { findPlan } from "./find-plan";
import { aheadBy, nextReference } from "./next-reference";
import type { Plan } from "./plan";
import { planEvidence } from "./plan-evidence";
import { type PlanView, viewPlan, type WholePlan, wholePlan } from "./plan-view";
import type { PlanningDeps } from "./planning-deps";

/** Two officers can confirm at the same moment and reach for the same number; the list lets one have it. */
const mostTries = 8;

export interface Confirmed {
  consultation: Consultation;
  /** The steps owed first, soonest first. */
  dueFirst: readonly StepToOwe[];
}

/**
 * Turns a plan into its record: the register row, the steps it owes, the first line of history. Confirming
 * twice gives the same record. When a card no longer holds together, that card comes back instead.
 * @throws Failure `unavailable` when the list cannot be written; the plan stays, to confirm again.
 */
export async function confirmPlan(
  deps: PlanningDeps,
  { planId, by }: { planId: PlanId; by: Person },
): Promise<{ confirmed: Confirmed } | { view: PlanView }> {
  const plan = await findPlan(deps, { planId, by });
  const already = plan.confirmed && plan.reference ? deps.register.find(plan.reference) : undefined;

  const wrong = plan.confirmed ? undefined : firstCardWithProblems(deps, plan, "confirm");
  if (wrong) return { view: viewPlan(deps, { ...plan, stage: wrong.stage }, wrong.problems) };
  const whole = wholePlan(deps, plan);
  // Of the moment the steps were planned: a newer one may come while the record is written.
  const templateVersion = deps.toolkit.version();
  if (already)
    return { confirmed: { consultation: already, dueFirst: dueFirst(owed(deps, whole, plan, by)) } };
  if (!whole) return { view: viewPlan(deps, { ...plan, stage: "level" }) };

  for (let attempt = 1; ; attempt++) {
    const rows = deps.register.all();
    // A try that broke off half-way left its row: the rest belongs to that number, not to the next one.
    const begun = rows.find((row) => row.externalId === plan.id)?.reference;
    const reference =
      plan.reference ??
      begun ??
      nextReference({
        now: deps.clock.now(),
        taken: rows.map((row) => row.reference),
        ahead: aheadBy({ plan: plan.id, attempt }),
      });
    const steps = owed(deps, whole, { ...plan, reference }, by);
    try {
      const consultation = await deps.record.write({
        consultation: { ...toRow(whole, { plan, reference, by, templateVersion }), ...copied(deps, plan) },
        steps,
        lines: noteLines("", notesOnRecord(whole.clashes, plan.typed)),
        by,
        at: deps.clock.now(),
      });
      await deps.plans.save({
        ...plan,
        reference: consultation.reference,
        confirmed: true,
        changedAt: deps.clock.now(),
      });
      await deps.knownStatuses.move({
        reference: consultation.reference,
        from: undefined,
        to: consultation.workflowStatus,
      });
      await deps.countedBases.move({
        reference: consultation.reference,
        from: undefined,
        to: basisOf(consultation, deps.councilDates),
      });
      deps.saved(consultation);
      return { confirmed: { consultation, dueFirst: dueFirst(steps) } };
    } catch (failure) {
      const numberTaken = failure instanceof Failure && failure.code === "conflict";
      if (!numberTaken || attempt === mostTries) throw failure;
      await deps.register.refresh();
    }
  }
}

/** What the cards do not ask, of the consultation the plan was copied from, as that now stands. */
function copied({ register }: PlanningDeps, { copiedFrom }: Plan): Partial<NewConsultation> {
  const from = copiedFrom && register.find(copiedFrom);
  return from ? copyDetails(from) : {};
}

function owed(deps: PlanningDeps, whole: WholePlan | undefined, plan: Plan, by: Named): StepToOwe[] {
  const { reference } = plan;
  if (!whole || !reference) return [];
  const on = dayOf(deps.clock.now());
  const { stale } = deps.register.freshness();
  return whole.steps.map((step) => {
    const evidence = planEvidence(step.stepId, whole, { typed: plan.typed, reference, on, stale });
    return {
      stepId: step.stepId,
      title: step.title,
      phase: step.phaseTitle,
      gate: step.gate,
      owner: { id: by.id, name: by.name },
      dueDate: step.dueOn,
      done: evidence === undefined ? undefined : { evidence, by: { id: by.id, name: by.name }, on },
    };
  });
}

const dueFirst = (steps: readonly StepToOwe[]): StepToOwe[] =>
  steps
    .filter((step) => !step.done && step.dueDate)
    .sort((a, b) => (a.dueDate ?? "").localeCompare(b.dueDate ?? ""))
    .slice(0, 3);

function toRow(
  { description, answers, circumstances, level, dates, clashes }: WholePlan,
  {
    plan,
    reference,
    by,
    templateVersion,
  }: { plan: Plan; reference: NewConsultation["reference"]; by: Named; templateVersion: string },
): NewConsultation {
  return {
    ...noDetails,
    reference,
    title: description.title,
    overview: description.overview,
    service: description.service,
    leadOfficer: { id: by.id, name: by.name },
    decisionMaker: description.decisionMaker,
    decisionDate: description.decisionDate,
    areas: description.areas,
    audiences: description.audiences,
    engagementLevel: level.level,
    levelReason: level.reasons.join("\n"),
    levelAnswers: JSON.stringify({ ...answers, circumstances: [...circumstances].sort() }),
    track: level.track,
    startDate: dates.startDate,
    endDate: dates.endDate,
    dateCertainty: "Anticipated",
    datesNote: notesOnRecord(clashes, plan.typed),
    // A duty nobody is sure of counts as one, until legal says there is none.
    statutoryDuty: answers.duty !== "no",
    keyDecision: circumstances.has("keyDecision"),
    feedbackPromised: undefined,
    workflowStatus: "Idea",
    templateVersion,
    externalId: plan.id,
  };
}
