import { type Day, inWords } from "../../common/days";
import {
  asSentence,
  type ClashFinding,
  type ClashReport,
  type ClashSeverity,
  type DatesNote,
  isClash,
  isSerious,
  worstFirst,
} from "../../consultations";
import { count, shorten } from "../cards/words";
import partsJson from "./clash-parts.json";

const labels: Record<ClashSeverity, string> = {
  block: "Serious",
  high: "Serious",
  medium: "Take care",
  low: "Minor",
  info: "To know",
};
const refusedLabels = { "unless-noted": "Needs a reason", always: "Not allowed" };
const colors: Record<ClashSeverity, string> = {
  block: "Attention",
  high: "Attention",
  // Amber letters cannot be read on a light card.
  medium: "Default",
  low: "Default",
  info: "Default",
};
const usuallyShown = 6;
const brieflyShown = 3;
/** What is folded away; a list nobody reads to the end needs no more. */
const mostFolded = 20;

/** Where a card shows them: the element of this id gives way to them. */
const placeId = "clashParts";

/** A card's template with the parts about clashes put in their place. */
export const withClashParts = (json: { body: readonly object[] }): object => ({
  ...json,
  body: json.body.flatMap((part): readonly object[] =>
    "id" in part && part.id === placeId ? partsJson : [part],
  ),
});

/** What pressing one of the better periods does. */
export type TakePeriod = (period: { startDate: Day; endDate: Day }) => { verb: string; data: object };

export interface ClashesShown {
  report: ClashReport | undefined;
  /** How many are shown before the rest is folded away. */
  shown?: number;
  /** Why it matters only for the worst, in a sentence, and not what is only good to know: whoever plans reads much else. */
  brief?: boolean;
  share: number;
  take?: TakePeriod | undefined;
  notes?: {
    needed: readonly DatesNote[];
    typed: Partial<Record<DatesNote, string>>;
    problemOf: (note: DatesNote) => string;
  };
}

/** What fills those parts. With nothing found and nothing better, they are not there. */
export function clashParts({
  report,
  brief = false,
  shown = brief ? brieflyShown : usuallyShown,
  share,
  take,
  notes,
}: ClashesShown) {
  const all = worstFirst(report?.findings ?? []);
  const matter = all.filter(isClash);
  const also = all.filter((finding) => !isClash(finding));
  const inFull = matter.slice(0, shown);
  // Whoever plans need not read what changes nothing about the dates.
  const tells = brief ? also.filter(({ severity }) => severity !== "info") : also;
  const alsoInFull = tells.slice(0, shown - inFull.length);
  const hasAny = inFull.length > 0 || alsoInFull.length > 0;
  const more = hasAny ? matter.slice(shown).slice(0, mostFolded) : [];
  const alsoMore = hasAny ? also.slice(alsoInFull.length, alsoInFull.length + mostFolded - more.length) : [];
  const row = (finding: ClashFinding) => rowOf(finding, share);
  const shortRow = (finding: ClashFinding) => row(brief ? inBrief(finding) : finding);
  const periods = take ? (report?.alternatives ?? []) : [];
  const asks = (note: DatesNote) => notes?.needed.includes(note) === true;
  const typed = (note: DatesNote) => notes?.typed[note] ?? "";
  const problem = (note: DatesNote) => shorten(notes?.problemOf(note), 240);
  return {
    clashTitle: hasAny ? titleOf(matter) : "",
    clashRows: inFull.map(shortRow),
    alsoTitle: inFull.length > 0 && alsoInFull.length > 0 ? alsoTitle : "",
    alsoRows: alsoInFull.map(shortRow),
    moreTitle: more.length + alsoMore.length === 0 ? "" : "Show the rest",
    moreRows: more.map(row),
    moreAlsoTitle: alsoMore.length > 0 && inFull.length > 0 ? alsoTitle : "",
    moreAlsoRows: alsoMore.map(row),
    periodsTitle:
      periods.length > 0 ? "Better dates" : all.some(isSerious) ? shorten(report?.note, 300 * share) : "",
    periods: periods.slice(0, 3).map(({ startDate, endDate, why }) => {
      const { verb, data } = take?.({ startDate, endDate }) ?? { verb: "", data: {} };
      return {
        title: periodWords(startDate, endDate),
        why: shorten(asSentence(why), 240 * share),
        ...{ verb, data, submit: { ...data, verb } },
      };
    }),
    asksMonitoring: asks("monitoringNote"),
    asksAgain: asks("askAgainReason"),
    monitoringNote: typed("monitoringNote"),
    askAgainReason: typed("askAgainReason"),
    monitoringProblem: asks("monitoringNote") ? problem("monitoringNote") : "",
    askAgainProblem: asks("askAgainReason") ? problem("askAgainReason") : "",
  };
}

export const alsoTitle = "Also to know";
const titleOf = (matter: readonly ClashFinding[]): string =>
  matter.length === 0 ? "To know" : count(matter.length, "clash", "clashes");

function inBrief(finding: ClashFinding): ClashFinding {
  if (finding.refuses) return finding;
  return { ...finding, why: isSerious(finding) ? firstSentence(finding.why) : "" };
}

const firstSentence = (words: string): string => /^.*?[.!?](?=\s|$)/s.exec(words ?? "")?.[0] ?? words;

/** The same words for one finding wherever it stands. */
export const rowOf = ({ kind, severity, refuses, what, why, advice }: ClashFinding, share: number) => ({
  label: refuses ? refusedLabels[refuses] : kind === "uncheckedDates" ? labels.info : labels[severity],
  color: colors[severity],
  what: shorten(asSentence(what ?? ""), 200 * share),
  why: shorten([why, advice ?? ""].filter(Boolean).map(asSentence).join(" "), 320 * share),
});

/** `Mon 4 Jan to Mon 15 Feb 2027` */
function periodWords(startDate: Day, endDate: Day): string {
  const [from, to] = [inWords(startDate), inWords(endDate)];
  const year = ` ${startDate.slice(0, 4)}`;
  return `${to.endsWith(year) ? from.replace(year, "") : from} to ${to}`;
}
