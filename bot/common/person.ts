import type { PersonId } from "./ids";

export type Role = "officer" | "engagementLead" | "manager" | "member" | "administrator";

/** Somebody of the council, as the directory knows them. Everybody in no group is an officer. */
export interface Person {
  id: PersonId;
  name: string;
  email?: string;
  roles: readonly Role[];
}

export const has = (person: Person, role: Role): boolean => person.roles.includes(role);

/**
 * Whether somebody is still of the council: `left` had an account here, a `guest` is somebody of elsewhere,
 * of `unknown` the directory has nobody. While it has not answered about them, nothing is held against them.
 */
export type Standing = "here" | "left" | "guest" | "unknown" | "not asked";

/** Who people are. Answers from memory; an unknown id is answered with an officer of that id. */
export interface Directory {
  find(id: PersonId): Promise<Person | undefined>;
  withRole(role: Role): Promise<readonly Person[]>;
  /** Whom a name or an e-mail address may mean; several when it is not clear. */
  search(text: string): Promise<readonly Person[]>;
  /** By id or sign-in name, from memory alone. */
  standing(person: string): Standing;
}
