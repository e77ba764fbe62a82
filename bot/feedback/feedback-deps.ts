import type { Clock } from "../common/clock";
import type { Day } from "../common/days";
import type { Reference, StepId } from "../common/ids";
import type { Directory, Person } from "../common/person";
import type { FeedbackStore, Named } from "./feedback-row";
import type { Where } from "./permissions";

/** What this room needs to know of a consultation. */
export interface FeedbackWork {
  reference: Reference;
  title: string;
  leadOfficer: Named | undefined;
  workflowStatus: string;
  engagementLevel: string | undefined;
  endDate: Day | undefined;
  feedbackPromised: Day | undefined;
  feedbackPublished: Day | undefined;
  findingsSummary: string;
}

/** Something somebody agreed to do, kept where people see what they owe. */
export interface FollowUp {
  key: string;
  owner: Named | undefined;
  dueDate: Day | undefined;
  status: "Open" | "Done" | "Waived" | "Blocked";
  doneOn: Day | undefined;
}

export interface FollowUps {
  followUpsOf(ask: { reference: Reference }): readonly FollowUp[];
  /** Written once for a key, and moved when asked for otherwise; `again` begins anew what was closed. */
  agree(ask: {
    key: string;
    title: string;
    reference: Reference;
    phase: string;
    owner: Named | undefined;
    dueDate: Day | undefined;
    by: Named;
    again?: boolean;
  }): Promise<unknown>;
  settle(ask: {
    reference: Reference;
    key: string;
    how: "Done" | "Waived";
    why: string;
    by: Named;
  }): Promise<void>;
  /** Ticks a step of the checklist that this room fulfils. */
  fulfil(ask: { reference: Reference; stepId: StepId; evidence: string; by: Named }): Promise<void>;
}

/** The consultations, as far as this room reads and moves them. */
export interface Work {
  find(reference: Reference): FeedbackWork | undefined;
  /** @throws Failure when this person may not see it there, or there is none. */
  seeRecord(ask: { reference: Reference; by: Person; where: Where }): FeedbackWork;
  /** @throws Failure saying who may publish, or when. */
  mayPublishFeedback(ask: { reference: Reference; by: Person }): void;
  /** Sets the day it was published, and moves the status on where it has not yet. */
  publishFeedback(ask: { reference: Reference; by: Person }): Promise<FeedbackWork>;
}

export interface FeedbackDeps {
  rows: FeedbackStore;
  work: Work;
  followUps: FollowUps;
  directory: Directory;
  clock: Clock;
  settings: () => { feedbackWeeks: number };
}
