import {
  askedCircumstances,
  datesNotes,
  engagementLevels,
  levelQuestions,
  type ReplanInput,
  type ReplanView,
} from "../../consultations";
import { describeLevel } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { dayOr, shorten } from "../cards/words";
import changeAnswersJson from "./change-answers-card.json";
import changeDatesJson from "./change-dates-card.json";
import levelJson from "./level-card.json";
import overrideLevelJson from "./override-level-card.json";
import { button, replanVerbs } from "./replan-button";
import { type AskedHere, inputsOfChange } from "./replan-data";
import { circumstanceWords } from "./words";

/** The questions stand on the card a plan is made with; here they are asked in the same words. */
function questionParts(): readonly unknown[] {
  const { body } = levelJson;
  const asks = body.map(({ type }) => type === "Input.ChoiceSet");
  return body.slice(asks.indexOf(true), asks.lastIndexOf(true) + 1);
}

const forms = {
  dates: cardFrom(changeDatesJson),
  answers: cardFrom({ ...changeAnswersJson, body: [...changeAnswersJson.body, ...questionParts()] }),
  level: cardFrom(overrideLevelJson),
};

const headings: Record<Exclude<AskedHere, "steps">, string> = {
  dates: "Change the dates",
  answers: "Change the answers",
  level: "Choose another level",
};
const showTitles: Record<Exclude<AskedHere, "steps">, string> = {
  dates: "Show what moves",
  answers: "Show what changes",
  level: "Show what changes",
};
/** In letters. A date or a choice is short; of a reason this is more than can be kept. */
const longestBack = 1_500;

/** The card with the questions of a change, filled with what was typed so far. */
export function replanForm(view: ReplanView, what: Exclude<AskedHere, "steps">): Card {
  const { consultation, typed, problems, note } = view;
  const { reference } = consultation;
  const inputs = inputsOfChange[what];
  const per = (text: (input: ReplanInput) => string) =>
    Object.fromEntries(inputs.map((input) => [input, text(input)]));
  const make = (share: number) => ({
    ...forms[what]({
      heading: headings[what],
      reference,
      title: shorten(consultation.title, 120 * share),
      note: shorten(note, 400),
      now: nowWords(view),
      problemsTitle:
        problems.length === 0
          ? ""
          : `${problems.length === 1 ? "One answer needs" : `${problems.length} answers need`} another look. Nothing you typed is lost.`,
      typed: per((input) => [...(typed[input] ?? "")].slice(0, longestBack * share).join("")),
      problem: per((input) => shorten(problems.find((each) => each.input === input)?.message, 240)),
      kept: per(() => ""),
      // Somebody who changes answers sees them all.
      rareShown: true,
      ask: Object.fromEntries(Object.entries(levelQuestions).map(([id, { ask }]) => [id, ask])),
      answers: Object.fromEntries(
        Object.entries(levelQuestions).map(([id, { answers }]) => [
          id,
          answers.map(([value, title]) => ({ title, value })),
        ]),
      ),
      circumstances: askedCircumstances.map((value) => ({ title: circumstanceWords[value] ?? value, value })),
      levels: engagementLevels.map((value) => ({ title: describeLevel(value).label, value })),
    }),
    actions: [
      button(showTitles[what], replanVerbs[what].show, { reference, ...notesOf(view) }, "positive"),
      ...(what === "answers" ? [button(headings.level, replanVerbs.level.ask, { reference })] : []),
      button("Open the checklist", "actions.seeChecklist", { reference }),
    ],
  });
  return fitting(shares, make);
}

/** A box that stands on the preview only: what was typed there waits here. */
const notesOf = ({ typed }: ReplanView) =>
  Object.fromEntries(datesNotes.filter((note) => typed[note]).map((note) => [note, typed[note]]));

function nowWords({ what, consultation }: ReplanView): string {
  const { startDate, endDate, decisionDate, engagementLevel, track } = consultation;
  if (what === "dates")
    return `opens ${dayOr(startDate, "on no day yet")}, closes ${dayOr(endDate, "on no day yet")}, decision ${dayOr(decisionDate, "on no day yet")}.`;
  return engagementLevel
    ? `${describeLevel(engagementLevel).label}${track ? `, ${track} track` : ""}.`
    : "no level yet.";
}
