import type { Day } from "../../common/days";
import type { PersonId } from "../../common/ids";
import { instantOf } from "../../common/london-time";
import { momentOf, quietUntil } from "./moment";
import { type ReminderPreferences, usualPreferences, whySkipped } from "./preferences";
import { hasReason, type TellDeps } from "./what-to-tell";
import { everybody } from "./who-hears";

/** From their time of the day on, until their quiet hours: after a downtime, as soon as it is over. */
export function duePeople(
  deps: TellDeps,
  { now, day, lastTold }: { now: Date; day: Day; lastTold: ReadonlyMap<PersonId, Day> },
): readonly { to: PersonId; day: Day }[] {
  const council = deps.settings().reminders;
  const chosen = deps.preferences();
  /** Most people share a few times of the day, and each costs a look at the time zone. */
  const known = new Map<string, boolean>();
  const isTheirTime = (own: ReminderPreferences): boolean => {
    const { from, to } = own.quietHours ?? council.quietHours;
    const moment = momentOf(council, own);
    const key = `${moment} ${from} ${to}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const come = instantOf(day, moment) <= now && quietUntil(council, own, now) === undefined;
    known.set(key, come);
    return come;
  };

  return [...everybody(deps.hears)]
    .filter((to) => {
      const preferences = chosen.get(to) ?? usualPreferences;
      const last = lastTold.get(to);
      if (last !== undefined && last >= day) return false;
      if (whySkipped(deps, preferences, day) || !isTheirTime(preferences)) return false;
      return hasReason(deps, { to, day, preferences, lastTold: last });
    })
    .map((to) => ({ to, day }));
}
