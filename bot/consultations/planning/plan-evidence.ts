import { type Day, inWords } from "../../common/days";
import { asStepId, logTheIdea, type Reference, type StepId } from "../../common/ids";
import { asSentence, type ClashFinding, worstFirst } from "../clashing/clash-check";
import { notesOnRecord } from "../clashing/dates-notes";
import type { Consultation } from "../consultation";
import { isThere } from "../record/required-fields";
import { levelQuestions } from "./level-questions";
import type { Plan } from "./plan";
import type { WholePlan } from "./plan-view";

/** Steps whose questions planning, or the record, asks already: nobody answers them twice. */
export const sayWhatIsDecided = asStepId("0.2");
const checkForClashes = asStepId("0.4");
const chooseTheLevel = asStepId("0.5");

/** In letters, as much as somebody could type when they tick a step. */
const longestEvidence = 2_000;
const longestPart = 600;
const clashesNamed = 5;

/** What the cards say, once they hold together. */
type Answered = Pick<WholePlan, "answers" | "description" | "level" | "clashes" | "dates">;

export interface Confirming {
  typed: Plan["typed"];
  /** Its number, once it has one. */
  reference: Reference | undefined;
  on: Day;
  /** The register could not be read lately, so that what others plan is not known for sure. */
  stale: boolean;
}

/**
 * What the plan's own answers show of a step, said with where they were given. Undefined where they do not show
 * all that the step asks for: then it is owed as ever.
 */
export function planEvidence(stepId: StepId, whole: Answered, confirming: Confirming): string | undefined {
  if (stepId === logTheIdea) return `Logged as ${confirming.reference ?? "an idea"}.`;
  const evidence =
    stepId === sayWhatIsDecided
      ? scopeOfPlan(whole)
      : stepId === checkForClashes
        ? clashesOfPlan(whole, confirming)
        : stepId === chooseTheLevel
          ? levelOfPlan(whole)
          : undefined;
  return evidence && cut(evidence, longestEvidence);
}

/** Only where nothing is open has the plan said what people can change: nothing. Else it is written on the record. */
function scopeOfPlan({ answers, description }: Answered): string | undefined {
  if (answers.open !== "none") return undefined;
  return `From the plan, cards 1 and 2: ${threeLines(description, {
    can: "nothing",
    cannot: "all of it",
  })}`;
}

/** The three lines, once the record has them all. */
export function scopeOfRecord(record: Consultation): string | undefined {
  const { overview, decisionMaker, decisionDate, whatCanChange, whatCannotChange } = record;
  const said = [overview, decisionMaker, whatCanChange, whatCannotChange].every(isThere);
  if (!said || !decisionDate) return undefined;
  const lines = threeLines(
    { overview, decisionMaker, decisionDate },
    { can: whatCanChange, cannot: whatCannotChange },
  );
  return cut(`From the plan and the record: ${lines}`, longestEvidence);
}

const threeLines = (
  { overview, decisionMaker, decisionDate }: { overview: string; decisionMaker: string; decisionDate: Day },
  { can, cannot }: { can: string; cannot: string },
): string =>
  [
    `To be decided: ${part(overview)}`,
    `By ${part(`${decisionMaker}, on ${inWords(decisionDate)}`)}`,
    `People can change: ${part(can)}`,
    `They cannot change: ${part(cannot)}`,
  ].join(" ");

/**
 * What the check found, where no other work asks the same people or the same thing. Where some does, the step
 * wants to know if it is joined with, which planning does not ask.
 */
function clashesOfPlan({ clashes, dates }: Answered, { typed, reference, on, stale }: Confirming) {
  // A plan that is confirmed again must not find its own row.
  const findings = clashes.findings.filter((each) => !each.reference || each.reference !== reference);
  if (stale || findings.some(needsMore)) return undefined;
  const named = worstFirst(findings).slice(0, clashesNamed);
  const more = findings.length - named.length;
  const found = named.map(({ what }) => part(what)).join(" ");
  const notes = notesOnRecord(clashes, typed).split("\n").filter(Boolean).map(part).join(" ");
  return [
    `From the plan, card 3: clash check on ${inWords(on)} of ${inWords(dates.startDate)} to ${inWords(dates.endDate)}.`,
    "No other work asks the same people or the same thing then.",
    findings.length === 0
      ? "No other clash was found."
      : `Found: ${found}${more > 0 ? ` And ${more} more.` : ""}`,
    ...(notes ? [notes] : []),
    ...(findings.length > 0 ? ["The dates were kept."] : []),
  ].join(" ");
}

/** Other work, the same people asked too often, and a year whose dates nobody has checked. */
const needsMore = ({ kind, reference }: ClashFinding): boolean =>
  reference !== undefined || ["sameAudience", "sameTopic", "fatigue", "uncheckedDates"].includes(kind);

/** Every answer, and what came of them. */
function levelOfPlan({ answers, level }: Answered): string {
  const said = Object.entries(levelQuestions).map(([name, { ask, answers: choices }]) => {
    const value = answers[name as keyof typeof levelQuestions];
    const saved = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
    const [, words = saved] = choices.find(([choice]) => choice === saved) ?? [];
    return `${ask} ${asSentence(words)}`;
  });
  return [
    "From the plan, card 2:",
    `Level: ${level.label}, ${level.track} track.`,
    ...said,
    `Weeks before the decision: ${answers.weeks}.`,
    ...(level.reasons.length > 0 ? [`Why: ${level.reasons.map(asSentence).join(" ")}`] : []),
  ].join(" ");
}

const part = (text: string): string => asSentence(cut(text.replace(/\s+/g, " ").trim(), longestPart));

function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}
