import { z } from "zod";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import { tellsOfPeople } from "../../common/tells-of-people";
import {
  type ClosingSeen,
  decisionLinkOf,
  methodsToRate,
  readLessons,
  twelveWeekSource,
} from "../../consultations";
import { boxes } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import { byReference, nothingWrong, type Refused, readClosing, refusedWords } from "./closing-data";
import decisionJson from "./decision-card.json";
import evaluateJson from "./evaluate-card.json";
import findingsJson from "./findings-card.json";
import participationJson from "./participation-card.json";
import promiseJson from "./promise-card.json";
import { closing, groupWords } from "./see-closing";

type Typed<Name extends string> = Partial<Record<Name, string>>;

interface Form<Name extends string> {
  /** Its boxes, and for how many bytes each has room. */
  boxes: Readonly<Record<Name, number>>;
  verb: string;
  saved: string;
  make(
    deps: TeamsDeps,
    seen: ClosingSeen,
    given: { typed?: Typed<Name>; raw?: Record<string, unknown>; refused: Refused; saved?: string },
  ): Card;
  save(
    deps: TeamsDeps,
    turn: Turn,
    ask: { reference: Reference; typed: Typed<Name>; raw: Record<string, unknown> },
  ): Promise<Saved>;
  /** The form again after saving, rather than the five parts. */
  stays?: true;
}

type Saved = { warnings?: readonly string[] } | undefined;

/** A form for one part of closing: asked for, and sent, with what was typed kept when it is refused. */
function pressesOf<Name extends string>(
  form: Form<Name>,
): { ask: Press; send: Press; show: (deps: TeamsDeps, turn: Turn, reference: Reference) => Card } {
  const names = Object.keys(form.boxes) as Name[];
  const seen = ({ consultations }: TeamsDeps, { person }: Turn, reference: Reference) =>
    consultations.seeClosing({ reference, by: person, where: "own chat" });
  function show(deps: TeamsDeps, turn: Turn, reference: Reference): Card {
    const now = seen(deps, turn, reference);
    if (turn.where !== "personal" || !now.canWrite)
      return closing(deps, turn, { reference, refused: notHere(turn) });
    return form.make(deps, now, { refused: nothingWrong });
  }
  return {
    show,
    ask: async (deps, turn, data) => show(deps, turn, readClosing(data, []).reference),
    async send(deps, turn, data) {
      const { reference, typed, raw } = readClosing(data, names);
      // Counts and drafts are for the person's own chat: elsewhere the form could not even be shown.
      if (turn.where !== "personal") throw new Failure("not_allowed", notHere(turn).problemsTitle);
      try {
        const saved = await form.save(deps, turn, { reference, typed, raw });
        if (form.stays)
          return form.make(deps, seen(deps, turn, reference), { refused: nothingWrong, saved: form.saved });
        return closing(deps, turn, {
          reference,
          saved: form.saved,
          warning: saved?.warnings?.join(" ") ?? "",
        });
      } catch (failure) {
        const refused = refusedWords(deps, failure, form.verb);
        return form.make(deps, seen(deps, turn, reference), { typed, raw, refused });
      }
    },
  };
}

const notHere = ({ where }: Turn): Refused => ({
  problemsTitle:
    where === "personal"
      ? "This is for its lead officer, the engagement lead or a manager. It ends when all is done."
      : "Do this in our own chat, where only you read it.",
  problems: [],
});

const heading = ({ consultation }: ClosingSeen) => ({
  reference: consultation.reference,
  title: shorten(consultation.title, 120),
});

const participationCard = cardFrom(participationJson);
const longestGroup = 120;
const mostGroups = 25;

const participationBoxes = {
  ...{ responses: 200, group: 600, otherGroup: 1_000, reached: 60, groupCount: 200, how: 6_000 },
};

