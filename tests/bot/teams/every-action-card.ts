import type { Action, ReminderItem } from "../../../bot/actions";
import { day } from "../../../bot/common/days";
import { deliveryStates } from "../../../bot/common/delivery-states";
import { asActionId, asStepId, type PersonId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import { type Card, handOverNews, reminderCard } from "../../../bot/teams";
import { add, addAction, makeAction } from "../../../bot/teams/actions/add";
import { acceptOffer, declineOffer } from "../../../bot/teams/actions/answer-hand-over";
import { seeDeliveries, sendAgain } from "../../../bot/teams/actions/deliveries";
import { seeDryRun } from "../../../bot/teams/actions/dry-run";
import { handOver } from "../../../bot/teams/actions/hand-over";
import { pressListMine } from "../../../bot/teams/actions/list-mine";
import { pressListUnowned } from "../../../bot/teams/actions/list-unowned";
import { openPart } from "../../../bot/teams/actions/open-part";
import { openStep } from "../../../bot/teams/actions/open-step";
import { saveSettings, seeSettings, settings } from "../../../bot/teams/actions/settings";
import { snooze } from "../../../bot/teams/actions/snooze";
import { quickParts } from "../../../bot/teams/actions/unfold";
import { readQuotedMessage } from "../../../bot/teams/quoted-message";
import { personId } from "../../support/build";
import {
  adele,
  alex,
  buildAction,
  buildProduct,
  grady,
  type Product,
  referenceNumber,
} from "../../support/teams";
import { turnOf, type Words } from "./every-card";

const now = new Date("2027-03-01T09:00:00Z");
const reminderFrom = "reminder 2027-03-01 1 2 3 4 5 6 7 8";

/** Twenty things owed, offered and given, in these words; what nobody owes, and the ledger. */
function owing(words: Words): Product {
  const as = words as string;
  const named = { id: alex.id, name: as };
  const other = { id: grady.id, name: as };
  const row = (at: number, over: Partial<Action> = {}): Action =>
    buildAction({
      id: asActionId(String(at)),
      title: words ?? "",
      stepId: at % 2 === 0 ? asStepId(`1.${at}`) : undefined,
      reference: at % 2 === 0 ? referenceNumber(42) : undefined,
      owner: named,
      dueDate: at % 3 === 0 ? day("2027-02-20") : at % 3 === 1 ? day("2027-03-03") : day("2027-05-01"),
      origin: { url: "https://teams.microsoft.com/l/message/1", text: words ?? "" },
      note: as,
      ...over,
    });
  const product = buildProduct({
    actions: [
      ...Array.from({ length: 20 }, (_, at) => row(at + 1)),
      ...[30, 31, 32, 33, 34].map((at) => row(at, { owner: other, offeredTo: named, offeredBy: other })),
      ...[40, 41, 42, 43].map((at) => row(at, { offeredTo: other, offeredBy: named })),
      ...Array.from({ length: 12 }, (_, at) => row(at + 50, { owner: undefined })),
      row(70, { key: "hand/11111111-1111-1111-1111-111111111111" }),
    ],
    settings: { councilName: as },
    people: [alex, adele, grady, ...sams(words)],
  });
  product.deliveryRows.push(
    ...deliveryStates.flatMap((state, each) =>
      Array.from({ length: each % 2 === 0 ? 12 : 2 }, (_, at) => ({
        ...{ day: day("2027-03-01"), to: at === 0 ? "channel:19:x" : personId(200 + at), state, tries: at },
        ...{ kind: at % 2 === 0 ? "reminder" : "news/1", about: as, at: now },
        why: at % 3 === 0 ? as : "403 ConversationBlockedByUser",
      })),
    ),
  );
  product.deadLetters.push(...[1, 2, 3, 4].map((at) => ({ id: String(at), text: as, why: as, at: now })));
  product.wouldBeSent.push(
    ...Array.from({ length: 12 }, (_, at) => ({
      ...{ to: personId(200 + at), name: as, sendAt: "09:00", items: itemsOf(product) },
      ...(at > 9 && { skipped: "on leave" as const }),
    })),
  );
  return product;
}

const sams = (words: Words): Person[] =>
  Array.from({ length: 15 }, (_, at) => ({
    ...{ id: personId(200 + at), name: `Sam ${words}`, email: words as string, roles: ["officer"] },
  }));

function itemsOf({ register }: Product): ReminderItem[] {
  return register.actions
    .all()
    .slice(0, 30)
    .map((action, at) => ({
      ...{ action, as: at % 2 === 0 ? "owner" : "manager", stage: at === 5 ? "snooze over" : "late" },
      ...{ dueInWorkingDays: at === 4 ? undefined : at - 6, unowned: at === 3 },
    }));
}

/** Every card about what is owed, reminders and what was sent, filled with these words. */
export async function everyActionCard(words: Words): Promise<Record<string, Card>> {
  const as = words as string;
  const product = owing(words);
  const empty = buildProduct();
  const admin: Person = { ...adele, roles: [...adele.roles, "administrator"] };
  const quick = (part: Parameters<typeof quickParts>[2]["part"]) =>
    quickParts(product, turnOf(), {
      ...{ part, page: 1, from: "mine", share: 1, problem: as, people: sams(words), snoozeAnyway: true },
      action: product.register.actions.find(asActionId("2")) as Action,
      typed: { evidence: as, reason: as, toWhom: as, note: as, snoozeDay: as },
    });
  const reminder = (over: { firstContact?: boolean; items?: readonly ReminderItem[] } = {}) =>
    reminderCard({
      reminder: {
        ...{ to: alex.id, day: day("2027-03-01"), owedInAll: 118 },
        items: over.items ?? itemsOf(product),
      },
      ...{ now, councilName: as, firstContact: over.firstContact ?? false },
      titleOf: () => as,
      emailOf: (person: PersonId) => (person === grady.id ? "grady@example.gov.uk" : as),
    });
  const formOf = (reply: { card: Card } | { text: string }): Card => {
    if ("text" in reply) throw new Error(reply.text);
    return reply.card;
  };
  const typedAction = {
    ...{ actionTitle: words, actionDue: words, actionOwner: "sam", actionReference: words },
    ...{ originText: words, originUrl: words },
  };
  const typedSettings = {
    ...{ frequency: words, pausedUntil: words, sendAt: words, quietFrom: words, quietTo: words },
    ...{ leave: words, leaveFrom: words, leaveTo: words, quiet: words },
  };
  const news = { action: buildAction({ title: as, listUrl: as }), by: { name: as }, title: as, now };
  const declining = owing(words);

  return {
    "actions/my-actions-card, all of it": await pressListMine(product, turnOf(), { later: true, page: 2 }),
    "actions/my-actions-card, folded": await pressListMine(product, turnOf(adele), {}),
    "actions/my-actions-card, done is asked": await openPart(product, turnOf(), {
      ...{ id: "3", from: "mine", part: "done" },
    }),
    "actions/my-actions-card, more": await openPart(product, turnOf(), {
      id: "4",
      from: "mine",
      part: "more",
    }),
    "actions/my-actions-card, declining": await openPart(product, turnOf(), {
      ...{ id: "34", from: "mine", part: "decline" },
    }),
    "actions/my-actions-card, one of many": await handOver(product, turnOf(), {
      ...{ id: "3", from: "mine", part: "more", toWhom: "sam", note: words, evidence: words },
    }),
    "actions/my-actions-card, gone": await openPart(product, turnOf(), {
      id: "999",
      from: "mine",
      part: "more",
    }),
    "actions/my-actions-card, past its day": await snooze(product, turnOf(), {
      ...{ id: "4", from: "mine", part: "more", until: "day", snoozeDay: "2027-04-01", note: words },
    }),
    "actions/my-actions-card, nobody's": await pressListUnowned(product, turnOf(adele), {}),
    "actions/my-actions-card, nobody's, one given": await openPart(product, turnOf(adele), {
      ...{ id: "50", from: "nobodys", part: "more" },
    }),
    "actions/step-card, offered": await openStep(product, turnOf(), { id: "30", from: "mine" }),
    "actions/step-card, given": await openStep(product, turnOf(), { id: "40", from: reminderFrom }),
    "actions/quick-card, done": quick("done"),
    "actions/quick-card, more": quick("more"),
    "actions/quick-card, decline": quick("decline"),
    "actions/reminder-card": reminder(),
    "actions/reminder-card, first": reminder({ firstContact: true }),
    "actions/reminder-card, nothing": reminder({ items: [] }),
    "actions/reminder-card, snoozing": await openPart(product, turnOf(), {
      ...{ id: "3", from: reminderFrom, part: "snooze" },
    }),
    "actions/reminder-card, handing over": await handOver(product, turnOf(), {
      ...{ id: "3", from: reminderFrom, part: "handOver", toWhom: "sam" },
    }),
    "actions/handed-over-card, accepted": await acceptOffer(declining, turnOf(), { id: "30", part: "card" }),
    "actions/handed-over-card, declined": await declineOffer(declining, turnOf(), {
      ...{ id: "31", part: "card", reason: words },
    }),
    "actions/handed-over-card, news": handOverNews({ ...news, what: "declined", reason: as ?? "" }),
    "actions/handed-over-card, taken over": handOverNews({ ...news, what: "taken over", reason: "" }),
    "actions/add-action-card": formOf(await addAction(product, turnOf())),
    "actions/add-action-card, refused": await add(product, turnOf(), typedAction),
    "actions/add-action-card, one of many": await add(product, turnOf(), {
      ...{ ...typedAction, actionTitle: "Book the hall", actionDue: "", actionReference: "" },
    }),
    "actions/add-action-card, of a message": formOf(
      await makeAction.open(
        product,
        turnOf(),
        readQuotedMessage({
          ...{ body: { content: words }, linkToMessage: words, from: { user: { displayName: words } } },
        }),
      ),
    ),
    "actions/settings-card": formOf(await settings(product, turnOf(alex, "remind me weekly"))),
    "actions/settings-card, from a reminder": await seeSettings(product, turnOf(), { from: reminderFrom }),
    "actions/settings-card, refused": await saveSettings(product, turnOf(), typedSettings),
    "actions/settings-card, saved": await saveSettings(product, turnOf(), {
      ...{ frequency: "weekly", leave: "2 June 2027 to 13 June 2027", quiet: "false" },
    }),
    "actions/deliveries-card": await seeDeliveries(product, turnOf(admin), { day: "2027-03-01" }),
    "actions/deliveries-card, of one kind": await seeDeliveries(product, turnOf(adele), {
      ...{ day: "2027-03-01", state: "failed", page: 2 },
    }),
    "actions/deliveries-card, sent again": await sendAgain(product, turnOf(adele), {
      ...{ day: "2027-03-01", state: "failed" },
    }),
    "actions/deliveries-card, none": await seeDeliveries(empty, turnOf(adele), {}),
    "actions/dry-run-card": await seeDryRun(product, turnOf(adele), {}),
    "actions/dry-run-card, page 2": await seeDryRun(product, turnOf(adele), { page: 2 }),
    "actions/dry-run-card, none": await seeDryRun(empty, turnOf(adele), {}),
  };
}
