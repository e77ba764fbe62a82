import type { Clock } from "../common/clock";
import { addDays, type Day, dayOf, weekday } from "../common/days";
import { Failure } from "../common/failure";
import type { ActionId } from "../common/ids";
import type { Person } from "../common/person";
import type { Action, ActionChange, ActionStore } from "./action";
import { mustBeOpen, workMustGoOn } from "./closed";
import { asItIs, found, ownerOr, stepName } from "./find-action";
import { canSnooze } from "./permissions";
import { readDay } from "./read-day";
import type { AskWork } from "./work-behind";

export type Snoozed =
  | { action: Action }
  /** It would be late by then. Nothing is changed until they say that it may be. */
  | { beyondDue: { dueDate: Day; until: Day } };

/** No reminder before a day: tomorrow, the next Monday, or one somebody chooses. */
export async function snooze(
  deps: AskWork & { actions: ActionStore; clock: Clock },
  {
    id,
    until: typed,
    by,
    beyondDue = false,
  }: { id: ActionId; until: string; by: Person; beyondDue?: boolean },
): Promise<Snoozed> {
  const { actions, clock } = deps;
  const action = found(actions, id);
  maySnooze(deps, by, action);
  const now = clock.now();
  const until = readUntil(typed, dayOf(now));
  const { dueDate } = action;
  if (!beyondDue && becomesLate(action, until, dayOf(now)) && dueDate)
    return { beyondDue: { dueDate, until } };
  if (action.snoozedUntil === until) return { action };

  const change: ActionChange = { snoozedUntil: until };
  const changed = await actions.change({
    ...{ action, change, by, at: now },
    what: `${stepName(action)} snoozed`,
    said: (row) => row.snoozedUntil ?? "",
    again: (newest) => {
      if (newest.snoozedUntil === until) return asItIs;
      maySnooze(deps, by, newest);
      if (!beyondDue && newest.dueDate !== dueDate && becomesLate(newest, until, dayOf(now)))
        throw new Failure("conflict", "The day it is due was moved just now. Look at it again.");
      return change;
    },
  });
  return { action: changed };
}

/** What is late already does not become it. */
const becomesLate = ({ dueDate }: Action, until: Day, today: Day): boolean =>
  dueDate !== undefined && dueDate >= today && until > dueDate;

function readUntil(typed: string, today: Day): Day {
  const words = typed.trim().toLowerCase();
  if (words === "tomorrow") return addDays(today, 1);
  if (words === "next week") return addDays(today, ((7 - weekday(today)) % 7) + 1);
  const until = readDay(typed, today);
  if (until <= today) throw new Failure("invalid", "That day is not ahead of us. Choose tomorrow or later.");
  return until;
}

function maySnooze(deps: AskWork, by: Person, action: Action): void {
  if (!canSnooze(by, action))
    throw new Failure("not_allowed", `Only ${ownerOr(action)} or the engagement lead can snooze this step.`);
  workMustGoOn(deps, action);
  mustBeOpen(action);
}
