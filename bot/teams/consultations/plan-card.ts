import { inWords } from "../../common/days";
import {
  askedCircumstances,
  inputsOf,
  type PlanInput,
  type PlanStage,
  type PlanView,
  planInputs,
  type Typed,
  usualCircumstances,
} from "../../consultations";
import type { CouncilSettings } from "../../settings";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { count, dayOr, shorten } from "../cards/words";
import confirmJson from "./confirm-card.json";
import datesJson from "./dates-card.json";
import describeJson from "./describe-card.json";
import levelJson from "./level-card.json";
import { circumstanceWords, questions } from "./words";

const describeCard = cardFrom(describeJson);
const levelCard = cardFrom(levelJson);
const datesCard = cardFrom(datesJson);
const confirmCard = cardFrom(confirmJson);

/** Longer texts are kept by us and not sent back and forth in the card, which Teams would then refuse. */
const largestValue = 3_000;
/** Choices beyond this many bytes make a card Teams refuses, so the person types names instead. */
const largestChoices = 4_000;

/** The card a plan is at, filled in with everything typed so far. */
export function planCard(view: PlanView, settings: CouncilSettings): Card {
  switch (view.stage) {
    case "describe":
      return describeCard({ ...common(view), ...choicesOf(settings) });
    case "level":
      return levelCard({ ...common(view), ...levelQuestions(view) });
    case "dates":
      return datesCard({ ...common(view), ...levelAndDates(view) });
    case "confirm":
      return confirmCard({ ...common(view), ...levelAndDates(view), ...summary(view) });
  }
}

/** Which inputs were too long to send back: an empty answer to one of them means "as it was". */
export function keptInputs(typed: Typed, stage: PlanStage): PlanInput[] {
  return inputsOf[stage].filter((input) => Buffer.byteLength(typed[input] ?? "", "utf8") > largestValue);
}

function common({ plan, problems, stage }: PlanView) {
  const kept = keptInputs(plan.typed, stage);
  const perInput = (text: (input: PlanInput) => string) =>
    Object.fromEntries(planInputs.map((input) => [input, text(input)]));
  return {
    planId: plan.id,
    keptInputs: kept.join(","),
    typed: perInput((input) => (kept.includes(input) ? "" : (plan.typed[input] ?? ""))),
    kept: perInput((input) =>
      kept.includes(input)
        ? `You typed ${count([...(plan.typed[input] ?? "")].length, "character")} here. They are kept. Leave this empty to keep them.`
        : "",
    ),
    problem: perInput((input) => shorten(problems.find((each) => each.input === input)?.message ?? "", 240)),
    problemsTitle:
      problems.length === 0
        ? ""
        : `${problems.length === 1 ? "One answer needs" : `${problems.length} answers need`} another look. Nothing you typed is lost.`,
  };
}

const asChoices = (names: readonly string[]) => names.map((name) => ({ title: name, value: name }));
const fits = (names: readonly string[]) =>
  names.length > 0 && Buffer.byteLength(JSON.stringify(asChoices(names)), "utf8") <= largestChoices;

function choicesOf(settings: CouncilSettings) {
  const areas = [settings.wholeArea, ...settings.areas];
  return {
    decisionMakerListed: fits(settings.decisionMakers),
    decisionMakerChoices: asChoices(fits(settings.decisionMakers) ? settings.decisionMakers : []),
    serviceListed: fits(settings.services),
    serviceChoices: asChoices(fits(settings.services) ? settings.services : []),
    areasListed: fits(areas),
    areasChoices: asChoices(fits(areas) ? areas : []),
    audiencesListed: fits(settings.audiences),
    audiencesChoices: asChoices(fits(settings.audiences) ? settings.audiences : []),
  };
}

/** Answers nearly always given; a person sees them ticked and can change them. */
const usualAnswers: Typed = {
  canDelegate: "no",
  freshEvidence: "no",
  circumstances: usualCircumstances.join(","),
};

function levelQuestions({ plan, level }: PlanView) {
  const stopped = level?.level === "stop";
  return {
    heading: "How much can people change?",
    stopped,
    levelLabel: stopped ? (level?.label ?? "") : "",
    reasons: stopped ? asLines(level?.reasons) : [],
    typed: Object.fromEntries(
      inputsOf.level.map((input) => [input, plan.typed[input] ?? usualAnswers[input] ?? ""]),
    ),
    ask: Object.fromEntries(Object.entries(questions).map(([id, { ask }]) => [id, ask])),
    answers: Object.fromEntries(
      Object.entries(questions).map(([id, { answers }]) => [
        id,
        answers.map(([value, title]) => ({ title, value })),
      ]),
    ),
    circumstances: askedCircumstances.map((value) => ({ title: circumstanceWords[value] ?? value, value })),
  };
}

const asLines = (lines: readonly string[] = []) => lines.map((text) => ({ text }));

function levelAndDates({ plan, level, proposed, dates, warnings, description }: PlanView) {
  return {
    title: shorten(description?.title ?? "", 120),
    levelLabel: level?.label ?? "",
    trackLabel: level?.track ?? "",
    promise: level?.promise ?? "",
    reasons: asLines(level?.reasons),
    cannotSkip: asLines(level?.cannotSkip),
    because: asLines(proposed?.because),
    decisionDate: dayOr(description?.decisionDate, "a date not set yet"),
    typed: {
      startDate: plan.typed.startDate ?? proposed?.startDate ?? "",
      endDate: plan.typed.endDate ?? proposed?.endDate ?? "",
    },
    startDate: dayOr(dates?.startDate, ""),
    endDate: dayOr(dates?.endDate, ""),
    warningsTitle:
      warnings.length === 0 ? "" : `${count(warnings.length, "thing")} to know about these dates`,
    warnings: asLines(warnings),
  };
}

function summary({ description, steps }: PlanView) {
  const first = steps
    .map((step) => step.dueOn)
    .filter((due) => due !== undefined)
    .sort()[0];
  return {
    overview: shorten(description?.overview ?? "", 600),
    decision: description
      ? `${shorten(description.decisionMaker, 120)}, ${inWords(description.decisionDate)}`
      : "",
    service: shorten(description?.service ?? "", 200),
    areas: shorten(description?.areas.join(", ") ?? "", 600),
    audiences: shorten(description?.audiences.join(", ") ?? "", 600),
    checklist: `${count(steps.length, "step")}${first ? `, the first due ${inWords(first)}` : ""}`,
  };
}
