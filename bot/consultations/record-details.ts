import type { Day } from "../common/days";
import type { Reference } from "../common/ids";
import type { Named } from "./consultation";

export const activityTypes = [
  "Online survey",
  "Postal",
  "Offline",
  "Link",
  "Event",
  "Scrutiny",
  "Petition",
  "Neighbourhood",
] as const;
export type ActivityType = (typeof activityTypes)[number];

/** How far an assessment is. */
export const assessmentStates = ["Not started", "Not needed", "In progress", "Done"] as const;
export type AssessmentState = (typeof assessmentStates)[number];

export const visibilities = ["Internal", "Public"] as const;
export type Visibility = (typeof visibilities)[number];

/** A group that was to be reached, and whether it was. Counts are whole people; nobody is named. */
export interface GroupReached {
  group: string;
  reached: "yes" | "partly" | "no";
  /** How many took part; undefined where nobody counted. Under 5 never leaves the record as a number. */
  count: number | undefined;
  how: string;
}

/** A day on which people can come and take part. */
export interface EventDay {
  on: Day;
  what: string;
  where: string;
}

/** A document by its address. It stays inside unless somebody said of it that anybody may read it. */
export interface LinkedDocument {
  title: string;
  url: string;
  isPublic?: boolean;
}

/**
 * What a record gains as the work goes on. Every field is there from the start, empty: text is "", a list
 * is [], anything else undefined.
 */
export interface RecordDetails {
  whyConsulting: string;
  whatCanChange: string;
  whatCannotChange: string;
  whatHappensNext: string;
  sponsor: Named | undefined;
  /** Whom the public may ask: shown outside the council. */
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  /** Who stands in for whoever leads it: for officers alone. */
  contactDeputy: string;
  activityType: ActivityType | undefined;
  dutySource: string;
  /** Least weeks by law; what planning may not shorten. */
  minimumWeeks: number | undefined;
  interests: readonly string[];
  seldomHeard: readonly string[];
  groupsReached: readonly GroupReached[];
  responses: number | undefined;
  responseTarget: number | undefined;
  eiaStatus: AssessmentState | undefined;
  eiaLink: string;
  dpiaStatus: AssessmentState | undefined;
  privacyLink: string;
  retentionDate: Day | undefined;
  events: readonly EventDay[];
  /** Why dates that are refused without a reason were kept, and who agreed. */
  datesNote: string;
  feedbackPublished: Day | undefined;
  findingsSummary: string;
  /** What was decided. */
  outcomeSummary: string;
  decisionReasons: string;
  outcomeDate: Day | undefined;
  /** In pounds. */
  budgetPlanned: number | undefined;
  costActual: number | undefined;
  staffDaysPlanned: number | undefined;
  staffDaysActual: number | undefined;
  socialValue: number | undefined;
  /** Whether the objective was met, from 1 to 6. */
  evalScore: number | undefined;
  lessons: string;
  /** What is tried here for the first time, and why it should work. */
  tryingOut: string;
  /** What came of trying it. */
  triedResult: string;
  /** The day either was last noted; nobody knows it of what was typed into the list by hand. */
  triedNoted: Day | undefined;
  visibility: Visibility;
  publicSummary: string;
  participateUrl: string;
  resultsUrl: string;
  relatedConsultations: readonly Reference[];
  supportingDocuments: readonly LinkedDocument[];
  reviewedBy: Named | undefined;
  reviewedOn: Day | undefined;
  reviewNote: string;
}

/** A record of which nothing more is known. */
export const noDetails: RecordDetails = Object.freeze({
  whyConsulting: "",
  whatCanChange: "",
  whatCannotChange: "",
  whatHappensNext: "",
  sponsor: undefined,
  contactName: "",
  contactEmail: "",
  contactPhone: "",
  contactDeputy: "",
  activityType: undefined,
  dutySource: "",
  minimumWeeks: undefined,
  interests: [],
  seldomHeard: [],
  groupsReached: [],
  responses: undefined,
  responseTarget: undefined,
  eiaStatus: undefined,
  eiaLink: "",
  dpiaStatus: undefined,
  privacyLink: "",
  retentionDate: undefined,
  events: [],
  datesNote: "",
  feedbackPublished: undefined,
  findingsSummary: "",
  outcomeSummary: "",
  decisionReasons: "",
  outcomeDate: undefined,
  budgetPlanned: undefined,
  costActual: undefined,
  staffDaysPlanned: undefined,
  staffDaysActual: undefined,
  socialValue: undefined,
  evalScore: undefined,
  lessons: "",
  tryingOut: "",
  triedResult: "",
  triedNoted: undefined,
  visibility: "Internal",
  publicSummary: "",
  participateUrl: "",
  resultsUrl: "",
  relatedConsultations: [],
  supportingDocuments: [],
  reviewedBy: undefined,
  reviewedOn: undefined,
  reviewNote: "",
});
