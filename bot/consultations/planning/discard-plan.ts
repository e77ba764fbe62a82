import type { PlanId } from "../../common/ids";
import type { Person } from "../../common/person";
import { findPlan } from "./find-plan";
import type { Plan } from "./plan";
import type { PlanningDeps } from "./planning-deps";

/** Puts an unfinished plan out of sight; resuming it brings it back. What is in the register stays there. */
export async function discardPlan(
  deps: PlanningDeps,
  { planId, by }: { planId: PlanId; by: Person },
): Promise<Plan> {
  const plan = await findPlan(deps, { planId, by });
  if (plan.confirmed) return plan;
  const discarded: Plan = { ...plan, discarded: true, changedAt: deps.clock.now() };
  await deps.plans.save(discarded);
  return discarded;
}
