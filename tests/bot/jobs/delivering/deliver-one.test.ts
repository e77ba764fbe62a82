import { day } from "../../../../bot/common/days";
import type { Outcome } from "../../../../bot/jobs";
import type { Delivery, DeliveryState } from "../../../../bot/storage";
import { council, monday, nine, person } from "./council";
import type { TeamsScript } from "./scripted-teams";

const [alex, megan] = [person(0), person(1)];
const failed = (status: number, reason?: string, retryAfterSeconds?: number): Outcome => ({
  ...{ state: "failed", status, reason, retryAfterSeconds },
});
const hour = 3_600_000;

/** One person who is owed a card, who wrote to the bot before. */
const one = (answers?: TeamsScript["answers"]) =>
  council({ people: 1, strangers: 0, script: answers ? { answers } : {} });

async function plannedAndDelivered(all: ReturnType<typeof council>): Promise<Delivery | undefined> {
  await all.time.until(all.instance().plan());
  all.worker();
  return (await all.over())[0];
}

const news = (to = alex) => ({ to, about: "status of 2027-00042", summary: "It is open", card: { n: 1 } });

describe("a reminder", () => {
  it("is sent, and remembered as told", async () => {
    const all = one();
    expect(await plannedAndDelivered(all)).toMatchObject({ state: "sent", why: "", tries: 1 });
    expect(await all.ledger.lastTold()).toEqual(new Map([[alex, monday]]));
    expect(all.outbox.size()).toBe(0);
  });

  it("makes a conversation with somebody who never wrote", async () => {
    const all = council({ people: 1, strangers: 1 });
    expect(await plannedAndDelivered(all)).toMatchObject({ state: "sent" });
    expect(all.teams.requests.map(({ what }) => what)).toEqual(["create", "send"]);
    expect((await all.threads.get(alex)).creates).toHaveLength(1);
  });

  it.each<[DeliveryState, Outcome, number]>([
    ["failed", failed(500), 1],
    ["failed", failed(413, "MessageSizeTooBig"), 1],
    ["unknown", { state: "unknown", reason: "ECONNRESET" }, 1],
    ["failed", failed(502), 8],
    ["failed", { state: "not sent", reason: "ENOTFOUND" }, 8],
  ])("ends as %s at %o, after %i requests", async (state, outcome, requests) => {
    const all = one(() => outcome);
    expect(await plannedAndDelivered(all)).toMatchObject({ state });
    expect(all.teams.requests).toHaveLength(requests);
    expect(all.outbox.size()).toBe(0);
    expect((await all.ledger.lastTold()).size).toBe(0);
  });

  it("is unknown when nobody answers for half a minute", async () => {
    const all = council({ people: 1, strangers: 0, script: { answerMs: [600_000, 600_000] } });
    expect(await plannedAndDelivered(all)).toMatchObject({ state: "unknown", why: "no answer" });
  });

  it("says acted from the moment that somebody presses, and stays so", async () => {
    const all = one();
    await plannedAndDelivered(all);
    const key = { day: monday, to: alex, kind: "reminder" };
    await all.time.until(all.instance().acted(key));
    const at = all.time.now();
    all.time.jump(new Date(at.getTime() + hour));
    await all.time.until(all.instance().acted(key));
    expect(await all.ledger.get(key)).toMatchObject({ state: "acted" });
    expect((await all.ledger.get(key))?.actedAt?.getTime()).toBeLessThanOrEqual(at.getTime());
  });
});

describe("Teams that throttles", () => {
  it("is given the time it asks for, by this message and others to the same person", async () => {
    const all = one((_to, _what, tries) => (tries === 1 ? failed(429, undefined, 40) : undefined));
    await all.time.until(all.instance().plan());
    all.worker();
    await all.time.pass(5_000);
    await all.time.until(all.instance().post(news()));
    await all.over();
    const [first, ...later] = all.teams.requests.map(({ at }) => at);
    expect(later).toHaveLength(2);
    expect(Math.min(...later) - (first ?? 0)).toBeGreaterThanOrEqual(40_000);
  });

  it("everybody, is left alone by everybody", async () => {
    const until = nine.getTime() + 20_000;
    const all: ReturnType<typeof council> = council({
      people: 60,
      strangers: 0,
      script: {
        answers: () => (all.time.now().getTime() < until ? failed(429, undefined, 30) : undefined),
      },
    });
    await all.time.until(all.instance().plan());
    all.worker();
    const ledger = await all.over();
    expect(new Set(ledger.map(({ state }) => state))).toEqual(new Set(["sent"]));
    // Some two dozen tell that it is everybody; the rest never ask.
    const refused = all.teams.requests.filter(({ accepted }) => !accepted);
    expect(refused.length).toBeGreaterThan(10);
    expect(refused.length).toBeLessThan(45);
    expect((await all.slots.get()).notBefore).toBeGreaterThan(0);
  });
});

