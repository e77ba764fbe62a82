import { Failure } from "../common/failure";
import { has, type Person } from "../common/person";

/** Officers plan. A councillor who is nothing else sees what is planned, and speaks to the lead officer. */
export const canPlan = (person: Person): boolean => has(person, "officer");

export function mustBeAbleToPlan(person: Person): void {
  if (!canPlan(person))
    throw new Failure(
      "not_allowed",
      "Only officers log a consultation. To see what is planned, type: forward plan",
    );
}
