import type { StepId } from "../common/ids";
import type { Content } from "./content";
import { findStep } from "./find-step";
import { decideLevel } from "./level/decide-level";
import { describeLevel } from "./level/describe-level";
import { type CannotSkipAsk, cannotSkip } from "./level/explain-level";
import type { Level } from "./level/level";
import { type PlanStepsAsk, planSteps } from "./plan-steps";
import { planningPeriods } from "./planning-periods";

/** One edition of the toolkit: its words and facts, and every rule that reads them. */
export function createToolkit(content: Content, version: string) {
  return {
    /** As a consultation keeps it. */
    version,
    content,
    decideLevel,
    describeLevel: (level: Level) => describeLevel(level, content),
    cannotSkip: (ask: CannotSkipAsk) => cannotSkip(ask, content),
    planSteps: (ask: PlanStepsAsk) => planSteps(ask, content),
    findStep: (stepId: StepId) => findStep(stepId, content),
    /** How long each track runs and waits, where the council has not set its own. */
    periods: () => planningPeriods(content),
  };
}

export type Toolkit = ReturnType<typeof createToolkit>;
