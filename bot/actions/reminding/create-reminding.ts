import { type Day, dayOf } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { Action } from "../action";
import { type DryRunRow, dryRun } from "./dry-run";
import { duePeople } from "./due-people";
import { quietUntil } from "./moment";
import { usualPreferences } from "./preferences";
import { type Reminder, reminderFor } from "./reminder-for";
import type { RemindingDeps } from "./reminding-deps";
import type { TellDeps } from "./what-to-tell";
import { type WhoHears, whoHears } from "./who-hears";
import { countWorkingDays } from "./working-day-count";

const msPerMinute = 60_000;

/** Who hears of what they owe, and when. Tells nobody itself. */
export function createReminding(deps: RemindingDeps) {
  let known: { actions: readonly Action[]; day: Day; minute: number; hears: WhoHears } | undefined;

  /** Looked through again when an action changed, and each minute, for what else decides who hears. */
  function asOf(day: Day, now?: Date): TellDeps {
    const count = countWorkingDays(deps.workingDays);
    const actions = deps.actions.all();
    const minute = now ? Math.floor(now.getTime() / msPerMinute) : -1;
    if (known?.actions !== actions || known.day !== day || known.minute !== minute || minute < 0)
      known = { actions, day, minute, hears: whoHears(deps, { day, count }) };
    return { ...deps, count, hears: known.hears };
  }
  const preferencesOf = (person: PersonId) => deps.preferences().get(person) ?? usualPreferences;

  return {
    /** What somebody's card says now; undefined when there is no reason to write to them. */
    reminderFor: (ask: {
      to: PersonId;
      now: Date;
      /** The day of their last card. */
      lastTold?: Day | undefined;
    }): Reminder | undefined => {
      const day = dayOf(ask.now);
      return reminderFor(asOf(day, ask.now), { ...ask, day });
    },
    /** Everybody whose time of the day has come and who has something to hear. */
    duePeople: (ask: { now: Date; lastTold: ReadonlyMap<PersonId, Day> }) => {
      const day = dayOf(ask.now);
      return duePeople(asOf(day, ask.now), { ...ask, day });
    },
    /** Who would get what on a day, and why somebody gets nothing. Sends nothing. */
    dryRun: (ask: { day: Day; lastTold: ReadonlyMap<PersonId, Day> }): readonly DryRunRow[] =>
      dryRun(asOf(ask.day), ask),
    /** When somebody may be reminded again; undefined when they may be now. News does not wait. */
    quietUntil: ({ to, now }: { to: PersonId; now: Date }): Date | undefined =>
      quietUntil(deps.settings().reminders, preferencesOf(to), now),
    /** Whether somebody asked for nothing at all that they did not ask for. */
    wantsQuiet: (person: PersonId): boolean => preferencesOf(person).quiet,
    /** Whether colleagues may see their name in the forum's digest and beside a method they used. */
    mayName: (person: PersonId): boolean => !preferencesOf(person).unnamed,
  };
}

export type Reminding = ReturnType<typeof createReminding>;
