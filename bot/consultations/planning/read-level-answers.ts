import type { LevelAnswers } from "../toolkit-rules";
import type { Problem, Typed } from "./plan";
import { choices, tidy } from "./read-description";

/** What an officer can say of the work; each brings steps of its own to the checklist. */
export const askedCircumstances = [
  "serviceChange",
  "budget",
  "vcsFunding",
  "affectsResidents",
  "keyDecision",
  "survey",
  "online",
  "events",
  "personalData",
  "highRisk",
  "under18",
  "vulnerable",
  "petition",
] as const;

/** Most work is a survey online that asks residents about themselves, so these start ticked. */
export const usualCircumstances = ["affectsResidents", "survey", "online", "personalData"] as const;

export type AskedAnswers = Omit<LevelAnswers, "weeks">;

/** Reads card 2. A card sends every answer as text. */
export function readLevelAnswers(
  typed: Typed,
): { answers: AskedAnswers; circumstances: ReadonlySet<string> } | { problems: Problem[] } {
  const problems: Problem[] = [];

  function one<Choice extends string>(
    input: Problem["input"],
    allowed: readonly Choice[],
  ): Choice | undefined {
    const text = tidy(typed[input]);
    const found = allowed.find((choice) => choice === text);
    if (!found)
      problems.push({ input, message: text ? "Choose one of the answers." : "Answer this question." });
    return found;
  }
  const yesOrNo = (input: Problem["input"]): boolean | undefined => {
    const text = tidy(typed[input]).toLowerCase();
    if (text === "true") return true;
    if (text === "false") return false;
    const said = one(input, ["yes", "no"]);
    return said === undefined ? undefined : said === "yes";
  };

  const open = one("open", ["none", "some", "wide"]);
  const duty = one("duty", ["yes", "no", "unsure"]);
  const impact = one("impact", ["1", "2", "3"]);
  const touchesProtected = yesOrNo("protected");
  const share = one("share", ["hear", "advise", "design", "decide"]);
  const canDelegate = yesOrNo("canDelegate");
  const freshEvidence = yesOrNo("freshEvidence");

  const said = choices(typed.circumstances ?? usualCircumstances.join(","));
  const circumstances = new Set<string>(
    said.filter((word) => askedCircumstances.some((asked) => asked === word)),
  );

  if (
    open === undefined ||
    duty === undefined ||
    impact === undefined ||
    touchesProtected === undefined ||
    share === undefined ||
    canDelegate === undefined ||
    freshEvidence === undefined
  )
    return { problems };

  // What the answers already say is not asked twice.
  if (touchesProtected) circumstances.add("affectsProtected");
  if (duty !== "no") circumstances.add("statutory");
  return {
    answers: {
      open,
      duty,
      impact: Number(impact) as LevelAnswers["impact"],
      protected: touchesProtected,
      share,
      canDelegate,
      freshEvidence,
    },
    circumstances,
  };
}
