import { inWords } from "../../common/days";
import type { ClashFinding, Replanned, ReplanView, StepKind, StepOutcome } from "../../consultations";
import { describeLevel } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf } from "../cards/page";
import { count, dayOr, shorten } from "../cards/words";
import { clashParts, withClashParts } from "./clash-parts";
import { button, carried, replanVerbs } from "./replan-button";
import type { AskedHere } from "./replan-data";
import previewJson from "./replan-preview-card.json";

const previewCard = cardFrom(withClashParts(previewJson));
const rowsOnCard = 8;
const longestStepId = 8;
/** In letters; more than can be kept of a reason. */
const longestBack = 1_500;

const headings: Record<AskedHere, string> = {
  dates: "What moves with these dates",
  answers: "What changes with these answers",
  level: "What changes with this level",
  steps: "Its open steps can follow the change",
};

/** What a change would do, before anything is kept. */
export function replanPreview(
  what: AskedHere,
  view: ReplanView,
  preview: Replanned,
  {
    page = 1,
    heading,
    by = "",
    clashes,
  }: { page?: number; heading?: string; by?: string; clashes?: readonly ClashFinding[] } = {},
): Card {
  const { consultation, note, typed, check, problems } = view;
  const shown = pageOf(preview.steps, { page, size: rowsOnCard });
  const after = preview.steps.length - (shown.page - 1) * rowsOnCard - shown.rows.length;
  const make = (share: number) => ({
    ...previewCard({
      ...{ heading: heading ?? headings[what], by: shorten(by, 200 * share), note: shorten(note, 400) },
      reference: consultation.reference,
      title: shorten(consultation.title, 120 * share),
      facts: factsOf(view, preview).map((text) => ({ text })),
      ...reasonsOf(preview, share, what),
      warningsTitle: preview.warnings.length > 0 ? `${count(preview.warnings.length, "thing")} to know` : "",
      warnings: preview.warnings.map((text) => ({ text: shorten(text, 400) })),
      ...clashesOf(what, view, { share, told: clashes }),
      stepsTitle: stepsWords(preview),
      rows: shown.rows.map((step) => rowOf(step, share)),
      pageNote: after > 0 ? `And ${after} more. ${shown.pageNote}` : shown.pageNote,
      stays: preview.level.stopped ? "" : "Steps that are done or waived stay as they are.",
      check: shorten(check?.words, 400),
      asksReason: what === "level" || check?.mayKeep === true,
      reason: [...(typed.reason ?? "")].slice(0, longestBack * share).join(""),
      reasonProblem: shorten(problems.find(({ input }) => input === "reason")?.message, 240),
    }),
    actions: actionsOf(what, view, preview, shown),
  });
  return fitting(shares, make);
}

function clashesOf(
  what: AskedHere,
  view: ReplanView,
  { share, told }: { share: number; told: readonly ClashFinding[] | undefined },
) {
  const { clashes, notesNeeded = [], typed, problems } = view;
  const verb = replanVerbs[what].show;
  return clashParts({
    report: told ? { findings: told, alternatives: [] } : clashes,
    brief: told === undefined,
    share,
    ...(what === "dates" && {
      take: ({ startDate, endDate }) => ({ verb, data: { ...carried(what, view), startDate, endDate } }),
    }),
    notes: {
      needed: notesNeeded,
      typed: Object.fromEntries(
        notesNeeded.map((note) => [note, [...(typed[note] ?? "")].slice(0, longestBack * share).join("")]),
      ),
      problemOf: (note) => problems.find(({ input }) => input === note)?.message ?? "",
    },
  });
}

/** Dates that no reason makes right. */
const isNever = ({ clashes }: ReplanView): boolean =>
  clashes?.findings.some(({ refuses }) => refuses === "always") === true;

/** Whether there is anything to keep. */
const changesAnything = ({ change, steps }: Replanned): boolean =>
  Object.keys(change).length > 0 || steps.length > 0;

function actionsOf(
  what: AskedHere,
  view: ReplanView,
  preview: Replanned,
  shown: ReturnType<typeof pageOf>,
): readonly unknown[] {
  const { seen, check } = view;
  const verbs = replanVerbs[what];
  const data = carried(what, view);
  const { suggested, stopped } = preview.level;
  const keepTitle = what === "steps" ? "Move the open steps" : "Keep the change";
  const levelOf = (level: Parameters<typeof describeLevel>[0]) => describeLevel(level).label;
  return [
    ...(changesAnything(preview) && !stopped && check?.mayKeep !== false && !isNever(view)
      ? [button(keepTitle, verbs.keep, { ...data, seen }, "positive")]
      : []),
    ...(suggested
      ? [
          button(`Show it with the level ${levelOf(suggested.level)}`, verbs.show, {
            ...data,
            takeLevel: "yes",
          }),
        ]
      : []),
    ...(view.typed.takeLevel === "yes"
      ? [button("Show it with the level as it is", verbs.show, { ...data, takeLevel: "" })]
      : []),
    ...(verbs.ask ? [button("Back", verbs.ask, data)] : []),
    ...(shown.hasPrevious ? [button("Earlier rows", verbs.show, { ...data, page: shown.previousPage })] : []),
    ...(shown.hasNext ? [button("More rows", verbs.show, { ...data, page: shown.nextPage })] : []),
  ];
}

