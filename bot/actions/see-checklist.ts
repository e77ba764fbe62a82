import type { Clock } from "../common/clock";
import { type Day, dayOf } from "../common/days";
import type { Reference } from "../common/ids";
import type { Action, ActionStore } from "./action";

export interface ChecklistRow {
  action: Action;
  late: boolean;
}

/** A consultation's steps in the toolkit's order, with what is done, late and next. */
export interface Checklist {
  rows: readonly ChecklistRow[];
  done: number;
  total: number;
  late: number;
  next: Action | undefined;
  asOf: Date;
  stale: boolean;
}

export const isLate = (action: Action, today: Day): boolean =>
  action.status === "Open" && action.dueDate !== undefined && action.dueDate < today;

export function seeChecklist(
  { actions, clock }: { actions: ActionStore; clock: Clock },
  { reference }: { reference: Reference },
): Checklist {
  const today = dayOf(clock.now());
  const steps = [...actions.of(reference)].filter((action) => action.source === "Checklist").sort(byStep);
  const open = steps.filter((action) => action.status === "Open");
  return {
    rows: steps.map((action) => ({ action, late: isLate(action, today) })),
    done: steps.filter((action) => action.status === "Done" || action.status === "Waived").length,
    total: steps.length,
    late: open.filter((action) => isLate(action, today)).length,
    next: [...open].sort(bySoonest)[0],
    ...actions.freshness(),
  };
}

/** Step 1.10 comes after 1.9, not after 1.1. */
function byStep(a: Action, b: Action): number {
  const [phaseA = 0, stepA = 0] = (a.stepId ?? "").split(".").map(Number);
  const [phaseB = 0, stepB = 0] = (b.stepId ?? "").split(".").map(Number);
  return phaseA - phaseB || stepA - stepB || a.title.localeCompare(b.title);
}

export const bySoonest = (a: Action, b: Action): number =>
  (a.dueDate ?? "9999").localeCompare(b.dueDate ?? "9999") || byStep(a, b);
