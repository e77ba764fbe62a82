import { weeksBetween } from "../../common/days";
import {
  asSentence,
  type Consultation,
  type Decision,
  isClash,
  isSerious,
  type PastLine,
  type Review,
  waitsFor,
} from "../../consultations";
import { describeLevel } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { refreshing } from "../cards/refreshing";
import { count, dayOr, shorten } from "../cards/words";
import type { Turn } from "../turn";
import { alsoTitle, rowOf } from "./clash-parts";
import reviewJson from "./review-card.json";
import { linesOf, noteOr } from "./review-lines";
import { moveWords } from "./status-moves";

const fill = cardFrom(reviewJson);
const clashesShown = 4;
const alsoShown = 2;
const notesShown = 4;
/** In bytes on the way to Teams; the list takes 2,000 characters. */
const longestNote = 6_000;
const cutTo = 1_000;

const certaintyWords: Record<string, string> = {
  Anticipated: "These dates may still move.",
  Confirmed: "These dates are fixed.",
  Actual: "These are the days it really ran.",
};

export interface ReviewAsk {
  problem?: string;
  /** What was typed and is not kept yet. */
  note?: string;
  /** Stop was pressed: it is asked once more, since it cannot be taken back. */
  stopping?: boolean;
}

/** The card a reviewer decides by; the same when it is sent, looked at again, and once it is decided. */
export function reviewCard(whole: Review, turn: Pick<Turn, "where" | "teamsId">, ask: ReviewAsk = {}): Card {
  const { consultation } = whole;
  // What is asked once more is asked by itself, so that nobody has to look for it.
  const review = ask.stopping ? alone(whole) : whole;
  const { reference } = consultation;
  const make = (share: number) =>
    refreshing(
      fill({
        reference,
        title: shorten(consultation.title, 120),
        heading: headingOf(review, ask),
        ...problemOf(review, ask, share),
        ...answerOf(review.decided, share),
        ...askedOf(review, share),
        facts: ask.stopping ? [] : factsOf(consultation, share),
        ...clashesOf(review, share),
        dateNotes: noteLines(review.dateNotes, share),
        missingHeading: review.missing ? `Before gate ${review.missing.gate}` : "",
        // A refusal for this very reason says it beside the box.
        missing:
          review.missing && waitsFor(review.missing) !== ask.problem
            ? shorten(waitsFor(review.missing), 600 * share)
            : "",
        gaps: asList(review.gaps),
        unread: review.whole ? "" : "SharePoint did not answer, so older notes are not shown here.",
        ...answering(review, ask, share),
        listUrl: linkOr(consultation.listUrl),
      }),
      { verb: "consultations.seeReview", data: { reference } },
      turn,
    );
  return fitting(shares, make);
}

const alone = (review: Review): Review => ({
  ...review,
  ...{ clashes: [], missing: undefined, gaps: [], dateNotes: [], lastAsked: undefined, whole: true },
});

/** Beside the box it is about; at the top where there is no box any more, with what was typed in it. */
function problemOf({ decided, moves }: Review, { problem }: ReviewAsk, share: number) {
  const said = shorten(problem, 2_400 * share);
  return decided || moves.length === 0
    ? { problem: said, boxProblem: "" }
    : { problem: "", boxProblem: said };
}

function headingOf({ decided, consultation, moves }: Review, { stopping }: ReviewAsk): string {
  if (decided || consultation.workflowStatus !== "Submitted") return `Now: ${consultation.workflowStatus}`;
  if (stopping) return "Stop this consultation?";
  return moves.some(({ to }) => to === "Approved") ? "For your review" : "Waiting for review";
}

/** What was answered meanwhile, by whom, so that nobody answers it again. */
function answerOf(decided: Decision | undefined, share: number) {
  if (!decided) return { answer: "", answerStyle: "default" };
  const { to, who, on, note } = decided;
  const name = shorten(who?.name, 60) || "Somebody";
  const did =
    to === "Approved"
      ? `${name} approved it`
      : to === "Changes requested"
        ? `${name} asked for changes`
        : to === "Stopped"
          ? `${name} stopped it`
          : `It is now ${to}`;
  const when = on ? ` on ${dayOr(on, "")}` : "";
  const said = note ? ` They say: ${shorten(note, 600 * share)}` : "";
  return {
    answer: `${did}${when}.${said}`,
    answerStyle: to === "Approved" ? "good" : to === "Stopped" ? "attention" : "emphasis",
  };
}

function askedOf({ lastAsked }: Review, share: number) {
  if (!lastAsked) return { asked: "", since: [] };
  const { who, on, note, since } = lastAsked;
  const said = `${shorten(who?.name, 60) || "Somebody"} asked for changes on ${dayOr(on, "")}`;
  const changed = since.length > 0 ? " Since then:" : " Nothing in its history has changed since then.";
  return {
    asked: `${asSentence(`${said}${noteOr(note, 600 * share)}`)}${changed}`,
    since: linesOf(since as readonly PastLine[], share),
  };
}

interface Line {
  lead: string;
  words: string;
}

