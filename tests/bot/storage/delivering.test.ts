import { QueueServiceClient } from "@azure/storage-queue";
import { addDays, day } from "../../../bot/common/days";
import type { PersonId } from "../../../bot/common/ids";
import type {
  ConversationStore,
  DeadLetters,
  Deliveries,
  DeliveryState,
  Outbox,
  SendSlots,
  Storage,
  Suspension,
  Threads,
} from "../../../bot/storage";
import { azureStorage } from "../../support/azure-storage";
import {
  memoryConversations,
  memoryDeadLetters,
  memoryDeliveries,
  memoryOutbox,
  memorySendSlots,
} from "../../support/memory-delivering";

interface Stores {
  deliveries: Deliveries;
  conversations: ConversationStore;
  threads: Threads;
  sendSlots: SendSlots;
  deadLetters: DeadLetters;
  outbox: Outbox;
  putText(text: string): Promise<unknown>;
}

const start = new Date("2027-06-07T08:00:00Z");
let now = start;
const clock = { now: () => now };
const azure = azureStorage(clock);
let unique = 0;
let storage: Storage;
let lastDay = day("2027-06-07");

beforeAll(() => {
  storage = azure.open();
});
beforeEach(() => {
  now = start;
});

const inMemory = (): Stores => {
  const outbox = memoryOutbox(clock);
  return {
    ...{ deliveries: memoryDeliveries(clock), ...memoryConversations(), sendSlots: memorySendSlots() },
    ...{ deadLetters: memoryDeadLetters(clock), outbox, putText: async (text) => outbox.putText(text) },
  };
};
const inAzure = (): Stores => ({
  ...storage,
  putText: (text) =>
    QueueServiceClient.fromConnectionString(azure.connectionString())
      .getQueueClient("outbox")
      .sendMessage(text),
});

/** Nobody and no day that a test before had. */
const somebody = () => `00000000-0000-0000-0000-${String(++unique).padStart(12, "0")}` as PersonId;
const someDay = () => {
  lastDay = addDays(lastDay, 1);
  return lastDay;
};
const open: readonly DeliveryState[] = ["planned", "queued", "waiting"];

