import type { Clock } from "../common/clock";
import type { Day } from "../common/days";
import type { Reference, StepId } from "../common/ids";
import type { Directory, Person } from "../common/person";
import type { ChangeLine, FeedbackRow, FeedbackStore, Named } from "./feedback-row";
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
  outcomeSummary: string;
  decisionReasons: string;
  outcomeDate: Day | undefined;
  publicSummary: string;
  /** The version of its checklist; "" where it was never worked through here. */
  templateVersion: string;
  /** The id of its origin: a plan, or a row of a spreadsheet; "" where it was typed into the list. */
  externalId: string;
}

/** Something somebody agreed to do, kept where people see what they owe. */
export interface FollowUp {
  key: string;
  owner: Named | undefined;
  dueDate: Day | undefined;
  status: "Open" | "Done" | "Waived" | "Blocked";
  doneOn: Day | undefined;
  evidence: string;
  waivedReason: string;
}

export interface FollowUps {
  followUpsOf(ask: { reference: Reference }): readonly FollowUp[];
  /**
   * Written once for a key, and moved when asked for otherwise; `again` begins anew what was closed, and
   * `moveOwner` takes it from whoever has it now.
   */
  agree(ask: {
    key: string;
    title: string;
    reference: Reference;
    phase: string;
    owner: Named | undefined;
    dueDate: Day | undefined;
    by: Named;
    again?: "new day" | "any day";
    moveOwner?: boolean;
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

/** Of two instances, and before or after a restart, only one claims a mark. */
export interface ToldOnce {
  claim(mark: { reference: Reference; what: string }): Promise<boolean>;
  release(mark: { reference: Reference; what: string }): Promise<void>;
}

export interface NoPromiseNews {
  work: FeedbackWork;
  /** The day that was counted, because nobody promised one. */
  due: Day;
  weeks: number;
}

export interface NotPublishedNews {
  work: FeedbackWork;
  row: FeedbackRow;
  by: Named | undefined;
  /** It was published before, with other words; else somebody only typed a day. */
  wasPublished: boolean;
  /** It can be published again with the button. */
  canPublish: boolean;
}

export interface FeedbackNotices {
  /** It closed, and nobody promised a day. */
  noPromise(to: Person, news: NoPromiseNews): Promise<void>;
  /** What the list says of a row is not what people read. */
  notPublished(to: Person, news: NotPublishedNews): Promise<void>;
}

interface Line extends ChangeLine {
  reference: Reference;
  who: Named | undefined;
  when: Date;
}

export interface FeedbackHistory {
  /** The same key for the same event: a second line with it is not written. */
  append(line: Line, options: { key: string }): Promise<void>;
  of(reference: Reference): Promise<readonly ChangeLine[]>;
}

export interface FeedbackDeps {
  rows: FeedbackStore;
  work: Work;
  followUps: FollowUps;
  directory: Directory;
  history: FeedbackHistory;
  told: ToldOnce;
  notices: FeedbackNotices;
  clock: Clock;
  settings: () => { feedbackWeeks: number };
}
