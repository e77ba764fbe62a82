import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { TableClient } from "@azure/data-tables";
import { BlobServiceClient } from "@azure/storage-blob";
import type { Clock } from "../../../bot/common/clock";
import { day } from "../../../bot/common/days";
import { asPlanId, type PersonId } from "../../../bot/common/ids";
import { silentLog } from "../../../bot/common/log";
import type { KnownStatuses, Plan, PlanStore } from "../../../bot/consultations";
import { type KnownBases, type StepBasis, sameBasis, type ToldMarks } from "../../../bot/consultations";
import { asMeetingId } from "../../../bot/forum";
import { createStorage, type Storage } from "../../../bot/storage";
import { freePorts } from "../../infra/local/free-ports";
import { azureStorage } from "../../support/azure-storage";
import { alex, grady, reference } from "../../support/build-register";
import {
  memoryKnownBases,
  memoryKnownStatuses,
  memoryPlans,
  memoryToldMarks,
} from "../../support/memory-stores";

let storage: Storage;
/** Another instance on the same account. */
let other: Storage;
let now = new Date("2027-03-01T09:00:00Z");
const clock: Clock = { now: () => now };
const azure = azureStorage(clock);
let unique = 0;
const shownAgain = () => new Promise((resolve) => setTimeout(resolve, 1_300));
const fresh = (word: string) => `${word}-${++unique}`;

beforeAll(async () => {
  [storage, other] = [azure.open(), azure.open()];
  await Promise.all([storage.ensure(), other.ensure()]);
});

it("finds everything made when it is asked to make it again", async () => {
  await storage.ensure();
  expect(await storage.health()).toEqual({ state: "ok" });
});

const plan = (given: Partial<Plan> = {}): Plan => ({
  id: asPlanId(fresh("plan")),
  owner: alex.id,
  stage: "describe",
  typed: { title: "Library hours", overview: "Two\nlines, a 'quote' and £5" },
  reference: undefined,
  confirmed: false,
  changedAt: new Date("2027-03-01T09:00:00.123Z"),
  ...given,
});

describe.each([
  ["in memory", (): PlanStore => memoryPlans()],
  ["in Azure", (): PlanStore => storage.plans],
])("unfinished plans %s", (_, open) => {
  it("gives back what was typed, exactly", async () => {
    const kept = plan({ reference: reference("2027-00042") });
    await open().save(kept);
    const store = open();
    await store.save(kept);
    expect(await store.find(kept)).toEqual(kept);
  });

  it("lists a person's own, the last changed first, without confirmed ones", async () => {
    const store = open();
    const owner =
      `00000000-0000-0000-0000-${String(Date.parse("2027-01-01") + ++unique).padStart(12, "0")}` as PersonId;
    const older = plan({ owner, changedAt: new Date("2027-02-01T09:00:00Z") });
    const newer = plan({ owner });
    await store.save(older);
    await store.save(newer);
    await store.save(plan({ owner, confirmed: true }));
    await store.save(plan({ owner: grady.id }));
    expect((await store.unfinished(owner)).map(({ id }) => id)).toEqual([newer.id, older.id]);
  });

  it("forgets one that is removed, and one that never was", async () => {
    const store = open();
    const kept = plan();
    await store.save(kept);
    await store.remove(kept);
    await store.remove(kept);
    expect(await store.find(kept)).toBeUndefined();
  });

  it("refuses an older copy over one that is confirmed, and takes the confirmed one again", async () => {
    const store = open();
    const older = plan();
    await store.save(older);
    const confirmed = { ...older, confirmed: true, reference: reference("2027-00042") };
    await store.save(confirmed);
    await expect(store.save({ ...older, typed: { title: "Back" } })).rejects.toMatchObject({
      code: "conflict",
      message: "This plan is already in the register. Type: my consultations",
    });
    await store.save(confirmed);
    expect(await store.find(older)).toEqual(confirmed);
  });

  it("never loses a confirmation to copies saved at the same moment", async () => {
    const store = open();
    const older = plan();
    await store.save(older);
    await Promise.allSettled([
      store.save(older),
      store.save({ ...older, confirmed: true }),
      store.save({ ...older, typed: { title: "Back" } }),
    ]);
    expect((await store.find(older))?.confirmed).toBe(true);
  });

  it("shows a plan only to its owner", async () => {
    const store = open();
    const kept = plan();
    await store.save(kept);
    expect(await store.find({ ...kept, owner: grady.id })).toBeUndefined();
  });
});

