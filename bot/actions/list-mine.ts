import type { Clock } from "../common/clock";
import { dayOf } from "../common/days";
import type { Person } from "../common/person";
import type { ActionStore } from "./action";
import { workEnded } from "./closed";
import { bySoonest, type ChecklistRow, isLate } from "./see-checklist";
import type { AskWork } from "./work-behind";

export interface MyActions {
  rows: readonly ChecklistRow[];
  late: number;
  asOf: Date;
  stale: boolean;
}

/**
 * What a person still owes, soonest first, so what is late stands on top. Of work that was completed or
 * stopped nobody owes anything.
 */
export function listMine(
  deps: AskWork & { actions: ActionStore; clock: Clock },
  { person }: { person: Person },
): MyActions {
  const { actions, clock } = deps;
  const today = dayOf(clock.now());
  const rows = actions
    .ownedBy(person.id)
    .filter((action) => action.status === "Open" || action.status === "Blocked")
    .filter((action) => !workEnded(deps, action))
    .sort(bySoonest)
    .map((action) => ({ action, late: isLate(action, today) }));
  return { rows, late: rows.filter((row) => row.late).length, ...actions.freshness() };
}
