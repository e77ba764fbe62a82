import { Failure } from "../common/failure";
import type { PlanId } from "../common/ids";
import type { Person } from "../common/person";
import { mustBeAbleToPlan } from "./permissions";
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
      "That plan is not one of yours, or was thrown away. Type: plan a consultation",
    );
  return plan;
}
