import type { Day } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Consultation, Track } from "../consultation";

/** The period somebody thinks about, and with whom. */
export interface ClashAsk {
  startDate: Day;
  endDate: Day;
  decisionDate?: Day | undefined;
  /** The soonest decision that is advised elsewhere, so that no sooner one is offered. */
  decideFrom?: Day | undefined;
  title?: string;
  overview?: string;
  service?: string;
  audiences: readonly string[];
  areas: readonly string[];
  events?: readonly Day[];
  /** Itself: it does not clash with its own row. */
  reference?: Reference;
  track?: Track;
  minimumWeeks?: number;
  /** Where that comes from. */
  dutySource?: string;
}

/** A finding's words, whether or not they came with a full stop. */
export const asSentence = (words: string): string =>
  /[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`;

/** From what refuses to what is only good to know. */
export const clashSeverities = ["block", "high", "medium", "low", "info"] as const;
export type ClashSeverity = (typeof clashSeverities)[number];

export interface ClashFinding {
  kind: string;
  severity: ClashSeverity;
  from: Day;
  to: Day;
  /** What clashes, in a sentence. */
  what: string;
  /** Why it matters. */
  why: string;
  /** The other consultation, where it is one. */
  reference?: Reference | undefined;
  advice?: string | undefined;
  refuses?: "unless-noted" | "always" | undefined;
}

export interface ClashReport {
  findings: readonly ClashFinding[];
  /** Better periods near the one asked for, the best first. */
  alternatives: readonly { startDate: Day; endDate: Day; why: string }[];
  /** What to make of the alternatives, or of there being none. */
  note?: string | undefined;
}

/** Looks at a period: which days and which other consultations it meets. Answers from memory. */
export type ClashCheck = (ask: ClashAsk) => ClashReport;

export const noClashes: ClashReport = { findings: [], alternatives: [] };

/** What there is to ask of a record. @returns undefined where it has no whole period yet. */
export function askOf(
  consultation: Consultation,
  dates: Partial<Pick<Consultation, "startDate" | "endDate" | "decisionDate">> = consultation,
): ClashAsk | undefined {
  const { startDate, endDate, decisionDate } = dates;
  if (!startDate || !endDate || startDate > endDate) return undefined;
  const { reference, title, overview, service, audiences, areas, track, minimumWeeks, dutySource } =
    consultation;
  return {
    ...{ startDate, endDate, decisionDate, reference, title, overview, service, audiences, areas },
    dutySource,
    events: consultation.events.map(({ on }) => on),
    ...(track && { track }),
    ...(minimumWeeks !== undefined && { minimumWeeks }),
  };
}

const rank = ({ severity }: ClashFinding): number => clashSeverities.indexOf(severity);

export const worstFirst = (findings: readonly ClashFinding[]): readonly ClashFinding[] =>
  [...findings].sort((one, other) => rank(one) - rank(other));

/** What is counted as a clash; all else, and that nobody has checked a year, is only to know. */
export const isClash = ({ kind, severity }: ClashFinding): boolean =>
  kind !== "uncheckedDates" && (severity === "block" || severity === "high" || severity === "medium");

/** What nobody should choose freely. */
export const isSerious = ({ severity }: ClashFinding): boolean => severity === "block" || severity === "high";
