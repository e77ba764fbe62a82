import { managersAnswer } from "../common/ids";
import { has, type Person } from "../common/person";
import type { Action } from "./action";

/** Whoever owes it, and the engagement lead. A manager's answer is given by approving, and ticked by nobody. */
export const canComplete = (person: Person, action: Action): boolean =>
  action.stepId !== managersAnswer && (action.owner?.id === person.id || has(person, "engagementLead"));

/** A step that a gate waits for is a manager's to waive; any other is its owner's or the engagement lead's. */
export const canWaive = (person: Person, action: Action): boolean =>
  action.gate ? has(person, "manager") : canComplete(person, action);

/** Whoever may do it may undo it. */
export const canReopen = (person: Person, action: Action): boolean =>
  action.status === "Waived" ? canWaive(person, action) : canComplete(person, action);

export const canHandOver = canComplete;
