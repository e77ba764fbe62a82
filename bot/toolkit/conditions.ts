import { isAtLeast, type Level, levels, type Track, tracks } from "./level/level";

/** What can be true of a consultation and bring steps with it. The words are those of `steps.json`. */
export const circumstances = [
  "serviceChange",
  "budget",
  "vcsFunding",
  "affectsProtected",
  "affectsResidents",
  "personalData",
  "highRisk",
  "electionOverlap",
  "keyDecision",
  "under18",
  "vulnerable",
  "events",
  "survey",
  "online",
  "statutory",
  "petition",
  "promises",
  "materialChange",
] as const;
export type Circumstance = (typeof circumstances)[number];

export interface StepConditions {
  level: Level;
  track: Track;
  circumstances: ReadonlySet<Circumstance>;
}

export type Condition = (facts: StepConditions) => boolean;

/**
 * Reads when a step applies: `always`, a circumstance, `level>=Consult`, `track=Full`, joined by `and`
 * and `or`. `and` binds tighter than `or`; there are no brackets, so that anyone can read a step.
 *
 * @throws Error naming the word that is not known, so a slip in the content cannot hide a step for ever.
 */
export function parseCondition(text: string): Condition {
  const either = text.split(/\s+or\s+/).map((part) => part.split(/\s+and\s+/).map(parseTerm));
  return (facts) => either.some((all) => all.every((holds) => holds(facts)));
}

function parseTerm(text: string): Condition {
  const term = text.trim();
  if (term === "always") return () => true;

  const circumstance = circumstances.find((known) => known === term);
  if (circumstance) return (facts) => facts.circumstances.has(circumstance);

  const least = levels.find((level) => term === `level>=${capital(level)}`);
  if (least) return (facts) => isAtLeast(facts.level, least);

  const track = tracks.find((known) => term === `track=${capital(known)}`);
  if (track) return (facts) => facts.track === track;

  throw new Error(`"${term}" is not a condition we know`);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
