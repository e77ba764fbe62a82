import fc from "fast-check";
import ICAL from "ical.js";
import { day } from "../../../../bot/common/days";
import type { CalendarEntry } from "../../../../bot/consultations";
import { calendarFile } from "../../../../bot/documents/calendars/calendar-file";

const entry = (over: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: "2027-00042-opens@engagement-forum",
  on: day("2027-03-28"),
  summary: "Opens: Parks strategy",
  description: "Lead officer: Alex Wilber",
  location: "Riverside",
  url: "https://example.gov.uk/parks",
  tentative: false,
  changedAt: new Date("2027-02-01T09:00:00Z"),
  ...over,
});

/** Read back by Mozilla's parser, which is not the writer's. */
const eventsOf = (file: string) =>
  new ICAL.Component(ICAL.parse(file) as never)
    .getAllSubcomponents("vevent")
    .map((each) => new ICAL.Event(each));

it("is a whole day of that date, on clock-change days too, whatever the machine's time zone", () => {
  for (const on of ["2027-03-28", "2027-10-31", "2027-12-31"]) {
    const [event] = eventsOf(calendarFile({ name: "Forward plan", entries: [entry({ on: day(on) })] }));
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.startDate.toString()).toBe(on);
    // The end of a whole day is the next one: RFC 5545.
    expect(event?.duration.toString()).toBe("P1D");
  }
});

it("keeps its id when its day moves, and says whether it may still move", () => {
  const file = (on: string, tentative: boolean) =>
    calendarFile({ name: "x", entries: [entry({ on: day(on), tentative })] });
  const [before] = eventsOf(file("2027-03-28", true));
  const [after] = eventsOf(file("2027-04-04", false));
  expect(after?.uid).toBe(before?.uid);
  expect(before?.component.getFirstPropertyValue("status")).toBe("TENTATIVE");
  expect(after?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
});

it("makes nobody busy", () => {
  expect(calendarFile({ name: "x", entries: [entry()] })).toContain("TRANSP:TRANSPARENT");
});

it("keeps lines to 75 bytes, as calendars need, with Welsh letters and emoji in them", () => {
  const file = calendarFile({
    name: "x",
    entries: [entry({ summary: "Ymgynghoriad ŵ ŷ £ 🌳 ".repeat(30) })],
  });
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

it("carries any words through unchanged, but for characters no calendar may hold", () => {
  const words = fc
    .string({ unit: "binary", maxLength: 200 })
    .map((text) => text.replace(/\p{Surrogate}/gu, ""));
  fc.assert(
    fc.property(words, words, (summary, location) => {
      const [event, ...others] = eventsOf(
        calendarFile({ name: "x", entries: [entry({ summary: `x${summary}x`, location: `x${location}x` })] }),
      );
      const held = (text: string) =>
        text.replace(/\r\n?/g, "\n").replace(/\p{Cc}/gu, (each) => (each === "\n" ? each : " "));
      expect(others).toEqual([]);
      expect(event?.summary).toBe(`x${held(summary)}x`);
      expect(event?.location).toBe(`x${held(location)}x`);
    }),
  );
});
