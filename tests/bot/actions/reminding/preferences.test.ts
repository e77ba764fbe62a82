import { day } from "../../../../bot/common/days";
import { named } from "../../../support/build";
import { adele, alex, buildWorld, grady, heardBy, megan, owed } from "./build-reminding";

// Tuesday 15 June 2027.
const due = day("2027-06-15");
const withOne = () => buildWorld({ actions: [owed(7, { dueDate: due })] });

describe("the time of a card", () => {
  const first = (from: string, chosen: Parameters<ReturnType<typeof buildWorld>["prefer"]>[1] = {}) => {
    const { prefer, tick } = withOne();
    prefer(alex.id, chosen);
    const start = Date.parse(from);
    for (let minute = 0; minute < 24 * 60; minute += 10) {
      const now = new Date(start + minute * 60_000);
      if (tick(now).length > 0) return now.toISOString();
    }
    return "never";
  };
  const fromMidnight = "2027-06-14T23:00:00Z";

  it.each([
    ["nine, as the council set it", {}, "2027-06-15T08:00:00.000Z"],
    ["their own", { sendAt: "16:30" }, "2027-06-15T15:30:00.000Z"],
    ["the end of the quiet hours, when it is before", { sendAt: "06:00" }, "2027-06-15T07:00:00.000Z"],
    [
      "the end of the quiet hours, when it is in the evening",
      { sendAt: "20:00" },
      "2027-06-15T07:00:00.000Z",
    ],
    [
      "the end of their own quiet hours",
      { sendAt: "12:30", quietHours: { from: "12:00", to: "13:30" } },
      "2027-06-15T12:30:00.000Z",
    ],
    [
      "at night, for whoever has other quiet hours",
      { sendAt: "01:30", quietHours: { from: "09:00", to: "17:00" } },
      "2027-06-15T00:30:00.000Z",
    ],
    [
      "any, for whoever has no quiet hours",
      { sendAt: "00:00", quietHours: { from: "00:00", to: "00:00" } },
      "2027-06-14T23:00:00.000Z",
    ],
  ])("is %s", (_, chosen, expected) => {
    expect(first(fromMidnight, chosen)).toBe(expected);
  });

  it("is at once after a downtime, but never in quiet hours: then on the next day", () => {
    expect(first("2027-06-15T13:40:00Z")).toBe("2027-06-15T13:40:00.000Z");
    expect(first("2027-06-15T17:00:00Z")).toBe("2027-06-16T08:00:00.000Z");
  });

  it("stays nine on the wall when the clocks change", () => {
    const week = (dueDate: string, days: readonly string[]) => {
      const { tick } = buildWorld({ actions: [owed(7, { dueDate: day(dueDate) })] });
      return days.map((each) => [
        tick(new Date(`${each}T07:59:00Z`)).length,
        tick(new Date(`${each}T08:00:00Z`)).length,
        tick(new Date(`${each}T08:59:00Z`)).length,
        tick(new Date(`${each}T09:00:00Z`)).length,
      ]);
    };
    // Forward on Sunday 28 March 2027, back on Sunday 31 October; due the Friday before, late on the Tuesday.
    expect(week("2027-03-24", ["2027-03-24", "2027-03-30"])).toEqual([
      [0, 0, 0, 1],
      [0, 1, 0, 0],
    ]);
    expect(week("2027-10-29", ["2027-10-29", "2027-11-02"])).toEqual([
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ]);
  });

  it("says when the quiet hours of somebody end, for news", () => {
    const { reminding, prefer } = withOne();
    const until = (now: string) =>
      reminding.quietUntil({ to: alex.id, now: new Date(now) })?.toISOString() ?? "now";
    expect(until("2027-06-15T12:00:00Z")).toBe("now");
    expect(until("2027-06-15T17:00:00Z")).toBe("2027-06-16T07:00:00.000Z");
    // Over the night when the clocks change, eight stays eight on the wall.
    expect(until("2027-03-27T23:00:00Z")).toBe("2027-03-28T07:00:00.000Z");
    expect(until("2027-10-30T23:30:00Z")).toBe("2027-10-31T08:00:00.000Z");
    expect(until("2027-10-31T01:30:00Z")).toBe("2027-10-31T08:00:00.000Z");
    prefer(alex.id, { quietHours: { from: "12:00", to: "14:00" } });
    expect(until("2027-06-15T12:00:00Z")).toBe("2027-06-15T13:00:00.000Z");
    expect(until("2027-06-15T20:00:00Z")).toBe("now");
  });
});

