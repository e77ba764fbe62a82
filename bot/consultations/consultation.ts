import type { Day } from "../common/days";
import type { PersonId, Reference, StepId } from "../common/ids";
import type { RecordDetails } from "./record-details";

export const engagementLevels = ["inform", "consult", "involve", "collaborate", "empower"] as const;
export type EngagementLevel = (typeof engagementLevels)[number];

export const tracks = ["light", "standard", "full"] as const;
export type Track = (typeof tracks)[number];

export const workflowStatuses = [
  "Idea",
  "Submitted",
  "Changes requested",
  "Approved",
  "Ready",
  "Open",
  "Closed",
  "Reported",
  "Decided",
  "Feedback published",
  "Complete",
  "Stopped",
] as const;
export type WorkflowStatus = (typeof workflowStatuses)[number];

export const dateCertainties = ["Anticipated", "Confirmed", "Actual"] as const;
export type DateCertainty = (typeof dateCertainties)[number];

/** How well a method worked, from 1 (badly) to 6 (very well). */
export interface MethodRating {
  method: string;
  rating: number;
}

/** Somebody named on a record: the object id decides, the name is only for reading. */
export interface Named {
  id: PersonId;
  name: string;
}

/** One consultation as the register holds it. Days are United Kingdom days. */
export interface Consultation extends RecordDetails {
  reference: Reference;
  title: string;
  overview: string;
  service: string;
  leadOfficer: Named | undefined;
  decisionMaker: string;
  decisionDate: Day | undefined;
  areas: readonly string[];
  audiences: readonly string[];
  engagementLevel: EngagementLevel | undefined;
  levelReason: string;
  /** The answers the level came from, as saved JSON. */
  levelAnswers: string;
  track: Track | undefined;
  startDate: Day | undefined;
  endDate: Day | undefined;
  dateCertainty: DateCertainty;
  statutoryDuty: boolean;
  keyDecision: boolean;
  feedbackPromised: Day | undefined;
  /** By name, as the library or a person in the list calls them; absent until somebody chooses. */
  methods?: readonly string[];
  methodRatings?: readonly MethodRating[];
  workflowStatus: WorkflowStatus;
  templateVersion: string;
  /** The plan it was confirmed from, or an id from an import; unique. */
  externalId: string;
  /** Where a person sees the row. */
  listUrl: string;
  /** Who saved the row last: the app itself, or somebody working in the list. */
  changedBy: { byApp: boolean; person: Named | undefined };
  changedAt: Date;
}

/** What confirming a plan writes; the register adds the rest. */
export type NewConsultation = Omit<Consultation, "listUrl" | "changedBy" | "changedAt">;

/** One step of the checklist, ready to be owed by somebody. */
export interface StepToOwe {
  stepId: StepId;
  title: string;
  phase: string;
  gate: string | undefined;
  owner: Named;
  dueDate: Day | undefined;
  /** Set when planning itself fulfils the step. */
  done: { evidence: string; by: Named; on: Day } | undefined;
}

/** The register, read from memory. */
export interface ConsultationStore {
  all(): readonly Consultation[];
  find(reference: Reference): Consultation | undefined;
  /** Brings the register up to date now, rather than at the next look. */
  refresh(): Promise<void>;
  freshness(): { asOf: Date; stale: boolean };
}

/** Writes a confirmed plan: its row, the steps it owes and its first line of history. */
export interface PlanRecord {
  /**
   * Safe to call twice for one plan: the second call writes only what is missing.
   * @throws Failure `conflict` when another consultation has the reference; `unavailable` when the
   * list cannot be reached before the deadline.
   */
  write(entry: {
    consultation: NewConsultation;
    steps: readonly StepToOwe[];
    /** More lines of history than that it was logged, each with a `what` of its own. */
    lines?: readonly { what: string; from: string; to: string }[];
    by: Named;
    at: Date;
  }): Promise<Consultation>;
}
