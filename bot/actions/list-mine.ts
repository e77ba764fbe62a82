import type { Clock } from "../common/clock";
import { addDays, type Day, dayOf, weekday } from "../common/days";
import type { Person } from "../common/person";
import type { Action, ActionStore } from "./action";
import { isClosed, workEnded } from "./closed";
import { bySoonest, type ChecklistRow, isLate } from "./see-checklist";
import type { AskWork } from "./work-behind";

export interface MyRow extends ChecklistRow {
  /** They put it off: no reminder comes yet. */
  snoozed: boolean;
}

export interface MyActions {
  /** Everything they owe, soonest first; then the same rows as people look at them. */
  rows: readonly MyRow[];
  late: readonly MyRow[];
  thisWeek: readonly MyRow[];
  /** Also what is snoozed, unless it is late. */
  later: readonly MyRow[];
  /** Theirs once they accept it. */
  offered: readonly MyRow[];
  /** What they offered to others, who have not answered yet. */
  given: readonly MyRow[];
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
  const asRows = (found: readonly Action[]): MyRow[] =>
    found
      .filter((action) => !isClosed(action) && !workEnded(deps, action))
      .sort(bySoonest)
      .map((action) => asRow(action, today));
  const rows = asRows(actions.ownedBy(person.id));
  const notLate = rows.filter(({ late }) => !late);
  return {
    rows,
    late: rows.filter(({ late }) => late),
    thisWeek: notLate.filter((row) => isThisWeek(row, today)),
    later: notLate.filter((row) => !isThisWeek(row, today)),
    offered: asRows(actions.offeredTo(person.id)),
    given: asRows(actions.offeredBy(person.id)),
    ...actions.freshness(),
  };
}

function asRow(action: Action, today: Day): MyRow {
  const { snoozedUntil } = action;
  const snoozed = snoozedUntil !== undefined && snoozedUntil > today;
  return { action, late: isLate(action, today), snoozed };
}

const isThisWeek = ({ action: { dueDate }, snoozed }: MyRow, today: Day): boolean =>
  !snoozed && dueDate !== undefined && dueDate <= lastDayOfWeek(today);

/** The Sunday of this week. */
const lastDayOfWeek = (today: Day): Day => addDays(today, (7 - weekday(today)) % 7);
