/**
 * The toolkit: how far people share in a decision, which steps follow and when each is due.
 * Its words and facts are in `content/`, and are checked when this door is first opened.
 */

export { type Answer, type Ask, type AskKind, createAsk, type ForumTopic } from "./ask";
export { type Circumstance, circumstances, parseCondition, type StepConditions } from "./conditions";
export { type Content, content, parseContent, type RawContent, type Step, shippedContent } from "./content";
export type { Gate, Source, Verified } from "./content-shape";
export { createToolkit, type Toolkit } from "./create-toolkit";
export { type EditProblem, problemInWords, type ToolkitEdit } from "./editions/apply-edits";
export type { EditionChange } from "./editions/compare-editions";
export { createEditions, type EditionStore, type Editions } from "./editions/editions";
export { shippedVersion, toolkitParts } from "./editions/shipped";
export { stepChanges } from "./editions/step-changes";
export { type EditNotices, type ToldProblems, tellEditProblems } from "./editions/tell-edit-problems";
export { findSource } from "./find-source";
export { findStep, type StepInFull } from "./find-step";
export { decideLevel } from "./level/decide-level";
export { describeLevel } from "./level/describe-level";
export { type AnswerExplained, type AnswerId, explainAnswers } from "./level/explain-answers";
export { type CannotSkipAsk, cannotSkip } from "./level/explain-level";
export { type Level, levels, type Track, tracks } from "./level/level";
export type { LevelAnswers, LevelDecision } from "./level/level-answers";
export { type Overridden, type OverrideAsk, overrideLevel } from "./level/override-level";
export { type Change, whatWouldChange } from "./level/what-would-change";
export { type CheckMethodsAsk, checkMethods, type MethodOption, methodsFor } from "./methods/check-methods";
export { compareFor } from "./methods/compare-methods";
export { groupFor, methodsReaching } from "./methods/find-group";
export { methodFor } from "./methods/find-method";
export { createMethodLibrary, type MethodLibrary } from "./methods/method-library";
export { type Passage, passagesOf } from "./passages";
export { type PlanDates, type PlannedStep, type PlanStepsAsk, planSteps } from "./plan-steps";
export { parseSynonyms, synonyms } from "./synonyms";
