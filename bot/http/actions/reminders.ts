import express, { type Request, type Response } from "express";
import {
  type DryRunRow,
  mustBeAbleToSeeDeliveries,
  type ReminderForm,
  type ReminderPreferences,
  type ReminderSettings,
  reminderPreferencesFrom,
} from "../../actions";
import { type Day, dayOf, daysBetween } from "../../common/days";
import { Failure } from "../../common/failure";
import type { PersonId } from "../../common/ids";
import { type MyReminders, type RemindersAsk, remindersAskSchema, type WouldBeSent } from "../../contract";
import { personOf } from "../sign-in";
import { pageOf, readDayAsked, readPage } from "./pages";

/** How each person wants to be reminded, and what would be sent. */
export interface Reminders {
  preferencesOf: (person: PersonId) => Promise<ReminderPreferences>;
  savePreferences: (person: PersonId, preferences: ReminderPreferences) => Promise<void>;
  /** Who would get what that day and why; nothing is sent. */
  dryRun: (day: Day) => Promise<readonly DryRunRow[]>;
}

interface Deps {
  reminders: Reminders;
  settings: () => { reminders: ReminderSettings };
  now: () => Date;
}

const peopleOnPage = 50;
const itemsOfEach = 5;
const furthestDays = 366;

/** `/api/reminders`: everybody's own settings; for those who look after it, what would be sent. */
export function reminderRoutes({ reminders, settings, now }: Deps) {
  const router = express.Router();
  router.use(express.json({ limit: "64kb" }));
  router.get("/mine", async (request: Request, response: Response<MyReminders>) => {
    response.json(present(await reminders.preferencesOf(personOf(request).id), settings()));
  });
  router.put("/mine", async (request: Request, response: Response<MyReminders>) => {
    const read = remindersAskSchema.safeParse(request.body);
    if (!read.success)
      throw new Failure("invalid", 'Send "frequency", "quiet" and "leave", each as it was typed.');
    const { id } = personOf(request);
    const named = read.data.named ?? !(await reminders.preferencesOf(id)).unnamed;
    const form = formOf({ ...read.data, named });
    const chosen = reminderPreferencesFrom(form, { settings: settings(), today: dayOf(now()) });
    await reminders.savePreferences(id, chosen);
    response.json(present(chosen, settings()));
  });
  router.get("/would-be-sent", async (request: Request, response: Response<WouldBeSent>) => {
    mustBeAbleToSeeDeliveries(personOf(request));
    const day = readDayToTry(request.query["day"], dayOf(now()));
    const page = readPage(request.query["page"]);
    const all = await reminders.dryRun(day);
    const skipped = all.filter((row) => row.skipped).length;
    const shown = pageOf(all, { page, size: peopleOnPage });
    response.json({
      ...{ day, cards: all.length - skipped, skipped },
      ...{ ...shown, rows: shown.rows.map(presentDryRun) },
    });
  });
  return router;
}

/** Beyond that nobody knows the bank holidays, or what is owed. */
function readDayToTry(typed: unknown, today: Day): Day {
  const day = readDayAsked(typed, today);
  if (Math.abs(daysBetween(today, day)) > furthestDays)
    throw new Failure("invalid", "Choose a day within a year of today.");
  return day;
}

const formOf = ({ leave, quiet, named, ...typed }: RemindersAsk): ReminderForm => ({
  ...typed,
  ...{ quiet: String(quiet), named: String(named) },
  leave: leave
    .map(({ from, to }) => [from, to].map(oneLine))
    .map(([from, to]) => (from && to ? `${from} to ${to}` : from || to))
    .filter(Boolean)
    .join("\n"),
});

/** One period stays one, whatever is typed in its boxes. */
const oneLine = (typed: string): string => typed.replace(/[\n;]+/g, " ").trim();

const present = (
  { frequency, pausedUntil, quiet, unnamed = false, sendAt, quietHours, leave }: ReminderPreferences,
  { reminders }: { reminders: ReminderSettings },
): MyReminders => ({
  ...{ frequency, pausedUntil, quiet, named: !unnamed, sendAt },
  quietHours: quietHours && { from: quietHours.from, to: quietHours.to },
  leave: leave.map(({ from, to }) => ({ from, to })),
  usual: {
    at: reminders.at,
    quietFrom: reminders.quietHours.from,
    quietTo: reminders.quietHours.to,
  },
});

const presentDryRun = ({ to, name, sendAt, skipped, items }: DryRunRow): WouldBeSent["rows"][number] => ({
  // The directory may not know them: then they are named by their id, which tells nobody anything.
  ...{ id: to, name: name === to ? "" : name, sendAt, skipped },
  items: items.slice(0, itemsOfEach).map(({ action, as, stage, dueInWorkingDays, unowned }) => ({
    ...{ title: action.title, as, stage, dueInWorkingDays, unowned },
  })),
  more: Math.max(0, items.length - itemsOfEach),
});
