import { addDays, type Day, daysBetween, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { isWithin, toTime } from "../../common/london-time";
import { readDay } from "../../common/read-day";
import { frequencies, type Leave, type ReminderPreferences } from "./preferences";
import type { ReminderSettings } from "./reminding-deps";

/** As it was typed; what is left out or empty is not chosen. */
export interface ReminderForm {
  frequency?: string | undefined;
  pausedUntil?: string | undefined;
  /** `true` or `on`, as a toggle sends it. */
  quiet?: string | undefined;
  /** `false` for whoever does not want to be named. */
  named?: string | undefined;
  sendAt?: string | undefined;
  quietFrom?: string | undefined;
  quietTo?: string | undefined;
  /** One a line: `2 June 2027 to 13 June 2027`, or a single day. */
  leave?: string | undefined;
}

interface Context {
  settings: { reminders: Pick<ReminderSettings, "at" | "quietHours"> };
  today: Day;
}

const mostAhead = 2 * 366;
const longestPause = 366;
const mostLeave = 30;
const mostSaid = 3;
const fewestLoudHours = 4;

/**
 * What somebody chose about their reminders.
 * @throws Failure `invalid` that says everything that is wrong, one sentence or two for each thing.
 */
export function reminderPreferencesFrom(form: ReminderForm, context: Context): ReminderPreferences {
  const wrong: string[] = [];
  const said = (field: keyof ReminderForm): string => form[field]?.trim() ?? "";

  const frequency = frequencies.find((each) => each === (said("frequency").toLowerCase() || "daily"));
  if (!frequency) wrong.push("Choose how often: daily, weekly, only late or paused.");
  const pausedUntil =
    frequency === "paused" ? readPause(said("pausedUntil"), context.today, wrong) : undefined;
  const quiet = ["true", "on", "yes"].includes(said("quiet").toLowerCase());
  const unnamed = ["false", "off", "no"].includes(said("named").toLowerCase());
  const times = readTimes(said, context, wrong);
  const leave = readLeave(said("leave"), context.today, wrong);

  if (wrong.length > 0 || !frequency) throw new Failure("invalid", wrong.join(" "));
  const optional = { ...times, ...(pausedUntil && { pausedUntil }), ...(unnamed && { unnamed }) };
  return { frequency, quiet, leave, ...optional };
}

function readPause(typed: string, today: Day, wrong: string[]): Day | undefined {
  if (typed === "") return undefined;
  const until = readDay(typed);
  if (!until) wrong.push(`${quoted(typed)} is not a day. Type the day to start again like 4 March 2027.`);
  else if (until <= today) wrong.push("The day to start again has gone by. Choose a day after today.");
  else if (until > addDays(today, longestPause))
    wrong.push("You can pause for a year at most. For longer, leave the day empty.");
  else return until;
  return undefined;
}

function readTimes(
  said: (field: keyof ReminderForm) => string,
  { settings }: Context,
  wrong: string[],
): Pick<ReminderPreferences, "sendAt" | "quietHours"> {
  const before = wrong.length;
  const read = (field: "sendAt" | "quietFrom" | "quietTo"): string | undefined => {
    const time = toTime(said(field));
    if (!time && said(field) !== "") wrong.push(`${quoted(said(field))} is not a time. Type it like 09:30.`);
    return time;
  };
  const [sendAt, from, to] = [read("sendAt"), read("quietFrom"), read("quietTo")];
  if (wrong.length > before) return {};
  if ((from === undefined) !== (to === undefined))
    wrong.push("Quiet hours need two times. Say when they begin and when they end.");
  else if (from !== undefined && from === to)
    wrong.push("Quiet hours begin and end at the same time. Give two times, or none.");
  else if (from && to && loudMinutes({ from, to }) < fewestLoudHours * 60)
    wrong.push(`Leave at least ${fewestLoudHours} hours of the day that are not quiet.`);
  if (wrong.length > before) return {};

  const quietHours = from && to ? { from, to } : undefined;
  const held = quietHours ?? settings.reminders.quietHours;
  if (sendAt && isWithin(sendAt, held))
    wrong.push(
      `${sendAt} is in the quiet hours, ${held.from} to ${held.to}. Choose another time, or other quiet hours.`,
    );
  return { ...(sendAt && { sendAt }), ...(quietHours && { quietHours }) };
}

function loudMinutes({ from, to }: { from: string; to: string }): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return (minutes(from) - minutes(to) + 24 * 60) % (24 * 60);
}

function readLeave(typed: string, today: Day, wrong: string[]): readonly Leave[] {
  const lines = typed
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const unread: string[] = [];
  const read = lines.flatMap((line) => readPeriod(line, today, unread));
  // Of a long text that is no leave at all, the first lines are enough.
  wrong.push(...unread.slice(0, mostSaid));
  // What is over is forgotten.
  const ahead = read.filter(({ to }) => to >= addDays(today, -14));
  if (ahead.length > mostLeave)
    wrong.push(`That is ${ahead.length} periods of leave. Give the next ${mostLeave} at most.`);
  return ahead.sort((one, other) => (one.from < other.from ? -1 : 1));
}

const between = /\s+(?:to|until|till)\s+|\s+[-–—]\s+|\s*[–—]\s*/i;

function readPeriod(line: string, today: Day, wrong: string[]): Leave[] {
  const [first = "", last = first, ...more] = line.split(between);
  const [from, to] = [readDay(first), readDay(last)];
  if (!from || !to || more.length > 0) {
    wrong.push(`${quoted(line)} is not leave I can read. Type it like 2 June 2027 to 13 June 2027.`);
    return [];
  }
  if (to < from) {
    wrong.push(`Leave from ${inWords(from)} ends before it begins, on ${inWords(to)}. Swap the days.`);
    return [];
  }
  if (daysBetween(today, from) > mostAhead || daysBetween(from, to) > mostAhead) {
    wrong.push(`Leave from ${inWords(from)} to ${inWords(to)} is too far off or too long. Check the years.`);
    return [];
  }
  return [{ from, to }];
}

/** A whole novel in a field is not read back. */
const quoted = (typed: string): string => {
  const characters = [...typed];
  return `“${characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : typed}”`;
};
