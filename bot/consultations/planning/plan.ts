import type { PersonId, PlanId, Reference } from "../../common/ids";

export const planStages = ["describe", "level", "dates", "confirm"] as const;
export type PlanStage = (typeof planStages)[number];

/** Every input of the planning cards, by the id it has on the card. */
export const planInputs = [
  "title",
  "overview",
  "decisionDate",
  "decisionMaker",
  "service",
  "areas",
  "audiences",
  "open",
  "duty",
  "impact",
  "protected",
  "share",
  "canDelegate",
  "freshEvidence",
  "circumstances",
  "startDate",
  "endDate",
  "monitoringNote",
  "askAgainReason",
] as const;
export type PlanInput = (typeof planInputs)[number];

/** What the person typed, kept exactly as typed, good or bad. */
export type Typed = Partial<Record<PlanInput, string>>;

/** A plan somebody is still writing. Kept until it is confirmed or thrown away. */
export interface Plan {
  id: PlanId;
  owner: PersonId;
  stage: PlanStage;
  typed: Typed;
  /** Thrown away by its owner, who can still bring it back. */
  discarded?: boolean;
  /** The dates typed are the ones proposed, so they move when the answers behind them do. */
  datesAccepted?: boolean;
  /** The consultation it was copied from, as next year's. */
  copiedFrom?: Reference;
  /** Claimed when the plan is first confirmed, so a second try writes the same record. */
  reference: Reference | undefined;
  confirmed: boolean;
  changedAt: Date;
}

/** Where unfinished plans are kept: another device, or another day, finds them again. */
export interface PlanStore {
  find(key: { owner: PersonId; id: PlanId }): Promise<Plan | undefined>;
  /** The owner's unfinished plans, the one changed last first. */
  unfinished(owner: PersonId): Promise<readonly Plan[]>;
  save(plan: Plan): Promise<void>;
  remove(key: { owner: PersonId; id: PlanId }): Promise<void>;
}

/** One thing to put right, in words for the person, beside the input it is about. */
export interface Problem {
  input: PlanInput;
  message: string;
}
