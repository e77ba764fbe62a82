import { Failure } from "../common/failure";
import { has, type Person } from "../common/person";
import type { FeedbackWork } from "./feedback-deps";

export type Where = "own chat" | "channel";

/** Its lead officer, the engagement lead and managers write what people are told. */
export const canWriteFeedback = (
  person: Person,
  { leadOfficer }: Pick<FeedbackWork, "leadOfficer">,
): boolean => leadOfficer?.id === person.id || has(person, "engagementLead") || has(person, "manager");

/** A councillor, and a channel, see what is published; officers in their own chat see drafts too. */
export const canSeeDrafts = (person: Person, where: Where): boolean =>
  where === "own chat" && !person.roles.every((role) => role === "member");

export function mustBeAbleToWrite(person: Person, work: FeedbackWork): void {
  if (!canWriteFeedback(person, work))
    throw new Failure(
      "not_allowed",
      `Only ${work.leadOfficer?.name || "its lead officer"}, the engagement lead or a manager can write this. Ask one of them.`,
    );
}
