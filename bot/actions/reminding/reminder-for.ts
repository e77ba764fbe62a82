import type { Day } from "../../common/days";
import type { PersonId } from "../../common/ids";
import { usualPreferences, whySkipped } from "./preferences";
import { type ReminderItem, type TellDeps, whatToTell } from "./what-to-tell";
import { isOwed } from "./who-hears";

/** What one person's card of one day is about. */
export interface Reminder {
  to: PersonId;
  day: Day;
  items: readonly ReminderItem[];
  /** All that they owe, on the card or not. */
  owedInAll: number;
}

/** Asked anew when it is delivered: what was done meanwhile is no reason to write any more. */
export function reminderFor(
  deps: TellDeps,
  { to, day, lastTold }: { to: PersonId; day: Day; lastTold?: Day | undefined },
): Reminder | undefined {
  const preferences = deps.preferences().get(to) ?? usualPreferences;
  if (whySkipped(deps, preferences, day)) return undefined;
  const items = whatToTell(deps, { to, day, preferences, lastTold });
  if (items.length === 0) return undefined;
  const owedInAll = deps.actions.ownedBy(to).filter((action) => isOwed(deps, action)).length;
  return { to, day, items, owedInAll };
}
