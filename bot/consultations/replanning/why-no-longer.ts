import type { StepBasis } from "./step-basis";

/** What is no longer so, when a circumstance has gone. */
const gone: Record<string, string> = {
  serviceChange: "no service will change",
  budget: "it is not about a budget or a charge",
  vcsFunding: "no voluntary group may lose funding",
  affectsProtected: "it is not harder on some groups of people",
  affectsResidents: "it does not affect residents directly",
  personalData: "you will not collect personal data",
  highRisk: "the data is not sensitive or high risk",
  electionOverlap: "the dates are clear of an election",
  keyDecision: "it is not a key decision",
  under18: "you will not hear from under-18s",
  vulnerable: "you will not hear from adults at risk",
  events: "there will be no events or meetings",
  survey: "there will be no survey",
  online: "none of it will be online",
  statutory: "there is no duty to consult",
  petition: "there is no petition or campaign",
};

/**
 * Why a step that applied before does not apply now: each change is taken back alone, and the ones that
 * bring the step back are named.
 */
export function whyNoLonger(
  { before, after }: { before: StepBasis; after: StepBasis },
  applies: (basis: StepBasis) => boolean,
): string {
  const because: string[] = [];
  if (before.level !== after.level && applies({ ...after, level: before.level }))
    because.push(`the level is now ${capital(after.level ?? "not set")}`);
  if (before.track !== after.track && applies({ ...after, track: before.track }))
    because.push(`the track is now ${capital(after.track ?? "not set")}`);
  if (before.version !== after.version && applies({ ...after, version: before.version }))
    because.push("the toolkit no longer asks for it");
  for (const word of before.circumstances) {
    if (after.circumstances.includes(word)) continue;
    if (applies({ ...after, circumstances: [...after.circumstances, word] }))
      because.push(gone[word] ?? "an answer has changed");
  }
  return because.length > 0 ? because.join(", and ") : "the answers have changed";
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