describe("somebody", () => {
  it("gets one card a day, however often it is looked", () => {
    const { at, change } = withOne();
    expect(at("2027-06-15")).toHaveLength(1);
    change("7", { dueDate: day("2027-06-14") });
    for (const time of ["09:01", "12:00", "17:59"]) expect(at("2027-06-15", time)).toEqual([]);
  });

  it("gets one card after three days' downtime", () => {
    const actions = [
      owed(7, { dueDate: due }),
      owed(8, { dueDate: day("2027-06-16") }),
      owed(9, { dueDate: day("2027-06-17") }),
    ];
    const { world, days } = buildWorld({ actions });
    world.lastTold.set(alex.id, day("2027-06-14"));
    expect(heardBy(days("2027-06-18", "2027-06-18"), alex.id)).toEqual([
      "2027-06-18: 7 owner late",
      "2027-06-18: 8 owner late",
      "2027-06-18: 9 owner on the day",
    ]);
  });

  it("who never had a card is not told of what is older than two weeks", () => {
    const once = { owner: undefined, dueDate: day("2027-05-17") };
    // 10 late was on 1 June; every week nobody owes it is told of anew.
    const { at } = buildWorld({ actions: [owed(7, { dueDate: day("2027-05-17") }), owed(8, once)] });
    expect(heardBy(at("2027-06-16"), adele.id)).toEqual(["2027-06-16: 8 engagementLead late"]);
  });

  it("on leave hears of it all when they are back, and once", () => {
    const { prefer, days } = withOne();
    prefer(alex.id, { leave: [{ from: day("2027-06-14"), to: day("2027-06-18") }] });
    const cards = days("2027-06-14", "2027-06-24");
    expect(heardBy(cards, alex.id)).toEqual(["2027-06-21: 7 owner late", "2027-06-24: 7 owner late"]);
  });

  it("back from four weeks' leave still hears what grew late meanwhile in their team", () => {
    const { prefer, days, world } = withOne();
    world.lastTold.set(megan.id, day("2027-06-01"));
    prefer(megan.id, { leave: [{ from: day("2027-06-21"), to: day("2027-07-16") }] });
    expect(heardBy(days("2027-06-15", "2027-07-19"), megan.id)).toEqual(["2027-07-19: 7 manager late"]);
  });

  it("who asked for quiet gets nothing, as manager and as lead too", () => {
    const { prefer, days, reminding } = withOne();
    for (const { id } of [alex, megan, adele]) prefer(id, { quiet: true });
    expect(days("2027-06-01", "2027-06-30")).toEqual([]);
    expect([reminding.wantsQuiet(alex.id), reminding.wantsQuiet(grady.id)]).toEqual([true, false]);
    expect(reminding.reminderFor({ to: alex.id, now: new Date("2027-06-15T09:00:00Z") })).toBeUndefined();
  });

  it("who paused until a day hears from that day on; with no day, not at all", () => {
    const { prefer, days } = withOne();
    prefer(alex.id, { frequency: "paused", pausedUntil: day("2027-06-16") });
    expect(heardBy(days("2027-06-01", "2027-06-18"), alex.id)).toEqual([
      "2027-06-16: 7 owner on the day",
      "2027-06-17: 7 owner late",
    ]);
    prefer(alex.id, { frequency: "paused" });
    expect(heardBy(days("2027-06-19", "2027-09-30"), alex.id)).toEqual([]);
  });

  it("who wants to hear only of what is late, hears of nothing else", () => {
    const { prefer, change, days } = withOne();
    prefer(alex.id, { frequency: "only late" });
    expect(heardBy(days("2027-06-01", "2027-06-17"), alex.id)).toEqual(["2027-06-17: 7 owner late"]);
    change("7", { dueDate: day("2027-07-15"), snoozedUntil: day("2027-06-22") });
    expect(heardBy(days("2027-06-18", "2027-06-30"), alex.id)).toEqual([]);
    change("7", { dueDate: day("2027-06-30"), snoozedUntil: day("2027-07-01") });
    expect(heardBy(days("2027-07-01", "2027-07-01"), alex.id)).toEqual(["2027-07-01: 7 owner snooze over"]);
  });
});

