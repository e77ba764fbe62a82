import { type Day, dayOf } from "../../common/days";
import type { Person } from "../../common/person";
import type { NamedPerson } from "../topic";
import type { GovernanceDeps } from "./governance-deps";
import { type ForumMember, type ForumTerms, hasGone } from "./member";
import { canAcknowledge, canChair, canSeeDrafts } from "./permissions";
import { draftTerms, presentTerms, type TermsReview, termsMark, termsReview } from "./present-terms";
import { type ServiceWithoutLead, servicesWithoutLead } from "./services-without-lead";

export interface TermsSeen {
  terms: (ForumTerms & { review: TermsReview; words: string }) | undefined;
  chairs: readonly NamedPerson[];
  /** When this person said yes to the present version. */
  acknowledgedOn: Day | undefined;
  mayAcknowledge: boolean;
  /** For officers alone. */
  drafts: readonly ForumTerms[];
  withoutLead: readonly ServiceWithoutLead[];
  /** For the chair: who said yes to the present version, and who has not. */
  answers:
    | { given: readonly { person: NamedPerson; on: Day }[]; missing: readonly NamedPerson[] }
    | undefined;
  asOf: Date;
  stale: boolean;
}

/** The terms of reference that hold today. Councillors see them too, and nothing that is a draft. */
export async function seeTerms(
  deps: GovernanceDeps,
  { person, shared = false }: { person: Person /** Others read along. */; shared?: boolean },
): Promise<TermsSeen> {
  const { members, terms, directory, clock } = deps;
  const today = dayOf(clock.now());
  const all = members.all();
  const here = all.filter((each) => !hasGone(directory, each));
  const present = presentTerms(terms.all(), today);
  const among = canSeeDrafts(person) && !shared;
  const acknowledgedOn = present && saidYes(all, person.id, present);
  return {
    terms: present && { ...present, review: termsReview(present, today), words: termsMark(present) },
    chairs: people(here.filter(({ chair }) => chair)),
    acknowledgedOn,
    mayAcknowledge: present !== undefined && !acknowledgedOn && canAcknowledge(all, person),
    drafts: among ? draftTerms(terms.all(), today) : [],
    withoutLead: among ? await servicesWithoutLead(deps) : [],
    answers: present && !shared && canChair(all, person) ? answersTo(here, present) : undefined,
    ...members.freshness(),
  };
}

function answersTo(members: readonly ForumMember[], terms: ForumTerms): NonNullable<TermsSeen["answers"]> {
  const each = people(members).map((person) => ({ person, on: saidYes(members, person.id, terms) }));
  return {
    given: each.flatMap(({ person, on }) => (on ? [{ person, on }] : [])),
    missing: each.filter(({ on }) => !on).map(({ person }) => person),
  };
}

/** Somebody with two places says yes once. */
export const saidYes = (
  members: readonly ForumMember[],
  person: NamedPerson["id"],
  terms: ForumTerms,
): Day | undefined =>
  members
    .filter((each) => each.person.id === person)
    .find(({ acknowledged: of }) => of?.version === terms.version && of.words === termsMark(terms))
    ?.acknowledged?.on;

export function people(members: readonly ForumMember[]): readonly NamedPerson[] {
  const byId = new Map(members.map(({ person }) => [person.id, person]));
  return [...byId.values()].sort((one, other) => one.name.localeCompare(other.name));
}
