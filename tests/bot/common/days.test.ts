import fc from "fast-check";
import {
  addDays,
  type Day,
  day,
  dayOf,
  daysBetween,
  inWords,
  toDay,
  weekday,
  weeksBetween,
} from "../../../bot/common/days";

const anyDay = fc.integer({ min: -15_000, max: 15_000 }).map((away) => addDays(day("2027-01-01"), away));

describe("reading a day", () => {
  it.each(["2027-03-01", "2028-02-29", " 2027-12-31 "])("takes %p as a day", (text) => {
    expect(toDay(text)).toBe(text.trim());
  });

  it.each([
    "2026-02-31",
    "2027-02-29",
    "2027-04-31",
    "2027-13-01",
    "2027-00-10",
    "2027-01-00",
    "20267-01-01",
    "2027-1-1",
    "01/03/2027",
    "2027-03-01T09:00:00Z",
    "",
    "soon",
  ])("does not take %p as a day", (text) => {
    expect(toDay(text)).toBeUndefined();
  });

  it("does not take nothing as a day", () => {
    expect(toDay(undefined)).toBeUndefined();
    expect(toDay(null)).toBeUndefined();
  });

  it("names the date that does not exist when a constant is wrong", () => {
    expect(() => day("2027-02-29")).toThrow("2027-02-29 is not a date");
  });
});

describe("the day it is in the United Kingdom", () => {
  it.each([
    ["2027-01-15T23:59:59Z", "2027-01-15"],
    ["2027-01-16T00:00:00Z", "2027-01-16"],
    // In summer the day begins at 23:00 by universal time.
    ["2027-07-15T22:59:59Z", "2027-07-15"],
    ["2027-07-15T23:00:00Z", "2027-07-16"],
  ])("at %s it is %s", (instant, expected) => {
    expect(dayOf(new Date(instant))).toBe(expected);
  });

  it.each([
    // 28 March 2027: clocks go forward at 01:00, so the 28th ends at 23:00 by universal time.
    ["2027-03-27T23:30:00Z", "2027-03-27"],
    ["2027-03-28T00:30:00Z", "2027-03-28"],
    ["2027-03-28T01:00:00Z", "2027-03-28"],
    ["2027-03-28T22:59:59Z", "2027-03-28"],
    ["2027-03-28T23:00:00Z", "2027-03-29"],
  ])("keeps the day right when clocks go forward: at %s it is %s", (instant, expected) => {
    expect(dayOf(new Date(instant))).toBe(expected);
  });

  it.each([
    // 31 October 2027: clocks go back at 02:00, so the 31st begins at 23:00 and lasts 25 hours.
    ["2027-10-30T22:59:59Z", "2027-10-30"],
    ["2027-10-30T23:00:00Z", "2027-10-31"],
    ["2027-10-31T01:00:00Z", "2027-10-31"],
    ["2027-10-31T23:30:00Z", "2027-10-31"],
    ["2027-11-01T00:00:00Z", "2027-11-01"],
  ])("keeps the day right when clocks go back: at %s it is %s", (instant, expected) => {
    expect(dayOf(new Date(instant))).toBe(expected);
  });
});

describe("counting days", () => {
  it.each([
    ["2027-12-31", 1, "2028-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2028-03-01", -1, "2028-02-29"],
    ["2027-03-01", -1, "2027-02-28"],
    ["2027-01-01", -1, "2026-12-31"],
    ["2027-03-28", 1, "2027-03-29"],
    ["2027-10-31", 1, "2027-11-01"],
    ["2027-06-01", 0, "2027-06-01"],
    ["2027-01-01", 365, "2028-01-01"],
    ["2028-01-01", -365, "2027-01-01"],
  ])("%s moved by %i days is %s", (from, days, expected) => {
    expect(addDays(day(from), days)).toBe(expected);
  });

  it("comes back to the same day, and counts what it moved, either way", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2_000, max: 2_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(addDays(to, -days)).toBe(from);
        expect(daysBetween(from, to)).toBe(days);
        expect(toDay(to)).toBe(to);
      }),
    );
  });

  it.each([
    ["2027-03-01", "2027-03-07", 0],
    ["2027-03-01", "2027-03-08", 1],
    ["2027-03-01", "2027-03-21", 2],
    ["2027-03-01", "2027-03-22", 3],
    ["2027-03-22", "2027-03-01", 0],
    ["2027-03-01", "2027-03-01", 0],
  ])("from %s to %s is %i whole weeks, never fewer than none", (from, to, weeks) => {
    expect(weeksBetween(day(from), day(to))).toBe(weeks);
  });

  it.each([
    ["2027-02-28", 0],
    ["2027-03-01", 1],
    ["2027-03-06", 6],
    ["1999-12-31", 5],
  ])("%s is weekday %i", (of, expected) => {
    expect(weekday(day(of))).toBe(expected);
  });

  it("sorts as text in the order of the calendar", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a: Day, b: Day) => {
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
    );
  });
});

it.each([
  ["2027-03-01", "Mon 1 Mar 2027"],
  ["2027-12-25", "Sat 25 Dec 2027"],
])("puts %s in words as %s", (of, words) => {
  expect(inWords(day(of))).toBe(words);
});
