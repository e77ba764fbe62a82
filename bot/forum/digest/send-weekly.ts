import { addDays, type Day, dayOf, daysBetween, weekday } from "../../common/days";
import { timeOf } from "../../common/london-time";
import { compileDigest } from "./compile-digest";
import type { DigestDeps } from "./digest-deps";

/** After a longer time without the app, the old week is left out. */
const mostLate = 3;

/** The week that has passed, to the channel: once, on the day the council chose. An empty week is skipped. */
export async function sendWeekly(deps: DigestDeps): Promise<boolean> {
  const { settings, told, send, channelFor, clock } = deps;
  const { digestDay, at } = settings();
  const today = dayOf(clock.now());
  if (digestDay === 0) return false;
  const chosen = lastOf(digestDay, today);
  // A bank holiday: on the next working day.
  const due = deps.workingDays.onOrAfter(chosen);
  const early = today < due || (today === due && timeOf(clock.now()) < at);
  if (early || daysBetween(due, today) > mostLate || !deps.workingDays.isWorkingDay(today)) return false;
  const week = { from: addDays(chosen, -7), to: addDays(chosen, -1) };
  const digest = await compileDigest(deps, { ...week, audience: channelFor() });
  const mark = `digest/${chosen}`;
  if (digest.empty || !(await told.claim(mark))) return false;
  try {
    await send(digest);
    return true;
  } catch (failure) {
    await told.release(mark);
    throw failure;
  }
}

/** The latest such day of the week that is not after today. */
const lastOf = (dayOfWeek: number, today: Day): Day =>
  addDays(today, -((weekday(today) - dayOfWeek + 7) % 7));