/** The old and the new of the row, a line each. */
export function factsOf({ consultation }: ReplanView, { change, level }: Replanned): string[] {
  const facts: string[] = [];
  const moved = (name: "startDate" | "endDate" | "decisionDate", what: string) => {
    if (change[name])
      facts.push(`${what} ${dayOr(change[name], "")} (was ${dayOr(consultation[name], "not set")}).`);
  };
  moved("startDate", "Opens");
  moved("endDate", "Closes");
  moved("decisionDate", "Decision");
  const { before, after } = level;
  const label = (of: typeof after.level) => (of ? describeLevel(of).label : "not set");
  if (before.level !== after.level) facts.push(`Level: ${label(after.level)} (was ${label(before.level)}).`);
  if (before.track !== after.track)
    facts.push(`Track: ${after.track ?? "not set"} (was ${before.track ?? "not set"}).`);
  if (facts.length === 0 && !level.stopped)
    facts.push(`Level: ${label(after.level)}, ${after.track ?? "no"} track. That stays.`);
  return facts;
}

function reasonsOf({ level }: Replanned, share: number, what: AskedHere) {
  const lines = (reasons: readonly string[]) =>
    reasons.map((text) => ({ text: `- ${shorten(text, 900 * share)}` }));
  if (level.stopped)
    return {
      reasonsStyle: "attention",
      reasonsTitle: "Stop: ask for legal advice first. Nothing can be kept.",
      reasons: lines([...level.reasons, "Ask your legal team, or go back and change an answer."]),
    };
  if (level.suggested) {
    const stays = level.after.level ? describeLevel(level.after.level).label : "as it is";
    return {
      reasonsStyle: "warning",
      reasonsTitle: `With these dates the answers give ${describeLevel(level.suggested.level).label}. The level stays ${stays} unless you change it.`,
      reasons: lines(level.suggested.reasons),
    };
  }
  const changed = level.before.level !== level.after.level || level.before.track !== level.after.track;
  if (!changed && what !== "answers") return { reasonsStyle: "default", reasonsTitle: "", reasons: [] };
  return { reasonsStyle: "emphasis", reasonsTitle: "Why", reasons: lines(level.reasons) };
}

/** How many of what, such as: 12 steps move, 2 are added, 1 no longer applies. */
export function stepsWords({ steps, level, change }: Replanned): string {
  if (level.stopped) return "No step changes.";
  const many = (kind: StepKind) => steps.filter((step) => step.kind === kind).length;
  const parts = (
    [
      ["moved", "moves", "move"],
      ["added", "is added", "are added"],
      ["no longer applies", "no longer applies", "no longer apply"],
      ["applies again", "applies again", "apply again"],
      ["reworded", "has other words", "have other words"],
    ] as const
  ).flatMap(([kind, one, more]) => {
    const found = many(kind);
    return found === 0 ? [] : [`${found} ${found === 1 ? one : more}`];
  });
  if (parts.length === 0)
    return Object.keys(change).length > 0
      ? "No step moves."
      : "Nothing would change. Go back to change something.";
  return `Of its steps, ${parts.join(", ")}.`;
}

const marks: Record<StepKind, string> = {
  moved: "→",
  added: "+",
  "no longer applies": "–",
  "applies again": "+",
  reworded: "→",
  same: "",
};

function rowOf(step: StepOutcome, share: number) {
  return {
    stepId: shorten(step.stepId, longestStepId),
    title: shorten(step.title, 90 * share),
    mark: marks[step.kind],
    color: step.compressed ? "Attention" : step.kind === "no longer applies" ? "Default" : "Accent",
    what: whatOf(step),
  };
}

function whatOf({ kind, from, to, why, compressed }: StepOutcome): string {
  const due = to ? `due ${inWords(to)}` : "due when it happens";
  const hurried = compressed ? ". Its day has gone, so do it soon" : "";
  switch (kind) {
    case "moved":
      return `Now ${due} (was ${dayOr(from, "no day")})${hurried}`;
    case "added":
      return `New, ${due}${hurried}`;
    case "applies again":
      return `Applies again, ${due}${hurried}`;
    case "no longer applies":
      return `No longer applies: ${shorten(why, 200)}`;
    case "reworded":
      return "Other words, the same day";
    case "same":
      return "";
  }
}
