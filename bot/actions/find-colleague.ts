import { Failure } from "../common/failure";
import type { PersonId } from "../common/ids";
import { type Directory, has, type Person, type Standing } from "../common/person";

export type Colleague =
  | { to: Person }
  /** Several people have that name: somebody must say which. */
  | { choose: readonly Person[] };

/** More than these are not a choice any more, but a list to read. */
const mostChoices = 15;

/** Whom a name, an e-mail address or an id means. @throws Failure `invalid` when work cannot be given to them. */
export async function findColleague(
  directory: Directory,
  typed: string | { id: PersonId },
): Promise<Colleague> {
  const meant =
    typeof typed === "string" ? await bySaying(directory, typed) : await byId(directory, typed.id);
  // A councillor is nobody's colleague on the work itself.
  if ("to" in meant && !has(meant.to, "officer"))
    throw new Failure("invalid", `${meant.to.name} is a councillor. Hand the step to an officer.`);
  return meant;
}

async function byId(directory: Directory, id: PersonId): Promise<Colleague> {
  const to = await directory.find(id);
  if (to) return { to };
  throw new Failure(
    "invalid",
    notOfHere(directory.standing(id)) ??
      "That colleague is not in the directory any more. Name somebody else.",
  );
}

async function bySaying(directory: Directory, typed: string): Promise<Colleague> {
  const said = typed.trim();
  if (said === "") throw new Failure("invalid", "Type your colleague's name or e-mail address.");
  const people = await directory.search(said);
  const [only] = people;
  if (only && people.length === 1) return { to: only };
  if (only && people.length <= mostChoices) return { choose: people };
  throw new Failure(
    "invalid",
    only
      ? `${people.length} people match that. Type the whole name, or the e-mail address.`
      : (notOfHere(directory.standing(said)) ??
          "I know nobody by that name. Check the spelling, or type the address they sign in with."),
  );
}

function notOfHere(standing: Standing): string | undefined {
  if (standing === "guest") return "That is a guest, not somebody of the council. Name an officer.";
  return standing === "left" ? "That colleague has left the council. Name somebody else." : undefined;
}
