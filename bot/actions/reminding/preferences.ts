import { addDays, type Day, weekday } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { WorkingDays } from "../../common/working-days";

export const frequencies = ["daily", "weekly", "only late", "paused"] as const;
export type Frequency = (typeof frequencies)[number];

/** How somebody wants to be reminded of what they owe. */
export interface ReminderPreferences {
  frequency: Frequency;
  /** The first day on which they want to hear again; with none, not until they say so. Daily from then on. */
  pausedUntil?: Day;
  /** Nothing at all that they did not ask for, news too. */
  quiet: boolean;
  /**
   * Colleagues are not to see their name in the forum's digest, or beside a method they used. Absent they may: the
   * register names the lead of agreed work to everyone anyway. Being sent nothing is another wish, as this is about
   * what others see.
   */
  unnamed?: boolean;
  /** Such as `09:00`, in the United Kingdom; absent, the council's settings. */
  sendAt?: string;
  quietHours?: { from: string; to: string };
  leave: readonly Leave[];
}

/** Both days are off. */
export interface Leave {
  from: Day;
  to: Day;
}

export interface PreferenceStore {
  of(person: PersonId): Promise<ReminderPreferences>;
  /** Everybody who ever chose something. */
  all(): Promise<ReadonlyMap<PersonId, ReminderPreferences>>;
  save(person: PersonId, preferences: ReminderPreferences): Promise<void>;
}

/** What holds for whoever never chose anything. */
export const usualPreferences: ReminderPreferences = { frequency: "daily", quiet: false, leave: [] };

/** Why somebody is not written to on a day, whatever they owe. */
export type Skipped = "quiet" | "paused" | "not a working day" | "on leave";

const isPaused = ({ frequency, pausedUntil }: ReminderPreferences, day: Day): boolean =>
  frequency === "paused" && (pausedUntil === undefined || day < pausedUntil);

const isOnLeave = ({ leave }: ReminderPreferences, day: Day): boolean =>
  leave.some(({ from, to }) => from <= day && day <= to);

export function whySkipped(
  { workingDays }: { workingDays: WorkingDays },
  preferences: ReminderPreferences,
  day: Day,
): Skipped | undefined {
  if (preferences.quiet) return "quiet";
  if (isPaused(preferences, day)) return "paused";
  if (!workingDays.isWorkingDay(day)) return "not a working day";
  return isOnLeave(preferences, day) ? "on leave" : undefined;
}

/**
 * The last day whose news is a reason to write on this day, on which somebody is written to: that day itself;
 * for whoever wants one card a week, the first day of its week on which they are there.
 */
export function reasonsUntil(
  deps: { workingDays: WorkingDays },
  preferences: ReminderPreferences,
  day: Day,
): Day {
  if (preferences.frequency !== "weekly") return day;
  let first = addDays(day, -((weekday(day) + 6) % 7));
  while (first < day && whySkipped(deps, preferences, first)) first = addDays(first, 1);
  return first;
}

const furthestBack = 14;

/** What is older is not told any more: somebody new is not met with years of it. Leave does not count. */
export function reasonsSince({ leave }: ReminderPreferences, day: Day): Day {
  const earliest = addDays(day, -furthestBack);
  const missed = leave.filter(({ from, to }) => from < day && to >= earliest).map(({ from }) => from);
  return missed.reduce((since, from) => {
    const before = addDays(from, -furthestBack);
    return before < since ? before : since;
  }, earliest);
}