describe.each([
  ["in memory", inMemory],
  ["in Azure", inAzure],
])("the ledger %s", (_, stores) => {
  const planned = async (kind = "reminder") => {
    const { deliveries } = stores();
    const key = { day: someDay(), to: somebody() as string, kind };
    return { deliveries, key, row: await deliveries.plan({ ...key, about: kind, state: "planned" }) };
  };

  it("takes one delivery of a kind to a person a day", async () => {
    const { deliveries } = stores();
    const key = { day: someDay(), to: somebody(), kind: "reminder" };
    const made = await Promise.all(
      [1, 2, 3].map(() => deliveries.plan({ ...key, about: "reminder", state: "planned" })),
    );
    expect(made.filter(Boolean)).toEqual([
      { ...key, about: "reminder", state: "planned", why: "", tries: 0, at: start },
    ]);
    const other = { ...key, kind: "news/8a#?b" };
    expect(await deliveries.plan({ ...other, about: "news", state: "queued" })).toBeDefined();
    expect((await deliveries.get(other))?.kind).toBe("news/8a#?b");
    expect(await deliveries.of(key.day)).toHaveLength(2);
  });

  it("takes many of one day at once, and moves on those that nobody else did", async () => {
    const { deliveries } = stores();
    const on = someDay();
    const all = Array.from({ length: 230 }, () => somebody());
    const asPlanned = (to: PersonId) =>
      ({ day: on, to, kind: "reminder", about: "reminder", state: "planned" }) as const;
    const [first, , third] = all;
    if (!first || !third) throw new Error("Nobody is there");
    await deliveries.plan(asPlanned(third));
    const planned = await deliveries.planAll(all.map(asPlanned));
    expect(planned.map(({ to }) => to).sort()).toEqual(all.filter((to) => to !== third).sort());
    await deliveries.move({ day: on, to: first, kind: "reminder" }, { from: open, to: "sending" });
    const change = { from: ["planned"], to: "queued" } as const;
    const moved = await deliveries.moveAll(
      [...planned, ...planned.slice(9, 10)].map((at) => ({ at, change })),
    );
    expect(moved.map((each) => each?.to)).toEqual([
      undefined,
      ...planned.slice(1).map(({ to }) => to),
      undefined,
    ]);
    const rows = await deliveries.of(on);
    expect(rows.filter(({ state }) => state === "queued")).toHaveLength(228);
    expect(rows.find(({ to }) => to === first)?.state).toBe("sending");
    expect(await deliveries.planAll(all.slice(0, 3).map(asPlanned))).toEqual([]);
  });

  it("moves one on, for one of many who try", async () => {
    const { deliveries, key } = await planned();
    const seen = await Promise.all([1, 2, 3].map(() => deliveries.get(key)));
    const moved = await Promise.all(
      seen.map((each) => deliveries.move(each ?? key, { from: open, to: "sending", why: "one" })),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await deliveries.get(key)).toMatchObject({ state: "sending", why: "one" });
    expect(await deliveries.move(key, { from: open, to: "queued" })).toBeUndefined();
  });

  it("moves from what was read, however old that is, and from the key alone", async () => {
    const { deliveries, key, row } = await planned();
    now = new Date(start.getTime() + 60_000);
    const queued = await deliveries.move(row ?? key, { from: ["planned"], to: "queued" });
    expect(queued).toMatchObject({ state: "queued", at: now });
    expect(await deliveries.move(row ?? key, { from: ["planned"], to: "failed" })).toBeUndefined();
    // What was read is old, but it is still open.
    expect(await deliveries.move(row ?? key, { from: open, to: "waiting", tries: 2 })).toMatchObject({
      tries: 2,
    });
    expect(await deliveries.move(key, { from: ["waiting"], to: "sent", why: "" })).toMatchObject({
      state: "sent",
    });
    expect(await deliveries.get(key)).toMatchObject({ state: "sent", tries: 2, why: "" });
  });

  it("finds what was planned and never queued", async () => {
    const { deliveries, key } = await planned();
    expect((await deliveries.planned(key.day)).map(({ to }) => to)).toEqual([key.to]);
    await deliveries.move(key, { from: ["planned"], to: "queued" });
    expect(await deliveries.planned(key.day)).toEqual([]);
  });

  it("takes no press for one that did not leave", async () => {
    for (const state of ["waiting", "blocked", "failed", "not needed", "quiet"] as const) {
      const { deliveries, key } = await planned();
      await deliveries.move(key, { from: open, to: state });
      await deliveries.acted(key, start);
      expect(await deliveries.get(key)).toMatchObject({ state });
    }
  });

  it("takes it for the newest that was sent again, where the first did not arrive", async () => {
    const { deliveries, key } = await planned();
    await deliveries.move(key, { from: open, to: "blocked" });
    for (const [at, state] of (["sent", "sent", "failed"] as const).entries()) {
      const again = { ...key, kind: `reminder/again-${at + 1}` };
      await deliveries.plan({ ...again, about: "reminder", state: "planned" });
      await deliveries.move(again, { from: open, to: state });
    }
    await deliveries.acted(key, start);
    await deliveries.acted(key, new Date(start.getTime() + 60_000));
    const rows = await deliveries.of(key.day);
    expect(rows.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      "reminder blocked",
      "reminder/again-1 sent",
      "reminder/again-2 acted",
      "reminder/again-3 failed",
    ]);
    expect(rows.find(({ state }) => state === "acted")?.actedAt).toEqual(start);
  });

  it("remembers when somebody first acted, once it may have arrived", async () => {
    const { deliveries, key } = await planned();
    await deliveries.move(key, { from: open, to: "unknown" });
    await deliveries.acted({ ...key, kind: "another" }, start);
    await deliveries.acted(key, start);
    await deliveries.acted(key, new Date(start.getTime() + 60_000));
    expect(await deliveries.get(key)).toMatchObject({ state: "acted", actedAt: start });
    expect(await deliveries.get({ ...key, kind: "another" })).toBeUndefined();
  });

  it("keeps what did not arrive, over what becomes of it later", async () => {
    const { deliveries, key } = await planned("news/1");
    expect(await deliveries.kept(key)).toBeUndefined();
    const keep = { summary: "Ünï 🎉", card: { text: "x".repeat(40_000) } };
    await deliveries.move(key, { from: open, to: "unknown", keep });
    await deliveries.move(key, { from: ["unknown"], to: "sent" });
    expect(JSON.stringify(await deliveries.kept(key)) === JSON.stringify(keep)).toBe(true);
  });

  it("remembers the day of everybody's last card, apart from the days", async () => {
    const { deliveries } = stores();
    const [one, two] = [somebody(), somebody()];
    const [first, second] = [someDay(), someDay()];
    await deliveries.setLastTold([
      { to: one, day: first },
      { to: two, day: first },
    ]);
    await deliveries.setLastTold([{ to: one, day: second }]);
    await deliveries.forgetBefore(addDays(second, 1));
    const told = await deliveries.lastTold();
    expect([told.get(one), told.get(two)]).toEqual([second, first]);
  });

  it("forgets old days, and no others", async () => {
    const { deliveries, key } = await planned();
    const later = { ...key, day: someDay() };
    await deliveries.plan({ ...later, about: "", state: "planned" });
    await deliveries.forgetBefore(later.day);
    expect([await deliveries.get(key), (await deliveries.get(later))?.day]).toEqual([undefined, later.day]);
  });
});

