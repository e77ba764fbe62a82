import type { Clock } from "../common/clock";
import { type Day, dayOf } from "../common/days";
import type { Reference } from "../common/ids";
import type { Action, ActionStore } from "./action";
import { noLongerApplies } from "./no-longer-applies";

export interface ChecklistRow {
  action: Action;
  late: boolean;
}

/** How far one phase of the checklist is. */
export interface ChecklistPhase {
  title: string;
  rows: readonly ChecklistRow[];
  done: number;
  waived: number;
  /** Without those that no longer apply. */
  total: number;
  late: number;
}

/** A consultation's steps in the toolkit's order, with what is done, late and next. */
export interface Checklist {
  rows: readonly ChecklistRow[];
  phases: readonly ChecklistPhase[];
  done: number;
  waived: number;
  /** Without those that no longer apply. */
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
  const rows = steps.map((action) => ({ action, late: isLate(action, today) }));
  const open = steps.filter((action) => action.status === "Open");
  return {
    rows,
    phases: phasesOf(rows),
    ...counted(rows),
    next: [...open].sort(bySoonest)[0],
    ...actions.freshness(),
  };
}

function counted(rows: readonly ChecklistRow[]) {
  const apply = rows.filter(({ action }) => !noLongerApplies(action));
  return {
    done: apply.filter(({ action }) => action.status === "Done").length,
    waived: apply.filter(({ action }) => action.status === "Waived").length,
    total: apply.length,
    late: apply.filter(({ late }) => late).length,
  };
}

/** In the order in which they come. Steps of one phase belong together, whatever stands between them. */
function phasesOf(rows: readonly ChecklistRow[]): ChecklistPhase[] {
  const byTitle = new Map<string, ChecklistRow[]>();
  for (const row of rows) {
    const there = byTitle.get(row.action.phase);
    if (there) there.push(row);
    else byTitle.set(row.action.phase, [row]);
  }
  return [...byTitle].map(([title, own]) => ({ title, rows: own, ...counted(own) }));
}

/** Step 1.10 comes after 1.9, not after 1.1. */
export function byStep(a: Action, b: Action): number {
  const [phaseA = 0, stepA = 0] = (a.stepId ?? "").split(".").map(Number);
  const [phaseB = 0, stepB = 0] = (b.stepId ?? "").split(".").map(Number);
  return phaseA - phaseB || stepA - stepB || a.title.localeCompare(b.title);
}

export const bySoonest = (a: Action, b: Action): number =>
  (a.dueDate ?? "9999").localeCompare(b.dueDate ?? "9999") || byStep(a, b);
