import { decideLevel } from "./decide-level";
import { isAtLeast, type Level, levels } from "./level";
import type { LevelAnswers } from "./level-answers";

export const answerIds = [
  "open",
  "duty",
  "impact",
  "protected",
  "share",
  "canDelegate",
  "freshEvidence",
  "weeks",
] as const satisfies readonly (keyof LevelAnswers)[];
export type AnswerId = (typeof answerIds)[number];

export interface AnswerExplained {
  answer: AnswerId;
  /** `raised`: it holds the level up. `capped`: it keeps the level from being higher. */
  effect: "raised" | "capped" | "none";
  /** The answer in a few plain words, such as "the effect is small". */
  words: string;
}

/** Every answer as far as it lets people in: what one answer does by itself shows against these. */
const widest: LevelAnswers = {
  open: "wide",
  duty: "no",
  impact: 3,
  protected: false,
  share: "decide",
  canDelegate: true,
  freshEvidence: false,
  weeks: 1_000,
};

/** What each answer did to the level, in the order the questions are asked. */
export function explainAnswers(answers: LevelAnswers): AnswerExplained[] {
  const effects = effectsOf(answers);
  return answerIds.map((answer) => ({
    answer,
    effect: effects[answer] ?? "none",
    words: answerInWords(answers, answer),
  }));
}

type Effects = Partial<Record<AnswerId, "raised" | "capped">>;

function effectsOf(answers: LevelAnswers): Effects {
  const { level } = decideLevel(answers);
  if (level === "stop") return { open: "capped", duty: "raised" };
  if (answers.open === "none") return { open: "capped" };
  const beforeTime = levelOf({ ...answers, weeks: widest.weeks });
  if (beforeTime === "inform") return { freshEvidence: "capped" };

  const effects: Effects = {};
  for (const [answer, most] of ceilings(answers)) {
    if (most === beforeTime) effects[answer] = most === "empower" ? "raised" : "capped";
  }
  if (level !== beforeTime) effects.weeks = "capped";
  for (const answer of floors(answers)) {
    // A middling effect sets a floor and a limit: above the floor, the limit is what is felt.
    if (level === "consult" || effects[answer] !== "capped") effects[answer] = "raised";
  }
  return effects;
}

/** The most that each answer allows when every other one allows everything. */
function ceilings(answers: LevelAnswers): [AnswerId, Level][] {
  const { open, share, canDelegate, impact } = answers;
  const handedOver = share === "decide" && canDelegate;
  const found: [AnswerId, Level][] = [
    ["open", levelOf({ ...widest, open })],
    ["share", levelOf({ ...widest, share })],
  ];
  if (share === "decide") found.push(["canDelegate", levelOf({ ...widest, canDelegate })]);
  // Power that is handed over lifts the limit that a small effect sets.
  if (!handedOver && impact < 3) found.push(["impact", levelOf({ ...widest, share: "design", impact })]);
  return found;
}

/** The answers that each, alone, keep the level at Consult or higher. */
function floors(answers: LevelAnswers): AnswerId[] {
  const alone = { ...widest, impact: 1 } as const;
  const keepsUp = (changed: Partial<LevelAnswers>) =>
    decideLevel({ ...alone, ...changed }).floor !== "inform";
  return (["duty", "impact", "protected"] as const).filter((answer) =>
    keepsUp({ [answer]: answers[answer] }),
  );
}

/** Of answers that cannot stop, since something is open. */
function levelOf(answers: LevelAnswers): Level {
  const { level } = decideLevel(answers);
  return level === "stop" ? levels[0] : level;
}

/** What one answer says, to stand after "because" or in a list. */
function answerInWords(answers: LevelAnswers, answer: AnswerId): string {
  switch (answer) {
    case "open":
      return {
        none: "nothing is still open",
        some: "part of this is still open",
        wide: "the whole question is still open",
      }[answers.open];
    case "duty":
      return {
        yes: "there is a duty to consult",
        no: "there is no duty to consult",
        unsure: "there may be a duty to consult",
      }[answers.duty];
    case "impact":
      return {
        1: "the effect is small",
        2: "the effect is on one group, service or ward",
        3: "the effect is big",
      }[answers.impact];
    case "protected":
      return answers.protected
        ? "it could be harder on some groups of people"
        : "it is no harder on any group of people";
    case "share":
      return {
        hear: "the decision-maker will hear views",
        advise: "people will help to shape the options",
        design: "people will help to make the options",
        decide: "people will decide",
      }[answers.share];
    case "canDelegate":
      return answers.canDelegate ? "the decision can be handed over" : "the decision cannot be handed over";
    case "freshEvidence":
      return answers.freshEvidence
        ? "you asked the same people this in the last 12 months"
        : "you have not asked this in the last 12 months";
    case "weeks":
      return `there ${answers.weeks === 1 ? "is 1 week" : `are ${answers.weeks} weeks`} from opening to the decision`;
  }
}

/** Whether one outcome lets people in further than another. STOP is below everything. */
export const isHigher = (one: Level | "stop", other: Level | "stop"): boolean =>
  one !== other && one !== "stop" && (other === "stop" || isAtLeast(one, other));
