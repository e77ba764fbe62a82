import { inWords } from "../../common/days";
import {
  askedCircumstances,
  type DatesNote,
  datesNotes,
  inputsOf,
  levelQuestions,
  type PlanInput,
  type PlanStage,
  type PlanView,
  pick,
  planInputs,
  type Typed,
  usualCircumstances,
} from "../../consultations";
import type { CouncilSettings } from "../../settings";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting } from "../cards/fitting";
import { count, dayOr, shorten } from "../cards/words";
import { clashParts, withClashParts } from "./clash-parts";
import confirmJson from "./confirm-card.json";
import datesJson from "./dates-card.json";
import describeJson from "./describe-card.json";
import levelJson from "./level-card.json";
import { asTick } from "./ticks";
import { circumstanceWords } from "./words";

const describeCard = cardFrom(describeJson);
const levelCard = cardFrom(levelJson);
const datesCard = cardFrom(withClashParts(datesJson));
const confirmCard = cardFrom(withClashParts(confirmJson));

/**
 * What one card may carry, in bytes on the way to Teams. Longer texts are kept by us and not sent back and
 * forth; where there are more choices, the person types the name instead. Tried in turn until the card is
 * small enough, so that long texts give way before lists do.
 */
interface Room {
  /** One input's text. */
  value: number;
  /** One input's choices. */
  choices: number;
  /** How much of a long text is shown. */
  share: number;
}
const rooms: readonly [Room, ...Room[]] = [
  { value: 3_000, choices: 4_000, share: 1 },
  { value: 1_000, choices: 4_000, share: 0.5 },
  { value: 500, choices: 2_500, share: 0.25 },
  { value: 200, choices: 1_000, share: 0.1 },
];

/** The card a plan is at, filled in with everything typed so far. */
export function planCard(
  view: PlanView,
  settings: CouncilSettings,
  { notice }: { notice?: string } = {},
): Card {
  return fitting(rooms, (room) => {
    const shared = common(view, room);
    switch (view.stage) {
      case "describe":
        return describeCard(
          withHad("describe", { ...shared, ...choicesOf(settings, { room, typed: shared.typed }) }),
        );
      case "level":
        return levelCard(withHad("level", { ...shared, ...levelQuestionParts(view, shared) }));
      case "dates":
        return datesCard(
          withHad(
            "dates",
            { ...shared, ...levelAndDates(view, shared), ...clashesOf(view, shared, room) },
            view.notesNeeded,
          ),
        );
      case "confirm":
        return confirmCard({
          ...shared,
          ...levelAndDates(view, shared),
          ...summary(view, room),
          ...clashesToConfirm(view, room),
          notice: shorten(notice, 400),
        });
    }
  });
}

/** Which inputs were too long to send back: an empty answer to one of them means "as it was". */
function keptInputs(typed: Typed, stage: PlanStage, { value }: Room): PlanInput[] {
  return inputsOf[stage].filter((input) => bytes(typed[input] ?? "") > value);
}

/** Clients leave an emptied input out of what they send, so the card remembers which ones it showed filled. */
function withHad<Data extends { typed: Readonly<Partial<Record<PlanInput, string>>> }>(
  stage: PlanStage,
  data: Data,
  notes: readonly DatesNote[] = [],
) {
  // A box that is not on the card was not emptied: what it holds is for another time.
  const shown = inputsOf[stage].filter((input) => !isNote(input) || notes.includes(input));
  return { ...data, hadInputs: shown.filter((input) => data.typed[input]).join(",") };
}
const isNote = (input: PlanInput): input is DatesNote => (datesNotes as readonly string[]).includes(input);

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value), "utf8");

type Shared = ReturnType<typeof common>;

function common({ plan, problems, stage }: PlanView, room: Room) {
  const kept = keptInputs(plan.typed, stage, room);
  const perInput = (text: (input: PlanInput) => string) =>
    Object.fromEntries(planInputs.map((input) => [input, text(input)])) as Record<PlanInput, string>;
  return {
    planId: plan.id,
    keptInputs: kept.join(","),
    typed: perInput((input) => (kept.includes(input) ? "" : (plan.typed[input] ?? ""))),
    kept: perInput((input) =>
      kept.includes(input)
        ? `You typed ${count([...(plan.typed[input] ?? "")].length, "character")} here. They are kept. Leave this empty to keep them.`
        : "",
    ),
    problem: perInput((input) =>
      shorten(problems.find((each) => each.input === input)?.message, 240 * room.share),
    ),
    problemsTitle:
      problems.length === 0
        ? ""
        : `${problems.length === 1 ? "One answer needs" : `${problems.length} answers need`} another look. Nothing you typed is lost.`,
  };
}

const asChoices = (names: readonly string[], value = (name: string) => name) =>
  names.filter(Boolean).map((name) => ({ title: shorten(name, 200), value: value(name) }));

function choicesOf(
  settings: CouncilSettings,
  { room, typed }: { room: Room; typed: Readonly<Record<PlanInput, string>> },
) {
  const listed = (choices: readonly unknown[]) => choices.length > 0 && bytes(choices) <= room.choices;
  const one = (names: readonly string[]) => {
    const choices = asChoices(names);
    return listed(choices) ? choices : [];
  };
  const many = (input: PlanInput, names: readonly string[]) => {
    const choices = asChoices(names, asTick);
    return listed(choices)
      ? { choices, ticked: pick(typed[input], names).map(asTick).join(",") }
      : { choices: [], ticked: typed[input] };
  };
  const decisionMakerChoices = one(settings.decisionMakers);
  const serviceChoices = one(settings.services);
  const areas = many("areas", [settings.wholeArea, ...settings.areas]);
  const audiences = many("audiences", settings.audiences);
  return {
    decisionMakerListed: decisionMakerChoices.length > 0,
    decisionMakerChoices,
    serviceListed: serviceChoices.length > 0,
    serviceChoices,
    areasListed: areas.choices.length > 0,
    areasChoices: areas.choices,
    audiencesListed: audiences.choices.length > 0,
    audiencesChoices: audiences.choices,
    typed: { ...typed, areas: areas.ticked, audiences: audiences.ticked },
  };
}

