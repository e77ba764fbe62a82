import { day } from "../../../bot/common/days";
import { named, people } from "../../support/build";
import { acting } from "./acting";

const { alex, grady, adele } = people;
const snoozing = (...given: Parameters<typeof acting>) => {
  const all = acting(...given);
  const snooze = (until: string, { by = alex, beyondDue = false } = {}) =>
    all.actions.snooze({ id: all.step.id, until, by, beyondDue });
  return { ...all, snooze };
};

describe("snoozing an action", () => {
  it.each([
    ["tomorrow", "2027-06-02"],
    ["next week", "2027-06-07"],
    ["2027-06-14", "2027-06-14"],
    ["2027-06-15", "2027-06-15"],
  ])("until %s keeps its reminder away until then", async (until, snoozedUntil) => {
    const { snooze, now, lines } = snoozing();
    expect(await snooze(until)).toMatchObject({ action: { snoozedUntil } });
    expect(now()).toMatchObject({ snoozedUntil, status: "Open", dueDate: "2027-06-15" });
    expect(lines()).toEqual([["Step 0.2 snoozed", "Alex Wilber", "", snoozedUntil]]);
  });

  it.each([
    ["a Sunday", "2027-06-06T12:00:00Z", "2027-06-07"],
    ["a Monday", "2027-06-07T12:00:00Z", "2027-06-14"],
    ["a Sunday night that is Monday in London", "2027-06-06T23:30:00Z", "2027-06-14"],
  ])("until next week on %s means the next Monday", async (_, at, snoozedUntil) => {
    const { snooze, now } = snoozing({}, { at });
    await snooze("next week");
    expect(now().snoozedUntil).toBe(snoozedUntil);
  });

  it("twice until the same day is one line of history", async () => {
    const { snooze, lines, meanwhile } = snoozing();
    meanwhile(() => snooze("tomorrow"));
    await snooze("tomorrow");
    await snooze("tomorrow");
    expect(lines()).toHaveLength(1);
  });

  it("beyond its due day asks first, and does it when told so", async () => {
    const { snooze, now, step } = snoozing();
    expect(await snooze("2027-06-16")).toEqual({
      beyondDue: { dueDate: "2027-06-15", until: "2027-06-16" },
    });
    expect(now()).toBe(step);
    await snooze("2027-06-16", { beyondDue: true });
    expect(now().snoozedUntil).toBe("2027-06-16");
  });

  it("that is late already does not ask: it becomes no later", async () => {
    const { snooze, now } = snoozing({ dueDate: day("2027-05-20") });
    await snooze("tomorrow");
    expect(now().snoozedUntil).toBe("2027-06-02");
  });

  it("whose due day moves at that moment is not snoozed past it", async () => {
    const { snooze, now, register, step, meanwhile } = snoozing();
    meanwhile(() => register.someoneEdits(step.id, { dueDate: day("2027-06-03") }));
    await expect(snooze("2027-06-10")).rejects.toMatchObject({ code: "conflict" });
    expect(now().snoozedUntil).toBeUndefined();
  });

  it.each([
    ["today", "2027-06-01", "That day is not ahead of us. Choose tomorrow or later."],
    ["yesterday", "2027-05-31", "That day is not ahead of us. Choose tomorrow or later."],
    ["31 February", "2028-02-31", "That is not a day in the calendar. Choose a day, such as 15 March."],
    ["nothing", "", "Choose a day first, such as 15 March."],
    ["2099", "2099-01-01", "That day is more than five years away. Check the year."],
  ])("until %s is refused, and nothing changes", async (_, until, message) => {
    const { snooze, now, step } = snoozing();
    await expect(snooze(until, { beyondDue: true })).rejects.toMatchObject({ code: "invalid", message });
    expect(now()).toBe(step);
  });

  it("is its owner's and the engagement lead's", async () => {
    await expect(snoozing().snooze("tomorrow", { by: grady })).rejects.toMatchObject({
      code: "not_allowed",
      message: "Only Alex Wilber or the engagement lead can snooze this step.",
    });
    expect(await snoozing().snooze("tomorrow", { by: adele })).toHaveProperty("action");
  });

  it("that was given away at that moment is not theirs to snooze", async () => {
    const { snooze, now, register, step, meanwhile } = snoozing();
    meanwhile(() => register.someoneEdits(step.id, { owner: named(grady) }));
    await expect(snooze("tomorrow")).rejects.toMatchObject({ code: "not_allowed" });
    expect(now().snoozedUntil).toBeUndefined();
  });

  it("that is done is refused", async () => {
    await expect(snoozing({ status: "Done" }).snooze("tomorrow")).rejects.toMatchObject({ code: "conflict" });
  });
});
