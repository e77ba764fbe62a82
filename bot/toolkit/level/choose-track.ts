import { isAtLeast, type Level, type Track } from "./level";
import type { LevelAnswers } from "./level-answers";

/** How much of the checklist this work carries, and why. */
export function trackFor(level: Level, answers: LevelAnswers): { track: Track; because: string } {
  const full = (because: string) => ({
    track: "full" as const,
    because: `Full track: ${because}.`,
  });
  const standard = (because: string) => ({
    track: "standard" as const,
    because: `Standard track: ${because}.`,
  });
  if (answers.duty !== "no") return full(answers.duty === "yes" ? "a duty" : "a possible duty");
  if (answers.impact === 3) return full("a big effect");
  if (isAtLeast(level, "collaborate")) return full("people share in making the choice");
  if (answers.protected && answers.impact >= 2) return full("harder on some groups");
  if (isAtLeast(level, "consult")) {
    if (answers.impact === 2) return standard("one group, service or ward");
    if (answers.protected) return standard("harder on some groups");
  }
  return { track: "light", because: "The Light track is enough for this." };
}
