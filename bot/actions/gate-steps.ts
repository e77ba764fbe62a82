import type { ActionId, Reference, StepId } from "../common/ids";
import type { ActionStatus, ActionStore } from "./action";
import { byStep } from "./see-checklist";
import { type AskWork, gateOf } from "./work-behind";

/** A step that a gate waits for, until it is Done, or Waived with a reason. */
export interface GateStep {
  actionId: ActionId;
  stepId: StepId | undefined;
  title: string;
  gate: string;
  status: ActionStatus;
  waivedReason: string;
}

export const gateSteps = (
  deps: AskWork & { actions: ActionStore },
  { reference }: { reference: Reference },
): readonly GateStep[] =>
  [...deps.actions.of(reference)].sort(byStep).flatMap((action) => {
    const { id: actionId, stepId, title, status, waivedReason } = action;
    const gate = gateOf(deps, action);
    return gate ? [{ actionId, stepId, title, gate, status, waivedReason }] : [];
  });
