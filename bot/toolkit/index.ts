/**
 * The toolkit: how far people share in a decision, which steps follow and when each is due.
 * Its words and facts are in `content/`, and are checked when this door is first opened.
 */
export { type EditProblem, problemInWords, type ToolkitEdit } from "./apply-edits";
export { type Answer, type Ask, type AskKind, createAsk, type ForumTopic } from "./ask";
export { type CheckMethodsAsk, checkMethods, type MethodOption, methodsFor } from "./check-methods";
export type { EditionChange } from "./compare-editions";
export { compareFor } from "./compare-methods";
export { type Circumstance, circumstances, parseCondition, type StepConditions } from "./conditions";
export { type Content, content, parseContent, type RawContent, type Step, shippedContent } from "./content";
export type { Gate, Source, Verified } from "./content-shape";
export { createToolkit, type Toolkit } from "./create-toolkit";
export { decideLevel } from "./decide-level";
export { describeLevel } from "./describe-level";
export { createEditions, type EditionStore, type Editions } from "./editions";
export { type AnswerExplained, type AnswerId, explainAnswers } from "./explain-answers";
export { type CannotSkipAsk, cannotSkip } from "./explain-level";
export { groupFor, methodsReaching } from "./find-group";
export { methodFor } from "./find-method";
export { findSource } from "./find-source";
export { findStep, type StepInFull } from "./find-step";
export { type Level, levels, type Track, tracks } from "./level";
export type { LevelAnswers, LevelDecision } from "./level-answers";
export { createMethodLibrary, type MethodLibrary } from "./method-library";
export { type Overridden, type OverrideAsk, overrideLevel } from "./override-level";
export { type Passage, passagesOf } from "./passages";
export { type PlanDates, type PlannedStep, type PlanStepsAsk, planSteps } from "./plan-steps";
export { shippedVersion, toolkitParts } from "./shipped";
export { stepChanges } from "./step-changes";
export { parseSynonyms, synonyms } from "./synonyms";
export { type EditNotices, type ToldProblems, tellEditProblems } from "./tell-edit-problems";
export { type Change, whatWouldChange } from "./what-would-change";
