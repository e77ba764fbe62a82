import type { Person } from "../../common/person";
import { acknowledgeTerms } from "./acknowledge-terms";
import { chairsOf } from "./chairs-of";
import type { GovernanceDeps } from "./governance-deps";
import { hasGone } from "./member";
import { canChair } from "./permissions";
import { remindReview } from "./remind-review";
import { advisers, seeMembers } from "./see-members";
import { seeTerms } from "./see-terms";
import { servicesWithoutLead } from "./services-without-lead";
import { tellNewTerms } from "./tell-new-terms";
import { tellWithoutLead } from "./tell-without-lead";

export type { GovernanceDeps, NewTermsNews, TermsReviewNews } from "./governance-deps";
export type {
  Acknowledged,
  AskStanding,
  ForumMember,
  ForumTerms,
  MemberStore,
  TermsStore,
} from "./member";
export type { TermsReview } from "./present-terms";
export type { MembersSeen } from "./see-members";
export type { TermsSeen } from "./see-terms";
export type { ServiceWithoutLead } from "./services-without-lead";

/** How the forum governs itself: its terms of reference, its members and who has the chair. */
export function createGovernance(deps: GovernanceDeps) {
  const { members, directory } = deps;
  return {
    seeTerms: (ask: { person: Person; shared?: boolean }) => seeTerms(deps, ask),
    acknowledgeTerms: (ask: { version: string; words: string; by: Person }) => acknowledgeTerms(deps, ask),
    seeMembers: (ask: { person: Person; shared?: boolean }) => seeMembers(deps, ask),
    servicesWithoutLead: () => servicesWithoutLead(deps),
    /** Whom an unanswered question may go to. */
    advisers: () => advisers(directory, { members: members.all() }),
    /** Who is asked for a round-up: members with a workstream, once for each. */
    workstreamLeads: () =>
      members
        .all()
        .filter((each) => each.workstream && !hasGone(directory, each))
        .map(({ person, workstream }) => ({ person, workstream })),
    canChair: (person: Person) => canChair(members.all(), person),
    chairs: () => chairsOf(deps),
    remindReview: () => remindReview(deps),
    tellNewTerms: () => tellNewTerms(deps),
    tellWithoutLead: () => tellWithoutLead(deps),
  };
}

export type Governance = ReturnType<typeof createGovernance>;