it("forgets plans nobody will come back to, and no others", async () => {
  const on = (day: string, given: Partial<Plan> = {}) => plan({ changedAt: new Date(day), ...given });
  const gone = [
    on("2019-01-10", { confirmed: true }),
    on("2019-01-10", { discarded: true }),
    on("2019-01-10", { typed: { title: " " } }),
    on("2018-01-10"),
  ];
  const kept = [
    on("2019-01-10"),
    on("2019-02-10", { confirmed: true }),
    on("2019-02-10", { typed: {} }),
    on("2019-02-10", { discarded: true }),
  ];
  for (const each of [...gone, ...kept]) await storage.plans.save(each);
  const forget = () =>
    storage.plans.forget({
      finishedBefore: new Date("2019-02-01"),
      blankBefore: new Date("2019-02-01"),
      untouchedBefore: new Date("2019-01-01"),
    });
  expect(await forget()).toBe(gone.length);
  expect(await forget()).toBe(0);
  for (const each of gone) expect(await storage.plans.find(each)).toBeUndefined();
  for (const each of kept) expect(await storage.plans.find(each)).toEqual(each);
});

describe("a long plan", () => {
  it("is kept whole", async () => {
    const kept = plan({ typed: { overview: "Ünïcode, 🎉 and £; ".repeat(8_000) } });
    await storage.plans.save(kept);
    // Compared as a whole: nobody wants to read the difference.
    expect((await storage.plans.find(kept))?.typed.overview === kept.typed.overview).toBe(true);
  });

  it("gets shorter again without leftovers", async () => {
    const kept = plan({ typed: { overview: "x".repeat(100_000) } });
    await storage.plans.save(kept);
    await storage.plans.save({ ...kept, typed: { overview: "short" } });
    expect((await storage.plans.find(kept))?.typed).toEqual({ overview: "short" });
  });

  it("is refused in words when there is more than fits, and the last one stays", async () => {
    const kept = plan();
    await storage.plans.save(kept);
    const long = { ...kept, typed: { overview: "x".repeat(600_000) } };
    await expect(storage.plans.save(long)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("more text in this plan than can be kept"),
    });
    expect(await storage.plans.find(kept)).toEqual(kept);
  });
});

describe.each([
  ["in memory", () => memoryKnownStatuses()],
  ["in Azure", (): KnownStatuses => storage.knownStatuses],
])("the status people were told %s", (_, open) => {
  it("moves from what it was, and for one of two only", async () => {
    const store = open();
    const of = reference(`2027-${String(10_000 + ++unique)}`);
    expect(await store.get(of)).toBeUndefined();
    const first = await Promise.all(
      [1, 2, 3].map(() => store.move({ reference: of, from: undefined, to: "Idea" })),
    );
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(await store.move({ reference: of, from: "Open", to: "Closed" })).toBe(false);
    const second = await Promise.all(
      [1, 2, 3].map(() => store.move({ reference: of, from: "Idea", to: "Approved" })),
    );
    expect(second.filter(Boolean)).toHaveLength(1);
    expect(await store.get(of)).toBe("Approved");
  });
});

it("the statuses people were told are all found in one query", async () => {
  const of = reference("2026-00077");
  await storage.knownStatuses.move({ reference: of, from: undefined, to: "Idea" });
  await storage.knownStatuses.move({ reference: of, from: "Idea", to: "Approved" });
  expect((await other.knownStatuses.all()).get(of)).toBe("Approved");
});

