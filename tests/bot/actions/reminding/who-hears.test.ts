import { day } from "../../../../bot/common/days";
import type { PersonId } from "../../../../bot/common/ids";
import type { Standing } from "../../../../bot/common/person";
import { named } from "../../../support/build";
import { adele, alex, buildWorld, diego, grady, heardBy, megan, owed } from "./build-reminding";

const due = day("2027-06-15");
const span = ["2027-06-01", "2027-06-30"] as const;
const gone =
  (who: PersonId, standing: Standing) =>
  (person: string): Standing =>
    person === who ? standing : "here";

describe("what nobody owes", () => {
  it.each<[string, Parameters<typeof owed>[1], ((person: string) => Standing) | undefined]>([
    ["whose owner was cleared", { owner: undefined }, undefined],
    ["whose owner has left", {}, gone(alex.id, "left")],
    ["whose owner nobody knows", {}, gone(alex.id, "unknown")],
    ["whose owner is a guest", {}, gone(alex.id, "guest")],
  ])("%s, the engagement leads hear of", (_, over, standing) => {
    const { days } = buildWorld({
      actions: [owed(7, { dueDate: due, ...over })],
      leads: [adele.id, diego.id],
      ...(standing && { standing }),
    });
    const cards = days(...span);
    expect(heardBy(cards, alex.id)).toEqual([]);
    for (const lead of [adele, diego])
      expect(heardBy(cards, lead.id)).toEqual([
        "2027-06-08: 7 engagementLead before",
        "2027-06-15: 7 engagementLead on the day",
        "2027-06-17: 7 engagementLead late",
        "2027-06-24: 7 engagementLead late",
        // 10 late is a reason of its own.
        "2027-06-29: 7 engagementLead late",
      ]);
    expect(cards[0]?.reminder.items[0]?.unowned).toBe(true);
    expect(heardBy(cards, megan.id)).toEqual(["2027-06-22: 7 manager late"]);
  });

  it("stays its owner's while the directory has not answered", () => {
    const { at } = buildWorld({ actions: [owed(7, { dueDate: due })], standing: () => "not asked" });
    expect(at(due).map(({ to, reminder }) => [to, reminder.items[0]?.unowned])).toEqual([[alex.id, false]]);
  });
});

describe("what is late", () => {
  const late = [owed(7, { dueDate: due })];

  it("goes to nobody who has left, nor to a guest", () => {
    for (const standing of ["left", "unknown", "guest"] as const) {
      const { days } = buildWorld({
        actions: late,
        standing: (person) => (person === megan.id || person === adele.id ? standing : "here"),
      });
      expect(new Set(days(...span).map(({ to }) => to))).toEqual(new Set([alex.id]));
    }
  });

  it("waits for nobody where there are no managers and no leads", () => {
    const { days } = buildWorld({ actions: late, managers: [], leads: [] });
    expect(new Set(days(...span).map(({ to }) => to))).toEqual(new Set([alex.id]));
  });

  it("does not tell somebody on their own work as its manager or lead", () => {
    const actions = [owed(7, { dueDate: due, owner: named(megan) })];
    const { days } = buildWorld({ actions, managers: [megan.id, megan.id], leads: [megan.id] });
    expect(heardBy(days(...span), megan.id)).toEqual([
      "2027-06-08: 7 owner before",
      "2027-06-15: 7 owner on the day",
      "2027-06-17: 7 owner late",
      "2027-06-24: 7 owner late",
    ]);
  });

  it("tells somebody who manages and leads engagement once, as its manager", () => {
    const { world, at } = buildWorld({ actions: late, managers: [adele.id] });
    world.lastTold.set(adele.id, day("2027-06-18"));
    // Away when it was 5 late, so 5 and 10 late are told together.
    expect(heardBy(at("2027-06-29"), adele.id)).toEqual(["2027-06-29: 7 manager late"]);
  });

  it("is one card with what its manager owes, what is late on top", () => {
    const own = owed(8, { dueDate: day("2027-06-22"), owner: named(megan) });
    const { at } = buildWorld({ actions: [own, ...late] });
    const cards = at("2027-06-22").filter(({ to }) => to === megan.id);
    expect(cards).toHaveLength(1);
    expect(cards[0]?.items).toEqual(["7 manager late", "8 owner on the day"]);
    expect(cards[0]?.reminder.owedInAll).toBe(1);
  });
});

it("puts 118 things on one card, in the order of their days, and counts what is owed in all", () => {
  const actions = Array.from({ length: 118 }, (_, at) =>
    owed(100 + at, { dueDate: day(at % 2 ? "2027-06-15" : "2027-06-11") }),
  );
  const { at } = buildWorld({
    actions: [...actions, owed(900, { dueDate: undefined }), owed(901, { status: "Done" })],
  });
  const cards = at("2027-06-15").filter(({ to }) => to === alex.id);
  expect(cards).toHaveLength(1);
  expect(cards[0]?.reminder.items).toHaveLength(118);
  expect(cards[0]?.reminder.owedInAll).toBe(119);
  const dates = cards[0]?.reminder.items.map(({ action }) => action.dueDate) ?? [];
  expect(dates).toEqual([...dates].sort());
});

it("tells nobody of what is somebody else's", () => {
  const { at } = buildWorld({ actions: [owed(7, { dueDate: due })] });
  expect(heardBy(at(due), grady.id)).toEqual([]);
});
