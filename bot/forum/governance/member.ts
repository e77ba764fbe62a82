import type { Day } from "../../common/days";
import type { Standing } from "../../common/person";
import type { NamedPerson } from "../topic";

/** What somebody said yes to: the version, and by its mark the words it had. */
export interface Acknowledged {
  version: string;
  words: string;
  on: Day;
}

/** One place in the forum. Somebody who speaks for two services has two. */
export interface ForumMember {
  /** The row of the list. */
  id: string;
  person: NamedPerson;
  service: string;
  /** Helps and advises; a member who is none of these leads engagement in their service. */
  champion: boolean;
  chair: boolean;
  /** Such as arts development: what they give a round-up of. */
  workstream: string;
  /** The terms of reference they last said yes to. */
  acknowledged: Acknowledged | undefined;
  listUrl: string;
}

export interface MemberStore {
  /** The same array until something changes. */
  all(): readonly ForumMember[];
  freshness(): { asOf: Date; stale: boolean };
  /** Writes what they said yes to, once: twice the same is one. */
  acknowledge(request: {
    member: ForumMember;
    agreed: Acknowledged;
    by: NamedPerson;
    at: Date;
  }): Promise<ForumMember>;
}

/** One edition of the terms of reference. One without a day from which it holds is a draft. */
export interface ForumTerms {
  id: string;
  version: string;
  text: string;
  from: Day | undefined;
  reviewOn: Day | undefined;
  listUrl: string;
}

export interface TermsStore {
  all(): readonly ForumTerms[];
}

/** Whether somebody is still of the council. */
export interface AskStanding {
  standing(person: string): Standing;
}

/** They left, or never were of the council: their place is empty. While nobody knows, they are believed. */
export const hasGone = (deps: AskStanding, { person }: Pick<ForumMember, "person">): boolean =>
  ["left", "guest", "unknown"].includes(deps.standing(person.id));

export const sameWords = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();