describe("what steps were counted from", () => {
  const basis: StepBasis = {
    ...{ startDate: day("2027-03-01"), endDate: day("2027-04-12"), decisionDate: undefined },
    ...{ feedbackPromised: undefined, level: "consult", track: "standard", version: undefined },
    circumstances: ["online", "survey"],
  };
  const moved = { ...basis, endDate: day("2027-04-19") };
  const another = () => reference(`2027-${String(20_000 + ++unique)}`);

  it.each([
    ["in memory", () => memoryKnownBases()],
    ["in Azure", (): KnownBases => storage.countedBases],
  ])("moves from what it was, and for one of two only, %s", async (_, open) => {
    const store = open();
    const of = another();
    expect(await store.get(of)).toBeUndefined();
    const first = await Promise.all(
      [1, 2].map(() => store.move({ reference: of, from: undefined, to: basis })),
    );
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(await store.move({ reference: of, from: moved, to: basis })).toBe(false);
    const second = await Promise.all([1, 2].map(() => store.move({ reference: of, from: basis, to: moved })));
    expect(second.filter(Boolean)).toHaveLength(1);
    expect(sameBasis(await store.get(of), moved)).toBe(true);
  });

  it.each([
    ["in memory", () => memoryToldMarks()],
    ["in Azure", (): ToldMarks => storage.toldStepsBehind],
  ])("is news that one of two tells, %s", async (_, open) => {
    const store = open();
    const of = another();
    expect(await store.get(of)).toBeUndefined();
    const claims = await Promise.all(
      [1, 2].map(() => store.move({ reference: of, from: undefined, to: "a" })),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store.move({ reference: of, from: "b", to: "c" })).toBe(false);
    expect(await store.move({ reference: of, from: "a", to: "b" })).toBe(true);
    expect(await store.get(of)).toBe("b");
  });

  it("is found in one query, apart from what else is kept of a consultation", async () => {
    const [counted, told] = [another(), another()];
    await storage.countedBases.move({ reference: counted, from: undefined, to: basis });
    await storage.toldStepsBehind.move({ reference: told, from: undefined, to: "a" });
    await storage.knownStatuses.move({ reference: told, from: undefined, to: "Idea" });
    const all = await other.countedBases.all();
    expect(sameBasis(all.get(counted), basis)).toBe(true);
    expect(all.has(told)).toBe(false);
    expect((await other.knownStatuses.all()).has(counted)).toBe(false);
  });
});

describe("conversations", () => {
  const ref = {
    personId: alex.id,
    conversationId: "a:1_x/y#z?",
    serviceUrl: "https://smba.example/uk/",
    tenantId: "t",
    botId: "28:b",
    channelId: "msteams",
  };

  it("are found by person until they are forgotten", async () => {
    await storage.conversations.save(ref);
    expect(await other.conversations.find(alex.id)).toEqual(ref);
    await storage.conversations.forget(alex.id);
    expect(await storage.conversations.find(alex.id)).toBeUndefined();
  });
});