export const participation = pressesOf({
  boxes: participationBoxes,
  verb: "consultations.recordParticipation",
  saved: "Saved. You can record the next group now.",
  stays: true,
  make(_deps, seen, { typed, refused, saved = "" }) {
    const { consultation, participation: shown } = seen;
    const groups = [
      ...new Set([
        ...consultation.seldomHeard,
        ...consultation.audiences,
        ...consultation.groupsReached.map(({ group }) => group),
      ]),
    ]
      .filter((name) => name && name.length <= longestGroup)
      .slice(0, mostGroups);
    const stored = {
      ...{ responses: consultation.responses === undefined ? "" : `${consultation.responses}` },
      ...{ group: "", otherGroup: "", reached: "", groupCount: "", how: "" },
    };
    return participationCard({
      ...{ ...heading(seen), ...refused, saved },
      ...boxes(participationBoxes, { stored, typed }),
      hasGroups: groups.length > 0,
      otherLabel: groups.length > 0 ? "Or another group" : "Which group?",
      choices: groups.map((name) => ({ title: shorten(name, 80), value: name })),
      hasRecorded: shown.groups.length > 0,
      recorded: shown.groups.slice(0, mostGroups).map((group) => ({ text: groupWords(group, 60) })),
    });
  },
  async save({ consultations }, { person }, { reference, typed }) {
    const group = typed.otherGroup?.trim() || typed.group;
    await consultations.recordParticipation({
      ...{ reference, by: person },
      typed: {
        responses: typed.responses,
        groups: [{ group, reached: typed.reached, count: typed.groupCount, how: typed.how }],
      },
    });
    return undefined;
  },
});

const findingsCard = cardFrom(findingsJson);
const findingsBoxes = { findingsSummary: 15_000, resultsUrl: 3_000 };

export const findings = pressesOf({
  boxes: findingsBoxes,
  verb: "consultations.recordFindings",
  saved: "Saved. The findings are on the record.",
  make: (_deps, seen, { typed, refused }) =>
    findingsCard({
      ...{ ...heading(seen), ...refused },
      ...boxes(findingsBoxes, { stored: seen.consultation, typed }),
    }),
  async save({ consultations }, { person }, { reference, typed }) {
    const { findingsSummary } = await consultations.recordFindings({ reference, by: person, typed });
    return { warnings: tellsOfPeople([findingsSummary]) };
  },
});

const decisionCard = cardFrom(decisionJson);
const decisionBoxes = { outcomeSummary: 8_000, decisionReasons: 8_000, outcomeDate: 60, decisionUrl: 3_000 };

export const decision = pressesOf({
  boxes: decisionBoxes,
  verb: "consultations.recordDecision",
  saved: "Saved. The decision is on the record.",
  make(_deps, seen, { typed, refused }) {
    const { consultation } = seen;
    const { outcomeSummary, decisionReasons, outcomeDate = "" } = consultation;
    const stored = {
      outcomeSummary,
      decisionReasons,
      outcomeDate,
      decisionUrl: decisionLinkOf(consultation),
    };
    return decisionCard({ ...heading(seen), ...refused, ...boxes(decisionBoxes, { stored, typed }) });
  },
  async save({ consultations }, { person }, { reference, typed }) {
    const { outcomeSummary, decisionReasons } = await consultations.recordDecision({
      ...{ reference, by: person, typed },
    });
    return { warnings: tellsOfPeople([outcomeSummary, decisionReasons]) };
  },
});

const evaluateCard = cardFrom(evaluateJson);
const lesson = 2_600;
const evaluateBoxes = {
  ...{ evalScore: 60, costActual: 200, staffDaysActual: 200, socialValue: 200 },
  ...{ worked: lesson, didNot: lesson, nextTime: lesson, repeat: lesson, changeNext: lesson },
};
const mostRated = 8;
const ratingId = (at: number) => `rating${at}`;
const ratedNow = (seen: Pick<ClosingSeen, "consultation">) =>
  methodsToRate(seen.consultation).methods.slice(0, mostRated);
const ratingSchema = z
  .union([z.string().max(20), z.number()])
  .transform(String)
  .optional()
  .catch(undefined);
const sent = (rating: unknown): string | undefined => ratingSchema.parse(rating);

