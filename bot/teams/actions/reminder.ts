import type { Action, Reminder } from "../../actions";
import { type Day, dayOf, inWords } from "../../common/days";
import { managersAnswer, type PersonId, type Reference } from "../../common/ids";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting } from "../cards/fitting";
import { refreshing } from "../cards/refreshing";
import { count, shorten } from "../cards/words";
import type { Press, TeamsDeps, Turn } from "../turn";
import type { Again } from "./list-again";
import { mustBeOwnChat, myActions, whereOf, withOpen } from "./list-mine";
import { maySee } from "./may-see";
import reminderJson from "./reminder-card.json";
import { rowOf } from "./rows";
import { problemWithout, type Unfolded } from "./unfold";
import { readWhence, type Whence, whenceText } from "./whence";

const reminderTemplate = cardFrom(reminderJson);
const mostRows = 8;
/** However long the words are, one of these fits. */
const ways = [
  { share: 1, rows: 8 },
  { share: 0.6, rows: 8 },
  { share: 0.35, rows: 8 },
  { share: 0.35, rows: 6 },
  { share: 0.2, rows: 6 },
  { share: 0.1, rows: 4 },
  { share: 0.1, rows: 2 },
] as const;

type ReminderWhence = Extract<Whence, { list: "reminder" }>;

interface Told {
  to: PersonId;
  day: Day;
  actions: readonly Action[];
  /** All that they owe, on the card or not. */
  owedInAll: number;
  today: Day;
  /** Two sentences, for whoever hears from us for the first time. */
  introduction: string;
  /** The consultation it belongs to, in this share of its words. */
  whereOf: (action: Action, share: number) => string;
  /** Where to write to somebody else who owes something. */
  emailOf: (person: PersonId) => string | undefined;
  problem?: string | undefined;
  note?: string | undefined;
  ticked?: Action | undefined;
  /** What is open under one of the rows, and what puts it there. */
  open?: Unfolded | undefined;
  unfold?: ((card: Card, share: number) => Card) | undefined;
}

/** The one card of a day: what is late or due, and who else is late. */
export function reminderCard({
  reminder,
  now,
  councilName,
  firstContact,
  titleOf,
  emailOf,
}: {
  reminder: Reminder;
  now: Date;
  councilName: string;
  firstContact: boolean;
  titleOf: (reference: Reference) => string | undefined;
  emailOf: (person: PersonId) => string | undefined;
}): Card {
  return told({
    ...{ to: reminder.to, day: reminder.day, owedInAll: reminder.owedInAll, today: dayOf(now), emailOf },
    whereOf: ({ reference }, share) =>
      reference ? [reference, shorten(titleOf(reference), 60 * share)].filter(Boolean).join(" ") : "",
    actions: reminder.items.map(({ action }) => action),
    introduction: firstContact
      ? `I am the engagement forum of ${shorten(councilName, 80) || "your council"}, and I keep the list of what each person owes. On a working day with something due, I send you one card.`
      : "",
  });
}

/** A reminder's card as things are now: what was done since shows as done. */
export const seeReminder: Press = async (deps, turn, data) => {
  mustBeOwnChat(turn, "my actions");
  const from = readWhence((data as { from?: unknown } | undefined)?.from);
  if (from.list !== "reminder") return myActions(deps, turn, { page: 1, later: false });
  return reminderNow(deps, turn, { from, view: { page: 0, gate: "" } });
};

export async function reminderNow(
  deps: TeamsDeps,
  turn: Turn,
  { from, note, ticked, problem, open }: Again & { from: ReminderWhence },
): Promise<Card> {
  const { person } = turn;
  // Which rows it has is read from the card, so whoever presses it may have written them there. What somebody
  // owes, they see in their list anyway.
  const actions = from.rows.flatMap((id) => {
    const action = deps.actions.find(id);
    return action && (action.owner?.id === person.id || maySee(deps, turn, action)) ? [action] : [];
  });
  const owners = new Set(actions.flatMap(({ owner }) => (owner ? [owner.id] : [])));
  const emails = new Map<PersonId, string | undefined>();
  for (const owner of owners) emails.set(owner, await emailIn(deps, owner));
  return told({
    ...{ to: person.id, day: from.day, actions, note, ticked, open, introduction: "" },
    problem: problem ?? (actions.length < from.rows.length ? someGone : undefined),
    owedInAll: deps.actions.listMine({ person }).rows.length,
    today: dayOf(deps.clock.now()),
    whereOf: (action, share) => whereOf(deps, turn, action, share),
    emailOf: (id) => emails.get(id),
    unfold:
      open && ((card, share) => withOpen(deps, turn, { card, open, page: 1, from: whenceText(from), share })),
  });
}

/** It only saves a click, so a card does not wait for it. */
const emailIn = async ({ directory }: TeamsDeps, person: PersonId): Promise<string | undefined> =>
  (await directory.find(person).catch(() => undefined))?.email;

const someGone = "Some of these are no longer on the list. Somebody may have taken them out in SharePoint.";

