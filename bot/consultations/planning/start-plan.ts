import { asPlanId } from "../../common/ids";
import type { Person } from "../../common/person";
import { mustBeAbleToPlan } from "../permissions";
import type { Plan } from "./plan";
import { type PlanView, viewPlan } from "./plan-view";
import type { PlanningDeps } from "./planning-deps";

const hasWords = ({ typed }: Plan): boolean => Object.values(typed).some((said) => said.trim() !== "");

/** A new plan, or, when there are unfinished ones and the person did not ask for a new one, those. */
export async function startPlan(
  deps: PlanningDeps,
  { by, anew }: { by: Person; anew: boolean },
): Promise<{ view: PlanView } | { unfinished: readonly Plan[] }> {
  mustBeAbleToPlan(by);
  const kept = (await deps.plans.unfinished(by.id)).filter((plan) => !plan.discarded);
  // A plan nobody typed anything into is no loss, and asking about it would be noise.
  const unfinished = kept.filter(hasWords);
  if (!anew && unfinished.length > 0) return { unfinished };
  const blank = kept.find((plan) => !hasWords(plan));
  if (blank) return { view: viewPlan(deps, { ...blank, stage: "describe" }) };
  const plan: Plan = {
    id: asPlanId(deps.newId()),
    owner: by.id,
    stage: "describe",
    typed: {},
    reference: undefined,
    confirmed: false,
    changedAt: deps.clock.now(),
  };
  await deps.plans.save(plan);
  return { view: viewPlan(deps, plan) };
}