export const evaluation = pressesOf({
  boxes: evaluateBoxes,
  verb: "consultations.evaluate",
  saved: "Saved. How it went is on the record.",
  make(_deps, seen, { typed, raw, refused }) {
    const { consultation } = seen;
    const { methodRatings = [] } = consultation;
    const lessons = readLessons(consultation.lessons ?? "");
    const number = (value: number | undefined) => (value === undefined ? "" : `${value}`);
    const stored = {
      ...lessons,
      changeNext: lessons.change,
      evalScore: number(consultation.evalScore),
      costActual: number(consultation.costActual),
      staffDaysActual: number(consultation.staffDaysActual),
      socialValue: number(consultation.socialValue),
    };
    const methods = ratedNow(seen);
    return evaluateCard({
      ...{ ...heading(seen), ...refused, mark: methodsToRate(consultation).mark },
      ...boxes(evaluateBoxes, { stored, typed }),
      noMethods:
        methods.length === 0
          ? `No methods are chosen, so there is none to rate. Type: methods ${consultation.reference}`
          : "",
      ratings: methods.map((name, at) => ({
        ...{ id: ratingId(at), name: shorten(name, 80) },
        value:
          sent(raw?.[ratingId(at)]) ?? number(methodRatings.find(({ method }) => method === name)?.rating),
      })),
    });
  },
  async save({ consultations }, { person }, { reference, typed, raw }) {
    const consultation = consultations.find(reference);
    const now = consultation && methodsToRate(consultation);
    // The card may be older than the choice of methods: then its third box is of another method.
    const sameMethods = now !== undefined && now.mark === raw["mark"];
    const ratings = sameMethods
      ? now.methods.slice(0, mostRated).flatMap((method, at) => {
          const rating = sent(raw[ratingId(at)]);
          return rating ? [{ method, rating }] : [];
        })
      : [];
    const { changeNext: change, ...others } = typed;
    const { lessons } = await consultations.evaluate({
      ...{ reference, by: person, typed: { ...others, change, ratings } },
    });
    const leftOut = "The methods have changed since you saw the card, so the ratings were left out.";
    return { warnings: [...(sameMethods ? [] : [leftOut]), ...tellsOfPeople([lessons])] };
  },
});

const promiseCard = cardFrom(promiseJson);
const promiseBoxes = { feedbackPromised: 60, channel: 2_000, holdingReply: 9_000 };

export const promise = pressesOf({
  boxes: promiseBoxes,
  verb: "consultations.promiseFeedback",
  saved: "Saved. The promise is on the record.",
  make(_deps, seen, { typed, refused }) {
    const { by = "", promised } = seen.feedbackDue;
    const stored = { feedbackPromised: by, channel: "", holdingReply: "" };
    return promiseCard({
      ...{ ...heading(seen), ...refused, warning: "" },
      ...boxes(promiseBoxes, { stored, typed }),
      explanation: promised
        ? "A later day than people were told needs a reply that says why."
        : "Promise a day that people can hold you to. I remind you before it.",
      source: twelveWeekSource,
    });
  },
  save: ({ consultations }, { person }, { reference, typed }) =>
    consultations.promiseFeedback({ reference, by: person, typed }),
});

/** What is typed in these forms, and nobody else's button carries. */
export const closingInputs: readonly string[] = [
  participationBoxes,
  findingsBoxes,
  decisionBoxes,
  evaluateBoxes,
  promiseBoxes,
]
  .flatMap((each) => Object.keys(each))
  // Other cards' buttons say by it which part of a record they are about.
  .filter((name) => name !== "group");

const command = (
  words: string,
  form: { show: (deps: TeamsDeps, turn: Turn, reference: Reference) => Card },
): Command =>
  byReference(words, async (deps, turn, reference) => ({
    card: form.show(deps, turn, reference),
    summary: `${words} ${reference}`,
  }));

export const askParticipation = command("participation", participation);
export const askEvaluation = command("evaluate", evaluation);
export const askPromise = command("promise feedback", promise);