describe("turns", () => {
  it("are claimed by one instance only", async () => {
    const key = fresh("19:meeting/#?activity");
    const claims = await Promise.all([storage, other, storage, other].map(({ turns }) => turns.claim(key)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await other.turns.resultOf(key)).toBeUndefined();
    await storage.turns.finish(key, "the answer ".repeat(10_000));
    expect(await other.turns.resultOf(key)).toBe("the answer ".repeat(10_000));
    expect(await other.turns.claim(key)).toBe(false);
  });

  it("can be claimed again after the work failed", async () => {
    const key = fresh("turn");
    await storage.turns.claim(key);
    await storage.turns.release(key);
    expect(await other.turns.claim(key)).toBe(true);
  });

  it("are forgotten when they are old", async () => {
    const old = fresh("turn");
    now = new Date("2027-02-01T09:00:00Z");
    await storage.turns.claim(old);
    now = new Date("2027-03-01T09:00:00Z");
    const recent = fresh("turn");
    await storage.turns.claim(recent);
    expect(await storage.turns.forgetBefore(new Date("2027-02-02T00:00:00Z"))).toBe(1);
    expect(await storage.turns.claim(old)).toBe(true);
    expect(await storage.turns.claim(recent)).toBe(false);
  });
});

describe("tickets for documents", () => {
  const asked = { person: alex.id, reference: reference("2027-00042"), kind: "evidence-pack" } as const;
  const at = (instant: string) => {
    now = new Date(instant);
  };
  afterEach(() => at("2027-03-01T09:00:00Z"));

  it("are known to every instance, for one person and one document", async () => {
    const id = await storage.tickets.issue(asked);
    expect(id).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await other.tickets.find(id)).toEqual(asked);
    expect(await storage.tickets.issue(asked)).not.toBe(id);
    expect(await storage.tickets.find(`${id.slice(1)}x`)).toBeUndefined();
  });

  it.each([
    { person: alex.id, kind: "register", format: "xlsx" },
    { person: alex.id, kind: "register", format: "csv", year: 2027 },
    { person: alex.id, kind: "meeting-notes", meeting: asMeetingId("7") },
  ] as const)("can be for the register, or the notes of a meeting (%j)", async (ticket) => {
    expect(await other.tickets.find(await storage.tickets.issue(ticket))).toEqual(ticket);
  });

  it.each([{ format: "pdf" }, { format: "csv", year: "all" }, { kind: "everything" }])(
    "that somebody wrote over (%j) open nothing",
    async (over) => {
      const id = await storage.tickets.issue({ person: alex.id, kind: "register", format: "csv" });
      const table = TableClient.fromConnectionString(azure.connectionString(), "tickets", {
        allowInsecureConnection: true,
      });
      const partitionKey = createHash("sha256").update(id).digest("hex");
      await table.updateEntity({ partitionKey, rowKey: "ticket", ...over }, "Merge");
      expect(await storage.tickets.find(id)).toBeUndefined();
    },
  );

  it("run out after 15 minutes", async () => {
    const id = await storage.tickets.issue(asked);
    at("2027-03-01T09:14:59Z");
    expect(await other.tickets.find(id)).toEqual(asked);
    at("2027-03-01T09:15:00Z");
    expect(await other.tickets.find(id)).toBeUndefined();
  });

  it("are not kept in words that somebody who reads the table could use", async () => {
    const id = await storage.tickets.issue(asked);
    const table = TableClient.fromConnectionString(azure.connectionString(), "tickets", {
      allowInsecureConnection: true,
    });
    const rows: unknown[] = [];
    for await (const row of table.listEntities()) rows.push(row);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  it("are forgotten once they have run out, and no others", async () => {
    at("2027-02-01T09:00:00Z");
    const old = await storage.tickets.issue(asked);
    at("2027-03-01T09:00:00Z");
    const recent = await storage.tickets.issue(asked);
    expect(await storage.tickets.forgetBefore(now)).toBe(1);
    expect(await storage.tickets.forgetBefore(now)).toBe(0);
    at("2027-02-01T09:00:00Z");
    expect(await storage.tickets.find(old)).toBeUndefined();
    expect(await storage.tickets.find(recent)).toEqual(asked);
  });
});

describe("what a form of the forum was made with", () => {
  const words = `${"a😀".repeat(20_000)}\n<at>All</at>`;
  const key = `save/${alex.id}/1#2?3\\4`;
  afterEach(() => {
    now = new Date("2027-03-01T09:00:00Z");
  });

  it("is known to every instance for a week, by its whole key", async () => {
    await storage.forumKept.keep(key, { words });
    await storage.forumKept.keep(`${key}5`, { words: "other" });
    expect(await other.forumKept.find(key)).toEqual({ words });
    expect(await other.forumKept.find(`${key}6`)).toBeUndefined();
    now = new Date("2027-03-08T08:59:59Z");
    expect(await other.forumKept.find(key)).toEqual({ words });
    now = new Date("2027-03-08T09:00:00Z");
    expect(await other.forumKept.find(key)).toBeUndefined();
  });

  it("is tidied away with the tickets, once it has run out", async () => {
    await storage.tickets.forgetBefore(new Date("2028-01-01T09:00:00Z"));
    await storage.forumKept.keep(key, { words });
    expect(await storage.tickets.forgetBefore(new Date("2027-03-08T09:00:00Z"))).toBe(0);
    expect(await storage.tickets.forgetBefore(new Date("2027-03-08T09:00:01Z"))).toBe(1);
    expect(await other.forumKept.find(key)).toBeUndefined();
  });
});

describe("links of calendar feeds", () => {
  it("are known to every instance, one a person, and stop when another is made", async () => {
    const first = await storage.calendarLinks.issue(alex.id);
    expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await other.calendarLinks.find(first)).toBe(alex.id);
    expect(await other.calendarLinks.since(alex.id)).toEqual(now);
    const second = await other.calendarLinks.issue(alex.id);
    expect(await storage.calendarLinks.find(first)).toBeUndefined();
    expect(await storage.calendarLinks.find(second)).toBe(alex.id);
  });

  it("stop when they are taken back, and only theirs", async () => {
    const [of, others] = [
      await storage.calendarLinks.issue(alex.id),
      await storage.calendarLinks.issue(grady.id),
    ];
    await other.calendarLinks.revoke(alex.id);
    await storage.calendarLinks.revoke(alex.id);
    expect(await storage.calendarLinks.find(of)).toBeUndefined();
    expect(await storage.calendarLinks.since(alex.id)).toBeUndefined();
    expect(await storage.calendarLinks.find(others)).toBe(grady.id);
  });

  it("leave one that works when two instances make one at the same moment", async () => {
    const made = await Promise.all([
      storage.calendarLinks.issue(alex.id),
      other.calendarLinks.issue(alex.id),
    ]);
    const found = await Promise.all(made.map((id) => storage.calendarLinks.find(id)));
    expect(found.filter((person) => person === alex.id)).toHaveLength(1);
  });

  it("are not kept in words that somebody who reads the table could use", async () => {
    const id = await storage.calendarLinks.issue(alex.id);
    const table = TableClient.fromConnectionString(azure.connectionString(), "calendarlinks", {
      allowInsecureConnection: true,
    });
    const rows: unknown[] = [];
    for await (const row of table.listEntities()) rows.push(row);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(id);
  });
});

describe("the outbox", () => {
  it("counts how many workers took a message and were not heard of again", async () => {
    await storage.outbox.put({ poison: true });
    for (let tries = 1; tries <= 3; tries++) {
      const [taken] = await storage.outbox.take(1, { seconds: 1 });
      expect(taken).toMatchObject({ message: { poison: true }, tries });
      await shownAgain();
    }
    const [taken] = await other.outbox.take(1);
    await taken?.done();
  }, 20_000);

  it("keeps a message back until later", async () => {
    await storage.outbox.put("soon", { delaySeconds: 3_600 });
    expect(await storage.outbox.take(32)).toEqual([]);
  });
});

describe("leases", () => {
  it("are held by one, and by the next when released", async () => {
    const name = fresh("tick");
    const held = await Promise.all([storage, other, other].map(({ leases }) => leases.hold(name, 15)));
    const holder = held.find((lease) => lease !== undefined);
    expect(held.filter(Boolean)).toHaveLength(1);
    expect(await holder?.renew()).toBe(true);
    // It ends by itself, should the holder die.
    const blob = BlobServiceClient.fromConnectionString(azure.connectionString())
      .getContainerClient("leases")
      .getBlobClient(name);
    expect((await blob.getProperties()).leaseDuration).toBe("fixed");
    expect(await other.leases.hold(name, 15)).toBeUndefined();
    await holder?.release();
    const next = await other.leases.hold(name, 15);
    expect(next).toBeDefined();
    expect(await holder?.renew()).toBe(false);
    await holder?.release();
    expect(await storage.leases.hold(name, 15)).toBeUndefined();
  });
});

it("says in words that storage is away", async () => {
  const [port = 0] = await freePorts(1);
  const at = (service: string) => `${service}Endpoint=http://127.0.0.1:${port}/devstoreaccount1`;
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;${at("Blob")};${at("Queue")};${at("Table")}`;
  const away = createStorage({ connectionString }, { clock, log: silentLog });
  expect(await away.health()).toEqual({ state: "down" });
  await expect(away.plans.find(plan())).rejects.toMatchObject({ code: "unavailable" });
}, 20_000);

it("waits for no storage longer than a turn can", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
  const { port } = silent.address() as AddressInfo;
  const at = (service: string) => `${service}Endpoint=http://127.0.0.1:${port}/devstoreaccount1`;
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;${at("Blob")};${at("Queue")};${at("Table")}`;
  const away = createStorage({ connectionString }, { clock, log: silentLog });
  const began = performance.now();
  try {
    const calls = [
      away.plans.find(plan()),
      away.plans.save(plan()),
      away.plans.unfinished(alex.id),
      away.turns.claim("turn"),
      away.turns.finish("turn", "answer"),
      away.conversations.find(alex.id),
      away.outbox.put("news"),
    ];
    for (const call of await Promise.allSettled(calls))
      expect(call).toMatchObject({ status: "rejected", reason: { code: "unavailable" } });
    expect(performance.now() - began).toBeLessThan(5_000);
  } finally {
    silent.closeAllConnections();
    await new Promise((closed) => silent.close(closed));
  }
}, 20_000);