describe("a person whom nothing reaches", () => {
  const blocked = () => failed(403, "ConversationBlockedByUser");

  it("is asked once more an hour later, and only then believed", async () => {
    const all = one(blocked);
    await all.time.until(all.instance().plan());
    all.worker();
    await all.time.pass(60_000);
    expect((await all.ledger.of(monday))[0]).toMatchObject({ state: "waiting" });
    expect((await all.threads.get(alex)).suspended).toMatchObject({ confirmed: false, state: "blocked" });
    const [delivery] = await all.over();
    expect(delivery).toMatchObject({ state: "blocked", why: "403 ConversationBlockedByUser" });
    expect((await all.threads.get(alex)).suspended?.confirmed).toBe(true);
    const [first, second, ...more] = all.teams.requests.map(({ at }) => at);
    expect(more).toEqual([]);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(hour);
  });

  it("is sent nothing more, until they write", async () => {
    const all = one((_to, _what, tries) => (tries <= 2 ? blocked() : undefined));
    await plannedAndDelivered(all);
    await all.time.until(all.instance().post(news()));
    const ended = async () => (await all.ledger.of(monday)).map(({ kind, state }) => [kind, state]);
    await all.over();
    expect(await ended()).toEqual([
      ["reminder", "blocked"],
      ["news/1", "blocked"],
    ]);
    expect(all.teams.requests).toHaveLength(2);
    const ref = await all.conversations.find(alex);
    if (ref) await all.conversations.save(ref);
    await all.time.until(all.instance().post(news()));
    await all.over();
    expect((await ended()).at(-1)).toEqual(["news/2", "sent"]);
  });

  it("was not lost when Teams said so by mistake", async () => {
    const all = one((_to, _what, tries) => (tries === 1 ? failed(404, "ConversationNotFound") : undefined));
    expect(await plannedAndDelivered(all)).toMatchObject({ state: "sent" });
    expect((await all.threads.get(alex)).suspended).toBeUndefined();
  });
});

describe("news", () => {
  it("has its line in the ledger, also when it reached only the queue", async () => {
    const all = council({ people: 0 });
    await all.outbox.put({ day: monday, kind: "news/7", ...news() });
    await all.time.until(all.instance().deliver());
    expect(await all.ledger.of(monday)).toMatchObject([
      { kind: "news/7", state: "sent", about: news().about },
    ]);
  });

  it("is not sent to somebody who asked for quiet, and says so", async () => {
    const all = council({ people: 0 });
    all.quiet.add(alex);
    for (const to of [alex, megan]) await all.time.until(all.instance().post(news(to)));
    await all.time.until(all.instance().deliver());
    expect((await all.ledger.of(monday)).map(({ state }) => state)).toEqual(["quiet", "sent"]);
    expect([...all.teams.cards().keys()]).toEqual([megan]);
  });

  it("keeps to the limits of one thread, and keeps nobody else waiting", async () => {
    const all = council({ people: 0 });
    const poster = all.instance();
    for (let at = 0; at < 30; at++) await all.time.until(poster.post(news(alex)));
    await all.time.until(poster.post(news(megan)));
    const began = all.time.now().getTime();
    all.worker();
    all.worker();
    await all.over();
    expect(all.teams.cards().get(alex)).toBe(30);
    const ofAlex = ({ to, what }: { to: string; what: string }) => to === alex && what === "send";
    expect(all.teams.mostIn(1_000, ofAlex)).toBeLessThanOrEqual(7);
    expect(all.teams.mostIn(2_000, ofAlex)).toBeLessThanOrEqual(8);
    const megans = all.teams.requests.find(({ to, what }) => to === megan && what === "send");
    expect((megans?.at ?? Number.NaN) - began).toBeLessThan(2_000);
  });
});

