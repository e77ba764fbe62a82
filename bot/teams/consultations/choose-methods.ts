import { z } from "zod";
import { Failure } from "../../common/failure";
import { asStepId, type Reference, toReference } from "../../common/ids";
import type { MethodChoice } from "../../consultations";
import { describeLevel } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import chooseJson from "./choose-methods-card.json";
import { asTick, fromTicks } from "./ticks";
import { whichConsultation } from "./which-consultation";

const chooseCard = cardFrom(chooseJson);

const mostShown = 25;

/** The step of the checklist that choosing methods is about. */
export const methodsStep = asStepId("2.4");

/** `methods 2027-00042`; without a reference, the one consultation the person leads, or how to ask. */
export const seeMethods: Command = async (deps, turn) => {
  const { reference, howToAsk } = whichConsultation(deps, turn, { words: "methods" });
  if (!reference) return { text: `${howToAsk} To read about a method, type its name, such as: focus group` };
  return { card: see(deps, turn, reference), summary: `Methods for ${reference}` };
};

const dataSchema = z.looseObject({
  reference: z.string().max(40),
  /** Absent when every tick was taken away, and on the button that only opens the card. */
  methods: z.string().max(20_000).optional().catch(undefined),
});

export const pressSeeMethods: Press = async (deps, turn, data) => see(deps, turn, read(data).reference);

export const chooseMethods: Press = async (deps, turn, data) => {
  const { reference, methods = "" } = read(data);
  const chosen = methods.split(",").map(fromTicks).filter(Boolean);
  // Nothing is done where it could not be shown.
  choiceFor(deps, turn, reference);
  try {
    const choice = await deps.consultations.chooseMethods({ reference, methods: chosen, by: turn.person });
    return card(choice, { saved: true });
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code === "not_found") throw failure;
    logFailure(deps.log, failure, { verb: "consultations.chooseMethods" });
    // The card comes back with the ticks as they were made.
    return card(choiceFor(deps, turn, reference), { problem: failure.message, ticked: chosen });
  }
};

function read(data: unknown): { reference: Reference; methods: string | undefined } {
  const found = dataSchema.safeParse(data);
  const reference = found.success ? toReference(found.data.reference) : undefined;
  if (!found.success || !reference)
    throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  return { reference, methods: found.data.methods };
}

const see = (deps: TeamsDeps, turn: Turn, reference: Reference): Card =>
  card(choiceFor(deps, turn, reference), {});

const choiceFor = ({ consultations }: TeamsDeps, turn: Turn, reference: Reference): MethodChoice =>
  consultations.seeMethods({ reference, by: turn.person, where: readingPlace(turn) });

function card(
  { consultation, level, options, others, chosen, lacks, canChoose, isOver }: MethodChoice,
  {
    saved = false,
    problem,
    ticked = chosen,
  }: { saved?: boolean; problem?: string; ticked?: readonly string[] },
): Card {
  return fitting(shares, (share) =>
    chooseCard({
      reference: consultation.reference,
      title: shorten(consultation.title, 120 * share),
      level: describeLevel(level).label,
      track: consultation.track ?? "light",
      problemsTitle: shorten(problem, 400),
      saved: saved ? savedWords(chosen.length) : "",
      lacksTitle: (saved || chosen.length > 0) && lacks.length > 0 ? "To make this stronger" : "",
      lacks: saved || chosen.length > 0 ? lacks.map((text) => ({ text: shorten(text, 300 * share) })) : [],
      canChoose,
      choices: options.map(({ name, atLevel }) => ({
        title: shorten(atLevel ? name : `${name} (beside another)`, 160 * share),
        value: asTick(name),
      })),
      value: ticked
        .filter((name) => options.some((option) => option.name === name))
        .map(asTick)
        .join(","),
      others:
        canChoose && others.length > 0
          ? shorten(`Also kept, from the list: ${others.join("; ")}`, 600 * share)
          : "",
      chosen: canChoose
        ? []
        : chosen.slice(0, mostShown).map((name) => ({ text: `- ${shorten(name, 160 * share)}` })),
      readOnly: canChoose
        ? ""
        : `${chosen.length === 0 ? "No methods are chosen yet. " : ""}${isOver ? "It is over, so nobody can change these any more." : "The lead officer or the engagement lead can change these."}`,
    }),
  );
}

const savedWords = (chosen: number): string =>
  chosen === 0 ? "Saved. No methods are chosen now." : "Saved. The methods are on the register.";
