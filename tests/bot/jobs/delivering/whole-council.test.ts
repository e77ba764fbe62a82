import { addDays, dayOf } from "../../../../bot/common/days";
import type { PersonId } from "../../../../bot/common/ids";
import type { Delivery } from "../../../../bot/storage";
import { type Council, council, monday, nine, person } from "./council";

const terminal = [
  "sent",
  "acted",
  "blocked",
  "uninstalled",
  "disabled",
  "failed",
  "unknown",
  "not needed",
  "quiet",
];
const countOf = (all: readonly Delivery[], state: string) =>
  all.filter((each) => each.state === state).length;

/** What Teams would count, wherever a second begins. */
function keepsTheLimits({ teams, everybody }: Council): void {
  expect(teams.mostIn(1_000)).toBeLessThanOrEqual(50);
  for (const to of everybody)
    for (const what of ["send", "create"] as const) {
      const mine = teams.requests.filter((request) => request.to === to && request.what === what);
      if (mine.length < 7) continue;
      const times = mine.map(({ at }) => at);
      const inAny = (ms: number) =>
        Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
      expect([inAny(1_000) <= 7, inAny(2_000) <= 8, inAny(30_000) <= 60]).toEqual([true, true, true]);
    }
}

describe("five hundred people, three workers and a planner that die, and a Teams that fails", () => {
  it.each([1, 2, 3])("loses nobody, and sends nothing twice that it knows of (seed %i)", async (seed) => {
    const all = council({
      seed,
      script: { throttled: 0.05, refused: 0.02, reset: 0.01, acceptedThenReset: 0.005 },
    });
    const { time, teams, random, everybody, moments } = all;
    for (const to of everybody) moments.set(to, nine.getTime() + (random() < 0.2 ? 65_000 : 0));
    const workers = [all.worker(), all.worker(), all.worker()];
    let planner = all.planner();
    for (let deaths = 0; deaths < 3; deaths++) {
      await time.pass(500 + random() * 4_000);
      workers[deaths]?.kill();
      workers[deaths] = all.worker();
      planner.kill();
      planner = all.planner();
    }
    const ledger = await all.over();

    expect(ledger.map(({ to }) => to).sort()).toEqual([...everybody].sort());
    expect(ledger.filter(({ state }) => !terminal.includes(state))).toEqual([]);
    const cards = teams.cards();
    const twice = ledger.filter(({ to }) => (cards.get(to) ?? 0) > 1);
    expect(twice.filter(({ state }) => state !== "unknown")).toEqual([]);
    expect(twice.length).toBeLessThanOrEqual(teams.injected());
    // Who is said to have it has it, and who has it is never said to have nothing.
    for (const { to, state } of ledger) {
      if (state === "sent") expect(cards.get(to)).toBe(1);
      if (state !== "sent" && state !== "unknown") expect(cards.get(to)).toBeUndefined();
    }
    const early = teams.requests.filter(({ to, at }) => at < (moments.get(to as PersonId) ?? 0));
    expect(early).toEqual([]);
    expect(countOf(ledger, "sent")).toBeGreaterThan(450);
    expect(countOf(ledger, "sent") + countOf(ledger, "failed") + countOf(ledger, "unknown")).toBe(500);
    keepsTheLimits(all);
    expect(await all.deadLetters.all()).toEqual([]);
  });
});

it("uses nearly all that Teams allows, evenly", async () => {
  const all = council({ strangers: 0 });
  await all.time.until(all.instance().plan());
  const workers = [all.worker(), all.worker(), all.worker()];
  await all.over();
  for (const worker of workers) worker.kill();
  const times = all.teams.requests.map(({ at }) => at);
  expect(times).toHaveLength(500);
  const perSecond = (499 / (Math.max(...times) - Math.min(...times))) * 1_000;
  expect(perSecond).toBeGreaterThanOrEqual(0.95 * 50);
  expect(all.teams.mostIn(1_000)).toBeLessThanOrEqual(50);
  expect(all.teams.mostIn(100)).toBeLessThanOrEqual(6);
});

it("drops a slot that it missed, instead of sending more at once later", async () => {
  const all = council({ strangers: 0, stalls: 0.2 });
  await all.time.until(all.instance().plan());
  const workers = [all.worker(), all.worker(), all.worker()];
  await all.over();
  for (const worker of workers) worker.kill();
  expect(all.teams.requests).toHaveLength(500);
  expect(all.teams.mostIn(1_000)).toBeLessThanOrEqual(50);
  expect(all.teams.mostIn(100)).toBeLessThanOrEqual(6);
});

it.each([4_000, 120_000])("loses nobody while storage is away for %i ms", async (ms) => {
  const all = council({ people: 200 });
  all.planner();
  for (let workers = 0; workers < 3; workers++) all.worker();
  await all.time.pass(2_000);
  all.storageIsAway(ms);
  const ledger = await all.over();
  expect(ledger).toHaveLength(200);
  const cards = all.teams.cards();
  for (const { to, state } of ledger) {
    if (state !== "unknown") expect([state, cards.get(to)]).toEqual(["sent", 1]);
    expect(cards.get(to) ?? 0).toBeLessThanOrEqual(1);
  }
  // Only what was on its way at that moment, and only when storage stays away for longer than is waited.
  expect(countOf(ledger, "unknown")).toBeLessThanOrEqual(ms > 10_000 ? 20 : 0);
  expect(await all.deadLetters.all()).toEqual([]);
});

it("delays nobody for one person whom Teams throttles", async () => {
  async function took(throttledOne: boolean): Promise<number> {
    const all = council({
      strangers: 0,
      script: {
        answers: (to, _what, tries) =>
          throttledOne && to === person(3) && tries <= 4
            ? { state: "failed", status: 429, retryAfterSeconds: 60 }
            : undefined,
      },
    });
    await all.time.until(all.instance().plan());
    all.worker();
    await all.over();
    const others = all.teams.requests.filter(({ to }) => to !== person(3)).map(({ at }) => at);
    expect(others).toHaveLength(499);
    return Math.max(...others) - Math.min(...others);
  }
  const [alone, beside] = [await took(false), await took(true)];
  expect(beside).toBeLessThan(alone * 1.01);
});

it("sends one card after three days in which nothing ran", async () => {
  const all = council({ people: 20 });
  await all.time.until(all.instance().plan());
  all.time.jump(new Date(nine.getTime() + 3 * 86_400_000));
  all.planner();
  all.worker();
  const thursday = addDays(monday, 3);
  const [today, before] = [await all.over(thursday), await all.ledger.of(monday)];
  expect(today.map(({ state }) => state)).toEqual(Array.from({ length: 20 }, () => "sent"));
  expect(new Set(before.map(({ state }) => state))).toEqual(new Set(["not needed"]));
  expect([...all.teams.cards().values()]).toEqual(Array.from({ length: 20 }, () => 1));
  expect(dayOf(all.time.now())).toBe(thursday);
});

it("sends no card to somebody who did it while the card was queued", async () => {
  const all = council({ people: 5 });
  await all.time.until(all.instance().plan());
  all.owing.delete(person(2));
  all.worker();
  const ledger = await all.over();
  expect(ledger.find(({ to }) => to === person(2))?.state).toBe("not needed");
  expect(countOf(ledger, "sent")).toBe(4);
  expect(all.teams.cards().get(person(2))).toBeUndefined();
});
