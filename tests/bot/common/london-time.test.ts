import fc from "fast-check";
import { addDays, day, dayOf } from "../../../bot/common/days";
import { instantOf, isWithin, timeOf, toTime } from "../../../bot/common/london-time";

describe("a time that somebody types", () => {
  it.each([
    ["09:00", "09:00"],
    ["9:00", "09:00"],
    [" 9.30 am ", "09:30"],
    ["9", "09:00"],
    ["5pm", "17:00"],
    ["12am", "00:00"],
    ["12:15 PM", "12:15"],
    ["00:00", "00:00"],
    ["23:59", "23:59"],
  ])("%j is %s", (typed, expected) => {
    expect(toTime(typed)).toBe(expected);
  });

  it.each(["", "24:00", "9:60", "13pm", "0am", "nine", "9:5", "-1", "09:00:00", "9-10", undefined, null])(
    "%j is none",
    (typed) => {
      expect(toTime(typed)).toBeUndefined();
    },
  );
});

describe("the time in the United Kingdom", () => {
  it.each([
    ["2027-03-26", "09:00", "2027-03-26T09:00:00.000Z"],
    // The clocks go forward on 28 March 2027: nine stays nine on the wall.
    ["2027-03-28", "09:00", "2027-03-28T08:00:00.000Z"],
    ["2027-03-29", "09:00", "2027-03-29T08:00:00.000Z"],
    ["2027-03-28", "00:59", "2027-03-28T00:59:00.000Z"],
    // There is no 01:30 that night: it comes when the clocks have jumped.
    ["2027-03-28", "01:30", "2027-03-28T01:00:00.000Z"],
    ["2027-03-28", "02:00", "2027-03-28T01:00:00.000Z"],
    ["2027-10-30", "09:00", "2027-10-30T08:00:00.000Z"],
    ["2027-10-31", "09:00", "2027-10-31T09:00:00.000Z"],
    ["2027-10-31", "00:30", "2027-10-30T23:30:00.000Z"],
    // There are two: the first counts.
    ["2027-10-31", "01:30", "2027-10-31T00:30:00.000Z"],
    ["2027-10-31", "02:00", "2027-10-31T02:00:00.000Z"],
  ])("on %s, %s comes at %s", (on, time, expected) => {
    expect(instantOf(day(on), time).toISOString()).toBe(expected);
  });

  it("reads the same time off the wall again, but for the hour that is left out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 1_439 }), (days, minute) => {
        const on = addDays(day("2025-01-01"), days);
        const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
        const instant = instantOf(on, time);
        expect(dayOf(instant)).toBe(on);
        const skipped = time.startsWith("01:") && timeOf(instant) === "02:00";
        expect(skipped ? time : timeOf(instant)).toBe(time);
      }),
    );
  });
});

it.each([
  ["18:00", "18:00", "08:00", true],
  ["23:59", "18:00", "08:00", true],
  ["00:00", "18:00", "08:00", true],
  ["07:59", "18:00", "08:00", true],
  ["08:00", "18:00", "08:00", false],
  ["17:59", "18:00", "08:00", false],
  ["12:00", "12:00", "14:00", true],
  ["14:00", "12:00", "14:00", false],
  ["12:00", "12:00", "12:00", false],
])("%s between %s and %s: %s", (time, from, to, expected) => {
  expect(isWithin(time, { from, to })).toBe(expected);
});
