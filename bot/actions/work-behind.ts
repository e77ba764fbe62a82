import type { PersonId, Reference, StepId } from "../common/ids";
import type { Action } from "./action";

/** What a step has to know of the consultation it belongs to, which is kept in another room. */
export interface WorkBehind {
  /** How it ended, if it has: nothing of its steps changes any more. */
  ended: "complete" | "stopped" | undefined;
  /** Whether it has been agreed to. */
  approved: boolean;
  leadOfficer: PersonId | undefined;
  templateVersion: string;
}

export interface AskWork {
  workBehind: (reference: Reference) => WorkBehind | undefined;
  /** A step in the toolkit's version that its consultation follows; undefined where it has no such step. */
  findStep: (stepId: StepId, templateVersion?: string) => { gate: string | null } | undefined;
}

export const workOf = ({ workBehind }: AskWork, { reference }: Pick<Action, "reference">) =>
  reference && workBehind(reference);

/**
 * The gate that waits for a step. The toolkit says; the list is edited by hand, and is asked only about
 * steps the toolkit does not have.
 */
export function gateOf(
  deps: AskWork,
  action: Pick<Action, "stepId" | "reference" | "gate">,
): string | undefined {
  const { stepId, gate } = action;
  const known = stepId && deps.findStep(stepId, workOf(deps, action)?.templateVersion);
  // "g1 " is G1.
  return (known ? known.gate : gate?.trim().toUpperCase()) || undefined;
}
