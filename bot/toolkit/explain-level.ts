import { type Condition, parseCondition, type StepConditions } from "./conditions";
import { type Content, content as shipped } from "./content";
import type { Verified } from "./content-shape";
import { isAtLeast } from "./level";
import type { LevelAnswers } from "./level-answers";

export interface CannotSkipAsk extends StepConditions {
  duty: LevelAnswers["duty"];
}

interface Must {
  text: string;
  source: string;
  /** Weaker than the source when the very point rests on a part of it that nobody has seen. */
  verified?: Verified;
}

/**
 * What cannot be skipped, gravest first, each sentence with its source. All of it: a duty left out here would
 * look like one that can be skipped. A statement whose source nobody has read yet is worded as a check to
 * make, and says that legal has not seen it.
 */
export function cannotSkip(ask: CannotSkipAsk, content: Content = shipped): string[] {
  const musts = [...dutyMusts(ask), ...lawOfEveryDecision(ask), ...circumstanceMusts(ask), gates(ask)];
  return musts.map((must) => inFull(must, content));
}

function dutyMusts({ duty }: CannotSkipAsk): Must[] {
  if (duty === "yes") {
    return [{ text: "Name the duty to consult and get legal to sign it off.", source: "MOS" }];
  }
  if (duty === "unsure") {
    return [{ text: "Ask legal if there is a duty to consult, and wait for the answer.", source: "MOS" }];
  }
  return [];
}

function lawOfEveryDecision({ level }: CannotSkipAsk): Must[] {
  const equality = {
    text: "Think about equality before and at the decision, and keep a record.",
    source: "PSED",
  };
  const honestName = {
    text: "Do not call this a consultation: Inform only promises to tell people.",
    source: "GUN1",
  };
  const fairTime = { text: "Give people enough time to answer, and yourself time to think.", source: "GUN3" };
  return [equality, isAtLeast(level, "consult") ? fairTime : honestName];
}

// In the order of what does most harm when it is missed.
const byCircumstance: readonly { when: Condition; must: Must }[] = [
  {
    when: parseCondition("electionOverlap"),
    must: {
      text: "Do not open just before an election unless the Monitoring Officer agrees.",
      source: "ELEC",
    },
  },
  {
    when: parseCondition("keyDecision"),
    must: { text: "Give notice of the key decision at least 28 clear days before it.", source: "EXEC12" },
  },
  {
    when: parseCondition("personalData and highRisk"),
    must: {
      text: "Agree the full data protection assessment before you collect anything.",
      source: "GDPR",
    },
  },
  {
    when: parseCondition("personalData"),
    must: { text: "Tell people what happens to their data before you collect it.", source: "GDPR" },
  },
  {
    when: parseCondition("serviceChange or budget"),
    must: { text: "Ask the people who speak for taxpayers and service users.", source: "LGA99 s3" },
  },
  {
    when: parseCondition("vcsFunding"),
    must: {
      text: "Check with legal how much notice funded voluntary groups must have.",
      source: "BVG",
      verified: "from memory",
    },
  },
  {
    when: parseCondition("online"),
    must: { text: "Make sure that everyone can use what you put online.", source: "PSBAR" },
  },
];

function circumstanceMusts(ask: CannotSkipAsk): Must[] {
  const musts = byCircumstance.flatMap(({ when, must }) => (when(ask) ? [must] : []));
  // With no duty in law, an old promise can still bind the council.
  if (ask.duty === "no") {
    musts.push({ text: "Check if anyone clearly promised to consult on this.", source: "LEXP" });
  }
  return musts;
}

function gates({ level, track }: CannotSkipAsk): Must {
  const signers = {
    light: "Pass gate G1 before work starts, and gate G2 before you open.",
    standard: "Pass gate G1 before work starts; the engagement lead passes gate G2 before you open.",
    full: "Pass gate G1 before work starts; a director and legal pass gate G2 before you open.",
  };
  return { text: isAtLeast(level, "consult") ? signers[track] : signers.light, source: "own" };
}

function inFull({ text, source: key, verified }: Must, content: Content): string {
  const source = content.sources.get(key);
  if (!source) throw new Error(`sources.json, source ${key}: is missing`);
  const unchecked = (verified ?? source.verified) === "from memory" ? " (not yet checked by legal)" : "";
  return `${text} (${source.short ?? source.name})${unchecked}`;
}
