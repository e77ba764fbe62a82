import { has, type Person } from "../../common/person";
import type { Suggested } from "./meeting";

/** A councillor sees what the forum shares, and never what is for officers. */
export const canSeeItem = (person: Person, { visibility }: Pick<Suggested, "visibility">): boolean =>
  visibility === "Everyone" || has(person, "officer");

/** Officers and councillors alike may ask for something to be talked about. */
export const canAddItem = (person: Person): boolean => has(person, "officer") || has(person, "member");
