import { Failure } from "../common/failure";
import { has, type Person } from "../common/person";
import type { Consultation } from "./consultation";
import type { TakeAwayKind } from "./take-away-kind";

/** Officers plan. A councillor who is nothing else sees what is planned, and speaks to the lead officer. */
export const canPlan = (person: Person): boolean => has(person, "officer");

export function mustBeAbleToPlan(person: Person): void {
  if (!canPlan(person))
    throw new Failure(
      "not_allowed",
      "Only officers log a consultation. To see what is planned, type: forward plan",
    );
}

/** Everybody may have the plan. An evidence pack names what each person did, so it is not for councillors. */
export const canTakeAway = (person: Person, kind: TakeAwayKind): boolean =>
  kind === "plan" || person.roles.some((role) => role !== "member");

export function mustBeAbleToTakeAway(person: Person, kind: TakeAwayKind): void {
  if (!canTakeAway(person, kind))
    throw new Failure(
      "not_allowed",
      "The evidence pack is for officers. Ask the lead officer what you need from it.",
    );
}

/** Its lead officer, the engagement lead and managers may change a consultation on the register. */
export const canReplan = (person: Person, { leadOfficer }: Pick<Consultation, "leadOfficer">): boolean =>
  leadOfficer?.id === person.id || has(person, "engagementLead") || has(person, "manager");

export function mustBeAbleToReplan(person: Person, consultation: Consultation): void {
  if (!canReplan(person, consultation))
    throw new Failure(
      "not_allowed",
      `Only ${consultation.leadOfficer?.name || "its lead officer"}, the engagement lead or a manager can change ${consultation.reference}. Ask one of them.`,
    );
}
