import { Failure } from "../common/failure";
import { has, type Person } from "../common/person";
import type { Consultation, WorkflowStatus } from "./consultation";
import type { TakeAwayKind } from "./register/take-away-kind";

/** Officers plan. A councillor who is nothing else sees what is planned, and speaks to the lead officer. */
export const canPlan = (person: Person): boolean => has(person, "officer");

export function mustBeAbleToPlan(person: Person): void {
  if (!canPlan(person))
    throw new Failure(
      "not_allowed",
      "Only officers log a consultation. To see what is planned, type: forward plan",
    );
}

/** Where something is read: by one person, or by whoever is there. */
export type Where = "own chat" | "channel";

/** Nobody has agreed to these yet, or somebody stopped them: they are their officers' own. */
const notForAll: ReadonlySet<WorkflowStatus> = new Set<WorkflowStatus>([
  ...(["Idea", "Submitted", "Changes requested", "Stopped"] as const),
]);

/** Somebody agreed to it, and nobody stopped it: no secret of its officers. */
export const wasAgreed = ({ workflowStatus }: Pick<Consultation, "workflowStatus">): boolean =>
  !notForAll.has(workflowStatus);

const isOnlyCouncillor = (person: Person): boolean => person.roles.every((role) => role === "member");

/** Officers in their own chat see every record; a councillor, and a channel, what was agreed to. */
export const canSeeRecord = (
  person: Person,
  { workflowStatus }: Pick<Consultation, "workflowStatus">,
  where: Where,
): boolean => canSeeEvidence(person, where) || !notForAll.has(workflowStatus);

/** What each person did, and wrote of it, is for officers in their own chat. */
export const canSeeEvidence = (person: Person, where: Where): boolean =>
  where === "own chat" && !isOnlyCouncillor(person);

/** The plan is for whoever sees the record. An evidence pack names what each person did. */
export const canTakeAway = (person: Person, kind: TakeAwayKind): boolean =>
  kind === "plan" || canSeeEvidence(person, "own chat");

export function mustBeAbleToTakeAway(person: Person, kind: TakeAwayKind): void {
  if (!canTakeAway(person, kind))
    throw new Failure(
      "not_allowed",
      "The evidence pack is for officers. Ask the lead officer what you need from it.",
    );
}

/** From here on somebody has looked at it, or is about to. */
export const wasSentForReview = ({ workflowStatus }: Pick<Consultation, "workflowStatus">): boolean =>
  workflowStatus !== "Idea" && workflowStatus !== "Changes requested";

/** Less say for people, or fewer checks, once it was sent for review: nobody decides that of their own work. */
export const mayKeepLess = (person: Person, { leadOfficer }: Pick<Consultation, "leadOfficer">): boolean =>
  has(person, "manager") && leadOfficer?.id !== person.id;

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

/** A file can change many records at once: engagement leads and administrators bring one in. */
export const canImport = (person: Person): boolean =>
  has(person, "engagementLead") || has(person, "administrator");

export function mustBeAbleToImport(person: Person): void {
  if (!canImport(person))
    throw new Failure(
      "not_allowed",
      "Only the engagement lead or an administrator can bring in a spreadsheet. Ask one of them.",
    );
}

/** The whole register has drafts and what only officers see. */
export const canExport = (person: Person): boolean => canSeeEvidence(person, "own chat");

export function mustBeAbleToExport(person: Person): void {
  if (!canExport(person))
    throw new Failure(
      "not_allowed",
      "The whole register is for officers. To see what is planned, type: forward plan",
    );
}
