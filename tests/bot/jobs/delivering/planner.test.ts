import { council, monday, person } from "./council";

const [alex] = [person(0)];

it("plans for each person once, however often it looks", async () => {
  const all = council({ people: 10 });
  const planner = all.instance();
  const counts = [await all.time.until(planner.plan()), await all.time.until(planner.plan())];
  counts.push(await all.time.until(all.instance().plan()));
  expect(counts).toEqual([10, 0, 0]);
  expect(all.outbox.size()).toBe(10);
});

it("plans on one instance at a time", async () => {
  const all = council({ people: 10 });
  const counts = await all.time.until(Promise.all([all.instance().plan(), all.instance().plan()]));
  expect(counts.sort((a, b) => a - b)).toEqual([0, 10]);
});

it("queues what a planner that died left behind", async () => {
  const all = council({ people: 3 });
  const { time, ledger, outbox } = all;
  await ledger.plan({ day: monday, to: alex, kind: "reminder", about: "reminder", state: "planned" });
  await time.until(all.instance().plan());
  expect(outbox.size()).toBe(3);
  all.worker();
  expect((await all.over()).map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
});

it("queues what another left behind, though it planned itself before", async () => {
  const all = council({ people: 3 });
  const { time, ledger, outbox, moments } = all;
  const planner = all.instance();
  moments.set(alex, time.now().getTime() + 30_000);
  await time.until(planner.plan());
  await time.pass(30_000);
  await ledger.plan({ day: monday, to: alex, kind: "reminder", about: "reminder", state: "planned" });
  await time.until(planner.plan());
  await time.until(planner.plan());
  expect(outbox.size()).toBe(3);
});

it("queues as many as can be sent, and not the whole council at once", async () => {
  const all = council({ people: 3_000, storageMs: [1, 1] });
  const working = all.instance().plan();
  await all.time.pass(6_000);
  const queued = all.outbox.size();
  expect(queued).toBeGreaterThan(6 * 50);
  expect(queued).toBeLessThan(6 * 250);
  // While nobody sends, the queue grows no longer than half a minute's work.
  await all.time.pass(60_000);
  expect(all.outbox.size()).toBeLessThan(40 * 50);
  all.worker();
  expect(await all.time.until(working)).toBe(3_000);
});

it("ends soon when its instance stops, and leaves the rest to another", async () => {
  const all = council({ people: 3_000, storageMs: [1, 1] });
  const stopping = all.instance();
  const working = stopping.plan();
  await all.time.pass(3_000);
  stopping.stop();
  await all.time.pass(2_000);
  expect(await all.time.until(working)).toBeLessThan(3_000);
  all.worker();
  await all.time.until(all.instance().plan());
  expect((await all.over()).filter(({ state }) => state === "sent")).toHaveLength(3_000);
});

it("plans nobody before their moment", async () => {
  const all = council({ people: 2 });
  all.moments.set(alex, all.time.now().getTime() + 60_000);
  const planner = all.instance();
  expect(await all.time.until(planner.plan())).toBe(1);
  await all.time.pass(60_000);
  expect(await all.time.until(planner.plan())).toBe(1);
});

it("keeps its turn for as long as it works", async () => {
  const all = council({ people: 400, storageMs: [1_500, 2_500] });
  const working = all.instance().plan();
  await all.time.pass(90_000);
  expect(await all.time.until(all.instance().plan())).toBe(0);
  expect(await all.time.until(working)).toBe(400);
});

it("stops soon after another instance took its turn, in the middle of a portion too", async () => {
  for (const [people, storageMs, stolenAfterMs] of [
    [400, [1_500, 2_500], 30_000],
    [100, [8_000, 12_000], 60_000],
  ] as const) {
    const all = council({ people, storageMs });
    const working = all.instance().plan();
    await all.time.pass(stolenAfterMs);
    all.stealTurn();
    expect(await all.time.until(working)).toBeLessThan(people * 0.9);
  }
});

it("queues faster than anybody can send, with storage that takes 5 ms", async () => {
  const all = council({ people: 1_000, storageMs: [5, 5] });
  const began = all.time.now().getTime();
  await all.time.until(all.instance().plan());
  expect((all.time.now().getTime() - began) * 10).toBeLessThan(80_000);
});