function told(ask: Told): Card {
  const { to, day, today } = ask;
  const mine = ask.actions.filter(({ owner }) => owner?.id === to).sort(soonestFirst);
  const others = ask.actions.filter(({ owner }) => owner?.id !== to).sort(soonestFirst);
  const late = mine.filter((action) => groupOf(action, today) === "Late").length;
  const dueToday = mine.filter((action) => groupOf(action, today) === "Due today").length;
  const from = (rows: readonly Action[]) =>
    whenceText({ list: "reminder", day, rows: rows.map(({ id }) => id) });

  const make = ({ share, rows: most }: (typeof ways)[number]): Card => {
    // What others owe is not pushed off the card by a long list of one's own.
    const forOthers = Math.min(others.length, Math.max(3, most - mine.length));
    const shownMine = mine.slice(0, most - Math.min(forOthers, most - 1));
    const shownOthers = others.slice(0, most - shownMine.length);
    const shown = from([...shownMine, ...shownOthers]);
    const onCard = [...shownMine, ...shownOthers].map(({ id }) => id);
    const said = ask.problem ?? problemWithout(ask.open, onCard);
    const row = (action: Action) => rowWords(action, { ask, share });
    const card = reminderTemplate({
      heading: late + dueToday > 0 ? "What needs you today" : "What is coming up",
      subheading: `${inWords(day)}. ${wordsOf({ late, dueToday, owed: ask.owedInAll })}`,
      introduction: ask.introduction,
      howToStop: "To change this or to stop it, press How often? Or type: settings",
      ...{ staleNote: "", problem: shorten(said, 800), note: ask.note ?? "" },
      ...{ undoId: ask.ticked?.id ?? "", page: 1, from: shown },
      rows: shownMine.map((action, at) => ({
        ...row(action),
        group: headingOf(
          groupOf(action, today),
          shownMine[at - 1] && groupOf(shownMine[at - 1] as Action, today),
        ),
      })),
      team: shownOthers.map((action, at) => ({ ...row(action), group: at === 0 ? "Late in your team" : "" })),
      more: moreWords({
        left: mine.length + others.length - shownMine.length - shownOthers.length,
        owed: ask.owedInAll,
        shown: shownMine.length,
      }),
    });
    const whole = ask.unfold?.(card, share) ?? card;
    return refreshing(whole, { verb: "actions.seeReminder", data: { from: shown } }, { where: "personal" });
  };
  return fitting(ways, make);
}

const groups = ["Late", "Due today", "Coming up", "Done"] as const;
type Group = (typeof groups)[number];

function groupOf({ status, dueDate }: Action, today: Day): Group {
  if (status === "Done" || status === "Waived") return "Done";
  if (dueDate && dueDate < today) return "Late";
  return dueDate === today ? "Due today" : "Coming up";
}

const headingOf = (group: Group, before: Group | undefined): string => (group === before ? "" : group);

const isClosed = ({ status }: Action): boolean => status === "Done" || status === "Waived";
const never = "9999-12-31";
const soonestFirst = (one: Action, other: Action): number =>
  Number(isClosed(one)) - Number(isClosed(other)) ||
  (one.dueDate ?? never).localeCompare(other.dueDate ?? never) ||
  Number(one.id) - Number(other.id);

function rowWords(action: Action, { ask, share }: { ask: Told; share: number }) {
  const { to, today, emailOf } = ask;
  const late = groupOf(action, today) === "Late";
  const {
    stepId,
    title,
    open: _,
    ...row
  } = rowOf({ action, late }, { clock: { now: () => new Date(`${today}T12:00:00Z`) }, share, reader: to });
  // A manager's answer is given by approving, not by a tick.
  const theirs = !isClosed(action) && action.stepId !== managersAnswer;
  const email = action.owner && emailOf(action.owner.id);
  return {
    ...row,
    due: isClosed(action) || action.owner ? row.due : `Nobody owes it. ${row.due}`,
    name: `${stepId} ${title}`.trim(),
    where: ask.whereOf(action, share),
    ...{ canDone: theirs, canSnooze: !isClosed(action), canHandOver: theirs },
    nobodys: !action.owner && !isClosed(action),
    writeUrl: email && !isClosed(action) ? chatWith(email) : "",
  };
}

const emailForm = /^[^\s@<>"]{1,100}@[^\s@<>"]{1,150}$/;
const chatWith = (email: string): string =>
  emailForm.test(email) ? `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(email)}` : "";

function wordsOf({ late, dueToday, owed }: { late: number; dueToday: number; owed: number }): string {
  const parts = [late > 0 && `${late} late`, dueToday > 0 && `${dueToday} due today`].filter(Boolean);
  const now = parts.length > 0 ? `On this card: ${parts.join(", ")}. ` : "";
  return `${now}You owe ${count(owed, "action")} in all.`;
}

function moreWords({ left, owed, shown }: { left: number; owed: number; shown: number }): string {
  if (left > 0) return `And ${left} more like these. To see all you owe, type: my actions`;
  return owed > shown && shown >= mostRows ? "To see all you owe, type: my actions" : "";
}