describe.each([
  ["in memory", inMemory],
  ["in Azure", inAzure],
])("a person's thread %s", (_, stores) => {
  const suspended: Suspension = {
    ...{ since: start, reason: "ConversationBlockedByUser", state: "blocked", confirmed: true },
  };
  const refOf = (personId: PersonId) => ({
    ...{ personId, conversationId: "a:1_x/y#z?", serviceUrl: "https://smba.example/uk/" },
    ...{ tenantId: "t", botId: "28:b", channelId: "msteams" },
  });
  /** An hour of what Teams takes at most. */
  const sends = Array.from({ length: 1_800 }, (_each, at) => start.getTime() + at * 2_001);

  it("is there before they have a conversation, and is no conversation", async () => {
    const { threads, conversations } = stores();
    const to = somebody();
    expect(await threads.get(to)).toEqual({ sends: [], creates: [] });
    const thread = { sends: [], creates: [start.getTime()], suspended, notBefore: start };
    const etag = await threads.replace(to, thread, undefined);
    expect(await threads.get(to)).toEqual({ ...thread, etag });
    expect(await conversations.find(to)).toBeUndefined();
  });

  it("is changed by one of many who saw the same", async () => {
    const { threads } = stores();
    const to = somebody();
    const first = await Promise.all(
      [1, 2, 3].map((at) => threads.replace(to, { sends: [at], creates: [] }, undefined)),
    );
    expect(first.filter(Boolean)).toHaveLength(1);
    const { etag } = await threads.get(to);
    const second = await Promise.all(
      [1, 2, 3].map((at) => threads.replace(to, { sends: [at], creates: [] }, etag)),
    );
    expect(second.filter(Boolean)).toHaveLength(1);
  });

  it("keeps their address, and an hour of instants to the ms", async () => {
    const { threads, conversations } = stores();
    const to = somebody();
    await conversations.save(refOf(to));
    const { etag } = await threads.get(to);
    const next = await threads.replace(to, { sends, creates: [] }, etag);
    await threads.replace(to, { sends: [...sends, 9e12], creates: [] }, next);
    expect((await threads.get(to)).sends).toEqual([...sends, 9e12]);
    expect(await conversations.find(to)).toEqual(refOf(to));
  });

  it("is not written anew when they write from where they wrote before", async () => {
    const { threads, conversations } = stores();
    const to = somebody();
    await conversations.save(refOf(to));
    const { etag } = await threads.get(to);
    await conversations.save(refOf(to));
    expect((await threads.get(to)).etag).toBe(etag);
    await conversations.save({ ...refOf(to), serviceUrl: "https://smba.example/emea/" });
    expect((await threads.get(to)).etag).not.toBe(etag);
    expect((await conversations.find(to))?.serviceUrl).toBe("https://smba.example/emea/");
  });

  it("is open again once they write, and its instants still count", async () => {
    const { threads, conversations } = stores();
    const to = somebody();
    await threads.replace(to, { sends, creates: [], suspended }, undefined);
    await conversations.save(refOf(to));
    const thread = await threads.get(to);
    expect([thread.suspended, thread.sends]).toEqual([undefined, sends]);
    await conversations.forget(to);
    expect(await conversations.find(to)).toBeUndefined();
  });

  it("know who removed the app, until they are back; what was sent there still counts", async () => {
    const { conversations, threads } = stores();
    const to = somebody();
    await conversations.leave(to);
    expect((await threads.get(to)).suspended).toMatchObject({ state: "uninstalled", confirmed: true });
    await conversations.save(refOf(to));
    expect((await threads.get(to)).suspended).toBeUndefined();
  });
});

