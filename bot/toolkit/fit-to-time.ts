import { type Level, labelOf, oneBelow } from "./level/level";
import type { LevelAnswers } from "./level/level-answers";

const weeksToConsult = { 1: 4, 2: 10, 3: 13 } as const;
const weeksMore: Record<Exclude<Level, "inform">, number> = {
  consult: 0,
  involve: 2,
  collaborate: 6,
  empower: 8,
};

/** Weeks wanted between opening and the decision. Telling people needs none of them. */
export function weeksFor(level: Level, impact: LevelAnswers["impact"]): number {
  return level === "inform" ? 0 : weeksToConsult[impact] + weeksMore[level];
}

/** Steps down to what the weeks allow, but never below the floor. */
export function fitToTime(wanted: Level, floor: Level, { impact, weeks }: LevelAnswers) {
  let level = wanted;
  while (weeksFor(level, impact) > weeks && level !== floor) level = oneBelow(level);

  const reasons: string[] = [];
  const needs = (of: Level) => `it needs ${weeksFor(of, impact)} weeks and you have ${weeks}.`;
  if (level !== wanted) {
    reasons.push(`There is not enough time for ${labelOf(wanted)}: ${needs(wanted)}`);
    reasons.push(`So the level steps down to ${labelOf(level)}.`);
  }
  if (weeksFor(level, impact) > weeks) {
    reasons.push(`There is not enough time even for ${labelOf(level)}: ${needs(level)}`);
    reasons.push("You cannot go lower. Open sooner or decide later.");
  }
  if (level === "inform")
    reasons.push("Do not call this a consultation. With more time, people could have a say.");
  return { level, reasons };
}
