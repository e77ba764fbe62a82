import { day } from "../../../../bot/common/days";
import { named } from "../../../support/build";
import { adele, alex, buildWorld, grady, heardBy, megan, owed, usualSettings } from "./build-reminding";

// Tuesday 15 June 2027; no bank holiday is near.
const due = day("2027-06-15");
const june = ["2027-06-01", "2027-07-16"] as const;

describe("somebody who owes something", () => {
  it("hears 5 working days before, on the day, 2 after, and then weekly; its manager at 5, the lead at 10", () => {
    const cards = buildWorld({ actions: [owed(7, { dueDate: due })] }).days(...june);
    expect(heardBy(cards, alex.id)).toEqual([
      "2027-06-08: 7 owner before",
      "2027-06-15: 7 owner on the day",
      "2027-06-17: 7 owner late",
      "2027-06-24: 7 owner late",
      "2027-07-01: 7 owner late",
      "2027-07-08: 7 owner late",
      "2027-07-15: 7 owner late",
    ]);
    expect(heardBy(cards, megan.id)).toEqual(["2027-06-22: 7 manager late"]);
    expect(heardBy(cards, adele.id)).toEqual(["2027-06-29: 7 engagementLead late"]);
  });

  it("hears again through its manager and the lead, four weeks later and so on, until it is done", () => {
    const cards = buildWorld({ actions: [owed(7, { dueDate: due })] }).days("2027-06-01", "2027-08-31");
    expect(heardBy(cards, megan.id).map((line) => line.slice(0, 10))).toEqual([
      ...["2027-06-22", "2027-07-20", "2027-08-17"],
    ]);
    expect(heardBy(cards, adele.id).map((line) => line.slice(0, 10))).toEqual([
      "2027-06-29",
      "2027-07-27",
      "2027-08-24",
    ]);
  });

  it("is told of to its manager, also when its day was moved far back after the manager's last card", () => {
    const { change, days } = buildWorld({
      actions: [owed(7, { dueDate: day("2027-09-01") }), owed(8, { dueDate: due })],
    });
    days("2027-06-01", "2027-06-22");
    change("7", { dueDate: day("2027-06-01") });
    const heard = heardBy(days("2027-06-23", "2027-07-31"), megan.id);
    expect(heard.some((line) => line.includes("7 manager late"))).toBe(true);
  });

  it("hears as the council set it", () => {
    const settings = {
      ...{ ...usualSettings, before: 2, after: 1, every: 10 },
      ...{ managerAfter: 3, engagementLeadAfter: 4 },
    };
    const cards = buildWorld({ actions: [owed(7, { dueDate: due })], settings }).days(...june);
    expect(
      cards.map(({ day: on, to }) => [on, to === alex.id ? "owner" : to === megan.id ? "m" : "l"]),
    ).toEqual([
      ["2027-06-11", "owner"],
      ["2027-06-15", "owner"],
      ["2027-06-16", "owner"],
      ["2027-06-18", "m"],
      ["2027-06-21", "l"],
      ["2027-06-30", "owner"],
      ["2027-07-14", "owner"],
    ]);
  });

  it("hears nothing before, and nobody else hears, where that is set to 0", () => {
    const settings = { ...usualSettings, before: 0, managerAfter: 0, engagementLeadAfter: 0 };
    const cards = buildWorld({ actions: [owed(7, { dueDate: due })], settings }).days(...june);
    expect(cards.map(({ day: on }) => on)).toEqual([
      ...["2027-06-15", "2027-06-17", "2027-06-24", "2027-07-01", "2027-07-08", "2027-07-15"],
    ]);
  });

  it("hears on the next working day of what is due on a Saturday", () => {
    const cards = buildWorld({ actions: [owed(7, { dueDate: day("2027-06-12") })] }).days(
      "2027-06-01",
      "2027-06-16",
    );
    expect(heardBy(cards, alex.id)).toEqual([
      "2027-06-07: 7 owner before",
      "2027-06-14: 7 owner on the day",
      "2027-06-15: 7 owner late",
    ]);
    expect(cards[1]?.reminder.items[0]?.dueInWorkingDays).toBe(-1);
  });

  it("is not written to on bank holidays, and no such day is counted", () => {
    // Good Friday 26 March and Easter Monday 29 March 2027.
    const cards = buildWorld({ actions: [owed(7, { dueDate: day("2027-03-26") })] }).days(
      "2027-03-15",
      "2027-04-09",
    );
    expect(heardBy(cards, alex.id)).toEqual([
      "2027-03-19: 7 owner before",
      "2027-03-30: 7 owner on the day",
      "2027-03-31: 7 owner late",
      "2027-04-07: 7 owner late",
    ]);
  });

  it("hears of a promise on the day of each of its own reminders, and then as of anything late", () => {
    const promise = { key: "feedback/2027-00001/1-week", source: "Other" as const, stepId: undefined };
    const cards = buildWorld({ actions: [owed(7, { dueDate: due, ...promise })] }).days(
      "2027-06-01",
      "2027-06-18",
    );
    expect(heardBy(cards, alex.id)).toEqual(["2027-06-15: 7 owner on the day", "2027-06-17: 7 owner late"]);
  });

  it("says how many working days there are left, and how many it is late", () => {
    const cards = buildWorld({ actions: [owed(7, { dueDate: due })] }).days("2027-06-01", "2027-06-24");
    const left = cards
      .filter(({ to }) => to === alex.id)
      .map(({ reminder }) => reminder.items[0]?.dueInWorkingDays);
    expect(left).toEqual([5, 0, -2, -7]);
  });

  it.each([
    ["that is done", { status: "Done" as const }],
    ["that is waived", { status: "Waived" as const }],
    ["with no day", { dueDate: undefined }],
    ["due in 2099", { dueDate: day("2099-12-31") }],
    ["due after all that is counted", { dueDate: day("2150-01-01") }],
  ])("hears nothing of a step %s", (_, over) => {
    expect(buildWorld({ actions: [owed(7, { dueDate: due, ...over })] }).days(...june)).toEqual([]);
  });

  it("hears nothing of work that was stopped", () => {
    const { days } = buildWorld({ actions: [owed(7, { dueDate: due })], workEnded: () => "It was stopped." });
    expect(days(...june)).toEqual([]);
  });

  it("hears of what is blocked: it is owed too", () => {
    const { at } = buildWorld({ actions: [owed(7, { dueDate: due, status: "Blocked" })] });
    expect(at(due)).toHaveLength(1);
  });

  it.each(["1900-01-01", "1999-12-31", "2019-02-28"])(
    "hears once a week of what was due on %s, and not of every week since",
    (dueDate) => {
      const cards = buildWorld({ actions: [owed(7, { dueDate: day(dueDate) })] }).days(
        "2027-06-02",
        "2027-06-30",
      );
      const heard = heardBy(cards, alex.id);
      expect(heard.length).toBeGreaterThanOrEqual(4);
      expect(heard.length).toBeLessThanOrEqual(5);
    },
  );

  it("hears of a new step whose day has gone by, once and at once", () => {
    const { world, days } = buildWorld();
    days("2027-06-01", "2027-06-15");
    world.actions = [owed(7, { dueDate: day("2027-06-14") })];
    expect(heardBy(days("2027-06-16", "2027-06-17"), alex.id)).toEqual(["2027-06-16: 7 owner late"]);
  });
});

