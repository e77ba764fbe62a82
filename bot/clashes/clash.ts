import type { Day } from "../common/days";
import type { Reference } from "../common/ids";

export const findingKinds = [
  "openingDay",
  "closingDay",
  "eventDay",
  "periodLost",
  "decisionDay",
  "minimumPeriod",
  "sameAudience",
  "fatigue",
  "sameTopic",
  "uncheckedDates",
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** How much a finding matters, most first. */
export const findingSeverities = ["block", "high", "medium", "low", "info"] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

export type ClashTrack = "light" | "standard" | "full";

/** The dates somebody has in mind, and whom they would ask about what. */
export interface ClashAsk {
  startDate: Day;
  endDate: Day;
  decisionDate?: Day | undefined;
  /** No sooner decision is offered than this, nor than the gap after closing. */
  decideFrom?: Day | undefined;
  title?: string | undefined;
  overview?: string | undefined;
  audiences: readonly string[];
  areas: readonly string[];
  /** Days on which people can come and take part. */
  events?: readonly Day[] | undefined;
  /** The consultation itself, when it is on the register already: it is no clash with itself. */
  reference?: Reference | undefined;
  track?: ClashTrack | undefined;
  /** Least weeks by law. */
  minimumWeeks?: number | undefined;
  /** Where that comes from; without it, nobody knows whether it is the law. */
  dutySource?: string | undefined;
  service?: string | undefined;
}

/**
 * What may not be kept as it is: `unless-noted` asks somebody to write down why (a Monitoring Officer's note, or
 * why people are asked again); `always` cannot be kept at all. Every other finding is advice.
 */
export type Refuses = "unless-noted" | "always";

export interface ClashFinding {
  kind: FindingKind;
  severity: FindingSeverity;
  /** The days it is about, never outside the dates asked for. */
  from: Day;
  to: Day;
  /** Short: "It opens on Eid al-Fitr". */
  what: string;
  /** The reason, and how sure it is. */
  why: string;
  /** A better day, or what to do. */
  advice?: string;
  /** The other consultation, where there is one and the reader may see it. */
  reference?: Reference;
  refuses?: Refuses;
}

export interface BetterPeriod {
  startDate: Day;
  endDate: Day;
  why: string;
}

export interface ClashReport {
  /** The most serious first. */
  findings: readonly ClashFinding[];
  /** At most three, the best first, each better than what was asked. None when the asked dates are the best. */
  alternatives: readonly BetterPeriod[];
  /** What to make of the alternatives, or of there being none. */
  note?: string;
}

/** What the check reads of a consultation on the register. */
export interface ClashRecord {
  reference: Reference;
  title: string;
  overview: string;
  startDate: Day | undefined;
  endDate: Day | undefined;
  areas: readonly string[];
  audiences: readonly string[];
  workflowStatus: string;
  /** Dates what has no dates of its own yet. */
  changedAt: Date;
}

/** What the check reads of a date to avoid; the calendar's own rows have this shape. */
export interface DateToAvoidForClashes {
  name: string;
  kind: string;
  severity: FindingSeverity | "ignore";
  from: Day;
  to: Day;
  eveningBefore: boolean;
  mayMoveDays: number;
  community: string;
  /** Where it matters; none: everywhere. */
  areas: readonly string[];
  /** For whom it matters more than for others. */
  audiences: readonly string[];
  advice: string;
}

/** What the check needs to know of the council. */
export interface ClashSettings {
  areas: readonly string[];
  wholeArea: string;
  audiences: readonly string[];
  periodWeeks: Readonly<Record<ClashTrack, number>>;
  /** Working days between closing and the decision. */
  decisionGap: Readonly<Record<ClashTrack, number>>;
  /** How much longer a run should be for what falls into it. */
  extensions: {
    /** Working days for each bank holiday. */
    bankHolidayDays: number;
    /** So many weekdays of school holiday call for more time … */
    schoolHolidayDays: number;
    /** … and this is how many weeks, on the standard and the full track. */
    schoolHolidayWeeks: number;
    /** Weeks for a run in August or from 20 December to 3 January. */
    quietSeasonWeeks: number;
  };
  /** How often the same people of the same place may be asked within so many days; the one asked for counts. */
  fatigue: { warnAt: number; reasonAt: number; withinDays: number };
  /** How long ago, or how soon, the same topic counts as asked before. */
  similarTopicMonths: number;
  /** How far ahead better dates are looked for. */
  alternativesDays: number;
  /** Whose festivals are always shown; others when a consultation is about them. */
  communities: readonly string[];
}
