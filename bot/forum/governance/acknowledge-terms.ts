import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { GovernanceDeps } from "./governance-deps";
import { canAcknowledge } from "./permissions";
import { presentTerms, termsMark } from "./present-terms";
import { saidYes, seeTerms, type TermsSeen } from "./see-terms";

/** "I have read them and agree", to the version they saw. Twice is once. */
export async function acknowledgeTerms(
  deps: GovernanceDeps,
  { version, words, by }: { version: string /** The mark of what they read. */; words: string; by: Person },
): Promise<TermsSeen> {
  const { members, terms, clock } = deps;
  const today = dayOf(clock.now());
  const all = members.all();
  const member = all.find(({ person }) => person.id === by.id);
  if (!member || !canAcknowledge(all, by))
    throw new Failure("not_allowed", "Only members of the forum are asked this. Ask the chair to add you.");
  const present = presentTerms(terms.all(), today);
  if (!present) throw new Failure("not_found", "There are no terms of reference yet. Ask the chair.");
  // What they read is what they agree to, and no other words.
  if (present.version !== version)
    throw new Failure("conflict", "There is a newer version now. Read it first: terms of reference");
  if (termsMark(present) !== words)
    throw new Failure("conflict", "The words have changed since. Read them first: terms of reference");
  if (!saidYes(all, by.id, present))
    await members.acknowledge({
      ...{ member, agreed: { version, words, on: today }, at: clock.now() },
      by: { id: by.id, name: by.name },
    });
  return seeTerms(deps, { person: by });
}