function factsOf(of: Consultation, share: number): Line[] {
  const level = of.engagementLevel
    ? `${describeLevel(of.engagementLevel).label}${of.track ? `, ${of.track} track` : ""}. ${shorten(of.levelReason, 500 * share)}`
    : "";
  const facts: [string, string][] = [
    ["What", shorten(of.overview, 700 * share)],
    ["Why", shorten(of.whyConsulting, 500 * share)],
    ["People can change", shorten(of.whatCanChange, 400 * share)],
    ["Cannot change", shorten(of.whatCannotChange, 300 * share)],
    ["Level", level],
    ["By law", of.statutoryDuty ? shorten(of.dutySource, 200 * share) || "There is a duty to consult" : ""],
    ["When", whenWords(of)],
    [
      "Decision",
      [shorten(of.decisionMaker, 100 * share), dayOr(of.decisionDate, "")].filter(Boolean).join(", "),
    ],
    ["Who is asked", shorten(of.audiences.join(", "), 300 * share)],
    ["Where", shorten(of.areas.join(", "), 300 * share)],
    [
      "From",
      [of.service, of.leadOfficer?.name]
        .map((each) => shorten(each, 80 * share))
        .filter(Boolean)
        .join(", "),
    ],
    ["Cost", costWords(of)],
  ];
  return facts.filter(([, words]) => words).map(([name, words]) => ({ lead: `${name}: `, words }));
}

function whenWords({ startDate, endDate, dateCertainty }: Consultation): string {
  if (!startDate && !endDate) return "No dates yet.";
  const weeks = startDate && endDate ? weeksBetween(startDate, endDate) : 0;
  const long = weeks > 0 ? ` (${count(weeks, "week")})` : "";
  return `${dayOr(startDate, "No first day yet")} to ${dayOr(endDate, "no last day yet")}${long}. ${certaintyWords[dateCertainty] ?? ""}`;
}

const pounds = new Intl.NumberFormat("en-GB", {
  style: "currency",
  currency: "GBP",
  maximumFractionDigits: 0,
});

function costWords({ budgetPlanned, staffDaysPlanned }: Consultation): string {
  const parts = [
    budgetPlanned === undefined ? "" : pounds.format(budgetPlanned),
    staffDaysPlanned === undefined ? "" : `${count(staffDaysPlanned, "day")} of staff time`,
  ].filter(Boolean);
  return parts.join(" and ") || "Not said.";
}

/** What is counted, and after it what is only to know. */
function clashesOf({ clashes }: Review, share: number) {
  const matter = clashes.filter(isClash);
  const also = clashes.filter((finding) => !isClash(finding));
  return {
    clashHeading: `Clashes (${matter.length})`,
    clashes: clashLines(matter, clashesShown, share),
    alsoHeading: matter.length > 0 ? alsoTitle : "To know",
    also: clashLines(also, alsoShown, share),
  };
}

function clashLines(clashes: Review["clashes"], most: number, share: number): Line[] {
  const shown = clashes.slice(0, most).map((finding) => {
    const { label, what } = rowOf(finding, share);
    // Why it matters is for the worst; the rest is in the check of clashes.
    const why = isSerious(finding) ? shorten(asSentence(finding.why ?? ""), 240 * share) : "";
    return { lead: `${label}: `, words: [what, why].filter(Boolean).join(" ") };
  });
  const more = clashes.length - shown.length;
  return more > 0 ? [...shown, { lead: "", words: `And ${more} that matter less.` }] : shown;
}

/** Each note is a line; a note with lines of its own is read on in the list. */
function noteLines(notes: readonly string[], share: number): Line[] {
  const shown = notes.slice(0, notesShown).map((note) => ({ lead: "", words: shorten(note, 500 * share) }));
  const more = notes.length - shown.length;
  return more > 0 ? [...shown, { lead: "", words: "The rest is in the list." }] : shown;
}

const asList = (gaps: readonly string[]): string => {
  const text = gaps.join("; ");
  return text && `${text[0]?.toUpperCase()}${text.slice(1)}.`;
};

const styles: Record<string, string> = { Approved: "positive", Stopped: "destructive" };
/** What fields lack is filled in; only steps can be waived. */
const heldWords = (steps: boolean): string =>
  steps
    ? "You can approve once these are done or waived."
    : "You can approve once this is filled in. Its lead officer can do that in the record.";
const answersHere = new Set(["Approved", "Changes requested", "Stopped"]);

/** The buttons of whoever may answer, and the one box for what they want to say. */
function answering(
  { moves, consultation, missing, gaps }: Review,
  { note = "", stopping }: ReviewAsk,
  share: number,
) {
  const cut = Buffer.byteLength(JSON.stringify(note), "utf8") > longestNote * share;
  const shown = cut ? [...note].slice(0, cutTo * share).join("") : note;
  const here =
    consultation.workflowStatus === "Submitted" ? moves.filter(({ to }) => answersHere.has(to)) : [];
  // A press that would be refused is not offered: what stands in its way is.
  const isHeld = missing !== undefined || gaps.length > 0;
  const held = isHeld && here.some(({ to }) => to === "Approved");
  const offered = held ? here.filter(({ to }) => to !== "Approved") : here;
  const buttons = offered.map(({ to }) => ({
    ...{ to, moveTitle: moveWords[to], confirmed: false, style: styles[to] ?? "default" },
  }));
  return {
    held: held ? heldWords(missing !== undefined) : "",
    moves: stopping
      ? [
          { to: "Stopped", moveTitle: "Yes, stop it now", confirmed: true, style: "destructive" },
          { to: "Submitted", moveTitle: "No, back to the review", confirmed: false, style: "default" },
        ]
      : buttons,
    noteLabel: stopping
      ? "Why is it stopped? The lead officer is told, and it cannot be undone here."
      : "Your note. You need one to ask for changes or to stop it.",
    statusNote: shown,
    keptNote: cut
      ? `You typed ${[...note].length} characters. The first ${[...shown].length} are in the box.`
      : "",
  };
}
