import fc from "fast-check";
import { addDays, type Day, day } from "../../../bot/common/days";
import { easterSunday, englandWorkingDays } from "../../../bot/common/working-days";

const workingDays = englandWorkingDays();

function bankHolidaysOf(year: number): [string, string][] {
  const found: [string, string][] = [];
  for (let at = day(`${year}-01-01`); at <= `${year}-12-31`; at = addDays(at, 1)) {
    const name = workingDays.bankHoliday(at);
    if (name) found.push([at, name]);
  }
  return found;
}

describe("bank holidays of England", () => {
  it("has the eight of 2026, with Boxing Day moved to the Monday", () => {
    expect(bankHolidaysOf(2026)).toEqual([
      ["2026-01-01", "New Year's Day"],
      ["2026-04-03", "Good Friday"],
      ["2026-04-06", "Easter Monday"],
      ["2026-05-04", "Early May bank holiday"],
      ["2026-05-25", "Spring bank holiday"],
      ["2026-08-31", "Summer bank holiday"],
      ["2026-12-25", "Christmas Day"],
      ["2026-12-28", "Boxing Day (substitute day)"],
    ]);
  });

  it("has the eight of 2027, with Christmas Day and Boxing Day both moved", () => {
    expect(bankHolidaysOf(2027)).toEqual([
      ["2027-01-01", "New Year's Day"],
      ["2027-03-26", "Good Friday"],
      ["2027-03-29", "Easter Monday"],
      ["2027-05-03", "Early May bank holiday"],
      ["2027-05-31", "Spring bank holiday"],
      ["2027-08-30", "Summer bank holiday"],
      ["2027-12-27", "Christmas Day (substitute day)"],
      ["2027-12-28", "Boxing Day (substitute day)"],
    ]);
  });

  it("has the eight of 2028, with New Year's Day moved to the Monday", () => {
    expect(bankHolidaysOf(2028)).toEqual([
      ["2028-01-03", "New Year's Day (substitute day)"],
      ["2028-04-14", "Good Friday"],
      ["2028-04-17", "Easter Monday"],
      ["2028-05-01", "Early May bank holiday"],
      ["2028-05-29", "Spring bank holiday"],
      ["2028-08-28", "Summer bank holiday"],
      ["2028-12-25", "Christmas Day"],
      ["2028-12-26", "Boxing Day"],
    ]);
  });

  it("calls the Monday Boxing Day, as GOV.UK does, when Christmas Day is a Sunday", () => {
    expect(workingDays.bankHoliday(day("2033-12-26"))).toBe("Boxing Day");
    expect(workingDays.bankHoliday(day("2033-12-27"))).toBe("Christmas Day (substitute day)");
    expect(workingDays.bankHoliday(day("2033-12-28"))).toBeUndefined();
  });

  it.each([
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2028, "2028-04-16"],
    [2038, "2038-04-25"],
  ])("finds Easter of %i on %s", (year, expected) => {
    expect(easterSunday(year)).toBe(expected);
  });

  it("takes a day that was proclaimed once", () => {
    const withExtra = englandWorkingDays(new Map([[day("2027-06-04"), "A royal wedding"]]));
    expect(withExtra.isWorkingDay(day("2027-06-04"))).toBe(false);
    expect(withExtra.bankHoliday(day("2027-06-04"))).toBe("A royal wedding");
    expect(withExtra.add(day("2027-06-03"), 1)).toBe("2027-06-07");
    expect(workingDays.isWorkingDay(day("2027-06-04"))).toBe(true);
  });
});

describe("moving by working days", () => {
  it.each([
    ["2027-03-01", 1, "2027-03-02"],
    ["2027-03-05", 1, "2027-03-08"],
    // over Good Friday and Easter Monday
    ["2027-03-25", 1, "2027-03-30"],
    ["2027-03-30", -1, "2027-03-25"],
    // over Christmas 2027, both days moved, into a New Year's Day that moves too
    ["2027-12-24", 1, "2027-12-29"],
    ["2027-12-31", 1, "2028-01-04"],
    ["2028-01-04", -1, "2027-12-31"],
    ["2027-12-29", -1, "2027-12-24"],
    // from a day that is not a working day
    ["2027-03-06", 1, "2027-03-08"],
    ["2027-03-06", -1, "2027-03-05"],
    ["2027-03-08", -65, "2026-12-02"],
  ])("%s moved by %i is %s", (from, by, expected) => {
    expect(workingDays.add(day(from), by)).toBe(expected);
  });

  it.each([
    // The notice of election is at the latest 25 working days before the poll: published timetables.
    ["2016-05-05", "2016-03-30"],
    ["2017-05-04", "2017-03-27"],
    ["2021-05-06", "2021-03-29"],
    ["2023-05-04", "2023-03-27"],
    ["2025-05-01", "2025-03-25"],
    ["2026-05-07", "2026-03-30"],
    ["2027-05-06", "2027-03-31"],
    ["2028-05-04", "2028-03-27"],
  ])("finds the 25th working day before the poll of %s on %s", (poll, notice) => {
    expect(workingDays.add(day(poll), -25)).toBe(notice);
  });

  it.each(["2027-03-06", "2027-03-26", "2027-03-01"])("leaves %s where it is when moved by 0", (from) => {
    expect(workingDays.add(day(from), 0)).toBe(from);
    expect(workingDays.add(day(from), -0)).toBe(from);
  });

  it.each([
    ["2027-03-26", "2027-03-30", "2027-03-25"],
    ["2027-12-25", "2027-12-29", "2027-12-24"],
    ["2027-03-01", "2027-03-01", "2027-03-01"],
  ])("from %s finds the next working day %s and the last one %s", (of, next, last) => {
    expect(workingDays.onOrAfter(day(of))).toBe(next);
    expect(workingDays.onOrBefore(day(of))).toBe(last);
  });
});

describe("counting working days", () => {
  it.each([
    ["2027-03-01", "2027-03-01", 0],
    ["2027-03-01", "2027-03-02", 1],
    ["2027-03-05", "2027-03-07", 0],
    ["2027-03-05", "2027-03-08", 1],
    ["2027-03-01", "2027-04-12", 28],
    ["2027-03-08", "2027-03-05", -1],
    ["2027-03-30", "2027-03-25", -1],
    ["2027-03-07", "2027-03-06", 0],
  ])("from %s to %s counts %i", (from, to, count) => {
    expect(workingDays.between(day(from), day(to))).toBe(count);
  });

  const anyDay = fc.integer({ min: 0, max: 3_000 }).map((on): Day => addDays(day("2024-01-01"), on));

  it("undoes a move, forward or back, from any working day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -150, max: 150 }), (some, by) => {
        const from = workingDays.onOrAfter(some);
        const to = workingDays.add(from, by);
        expect(workingDays.isWorkingDay(to)).toBe(true);
        expect(workingDays.between(from, to)).toBe(by);
        expect(workingDays.add(to, -by)).toBe(from);
      }),
    );
  });

  it("counts as many back as forward", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(workingDays.between(a, b) + workingDays.between(b, a)).toBe(0);
      }),
    );
  });
});
