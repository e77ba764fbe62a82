import { randomUUID } from "node:crypto";
import {
  type Action,
  type ActionStore,
  type Actions,
  createReminding,
  preferencesInMemory,
} from "../actions";
import type { Clock } from "../common/clock";
import type { PersonId } from "../common/ids";
import type { Log } from "../common/log";
import type { Directory, Person } from "../common/person";
import type { WorkingDays } from "../common/working-days";
import { type Consultation, knownReviewers, type Reviewers } from "../consultations";
import { type CardDeps, createDelivering } from "../jobs";
import type { CouncilSettings } from "../settings";
import type { Storage } from "../storage";
import { type Card, type Deliveries, type Notifier, type Reminders, reminderCard } from "../teams";

/** Renewed while planning. So long nobody plans after a planner died. */
const planLeaseSeconds = 20;

interface RemindersDeps {
  storage: Storage;
  actions: Actions;
  actionStore: ActionStore;
  findConsultation: (reference: NonNullable<Action["reference"]>) => Consultation | undefined;
  directory: Directory;
  settings: () => CouncilSettings;
  workingDays: WorkingDays;
  notifier: Notifier;
  /** Cards that stay in channels. */
  cards: CardDeps<Card>;
  /** Told whenever the queue was looked at. */
  looked: () => void;
  clock: Clock;
  log: Log;
}

/** Who hears, when and what, joined to what sends it and to what shows how it went. */
export function createReminders(deps: RemindersDeps) {
  const { storage, actions, actionStore, findConsultation, directory, settings, notifier, clock, log } = deps;
  const preferences = preferencesInMemory(storage.reminderPreferences);
  let leads: readonly Person[] = [];
  let names = new Map<PersonId, string>();
  let reviewers: ((consultation: Consultation) => Reviewers) | undefined;

  /** Until this and the wishes went well once, nothing is planned. */
  async function refreshPeople(): Promise<void> {
    reviewers = await knownReviewers({ directory, reviewerLines: () => settings().reviewers });
    leads = await directory.withRole("engagementLead");
    names = new Map([...leads, ...(await directory.withRole("manager"))].map(({ id, name }) => [id, name]));
  }

  function managersOf({ reference }: Action): readonly PersonId[] {
    const consultation = reference && findConsultation(reference);
    // What belongs to no consultation has no manager of its own; whoever leads engagement hears of it later.
    return consultation ? (reviewers?.(consultation).people ?? []).map(({ id }) => id) : [];
  }

  /** It only saves a click, so a card does not wait for it. */
  const emailOf = async (person: PersonId) => (await directory.find(person).catch(() => undefined))?.email;

  let wishesKnown = false;
  /** Asked often: who wants quiet on one instance is not written to by another. */
  async function refreshWishes(): Promise<void> {
    await preferences.refresh();
    wishesKnown = true;
  }

  const reminding = createReminding({
    actions: actionStore,
    preferences: preferences.known,
    managersOf,
    engagementLeads: () => leads.map(({ id }) => id),
    nameOf: (person) => names.get(person) ?? actionStore.ownedBy(person)[0]?.owner?.name,
    workEnded: actions.workEnded,
    ...{ settings, workingDays: deps.workingDays, directory },
  });

  const delivering = createDelivering<Card>({
    ...{ ledger: storage.deliveries, threads: storage.threads, queue: storage.outbox },
    ...{ slots: storage.sendSlots, deadLetters: storage.deadLetters, notifier, cards: deps.cards },
    hold: () => storage.leases.hold("reminders", planLeaseSeconds),
    duePeople: (lastTold) => reminding.duePeople({ now: clock.now(), lastTold }),
    async render({ to, lastTold }) {
      const now = clock.now();
      // Their quiet hours began while it waited; what it would have said is in the next one.
      if (reminding.quietUntil({ to, now })) return undefined;
      const reminder = reminding.reminderFor({ to, now, lastTold });
      if (!reminder) return undefined;
      const emails = new Map<PersonId, string | undefined>();
      for (const { action } of reminder.items)
        if (action.owner && action.owner.id !== to)
          emails.set(action.owner.id, await emailOf(action.owner.id));
      const card = reminderCard({
        ...{ reminder, now, councilName: settings().councilName, firstContact: lastTold === undefined },
        titleOf: (reference) => findConsultation(reference)?.title,
        emailOf: (person) => emails.get(person),
      });
      return { card, summary: "What needs you today" };
    },
    isQuiet: (to) => reminding.wantsQuiet(to),
    looked: deps.looked,
    ...{ newId: randomUUID, clock, log },
  });

  const wishes: Reminders = {
    preferencesOf: preferences.of,
    savePreferences: preferences.save,
    dryRun: async (day) => reminding.dryRun({ day, lastTold: await storage.deliveries.lastTold() }),
  };
  const deliveries: Deliveries = {
    of: storage.deliveries.of,
    sendAgain: delivering.sendAgain,
    deadLetters: storage.deadLetters.all,
  };

  return {
    delivering,
    wantsQuiet: reminding.wantsQuiet,
    mayName: reminding.mayName,
    wishes,
    deliveries,
    refreshPeople,
    refreshWishes,
    /** One tick of the planner: on one instance, and never before people's wishes are known. */
    plan: async (): Promise<void> => {
      if (reviewers && wishesKnown) await delivering.plan();
    },
  };
}
