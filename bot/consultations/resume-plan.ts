import type { PlanId } from "../common/ids";
import type { Person } from "../common/person";
import { findPlan } from "./find-plan";
import { type PlanView, viewPlan } from "./plan-view";
import type { PlanningDeps } from "./planning-deps";

/** The card an unfinished plan was left at. */
export async function resumePlan(
  deps: PlanningDeps,
  { planId, by }: { planId: PlanId; by: Person },
): Promise<PlanView> {
  return viewPlan(deps, await findPlan(deps, { planId, by }));
}
