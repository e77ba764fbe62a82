import { addDays, type Day, dayOf } from "../../common/days";
import { instantOf, isWithin, timeOf } from "../../common/london-time";
import type { ReminderPreferences } from "./preferences";
import type { ReminderSettings } from "./reminding-deps";

type Council = Pick<ReminderSettings, "at" | "quietHours">;
type Own = Pick<ReminderPreferences, "sendAt" | "quietHours">;

const quietOf = (council: Council, own: Own) => own.quietHours ?? council.quietHours;

/** The time of the day of somebody's card: as they asked, or when their quiet hours end. */
export function momentOf(council: Council, own: Own): string {
  const quiet = quietOf(council, own);
  const wanted = own.sendAt ?? council.at;
  return isWithin(wanted, quiet) ? quiet.to : wanted;
}

/** When somebody may be written to again; undefined outside their quiet hours. */
export function quietUntil(council: Council, own: Own, now: Date): Date | undefined {
  const quiet = quietOf(council, own);
  const time = timeOf(now);
  if (!isWithin(time, quiet)) return undefined;
  const today: Day = dayOf(now);
  return instantOf(time < quiet.to ? today : addDays(today, 1), quiet.to);
}
