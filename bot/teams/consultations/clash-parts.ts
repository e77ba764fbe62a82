import { type Day, inWords } from "../../common/days";
import {
  asSentence,
  type ClashFinding,
  type ClashReport,
  type ClashSeverity,
  type DatesNote,
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
  const matter = all.filter(({ severity }) => severity !== "info");
  const inFull = brief ? matter.slice(0, shown) : all.slice(0, shown);
  const rest = brief ? [...matter.slice(shown), ...all.slice(matter.length)] : all.slice(shown);
  const folded = inFull.length === 0 ? [] : rest;
  const periods = take ? (report?.alternatives ?? []) : [];
  const asks = (note: DatesNote) => notes?.needed.includes(note) === true;
  const typed = (note: DatesNote) => notes?.typed[note] ?? "";
  const problem = (note: DatesNote) => shorten(notes?.problemOf(note), 240);
  return {
    clashTitle: inFull.length === 0 ? "" : titleOf(matter),
    clashRows: inFull.map((finding) => rowOf(brief ? inBrief(finding) : finding, share)),
    moreTitle: folded.length === 0 ? "" : "Show the rest",
    moreRows: folded.slice(0, mostFolded).map((finding) => rowOf(finding, share)),
    periodsTitle:
      periods.length > 0 ? "Better dates" : all.some(isSerious) ? shorten(report?.note, 300 * share) : "",
    periods: periods.slice(0, 3).map(({ startDate, endDate, why }, at) => {
      const { verb, data } = take?.({ startDate, endDate }) ?? { verb: "", data: {} };
      return {
        title: periodWords(startDate, endDate),
        // Said once where the next is better for the same reason.
        why: why === periods[at - 1]?.why ? "" : shorten(asSentence(why), 160 * share),
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

const titleOf = (matter: readonly ClashFinding[]): string =>
  matter.length === 0 ? "To know" : count(matter.length, "clash", "clashes");

function inBrief(finding: ClashFinding): ClashFinding {
  if (finding.refuses) return finding;
  return { ...finding, why: isSerious(finding) ? firstSentence(finding.why) : "" };
}

const firstSentence = (words: string): string => /^.*?[.!?](?=\s|$)/s.exec(words ?? "")?.[0] ?? words;

/** The same words for one finding wherever it stands. */
export const rowOf = ({ severity, refuses, what, why, advice }: ClashFinding, share: number) => ({
  label: refuses ? refusedLabels[refuses] : labels[severity],
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
