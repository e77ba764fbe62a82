import type { Clock } from "../../common/clock";
import type { Person, Role } from "../../common/person";
import type { Marks } from "../tell-once";
import type { AskStanding, ForumTerms, MemberStore, TermsStore } from "./member";
import type { TermsReview } from "./present-terms";
import type { ServiceWithoutLead } from "./services-without-lead";

export interface TermsReviewNews {
  terms: ForumTerms;
  review: Extract<TermsReview, "late" | "soon">;
}

export interface NewTermsNews {
  terms: ForumTerms;
  /** They agreed to this version, and its words are others since. */
  isChanged: boolean;
}

export interface GovernanceNotices {
  termsReview(to: Person, news: TermsReviewNews): Promise<void>;
  newTerms(to: Person, news: NewTermsNews): Promise<void>;
  withoutLead(to: Person, news: { services: readonly ServiceWithoutLead[] }): Promise<void>;
}

export interface GovernanceDeps {
  members: MemberStore;
  terms: TermsStore;
  directory: AskStanding & {
    withRole(role: Role): Promise<readonly Person[]>;
    find(id: Person["id"]): Promise<Person | undefined>;
  };
  settings: () => { services: readonly string[] };
  told: Marks;
  notices: GovernanceNotices;
  clock: Clock;
}