describe("somebody who wants one card a week", () => {
  const actions = [
    owed(1, { dueDate: day("2027-06-09") }),
    owed(2, { dueDate: day("2027-06-11") }),
    owed(3, { dueDate: day("2027-06-14") }),
    owed(4, { dueDate: day("2027-06-16") }),
  ];
  const weekly = (leave: { from: string; to: string }[] = []) => {
    const built = buildWorld({ actions });
    built.prefer(alex.id, {
      frequency: "weekly",
      leave: leave.map(({ from, to }) => ({ from: day(from), to: day(to) })),
    });
    built.world.lastTold.set(alex.id, day("2027-06-07"));
    return built;
  };

  it("gets it on Monday, with everything since last week", () => {
    expect(heardBy(weekly().days("2027-06-08", "2027-06-20"), alex.id)).toEqual([
      "2027-06-14: 1 owner late",
      "2027-06-14: 2 owner on the day",
      "2027-06-14: 3 owner on the day",
      "2027-06-14: 4 owner before",
    ]);
  });

  it("gets it on the Tuesday after a bank holiday", () => {
    // Monday 31 May 2027.
    const { days, world } = weekly();
    world.lastTold.set(alex.id, day("2027-05-24"));
    world.actions = [owed(1, { dueDate: day("2027-05-27") })];
    expect(
      days("2027-05-25", "2027-06-06")
        .map(({ day: on }) => on)
        .slice(0, 1),
    ).toEqual(["2027-06-01"]);
  });

  it("gets it on the first day they are there", () => {
    const cards = weekly([{ from: "2027-06-14", to: "2027-06-16" }]).days("2027-06-08", "2027-06-20");
    expect(cards.filter(({ to }) => to === alex.id).map(({ day: on }) => on)).toEqual(["2027-06-17"]);
  });

  it("gets it in the week after, when they were away for one", () => {
    const cards = weekly([{ from: "2027-06-14", to: "2027-06-18" }]).days("2027-06-08", "2027-06-26");
    const own = cards.filter(({ to }) => to === alex.id);
    expect(own.map(({ day: on }) => on)).toEqual(["2027-06-21"]);
    expect(own[0]?.items).toHaveLength(4);
  });

  it("gets it a day later when nothing could be sent on the Monday, and nothing of it is lost", () => {
    const { days } = weekly();
    const cards = days("2027-06-15", "2027-06-27").filter(({ to }) => to === alex.id);
    expect(cards.map(({ day: on }) => on)).toEqual(["2027-06-15", "2027-06-21"]);
    expect(cards[0]?.items).toHaveLength(4);
  });
});

it("says who would get what on a day, and why somebody gets nothing", () => {
  const actions = [
    owed(7, { dueDate: due }),
    owed(8, { dueDate: due, owner: named(grady) }),
    owed(9, { dueDate: day("2027-06-08"), owner: named(megan) }),
  ];
  const { reminding, prefer, world } = buildWorld({ actions });
  prefer(grady.id, { leave: [{ from: due, to: due }] });
  prefer(alex.id, { sendAt: "11:00" });
  const rows = (on: string) =>
    reminding
      .dryRun({ day: day(on), lastTold: world.lastTold })
      .map(({ name, sendAt, items, skipped }) => [
        name,
        sendAt,
        items.map(({ action }) => action.id),
        skipped,
      ]);
  expect(rows("2027-06-15")).toEqual([
    ["Alex Wilber", "11:00", ["7"], undefined],
    ["Megan Bowen", "09:00", ["9"], undefined],
    ["Grady Archie", "09:00", ["8"], "on leave"],
  ]);
  expect(rows("2027-06-19").map(([name, , , skipped]) => [name, skipped])).toContainEqual([
    "Alex Wilber",
    "not a working day",
  ]);
  world.lastTold.set(alex.id, due);
  expect(rows("2027-06-15").map(([name]) => name)).not.toContain("Alex Wilber");
});