/** Answers nearly always given; a person sees them ticked and can change them. */
const usualAnswers: Typed = {
  canDelegate: "no",
  freshEvidence: "no",
  circumstances: usualCircumstances.join(","),
};

const rareQuestions = ["canDelegate", "freshEvidence"] as const;

function levelQuestionParts({ plan, level }: PlanView, { typed, problem }: Shared) {
  const stopped = level?.level === "stop";
  const shown = Object.fromEntries(
    inputsOf.level.map((input) => [
      input,
      plan.typed[input] === undefined ? (usualAnswers[input] ?? "") : typed[input],
    ]),
  );
  return {
    heading: "How much can people change?",
    stopped,
    levelLabel: stopped ? (level?.label ?? "") : "",
    reasons: stopped ? asLines(level?.reasons) : [],
    typed: shown,
    // Folded away while they say what they nearly always say.
    rareShown: rareQuestions.some((input) => shown[input] !== usualAnswers[input] || problem[input] !== ""),
    ask: Object.fromEntries(Object.entries(levelQuestions).map(([id, { ask }]) => [id, ask])),
    answers: Object.fromEntries(
      Object.entries(levelQuestions).map(([id, { answers }]) => [
        id,
        answers.map(([value, title]) => ({ title, value })),
      ]),
    ),
    circumstances: askedCircumstances.map((value) => ({ title: circumstanceWords[value] ?? value, value })),
  };
}

const asLines = (lines: readonly string[] = []) => lines.map((text) => ({ text }));

function levelAndDates({ plan, level, proposed, dates, warnings, description }: PlanView, { typed }: Shared) {
  const ownDates =
    dates !== undefined && (dates.startDate !== proposed?.startDate || dates.endDate !== proposed?.endDate);
  return {
    title: shorten(description?.title, 120),
    levelLabel: level?.label ?? "",
    trackLabel: level?.track ?? "",
    promise: level?.promise ?? "",
    reasons: asLines(level?.reasons),
    cannotSkip: asLines(level?.cannotSkip),
    // Proposed dates come with their warnings; only a date changed since has news for the last card. Whoever changed
    // a date has read about the level, so that is folded away then.
    ownDates,
    // How the proposal came about says nothing about dates somebody chose instead.
    because: ownDates ? [] : asLines(proposed?.because),
    datesTitle: `${ownDates ? "Decision on" : "Counted back from the decision on"} ${dayOr(description?.decisionDate, "a date not set yet")}`,
    typed: {
      startDate: plan.typed.startDate === undefined ? (proposed?.startDate ?? "") : typed.startDate,
      endDate: plan.typed.endDate === undefined ? (proposed?.endDate ?? "") : typed.endDate,
    },
    startDate: dayOr(dates?.startDate, ""),
    endDate: dayOr(dates?.endDate, ""),
    warningsTitle: warnings.length === 0 ? "" : `${count(warnings.length, "thing")} to know`,
    warnings: asLines(warnings),
  };
}

/** What the dates meet, with better ones to take, and the boxes that these dates need. */
function clashesOf(
  { clashes, notesNeeded = [] }: PlanView,
  { planId, keptInputs, kept, typed, problem }: Shared,
  { share }: Room,
) {
  return clashParts({
    report: clashes,
    brief: true,
    share,
    take: ({ startDate, endDate }) => ({
      verb: "consultations.takeDates",
      data: { planId, kept: keptInputs, stage: "dates", takeStart: startDate, takeEnd: endDate },
    }),
    notes: {
      needed: notesNeeded,
      typed,
      problemOf: (note) => [problem[note], kept[note]].filter(Boolean).join(" "),
    },
  });
}

/** Proposed dates came with their clashes; dates somebody chose are shown with theirs once more. */
function clashesToConfirm({ plan, clashes, notesNeeded = [], dates, proposed }: PlanView, { share }: Room) {
  const own = dates?.startDate !== proposed?.startDate || dates?.endDate !== proposed?.endDate;
  return {
    ...clashParts({ report: own ? clashes : undefined, brief: true, share }),
    notesKept: notesNeeded.map((note) => ({
      text: `${noteNames[note]}: ${shorten(plan.typed[note], 500 * share)}`,
    })),
  };
}
const noteNames: Record<DatesNote, string> = {
  monitoringNote: "Monitoring Officer's note",
  askAgainReason: "Why you ask these people again",
};

function summary({ description, steps }: PlanView, { share }: Room) {
  const first = steps
    .map((step) => step.dueOn)
    .filter((due) => due !== undefined)
    .sort()[0];
  return {
    overview: shorten(description?.overview, 600 * share),
    decision: description
      ? `${shorten(description.decisionMaker, 120)}, ${inWords(description.decisionDate)}`
      : "",
    service: shorten(description?.service, 200 * share),
    areas: shorten(description?.areas.join(", "), 600 * share),
    audiences: shorten(description?.audiences.join(", "), 600 * share),
    checklist: `${count(steps.length, "step")}${first ? `, the first due ${inWords(first)}` : ""}`,
  };
}
