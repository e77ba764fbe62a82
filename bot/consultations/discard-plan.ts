import type { PlanId } from "../common/ids";
import type { Person } from "../common/person";
import { findPlan } from "./find-plan";
import type { Plan } from "./plan";
import type { PlanningDeps } from "./planning-deps";

/** Throws an unfinished plan away. What is already in the register stays there. */
export async function discardPlan(
  deps: PlanningDeps,
  { planId, by }: { planId: PlanId; by: Person },
): Promise<Plan> {
  const plan = await findPlan(deps, { planId, by });
  if (!plan.confirmed) await deps.plans.remove({ owner: by.id, id: planId });
  return plan;
}