describe("what changes meanwhile", () => {
  const world = () => buildWorld({ actions: [owed(7, { dueDate: due })] });

  it("done in time, nothing is said, even when the card was planned already", () => {
    const { change, reminding, at } = world();
    const now = new Date("2027-06-15T08:00:00Z");
    expect(reminding.duePeople({ now, lastTold: new Map() })).toEqual([{ to: alex.id, day: due }]);
    change("7", { status: "Done" });
    expect(reminding.reminderFor({ to: alex.id, now })).toBeUndefined();
    expect(at(due)).toEqual([]);
  });

  it("opened again, it is told of from its next day on", () => {
    const { change, days } = world();
    days("2027-06-01", "2027-06-09");
    change("7", { status: "Done" });
    expect(days("2027-06-10", "2027-06-15")).toEqual([]);
    change("7", { status: "Open" });
    const heard = heardBy(days("2027-06-16", "2027-06-24"), alex.id);
    // Its day had passed while it was done: the first card says so, at once.
    expect(heard).toEqual([
      "2027-06-16: 7 owner on the day",
      "2027-06-17: 7 owner late",
      "2027-06-24: 7 owner late",
    ]);
  });

  it("moved, it is told of by its new day", () => {
    const { change, days } = world();
    days("2027-06-01", "2027-06-09");
    change("7", { dueDate: day("2027-06-25") });
    expect(heardBy(days("2027-06-10", "2027-06-30"), alex.id)).toEqual([
      "2027-06-18: 7 owner before",
      "2027-06-25: 7 owner on the day",
      "2027-06-29: 7 owner late",
    ]);
  });

  it("handed over, its new owner hears and the old one does not", () => {
    const { change, days } = world();
    days("2027-06-01", "2027-06-09");
    change("7", { owner: named(grady) });
    const cards = days("2027-06-15", "2027-06-15");
    expect(cards.map(({ to }) => to)).toEqual([grady.id]);
  });

  it("snoozed, it is silent until that day and told once on it", () => {
    const { change, days } = world();
    days("2027-06-01", "2027-06-08");
    change("7", { snoozedUntil: day("2027-06-11") });
    expect(heardBy(days("2027-06-09", "2027-06-16"), alex.id)).toEqual([
      "2027-06-11: 7 owner snooze over",
      "2027-06-15: 7 owner on the day",
    ]);
  });

  it("snoozed beyond its day, it comes back as late once, and its manager and lead hear all the same", () => {
    const { change, days } = world();
    days("2027-06-01", "2027-06-08");
    // 5 late on 22 June, 7 late on the 24th, 10 late on the 29th.
    change("7", { snoozedUntil: day("2027-06-30") });
    const cards = days("2027-06-09", "2027-07-01");
    expect(heardBy(cards, alex.id)).toEqual(["2027-06-30: 7 owner snooze over", "2027-07-01: 7 owner late"]);
    expect(heardBy(cards, megan.id)).toEqual(["2027-06-22: 7 manager late"]);
    expect(heardBy(cards, adele.id)).toEqual(["2027-06-29: 7 engagementLead late"]);
  });

  it("snoozed until the day it is due, it is one thing: due today", () => {
    const { change, days } = world();
    change("7", { snoozedUntil: due });
    expect(heardBy(days("2027-06-01", "2027-06-16"), alex.id)).toEqual(["2027-06-15: 7 owner on the day"]);
  });

  it("snoozed until a Sunday, it comes back on the Monday; with no day, too", () => {
    const { change, days } = world();
    change("7", { snoozedUntil: day("2027-06-20"), dueDate: undefined });
    const cards = days("2027-06-01", "2027-06-25");
    expect(heardBy(cards, alex.id)).toEqual(["2027-06-21: 7 owner snooze over"]);
    expect(cards[0]?.reminder.items[0]?.dueInWorkingDays).toBeUndefined();
  });
});