describe.each([
  ["in memory", inMemory],
  ["in Azure", inAzure],
])("the slots of the tenant %s", (_, stores) => {
  it("go to one of many who saw the same", async () => {
    const { sendSlots } = stores();
    const first = await sendSlots.get();
    const next = start.getTime() + 20.833_333;
    const claims = await Promise.all(
      [1, 2, 3].map(() => sendSlots.replace({ next, notBefore: 7 }, first.etag)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await sendSlots.get()).toEqual({ next, notBefore: 7, etag: claims.find(Boolean) });
  });
});

describe.each([
  ["in memory", inMemory],
  ["in Azure", inAzure],
])("dead letters %s", (_, stores) => {
  it("show what nobody could use, the last first, until they are old", async () => {
    const { deadLetters } = stores();
    const long = "x".repeat(64_000);
    await deadLetters.add({ text: long, why: "It cannot be read." });
    now = new Date(start.getTime() + 1_000);
    await deadLetters.add({ text: "Ünï\u0000", why: "Too often." });
    const [last, first] = await deadLetters.all();
    expect([last?.text, last?.why, last?.at]).toEqual(["Ünï\u0000", "Too often.", now]);
    expect(first?.text === long).toBe(true);
    expect(await deadLetters.forgetBefore(now)).toBe(1);
    expect((await deadLetters.all()).map(({ why }) => why)).toEqual(["Too often."]);
  });
});

describe.each([
  ["in memory", inMemory],
  ["in Azure", inAzure],
])("the queue %s", (_, stores) => {
  it("gives a message to one worker, until it is done", async () => {
    const { outbox } = stores();
    const message = { to: somebody(), text: "<b>Ünï</b> & 🎉\u0001" };
    await outbox.put(message);
    const taken = (await Promise.all([outbox.take(32), outbox.take(32)])).flat();
    expect(taken.map((each) => [each.message, each.tries])).toEqual([[message, 1]]);
    for (const each of taken) await each.done();
    for (const each of taken) await each.done();
    expect(await outbox.take(32)).toEqual([]);
  });

  it("does not count as a failed try what was put back", async () => {
    const { outbox } = stores();
    await outbox.put("again");
    for (let times = 0; times < 7; times++) {
      const [taken] = await outbox.take(1);
      expect(taken).toMatchObject({ message: "again", tries: 1 });
      await taken?.later(0);
    }
    const [taken] = await outbox.take(1);
    await taken?.later(3_600);
    expect(await outbox.take(32)).toEqual([]);
  });

  it("hands out what it cannot read as it is, for the dead letters", async () => {
    const { outbox, putText } = stores();
    await putText("no message of ours");
    await outbox.put("behind it");
    const taken = await outbox.take(32);
    expect(taken.map(({ message, text }) => message ?? text)).toEqual(["no message of ours", "behind it"]);
    for (const each of taken) await each.done();
  });

  it("leaves a message to whoever has it now", async () => {
    const { outbox } = stores();
    await outbox.put("slow");
    const [slow] = await outbox.take(1);
    await slow?.later(0);
    const [quick] = await outbox.take(1);
    await slow?.done();
    await slow?.later(3_600);
    await quick?.later(0);
    expect(await outbox.take(32)).toHaveLength(1);
  });
});
