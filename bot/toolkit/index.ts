/**
 * The toolkit: how far people share in a decision, which steps follow and when each is due.
 * Its words and facts are in `content/`, and are checked when this door is first opened.
 */
export { type Circumstance, circumstances, parseCondition, type StepConditions } from "./conditions";
export { type Content, parseContent, type RawContent, type Step } from "./content";
export type { Gate, Source, Verified } from "./content-shape";
export { createToolkit, type Toolkit } from "./create-toolkit";
export { decideLevel } from "./decide-level";
export { describeLevel } from "./describe-level";
export { type CannotSkipAsk, cannotSkip } from "./explain-level";
export { findStep, type StepInFull } from "./find-step";
export { type Level, levels, type Track, tracks } from "./level";
export type { LevelAnswers, LevelDecision } from "./level-answers";
export { type PlanDates, type PlannedStep, type PlanStepsAsk, planSteps } from "./plan-steps";
