import type { Day } from "../../common/days";
import type { PersonId } from "../../common/ids";
import { momentOf } from "./moment";
import { type Skipped, usualPreferences, whySkipped } from "./preferences";
import { type ReminderItem, type TellDeps, whatToTell } from "./what-to-tell";
import { everybody } from "./who-hears";

export interface DryRunRow {
  to: PersonId;
  name: string;
  sendAt: string;
  /** What they would hear, were they not skipped. */
  items: readonly ReminderItem[];
  skipped?: Skipped;
}

/** By name, those who get nothing last. Whoever has nothing to hear is not in it. */
export function dryRun(
  deps: TellDeps,
  { day, lastTold }: { day: Day; lastTold: ReadonlyMap<PersonId, Day> },
): readonly DryRunRow[] {
  const council = deps.settings().reminders;
  const rows = [...everybody(deps.hears)].flatMap((to): DryRunRow[] => {
    const preferences = deps.preferences().get(to) ?? usualPreferences;
    const skipped = whySkipped(deps, preferences, day);
    const items = whatToTell(deps, { to, day, preferences, lastTold: lastTold.get(to) });
    if (items.length === 0) return [];
    const name = deps.nameOf(to) ?? to;
    return [{ to, name, sendAt: momentOf(council, preferences), items, ...(skipped && { skipped }) }];
  });
  return rows.sort(
    (one, other) =>
      Number(one.skipped !== undefined) - Number(other.skipped !== undefined) ||
      one.name.localeCompare(other.name, "en"),
  );
}
