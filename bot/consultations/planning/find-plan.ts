import { Failure } from "../../common/failure";
import type { PlanId } from "../../common/ids";
import type { Person } from "../../common/person";
import { mustBeAbleToPlan } from "../permissions";
import type { Plan } from "./plan";
import type { PlanningDeps } from "./planning-deps";

/** Plans are looked up under the person asking, so nobody can reach another's. */
export async function findPlan(
  { plans }: Pick<PlanningDeps, "plans">,
  { planId, by }: { planId: PlanId; by: Person },
): Promise<Plan> {
  // Asked at every card: somebody can lose the role between two of them.
  mustBeAbleToPlan(by);
  const plan = await plans.find({ owner: by.id, id: planId });
  if (!plan)
    throw new Failure(
      "not_found",
      "This plan is not one of yours. To start your own, type: plan a consultation",
    );
  return plan;
}

/** A plan that can still be changed: once it is in the register, its old cards change nothing. */
export async function findOpenPlan(
  deps: Pick<PlanningDeps, "plans">,
  ask: { planId: PlanId; by: Person },
): Promise<Plan> {
  const plan = await findPlan(deps, ask);
  if (plan.confirmed)
    throw new Failure(
      "conflict",
      `This plan is already in the register as ${plan.reference}, so this old card changes nothing. Type: checklist ${plan.reference}`,
    );
  return plan;
}