describe("a message of which nobody knows how it ended", () => {
  it("is not sent again, and ends as unknown", async () => {
    const all = one();
    await all.time.until(all.instance().plan());
    const key = { day: monday, to: alex, kind: "reminder" };
    await all.ledger.move(key, { from: ["queued"], to: "sending", why: "claim of one who died" });
    all.worker();
    expect((await all.over())[0]).toMatchObject({ state: "unknown", why: "its worker stopped" });
    expect(all.teams.requests).toEqual([]);
  });
});

describe("a second copy in the queue", () => {
  const copy = { kind: "reminder", day: monday, to: alex };

  it("of what was sent ends there, and completes what was left undone", async () => {
    const all = one();
    await plannedAndDelivered(all);
    await all.ledger.setLastTold([{ to: alex, day: day("2027-01-04") }]);
    await all.outbox.put(copy);
    await all.over();
    expect(all.outbox.size()).toBe(0);
    expect(all.teams.requests).toHaveLength(1);
    expect((await all.ledger.lastTold()).get(alex)).toBe(monday);
  });

  it("of what is being sent waits to see how that ends", async () => {
    const all = council({ people: 1, strangers: 0, script: { answerMs: [20_000, 20_000] } });
    await all.time.until(all.instance().plan());
    all.worker();
    await all.time.pass(3_000);
    await all.outbox.put(copy);
    all.worker();
    await all.time.pass(5_000);
    expect((await all.ledger.of(monday))[0]).toMatchObject({ state: "sending" });
    expect((await all.over())[0]).toMatchObject({ state: "sent" });
    expect(all.teams.requests).toHaveLength(1);
  });
});

describe("a worker", () => {
  it("has one request in one conversation at a time", async () => {
    const all = council({ people: 0, script: { answerMs: [900, 1_100] } });
    for (let at = 0; at < 5; at++) await all.time.until(all.instance().post(news()));
    await all.time.until(all.instance().deliver());
    const requests = [...all.teams.requests].sort((one, other) => one.at - other.at);
    expect(requests).toHaveLength(6);
    for (const [at, { until }] of requests.entries())
      expect(requests[at + 1]?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(until);
  });

  it("does not blame a message for tables that are away for long", async () => {
    const all = council({ people: 0 });
    await all.time.until(all.instance().post(news()));
    all.worker();
    all.tablesAreAway(15 * 60_000);
    await all.over();
    await all.time.pass(16 * 60_000);
    expect(await all.ledger.of(monday)).toMatchObject([{ state: "sent" }]);
    expect(await all.deadLetters.all()).toEqual([]);
  });
});

describe("a queue message that nobody can use", () => {
  it.each([
    ["is not JSON", "no message of ours"],
    ["is of no shape", JSON.stringify({ hello: "world" })],
    ["is to nobody", JSON.stringify({ kind: "reminder", day: monday, to: "somebody" })],
    ["is of no day", JSON.stringify({ kind: "reminder", day: "2027-02-31", to: alex })],
    ["has no card", JSON.stringify({ kind: "news/1", day: monday, to: alex, about: "a", summary: "b" })],
    ["is in no ledger", JSON.stringify({ kind: "reminder", day: monday, to: alex })],
  ])("%s, is put aside where people see it", async (_, text) => {
    const all = council({ people: 0 });
    all.outbox.putText(text);
    await all.outbox.put({ day: monday, kind: "news/8", ...news(megan) });
    await all.time.until(all.instance().deliver());
    expect(await all.deadLetters.all()).toMatchObject([{ text, why: expect.stringMatching(/\.$/) }]);
    expect(all.outbox.size()).toBe(0);
    expect(all.teams.cards().get(megan)).toBe(1);
  });

  it("stopped five workers, is put aside and ends as failed", async () => {
    const all = council({ people: 0 });
    await all.time.until(all.instance().post(news()));
    for (let workers = 0; workers < 5; workers++) {
      await all.outbox.take(1, { seconds: 1 });
      await all.time.pass(1_500);
    }
    await all.time.until(all.instance().deliver());
    expect(await all.ledger.of(monday)).toMatchObject([{ state: "failed", why: "workers stopped on it" }]);
    expect(await all.deadLetters.all()).toHaveLength(1);
    expect(all.teams.requests).toEqual([]);
  });
});
