import type { Day } from "../common/days";

export const dateKinds = [
  "Bank holiday",
  "School holiday",
  "Faith festival",
  "Cultural date",
  "Election period",
  "Closure",
  "Exams",
  "Awareness",
  "Other",
] as const;
export type DateKind = (typeof dateKinds)[number];

/** How much a date matters, most first. `ignore` is the engagement team's way to say: not here. */
export const dateSeverities = ["block", "high", "medium", "low", "info", "ignore"] as const;
export type DateSeverity = (typeof dateSeverities)[number];

/** Days that a consultation should keep clear of, or plan around, as the council's list says. */
export interface DateToAvoid {
  id: string;
  name: string;
  kind: DateKind;
  severity: DateSeverity;
  from: Day;
  to: Day;
  /** It begins at sunset the evening before `from`. */
  eveningBefore: boolean;
  /** It may still move by so many days either way, 0 to 3: by the moon, or from place to place. */
  mayMoveDays: number;
  /** Whose day it is, such as `Muslim`. Empty: everybody's. */
  community: string;
  areas: readonly string[];
  audiences: readonly string[];
  advice: string;
  source: string;
  /** When somebody of the engagement team looked at it. */
  checkedOn: Day | undefined;
  checkedBy: string;
  listUrl: string;
}

/** The list, and the days that are asked about. */
export interface DatesOfPeriod {
  dates: readonly DateToAvoid[];
  from: Day;
  to: Day;
}
