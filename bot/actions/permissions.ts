import { Failure } from "../common/failure";
import { managersAnswer } from "../common/ids";
import { has, type Person } from "../common/person";
import type { Action } from "./action";
import { type AskStanding, needsOwner } from "./needs-owner";
import { type AskWork, gateOf, workOf } from "./work-behind";

const owesOrLeads = (person: Person, action: Action): boolean =>
  action.stepId !== managersAnswer && (action.owner?.id === person.id || has(person, "engagementLead"));

/**
 * A manager's answer is given by approving. Where that left no mark on the checklist, a manager who neither
 * leads the work nor owes the step makes it.
 */
function canMarkAnswer(deps: AskWork, person: Person, action: Action): boolean {
  const work = workOf(deps, action);
  const own = work?.leadOfficer === person.id || action.owner?.id === person.id;
  return work?.approved === true && has(person, "manager") && !own;
}

/** Whoever owes it, and the engagement lead. */
export const canComplete = (deps: AskWork, person: Person, action: Action): boolean =>
  action.stepId === managersAnswer ? canMarkAnswer(deps, person, action) : owesOrLeads(person, action);

/** A step that a gate waits for is a manager's to waive; any other is its owner's or the engagement lead's. */
export const canWaive = (deps: AskWork, person: Person, action: Action): boolean =>
  gateOf(deps, action) ? has(person, "manager") : owesOrLeads(person, action);

/** Whoever may do it may undo it. */
export const canReopen = (deps: AskWork, person: Person, action: Action): boolean =>
  action.status === "Waived" ? canWaive(deps, person, action) : canComplete(deps, person, action);

/**
 * Whoever leads the work may also take a step back from a colleague, or offer it to another. A step whose
 * owner has gone is the engagement lead's to give, whichever it is: else it would stay with nobody.
 */
export const canHandOver = (deps: AskWork & AskStanding, person: Person, action: Action): boolean =>
  owesOrLeads(person, action) ||
  (action.stepId !== managersAnswer && workOf(deps, action)?.leadOfficer === person.id) ||
  (has(person, "engagementLead") && needsOwner(deps, action) !== undefined);

/** Whoever made the offer, and whoever could make another. */
export const canTakeBack = (deps: AskWork & AskStanding, person: Person, action: Action): boolean =>
  action.offeredBy?.id === person.id || canHandOver(deps, person, action);

/** Only the person it is offered to says yes or no. */
export const canAnswerHandOver = (person: Person, action: Action): boolean =>
  action.offeredTo?.id === person.id;

/** It is their own reminder that stays away. What nobody owes, the engagement lead is reminded of. */
export const canSnooze = (person: Person, action: Action): boolean =>
  action.owner?.id === person.id || has(person, "engagementLead");

/** Every officer may say how far something is; what councillors see is for them to read. */
export const canNote = (person: Person): boolean => has(person, "officer");

/** A councillor asks an officer: whoever writes an action down owes it first. */
export const canAdd = (person: Person): boolean => has(person, "officer");

/** What nobody owes is the engagement lead's to give away. */
export const canListUnowned = (person: Person): boolean => has(person, "engagementLead");

/** Who was written to, and why not, is for those who look after it. */
export const canSeeDeliveries = (person: Person): boolean =>
  has(person, "administrator") || has(person, "engagementLead") || has(person, "manager");

export function mustBeAbleToSeeDeliveries(person: Person): void {
  if (!canSeeDeliveries(person))
    throw new Failure(
      "not_allowed",
      "Only those who look after this app see what was sent. Ask your manager.",
    );
}

/** What nobody could read may hold anything. */
export const canSeeDeadLetters = (person: Person): boolean => has(person, "administrator");
