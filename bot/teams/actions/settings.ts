import { z } from "zod";
import {
  frequencies,
  type ReminderForm,
  type ReminderPreferences,
  reminderPreferencesFrom,
} from "../../actions";
import { dayOf, inWords, toDay } from "../../common/days";
import { Failure } from "../../common/failure";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Command, Press, TeamsDeps } from "../turn";
import { mustBeOwnChat } from "./list-mine";
import settingsJson from "./settings-card.json";
import { readWhence, whenceText } from "./whence";

const settingsCard = cardFrom(settingsJson);
const names = [
  "frequency",
  "pausedUntil",
  "quiet",
  "named",
  "sendAt",
  "quietFrom",
  "quietTo",
  "leave",
] as const;
type Form = Record<(typeof names)[number], string>;
/** Days away that were chosen and are not in the list of them yet. */
interface Away {
  leaveFrom: string;
  leaveTo: string;
}

/** `settings`; what is typed besides, such as `remind me weekly`, is chosen on the card and waits for Save. */
export const settings: Command = async (deps, turn) => {
  const kept = formOf(await deps.reminders.preferencesOf(turn.person.id));
  const wanted = wantedIn(turn.text);
  const subheading = wanted ? "Press Save to keep what you asked for." : "";
  return { card: form(deps, { form: { ...kept, ...wanted }, subheading }), summary: "How I remind you" };
};

export const seeSettings: Press = async (deps, turn, data) => {
  mustBeOwnChat(turn, "settings");
  const { from } = dataSchema.parse(data ?? {});
  return form(deps, { form: formOf(await deps.reminders.preferencesOf(turn.person.id)), from });
};

export const saveSettings: Press = async (deps, turn, data) => {
  mustBeOwnChat(turn, "settings");
  const { from, before: _, leaveFrom, leaveTo, ...typed } = dataSchema.parse(data ?? {});
  const added = leaveFrom || leaveTo ? `\n${leaveFrom || leaveTo} to ${leaveTo || leaveFrom}` : "";
  const kept = await deps.reminders.preferencesOf(turn.person.id);
  try {
    // A card of before this could be chosen says nothing of it.
    const named = typed.named || String(!kept.unnamed);
    const preferences = readForm(deps, { ...typed, named, leave: `${typed.leave}${added}` });
    await deps.reminders.savePreferences(turn.person.id, preferences);
    const before = JSON.stringify(formOf(kept));
    return form(deps, { form: formOf(preferences), from, before, note: savedWords(deps, preferences) });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "actions.saveSettings" });
    return form(deps, { form: typed, away: { leaveFrom, leaveTo }, from, problem: failure.message });
  }
};

export const undoSettings: Press = async (deps, turn, data) => {
  mustBeOwnChat(turn, "settings");
  const { from, before } = dataSchema.parse(data ?? {});
  const preferences = readForm(deps, readBefore(before));
  await deps.reminders.savePreferences(turn.person.id, preferences);
  return form(deps, { form: formOf(preferences), from, note: "It is as it was before." });
};

const typedText = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String)
  .pipe(z.string().max(100_000))
  .catch("");
const formSchema = z.object(
  Object.fromEntries(names.map((name) => [name, typedText])) as Record<keyof Form, typeof typedText>,
);
const dataSchema = formSchema.extend({
  ...{ leaveFrom: typedText, leaveTo: typedText, before: typedText },
  from: z
    .unknown()
    .optional()
    .transform((from) => whenceText(readWhence(from))),
});

function readBefore(before: string): Form {
  try {
    return formSchema.parse(JSON.parse(before));
  } catch {
    throw new Failure("invalid", "This card is too old to undo. Type: settings");
  }
}

const readForm = ({ settings: council, clock }: TeamsDeps, typed: ReminderForm): ReminderPreferences =>
  reminderPreferencesFrom(typed, { settings: council(), today: dayOf(clock.now()) });

/** What is kept, as it stands in the boxes. */
const formOf = (kept: ReminderPreferences): Form => ({
  frequency: kept.frequency,
  pausedUntil: kept.pausedUntil ?? "",
  quiet: String(kept.quiet),
  named: String(!kept.unnamed),
  sendAt: kept.sendAt ?? "",
  quietFrom: kept.quietHours?.from ?? "",
  quietTo: kept.quietHours?.to ?? "",
  leave: kept.leave
    .map(({ from, to }) => (from === to ? inDays(from) : `${inDays(from)} to ${inDays(to)}`))
    .join("\n"),
});

/** `13 June 2027`, as somebody would type it. */
const inDays = (day: Parameters<typeof inWords>[0]): string => inWords(day).replace(/^\S+ /, "");

function wantedIn(text: string): Partial<Form> | undefined {
  const said = text.toLowerCase();
  if (/\b(pause|stop|mute|snooze)\b/.test(said)) return { frequency: "paused" };
  if (/\bquiet\b|\bnothing\b/.test(said)) return { quiet: "true" };
  if (/\bweek/.test(said)) return { frequency: "weekly" };
  if (/\blate\b/.test(said)) return { frequency: "only late" };
  return /\b(daily|every day|each day)\b/.test(said) ? { frequency: "daily" } : undefined;
}

function savedWords(deps: TeamsDeps, { frequency, pausedUntil, quiet, sendAt }: ReminderPreferences): string {
  if (quiet) return "Saved. I will send you nothing that you did not ask for.";
  const at = sendAt ?? deps.settings().reminders.at;
  if (frequency === "paused")
    return pausedUntil
      ? `Saved. I will not remind you until ${inWords(pausedUntil)}.`
      : "Saved. I will not remind you until you choose otherwise here.";
  const often = { daily: "each working day with something due", weekly: "once a week" };
  return frequency === "only late"
    ? `Saved. I will write at ${at}, and only when something is late.`
    : `Saved. I will write at ${at}, ${often[frequency]}.`;
}

function form(
  deps: TeamsDeps,
  {
    form: typed,
    away,
    ...said
  }: {
    form: Form;
    away?: Away;
    from?: string;
    subheading?: string;
    problem?: string;
    note?: string;
    before?: string;
  },
): Card {
  const { reminders } = deps.settings();
  const leave = boxed(typed.leave, 6_000);
  const before = said.before ?? "";
  return settingsCard({
    from: said.from ?? "mine",
    subheading: said.subheading ?? "",
    problem: shorten(said.problem, 600),
    note: said.note ?? "",
    // Too much to carry is not undone by a button: what was saved stands in the boxes.
    before: before.length < 4_000 ? before : "",
    frequency: frequencies.find((each) => each === typed.frequency) ?? "daily",
    pausedUntil: toDay(typed.pausedUntil) ?? "",
    ...{ sendAt: timeOr(typed.sendAt), quietFrom: timeOr(typed.quietFrom), quietTo: timeOr(typed.quietTo) },
    leave: leave.value,
    kept: leave.whole ? "" : "What you typed is too long for this card. Its beginning is in the box.",
    leaveFrom: toDay(away?.leaveFrom) ?? "",
    leaveTo: toDay(away?.leaveTo) ?? "",
    quiet: typed.quiet === "true" ? "true" : "false",
    named: typed.named === "false" ? "false" : "true",
    usualTime: reminders.at,
    usualQuiet: `${reminders.quietHours.from} to ${reminders.quietHours.to}`,
  });
}

const timeOr = (typed: string): string => (/^([01]\d|2[0-3]):[0-5]\d$/.test(typed) ? typed : "");
