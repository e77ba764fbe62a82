import {
  type Action,
  createReminding,
  type ReminderPreferences,
  type ReminderSettings,
  usualPreferences,
} from "../../../../bot/actions";
import { type Day, day } from "../../../../bot/common/days";
import { asActionId, type PersonId } from "../../../../bot/common/ids";
import { instantOf } from "../../../../bot/common/london-time";
import type { Standing } from "../../../../bot/common/person";
import { englandWorkingDays } from "../../../../bot/common/working-days";
import { buildAction, people } from "../../../support/build";

export const { alex, megan, adele, grady, diego } = people;
export const workingDays = englandWorkingDays();

export const usualSettings: ReminderSettings = {
  ...{ before: 5, after: 2, every: 5, managerAfter: 5, engagementLeadAfter: 10 },
  ...{ at: "09:00", quietHours: { from: "18:00", to: "08:00" } },
};

export interface World {
  actions: readonly Action[];
  preferences: Map<PersonId, ReminderPreferences>;
  managers: readonly PersonId[];
  leads: readonly PersonId[];
  settings: ReminderSettings;
  standing: (person: string) => Standing;
  workEnded: (action: Action) => string | undefined;
  lastTold: Map<PersonId, Day>;
}

/** What Alex owes, with Megan managing and Adele leading engagement. What is due is changed as people do. */
export function buildWorld(over: Partial<World> = {}) {
  const world: World = {
    actions: [],
    preferences: new Map(),
    managers: [megan.id],
    leads: [adele.id],
    settings: usualSettings,
    standing: () => "here",
    workEnded: () => undefined,
    lastTold: new Map(),
    ...over,
  };
  const names = new Map(Object.values(people).map(({ id, name }) => [id, name]));
  const reminding = createReminding({
    actions: {
      all: () => world.actions,
      ownedBy: (person) => world.actions.filter(({ owner }) => owner?.id === person),
    },
    preferences: () => world.preferences,
    managersOf: () => world.managers,
    engagementLeads: () => world.leads,
    settings: () => ({ reminders: world.settings }),
    workingDays,
    workEnded: (action) => world.workEnded(action),
    directory: { standing: (person) => world.standing(person) },
    nameOf: (person) => names.get(person),
  });
  const change = (id: string, edit: Partial<Action>) => {
    world.actions = world.actions.map((each) => (each.id === id ? { ...each, ...edit } : each));
  };
  const prefer = (person: PersonId, chosen: Partial<ReminderPreferences>) =>
    world.preferences.set(person, { ...usualPreferences, ...chosen });
  /** Everybody who is due at this moment gets their card. */
  function tick(now: Date): Card[] {
    return reminding.duePeople({ now, lastTold: world.lastTold }).flatMap(({ to }) => {
      const reminder = reminding.reminderFor({ to, now, lastTold: world.lastTold.get(to) });
      if (!reminder) return [];
      world.lastTold.set(to, reminder.day);
      const items = reminder.items.map(({ action, as, stage }) => `${action.id} ${as} ${stage}`);
      return [{ to, day: reminder.day, items, reminder }];
    });
  }
  const at = (on: string, time = "09:00") => tick(instantOf(day(on), time));
  /** Nine o'clock on each day from one to the other, weekends too. */
  function days(from: string, to: string): Card[] {
    const cards: Card[] = [];
    for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000)
      cards.push(...at(new Date(ms).toISOString().slice(0, 10)));
    return cards;
  }
  return { world, reminding, change, prefer, tick, at, days };
}

export interface Card {
  to: PersonId;
  day: Day;
  items: string[];
  reminder: NonNullable<ReturnType<ReturnType<typeof createReminding>["reminderFor"]>>;
}

/** `2027-06-15: 7 owner on the day` for each thing on each card that somebody got. */
export const heardBy = (cards: readonly Card[], person: PersonId): string[] =>
  cards
    .filter(({ to }) => to === person)
    .flatMap(({ day: on, items }) => items.map((item) => `${on}: ${item}`));

export const owed = (id: number, over: Partial<Action> = {}): Action =>
  buildAction({ id: asActionId(String(id)), ...over });
