import { weeksFor } from "../fit-to-time";
import { decideLevel } from "./decide-level";
import { type AnswerId, answerIds, isHigher } from "./explain-answers";
import { type Level, labelOf, levels, type Track } from "./level";
import type { LevelAnswers, LevelDecision } from "./level-answers";

export interface Change {
  answer: AnswerId;
  to: LevelAnswers[AnswerId];
  level: Level | "stop";
  track: Track;
  /** "If people could shape the options, the level would be Involve." */
  words: string;
}

const mostChanges = 4;

/**
 * The single answers that, given otherwise, would change the level; at most four. What leads higher comes
 * first, and of that, what an officer can most easily arrange: more time, then sharing more.
 */
export function whatWouldChange(answers: LevelAnswers): Change[] {
  const now = decideLevel(answers).level;
  const changes = answerIds.flatMap((answer) => changesOf(answers, answer, now));
  const rank = ({ answer, level }: Change) =>
    (isHigher(level, now) ? 0 : easiestFirst.length) + easiestFirst.indexOf(answer);
  return changes.sort((one, other) => rank(one) - rank(other)).slice(0, mostChanges);
}

const easiestFirst: readonly AnswerId[] = [
  "weeks",
  "share",
  "open",
  "canDelegate",
  "freshEvidence",
  "duty",
  "impact",
  "protected",
];

/** The smallest step of one answer that raises the level, and the smallest that lowers it. */
function changesOf(answers: LevelAnswers, answer: AnswerId, now: LevelDecision["level"]): Change[] {
  const tried = otherValues(answers, answer).map((to): Change => {
    const changed = { ...answers, [answer]: to };
    const { level, track } = decideLevel(changed);
    return { answer, to, level, track, words: `${condition(changed, answer, answers)}, ${outcome(level)}` };
  });
  const up = tried.find(({ level }) => isHigher(level, now));
  const down = tried.find(({ level }) => level !== now && !isHigher(level, now));
  return [...(up ? [up] : []), ...(down ? [down] : [])];
}

/** Every other value of one answer, the nearest first. */
function otherValues(answers: LevelAnswers, answer: AnswerId): readonly LevelAnswers[AnswerId][] {
  switch (answer) {
    case "open":
      return nearest(["none", "some", "wide"], answers.open);
    case "duty":
      // Not being sure counts as a yes.
      return answers.duty === "no" ? ["yes"] : ["no"];
    case "impact":
      return nearest([1, 2, 3], answers.impact);
    case "share":
      return nearest(["hear", "advise", "design", "decide"], answers.share);
    case "weeks":
      // Only at these numbers of weeks can the level change. A decision can wait; it is rarely brought forward.
      return levels
        .map((level) => weeksFor(level, answers.impact))
        .filter((weeks) => weeks > answers.weeks)
        .sort((one, other) => one - other);
    default:
      return [!answers[answer]];
  }
}

function nearest<Value>(values: readonly Value[], from: Value): Value[] {
  const at = values.indexOf(from);
  const away = (value: Value) => Math.abs(values.indexOf(value) - at);
  return values.filter((value) => value !== from).sort((one, other) => away(one) - away(other));
}

const outcome = (level: LevelDecision["level"]): string =>
  level === "stop" ? "you would have to stop and ask legal first." : `the level would be ${labelOf(level)}.`;

function condition(changed: LevelAnswers, answer: AnswerId, from: LevelAnswers): string {
  switch (answer) {
    case "open":
      return {
        none: "If nothing were still open",
        some: "If part of this were still open",
        wide: "If the whole question were still open",
      }[changed.open];
    case "duty":
      return changed.duty === "no"
        ? "If legal said there is no duty to consult"
        : "If there were a duty to consult";
    case "impact":
      return {
        1: "If the effect were small",
        2: "If the effect were on one group, service or ward",
        3: "If the effect were big",
      }[changed.impact];
    case "protected":
      return changed.protected
        ? "If it could be harder on some groups of people"
        : "If it were no harder on any group of people";
    case "share":
      return {
        hear: "If the decision-maker only heard views",
        advise: "If people could shape the options",
        design: "If people could help to make the options",
        decide: "If people could decide",
      }[changed.share];
    case "canDelegate":
      return changed.canDelegate
        ? "If the decision could be handed over"
        : "If the decision could not be handed over";
    case "freshEvidence":
      return changed.freshEvidence
        ? "If you had asked the same people this in the last 12 months"
        : "If your last answers were too old to use";
    case "weeks":
      return `With ${changed.weeks} weeks in place of ${from.weeks}`;
  }
}
