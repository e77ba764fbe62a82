import type { DeliveryState } from "../../../../bot/storage";
import { council, monday, person } from "./council";

const [alex, megan, by] = [person(0), person(1), person(9)];
const states: readonly DeliveryState[] = ["failed", "unknown", "blocked"];
const asked = { day: monday, states, by };

/** Two people; the first is failed by Teams as often as this. */
async function withOneFailed(times = 1, status = 500) {
  const all = council({
    people: 2,
    strangers: 0,
    script: {
      answers: (to, _what, tries) =>
        to === alex && tries <= times
          ? { state: "failed", status, reason: undefined, retryAfterSeconds: undefined }
          : undefined,
    },
  });
  await all.time.until(all.instance().plan());
  all.worker();
  await all.over();
  return all;
}
const statesOf = (all: Awaited<ReturnType<typeof withOneFailed>>) =>
  all.ledger
    .of(monday)
    .then((rows) => rows.map(({ to, kind, state }) => [to === alex ? "Alex" : "Megan", kind, state]).sort());

it("sends again to those it did not reach, and to nobody else", async () => {
  const all = await withOneFailed();
  expect(await all.time.until(all.instance().sendAgain(asked))).toBe(1);
  await all.over();
  expect(await statesOf(all)).toEqual([
    ["Alex", "reminder", "failed"],
    ["Alex", "reminder/again-1", "sent"],
    ["Megan", "reminder", "sent"],
  ]);
  expect([...all.teams.cards().values()]).toEqual([1, 1]);
});

it("takes two presses for one", async () => {
  const all = await withOneFailed();
  const presses = [all.instance().sendAgain(asked), all.instance().sendAgain(asked)];
  const counts = await all.time.until(Promise.all(presses));
  expect(counts.sort((a, b) => a - b)).toEqual([0, 1]);
  await all.over();
  expect(await all.time.until(all.instance().sendAgain(asked))).toBe(0);
  expect(all.teams.cards().get(alex)).toBe(1);
});

it("can be pressed again when it failed again", async () => {
  const all = await withOneFailed(2);
  await all.time.until(all.instance().sendAgain(asked));
  await all.over();
  await all.time.until(all.instance().sendAgain(asked));
  await all.over();
  expect((await statesOf(all)).filter(([name]) => name === "Alex")).toEqual([
    ["Alex", "reminder", "failed"],
    ["Alex", "reminder/again-1", "failed"],
    ["Alex", "reminder/again-2", "sent"],
  ]);
});

it("asks Teams at once of somebody who was believed to be away", async () => {
  const all = await withOneFailed(2, 403);
  expect((await all.threads.get(alex)).suspended?.confirmed).toBe(true);
  const again = { ...asked, states: ["uninstalled"] as const };
  expect(await all.time.until(all.instance().sendAgain(again))).toBe(1);
  const before = all.time.now().getTime();
  await all.over();
  expect(all.time.now().getTime() - before).toBeLessThan(60_000);
  expect(await statesOf(all)).toContainEqual(["Alex", "reminder/again-1", "sent"]);
});

it("sends news again word for word", async () => {
  const all = await withOneFailed(2);
  const cards: unknown[] = [];
  await all.time.until(
    all.instance().post({ to: alex, about: "status", summary: "It is open", card: { says: "Open" } }),
  );
  await all.over();
  const [kind] = (await all.ledger.of(monday)).flatMap((row) =>
    row.kind.startsWith("news/") ? [row.kind] : [],
  );
  cards.push(await all.ledger.kept({ day: monday, to: alex, kind: kind ?? "" }));
  expect(cards).toEqual([{ summary: "It is open", card: { says: "Open" } }]);
  expect(await all.time.until(all.instance().sendAgain(asked))).toBe(2);
  await all.over();
  expect((await statesOf(all)).find(([, each]) => each === `${kind}/again-1`)?.[2]).toBe("sent");
});

it("leaves alone what arrived, whatever it is asked", async () => {
  const all = await withOneFailed(0);
  const everything = { ...asked, states: ["sent", "acted", "not needed"] as const };
  expect(await all.time.until(all.instance().sendAgain(everything))).toBe(0);
  expect(all.teams.cards().get(megan)).toBe(1);
});
