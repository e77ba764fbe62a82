import type { ActionId, Reference, StepId } from "../common/ids";
import type { ActionStatus, ActionStore } from "./action";
import { byStep } from "./see-checklist";

/** A step that a gate waits for, until it is Done or Waived. */
export interface GateStep {
  actionId: ActionId;
  stepId: StepId | undefined;
  title: string;
  gate: string;
  status: ActionStatus;
}

export const gateSteps = (
  { actions }: { actions: ActionStore },
  { reference }: { reference: Reference },
): readonly GateStep[] =>
  [...actions.of(reference)].sort(byStep).flatMap(({ id, stepId, title, gate, status }) => {
    // The list is edited by hand: "g1 " is G1.
    const named = gate?.trim().toUpperCase();
    return named ? [{ actionId: id, stepId, title, gate: named, status }] : [];
  });
