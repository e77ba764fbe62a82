import { has, type Person } from "../common/person";
import type { Action } from "./action";

/** Whoever owes it, and the engagement lead, who keeps every checklist right. */
export const canComplete = (person: Person, action: Action): boolean =>
  action.owner?.id === person.id || has(person, "engagementLead");

export const canReopen = canComplete;
