import { fingerprint } from "../../common/fingerprint";
import { asStepId } from "../../common/ids";
import type { Consultation, MethodRating, Named } from "../consultation";
import type { ConsultationChange } from "../consultation-writer";
import { type ClosingAsk, type ClosingDeps, lineFor, writeClosing } from "./closing-deps";
import { type Lessons, readLessons, writeLessons } from "./lessons";
import { typedReader } from "./read-typed";

/** What somebody typed of how it went. What is not given stays as it is; empty is not known. */
export interface EvaluationTyped {
  evalScore?: string | undefined;
  /** By the method's name. */
  ratings?: readonly { method: string; rating: string }[];
  costActual?: string | undefined;
  staffDaysActual?: string | undefined;
  socialValue?: string | undefined;
  worked?: string | undefined;
  didNot?: string | undefined;
  nextTime?: string | undefined;
  repeat?: string | undefined;
  change?: string | undefined;
}

const longestLesson = 2_000;
const evaluateStep = asStepId("9.1");

/** The methods to rate, and a mark of them: a card that was made for others must not rate these. */
export function methodsToRate({ methods = [] }: Pick<Consultation, "methods">): {
  methods: readonly string[];
  mark: string;
} {
  return { methods, mark: fingerprint([...methods]) };
}

/** Whether it met its objective, how each method did, what it cost and what was learned. */
export async function evaluate(
  deps: ClosingDeps,
  { typed, ...ask }: ClosingAsk & { typed: EvaluationTyped },
): Promise<Consultation> {
  const saved = await writeClosing(deps, { ...ask, from: "Closed" }, (newest) => evaluationOf(newest, typed));
  await fulfilEvaluated(deps, saved, { id: ask.by.id, name: ask.by.name });
  return saved;
}

/** The step of the checklist that an evaluation is. */
export async function fulfilEvaluated(
  { fulfilStep }: Pick<ClosingDeps, "fulfilStep">,
  { reference, evalScore }: Consultation,
  by: Named,
): Promise<void> {
  if (evalScore === undefined) return;
  await fulfilStep({
    ...{ reference, stepId: evaluateStep, by },
    evidence: `The evaluation is on the record. Objective met: ${evalScore} of 6.`,
  });
}

type NumberField = "evalScore" | "costActual" | "staffDaysActual" | "socialValue";

function evaluationOf(newest: Consultation, typed: EvaluationTyped): ConsultationChange {
  const read = typedReader();
  const number = (name: NumberField, as: "score" | "pounds" | "days", what: string): number | undefined =>
    typed[name] === undefined ? newest[name] : read[as](name, typed[name], what);
  const fields = {
    evalScore: number("evalScore", "score", "Was the objective met?"),
    costActual: number("costActual", "pounds", "Actual cost"),
    staffDaysActual: number("staffDaysActual", "days", "Staff days"),
    socialValue: number("socialValue", "pounds", "Social value"),
    methodRatings: ratingsOf(read, newest, typed.ratings ?? []),
    lessons: writeLessons(lessonsOf(read, newest, typed)),
  };
  read.mustBeRight();
  return {
    fields,
    lines: [
      ...lineFor("Objective met, from 1 to 6", newest.evalScore, fields.evalScore),
      ...lineFor("Methods rated", inWords(newest.methodRatings), inWords(fields.methodRatings)),
      ...lineFor("Actual cost", newest.costActual, fields.costActual),
      ...lineFor("Staff days used", newest.staffDaysActual, fields.staffDaysActual),
      ...lineFor("Social value", newest.socialValue, fields.socialValue),
      ...lineFor("Lessons", newest.lessons, fields.lessons),
    ],
  };
}

function ratingsOf(
  read: ReturnType<typeof typedReader>,
  { methods = [], methodRatings = [] }: Consultation,
  typed: NonNullable<EvaluationTyped["ratings"]>,
): readonly MethodRating[] {
  const ratings = new Map(methodRatings.map(({ method, rating }) => [plain(method), { method, rating }]));
  for (const { method, rating: said } of typed) {
    const chosen = methods.find((each) => plain(each) === plain(method));
    if (chosen === undefined) {
      read.wrong("rating", `“${method.slice(0, 80)}” is not one of its methods. Choose its methods first.`);
      continue;
    }
    const rating = read.score("rating", said, chosen);
    if (rating !== undefined) ratings.set(plain(chosen), { method: chosen, rating });
    else if (said.trim() === "") ratings.delete(plain(chosen));
  }
  return [...ratings.values()];
}

function lessonsOf(
  read: ReturnType<typeof typedReader>,
  newest: Consultation,
  typed: EvaluationTyped,
): Lessons {
  const before = readLessons(newest.lessons);
  const words = (input: "worked" | "didNot" | "nextTime" | "repeat" | "change", what: string): string =>
    typed[input] === undefined
      ? before[input]
      : read.words(input, typed[input], { what, longest: longestLesson });
  return {
    worked: words("worked", "What worked"),
    didNot: words("didNot", "What did not work"),
    nextTime: words("nextTime", "Next time"),
    repeat: words("repeat", "One thing to repeat"),
    change: words("change", "One thing to change"),
    other: before.other,
  };
}

const inWords = (ratings: readonly MethodRating[] = []): string =>
  ratings.map(({ method, rating }) => `${method}: ${rating}`).join("; ");
const plain = (name: string): string => name.trim().toLowerCase();
