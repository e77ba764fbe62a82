import { type Condition, parseCondition, type StepConditions } from "../conditions";
import { type Content, content as shipped } from "../content";
import type { Verified } from "../content-shape";
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
    return [{ text: "The duty to consult, named and signed off by legal", source: "MOS" }];
  }
  if (duty === "unsure") {
    return [{ text: "An answer from legal on the duty to consult", source: "MOS" }];
  }
  return [];
}

function lawOfEveryDecision({ level }: CannotSkipAsk): Must[] {
  const equality = {
    text: "A note on equality, before and as you decide",
    source: "PSED",
  };
  const honestName = {
    text: "Another name than consultation: Inform only tells people",
    source: "GUN1",
  };
  const fairTime = { text: "Enough time to answer, and to think", source: "GUN3" };
  return [equality, isAtLeast(level, "consult") ? fairTime : honestName];
}

// In the order of what does most harm when it is missed.
const byCircumstance: readonly { when: Condition; must: Must }[] = [
  {
    when: parseCondition("electionOverlap"),
    must: {
      text: "The Monitoring Officer's yes, to open just before an election",
      source: "ELEC",
    },
  },
  {
    when: parseCondition("keyDecision"),
    must: { text: "28 clear days' notice of the key decision", source: "EXEC12" },
  },
  {
    when: parseCondition("personalData and highRisk"),
    must: {
      text: "The data protection impact assessment, before you collect anything",
      source: "GDPR",
    },
  },
  {
    when: parseCondition("personalData"),
    must: { text: "Telling people first what happens to their data", source: "GDPR" },
  },
  {
    when: parseCondition("serviceChange or budget"),
    must: { text: "Asking those who speak for taxpayers and service users", source: "LGA99 s3" },
  },
  {
    when: parseCondition("vcsFunding"),
    must: {
      text: "A check with legal on notice to funded groups",
      source: "BVG",
      verified: "from memory",
    },
  },
  {
    when: parseCondition("online"),
    must: { text: "Online pages that everyone can use", source: "PSBAR" },
  },
];

function circumstanceMusts(ask: CannotSkipAsk): Must[] {
  const musts = byCircumstance.flatMap(({ when, must }) => (when(ask) ? [must] : []));
  // With no duty in law, an old promise can still bind the council.
  if (ask.duty === "no") {
    musts.push({ text: "A check if anyone clearly promised to consult", source: "LEXP" });
  }
  return musts;
}

function gates({ level, track }: CannotSkipAsk): Must {
  const signers = {
    light: "Gate G1 before work starts, G2 before you open",
    standard: "Gate G1 before work starts; G2, by the engagement lead",
    full: "Gate G1 before work starts; G2, by a director and legal",
  };
  return { text: isAtLeast(level, "consult") ? signers[track] : signers.light, source: "own" };
}

function inFull({ text, source: key, verified }: Must, content: Content): string {
  const source = content.sources.get(key);
  if (!source) throw new Error(`sources.json, source ${key}: is missing`);
  const unchecked = (verified ?? source.verified) === "from memory" ? ", not yet checked by legal" : "";
  return `${text} (${source.short ?? source.name}${unchecked})`;
}
