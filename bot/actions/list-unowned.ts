import type { Clock } from "../common/clock";
import { dayOf } from "../common/days";
import { Failure } from "../common/failure";
import type { Person } from "../common/person";
import type { ActionStore } from "./action";
import { isClosed, workEnded } from "./closed";
import { type AskStanding, needsOwner, type OwnerNeeded } from "./needs-owner";
import { canListUnowned } from "./permissions";
import { bySoonest, type ChecklistRow, isLate } from "./see-checklist";
import type { AskWork } from "./work-behind";

export interface UnownedRow extends ChecklistRow {
  needs: OwnerNeeded;
}

/** What nobody owes; it stays until somebody accepts it, offered or not. */
export interface UnownedActions {
  rows: readonly UnownedRow[];
  late: number;
  asOf: Date;
  stale: boolean;
}

/** The engagement lead's queue, soonest first. @throws Failure `not_allowed` for anybody else. */
export function listUnowned(
  deps: AskWork & AskStanding & { actions: ActionStore; clock: Clock },
  { person }: { person: Person },
): UnownedActions {
  const { actions, clock } = deps;
  if (!canListUnowned(person))
    throw new Failure("not_allowed", "Only the engagement lead sees what has no owner. Type: my actions");
  const today = dayOf(clock.now());
  const rows = actions
    .all()
    .filter((action) => !isClosed(action))
    .flatMap((action) => {
      const needs = needsOwner(deps, action);
      return needs && !workEnded(deps, action) ? [{ action, needs, late: isLate(action, today) }] : [];
    })
    .sort((one, other) => bySoonest(one.action, other.action));
  return { rows, late: rows.filter(({ late }) => late).length, ...actions.freshness() };
}
