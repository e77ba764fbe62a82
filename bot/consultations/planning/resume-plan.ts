import type { PlanId } from "../../common/ids";
import type { Person } from "../../common/person";
import { viewLeftAt } from "./fill-card";
import { findPlan } from "./find-plan";
import type { PlanView } from "./plan-view";
import type { PlanningDeps } from "./planning-deps";

/** The card an unfinished plan was left at, or the earlier one that time has overtaken. Also undoes throwing away. */
export async function resumePlan(
  deps: PlanningDeps,
  { planId, by }: { planId: PlanId; by: Person },
): Promise<PlanView> {
  const plan = await findPlan(deps, { planId, by });
  if (!plan.discarded) return viewLeftAt(deps, plan);
  const back = { ...plan, discarded: false, changedAt: deps.clock.now() };
  await deps.plans.save(back);
  return viewLeftAt(deps, back);
}
