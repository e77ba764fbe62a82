import { isAtLeast, type Level, type Track } from "./level";
import type { LevelAnswers } from "./level-answers";

/** How much of the checklist this work carries, and why. */
export function trackFor(level: Level, answers: LevelAnswers): { track: Track; because: string } {
  const full = (because: string) => ({
    track: "full" as const,
    because: `The Full track applies: ${because}.`,
  });
  const standard = (because: string) => ({
    track: "standard" as const,
    because: `The Standard track applies: ${because}.`,
  });
  if (answers.duty !== "no") return full("there is, or may be, a duty to consult");
  if (answers.impact === 3) return full("the effect is big");
  if (isAtLeast(level, "collaborate")) return full("people share in making the choice");
  if (answers.protected && answers.impact >= 2) return full("it could be harder on some groups of people");
  if (isAtLeast(level, "consult")) {
    if (answers.impact === 2) return standard("the effect is on one group, service or ward");
    if (answers.protected) return standard("it could be harder on some groups of people");
  }
  return { track: "light", because: "The Light track is enough for this." };
}
