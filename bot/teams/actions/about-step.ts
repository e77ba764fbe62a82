import type { Action } from "../../actions";
import type { StepInFull } from "../../toolkit";
import type { TeamsDeps } from "../turn";

/** What the toolkit says of a step, in the version its consultation follows. */
export function aboutStep(
  { findStep, consultations }: TeamsDeps,
  { stepId, reference }: Action,
): StepInFull | undefined {
  return stepId && findStep(stepId, reference && consultations.find(reference)?.templateVersion);
}
