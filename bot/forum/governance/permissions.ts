import { has, type Person } from "../../common/person";
import type { ForumMember } from "./member";

/** A councillor sees what the forum shares; what officers still work on is for officers. */
export const canSeeDrafts = (person: Person): boolean => has(person, "officer");

/** The chair of the forum, and whoever leads engagement for the council. */
export const canChair = (members: readonly ForumMember[], person: Person): boolean =>
  has(person, "engagementLead") ||
  (has(person, "officer") && members.some((each) => each.chair && each.person.id === person.id));

/** Whoever has a place in the forum says yes to its terms. */
export const canAcknowledge = (members: readonly ForumMember[], person: Person): boolean =>
  members.some((each) => each.person.id === person.id);
