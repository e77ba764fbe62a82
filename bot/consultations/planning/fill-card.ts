import { dayOf } from "../../common/days";
import type { PlanId } from "../../common/ids";
import type { Person } from "../../common/person";
import { isDatesNote, problemsOfDates } from "../clashing/dates-notes";
import { findOpenPlan } from "./find-plan";
import { type Plan, type PlanInput, type PlanStage, type Problem, planStages, type Typed } from "./plan";
import { type PlanView, viewPlan } from "./plan-view";
import type { PlanningDeps } from "./planning-deps";
import { readDates } from "./read-dates";
import { readDescription } from "./read-description";
import { readLevelAnswers } from "./read-level-answers";

/** Which inputs each card has; what a card does not show is never taken from its data. */
export const inputsOf: Record<PlanStage, readonly PlanInput[]> = {
  describe: ["title", "overview", "decisionDate", "decisionMaker", "service", "areas", "audiences"],
  level: ["open", "duty", "impact", "protected", "share", "canDelegate", "freshEvidence", "circumstances"],
  dates: ["startDate", "endDate", "monitoringNote", "askAgainReason"],
  confirm: [],
};

export interface CardFilled {
  planId: PlanId;
  by: Person;
  stage: PlanStage;
  typed: Typed;
}

/**
 * Takes what was typed on one card and moves on, or stays with the problems. What was typed is saved first,
 * good or bad. A card sent twice, or an old card, is read as what it is: the card of its own stage.
 */
export async function fillCard(
  deps: PlanningDeps,
  { planId, by, stage, typed }: CardFilled,
): Promise<PlanView> {
  const before = await findOpenPlan(deps, { planId, by });
  const plan = merge(deps, before, { stage, typed });

  const wrong = firstCardWithProblems(deps, plan, stage);
  if (wrong) return viewPlan(deps, await save(deps, { ...plan, stage: wrong.stage }), wrong.problems);

  const next = planStages[planStages.indexOf(stage) + 1] ?? "confirm";
  return viewPlan(deps, await save(deps, { ...plan, stage: next }));
}

/** Saves what is on a card without judging it, and shows the card before. */
export async function stepBack(
  deps: PlanningDeps,
  { planId, by, stage, typed }: CardFilled,
): Promise<PlanView> {
  const before = await findOpenPlan(deps, { planId, by });
  const earlier = planStages[Math.max(0, planStages.indexOf(stage) - 1)] ?? "describe";
  const plan = { ...merge(deps, before, { stage, typed }), stage: earlier };
  return viewLeftAt(deps, await save(deps, plan));
}

/** Keeps the dates on card 3 and shows their warnings, without moving on. */
export async function checkDates(
  deps: PlanningDeps,
  { planId, by, typed }: Omit<CardFilled, "stage">,
): Promise<PlanView> {
  const before = await findOpenPlan(deps, { planId, by });
  const plan = merge(deps, before, { stage: "dates", typed });
  const wrong = firstCardWithProblems(deps, plan, "dates");
  // Whoever only looks is shown the box they will need; that it is empty is no mistake yet.
  const problems = wrong?.problems.filter(({ input }) => !isDatesNote(input));
  return viewPlan(deps, await save(deps, { ...plan, stage: wrong?.stage ?? "dates" }), problems);
}

function merge(deps: PlanningDeps, plan: Plan, { stage, typed }: Pick<CardFilled, "stage" | "typed">): Plan {
  const merged: Typed = { ...plan.typed };
  for (const input of inputsOf[stage]) {
    const said = typed[input];
    if (said !== undefined) merged[input] = said;
  }
  if (stage === "dates") {
    const { proposed } = viewPlan(deps, plan);
    const datesAccepted =
      proposed !== undefined &&
      merged.startDate === proposed.startDate &&
      merged.endDate === proposed.endDate;
    const same = merged.startDate === plan.typed.startDate && merged.endDate === plan.typed.endDate;
    return { ...plan, typed: merged, datesAccepted: datesAccepted || (same && plan.datesAccepted === true) };
  }
  // Dates somebody only accepted move with the answers they came from; dates somebody chose stay.
  if (stage !== "confirm" && plan.datesAccepted) {
    delete merged.startDate;
    delete merged.endDate;
    return { ...plan, typed: merged, datesAccepted: false };
  }
  return { ...plan, typed: merged };
}

async function save(deps: PlanningDeps, plan: Plan): Promise<Plan> {
  // Whoever goes on with a plan wants it, whatever was pressed on another card.
  const saved = { ...plan, discarded: false, changedAt: deps.clock.now() };
  await deps.plans.save(saved);
  return saved;
}

/** The card a plan was left at, or an earlier one that no longer holds together. */
export function viewLeftAt(deps: PlanningDeps, plan: Plan): PlanView {
  const before = planStages[planStages.indexOf(plan.stage) - 1];
  const wrong = plan.confirmed || !before ? undefined : firstCardWithProblems(deps, plan, before);
  return wrong ? viewPlan(deps, { ...plan, stage: wrong.stage }, wrong.problems) : viewPlan(deps, plan);
}

/**
 * An old plan can outlive its decision date or a setting, so the cards before this one are read again too.
 * Where nothing is open and a duty applies there is no card after the level, only advice.
 */
export function firstCardWithProblems(
  deps: PlanningDeps,
  plan: Plan,
  upTo: PlanStage,
): { stage: PlanStage; problems: readonly Problem[] } | undefined {
  const today = dayOf(deps.clock.now());
  const described = readDescription(plan.typed, { settings: deps.settings(), today });
  if ("problems" in described) return { stage: "describe", problems: described.problems };
  if (upTo === "describe") return undefined;

  const answered = readLevelAnswers(plan.typed);
  if ("problems" in answered) return { stage: "level", problems: answered.problems };
  if (viewPlan(deps, plan).level?.level === "stop") return { stage: "level", problems: [] };
  if (upTo === "level") return undefined;

  const dates = readDates(plan.typed, { decisionDate: described.description.decisionDate, today });
  if ("problems" in dates) return { stage: "dates", problems: dates.problems };
  const { clashes } = viewPlan(deps, plan);
  const refused = clashes ? problemsOfDates(clashes, plan.typed) : [];
  return refused.length > 0 ? { stage: "dates", problems: refused } : undefined;
}
