import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { dateKinds, dateSeverities, seedDates, seedYears } from "../../../bot/calendar";
import { addDays, daysBetween, weekday } from "../../../bot/common/days";

const all = seedYears.flatMap((year) => seedDates(year));
const found = (name: string, year: number) =>
  seedDates(year)
    .filter((each) => each.name === name)
    .map(({ from, to }) => (from === to ? from.slice(5) : `${from.slice(5)}..${to.slice(5)}`));

/** Written down from almanacs and published lists, not from the code: years 2026 to 2030. */
const known: readonly [name: string, ...days: [string, string, string, string, string]][] = [
  ["Good Friday", "04-03", "03-26", "04-14", "03-30", "04-19"],
  ["Easter Monday", "04-06", "03-29", "04-17", "04-02", "04-22"],
  ["Early May bank holiday", "05-04", "05-03", "05-01", "05-07", "05-06"],
  ["Spring bank holiday", "05-25", "05-31", "05-29", "05-28", "05-27"],
  ["Summer bank holiday", "08-31", "08-30", "08-28", "08-27", "08-26"],
  [
    "Holy Week and Easter (Western)",
    "03-29..04-05",
    "03-21..03-28",
    "04-09..04-16",
    "03-25..04-01",
    "04-14..04-21",
  ],
  [
    "Orthodox Good Friday to Easter",
    "04-10..04-12",
    "04-30..05-02",
    "04-14..04-16",
    "04-06..04-08",
    "04-26..04-28",
  ],
  ["Ash Wednesday", "02-18", "02-10", "03-01", "02-14", "03-06"],
  ["Pentecost", "05-24", "05-16", "06-04", "05-20", "06-09"],
  ["Advent Sunday", "11-29", "11-28", "12-03", "12-02", "12-01"],
  ["Eid al-Fitr", "03-20..03-22", "03-09..03-11", "02-26..02-28", "02-14..02-16", "02-04..02-06"],
  ["Eid al-Adha", "05-27..05-30", "05-16..05-19", "05-05..05-08", "04-24..04-27", "04-13..04-16"],
  ["Purim", "03-03", "03-23", "03-12", "03-01", "03-19"],
  ["Pesach (Passover)", "04-02..04-09", "04-22..04-29", "04-11..04-18", "03-31..04-07", "04-18..04-25"],
  ["Yom HaShoah", "04-14", "05-04", "04-24", "04-12", "04-30"],
  ["Shavuot", "05-22..05-23", "06-11..06-12", "05-31..06-01", "05-20..05-21", "06-07..06-08"],
  ["Tisha B'Av", "07-23", "08-12", "08-01", "07-22", "08-08"],
  ["Rosh Hashanah", "09-12..09-13", "10-02..10-03", "09-21..09-22", "09-10..09-11", "09-28..09-29"],
  ["Yom Kippur", "09-21", "10-11", "09-30", "09-19", "10-07"],
  ["Hanukkah", "12-05..12-12", "12-25..01-01", "12-13..12-20", "12-02..12-09", "12-21..12-28"],
  [
    "Lunar (Chinese) New Year",
    "02-17..02-18",
    "02-06..02-07",
    "01-26..01-27",
    "02-13..02-14",
    "02-03..02-04",
  ],
  ["Mid-Autumn Festival", "09-25", "09-15", "10-03", "09-22", "09-12"],
  ["Nowruz", "03-21", "03-21", "03-20", "03-20", "03-21"],
  ["Holi / Hola Mohalla", "03-04", "03-22", "03-11", "03-01", "03-20"],
  [
    "Diwali / Bandi Chhor Divas",
    "11-08..11-10",
    "10-29..10-31",
    "10-17..10-19",
    "11-05..11-07",
    "10-26..10-28",
  ],
  ["Vaisakhi", "04-14", "04-14", "04-13", "04-14", "04-14"],
  ["Guru Nanak Gurpurab", "11-24", "11-14", "11-02", "11-21", "11-10"],
  ["Mahavir Jayanti", "03-31", "04-18", "04-07", "04-26", "04-16"],
  [
    "Run-up to the local vote (pre-election period)",
    "03-30..05-07",
    "03-31..05-06",
    "03-27..05-04",
    "03-27..05-03",
    "03-26..05-02",
  ],
  ["LGBT+ History Month", "02-01..02-28", "02-01..02-28", "02-01..02-29", "02-01..02-28", "02-01..02-28"],
  ["Black History Month", "10-01..10-31", "10-01..10-31", "10-01..10-31", "10-01..10-31", "10-01..10-31"],
  ["Remembrance Sunday", "11-08", "11-14", "11-12", "11-11", "11-10"],
  ["Armed Forces Day", "06-27", "06-26", "06-24", "06-30", "06-29"],
  [
    "Christmas and New Year closure",
    "12-24..01-02",
    "12-24..01-02",
    "12-24..01-02",
    "12-24..01-02",
    "12-24..01-02",
  ],
];

describe("the dates the list begins with", () => {
  describe.each(known)("%s", (name, ...days) => {
    it.each(seedYears.map((year, at) => [year, days[at]]))("in %s is on %s", (year, wanted) => {
      expect(found(name, Number(year))).toEqual([wanted]);
    });
  });

  it("have Islamic New Year, whose day of 2030 is decided by nine seconds between sun and moon", () => {
    expect([2026, 2027, 2028, 2029].flatMap((year) => found("Islamic New Year", year))).toEqual([
      "06-16",
      "06-06",
      "05-25",
      "05-14",
    ]);
    expect(["05-03", "05-04"]).toEqual(expect.arrayContaining(found("Islamic New Year", 2030)));
  });

  it("have Ramadan twice in a year that holds two, and Vesak at both full moons of May 2026", () => {
    expect(found("Ramadan", 2027)).toEqual(["02-08..03-08"]);
    expect(found("Ramadan", 2030)).toEqual(["01-05..02-03", "12-26..01-23"]);
    expect(found("Vesak / Buddha Day", 2026)).toEqual(["05-01", "05-31"]);
    expect(found("Orthodox Christmas", 2029)).toEqual(["01-07"]);
  });

  it("move a bank holiday to the next working day", () => {
    expect(found("Boxing Day (substitute day)", 2026)).toEqual(["12-28"]);
    expect(found("Christmas Day (substitute day)", 2027)).toEqual(["12-27"]);
    expect(found("New Year's Day (substitute day)", 2028)).toEqual(["01-03"]);
    for (const year of seedYears) expect(bankHolidaysOf(year)).toHaveLength(8);
  });

  it.each([
    [2016, "03-30"],
    [2017, "03-27"],
    [2021, "03-29"],
    [2023, "03-27"],
    [2024, "03-26"],
    [2025, "03-25"],
  ])("start the pre-election period of %s as the published timetable did, on %s", (year, start) => {
    const [period = ""] = found("Run-up to the local vote (pre-election period)", year);
    expect(period.split("..")[0]).toBe(start);
  });

  it("say of moon-sighted days that they begin the evening before and may move", () => {
    for (const each of all.filter(({ community }) => community === "Muslim"))
      expect(each).toMatchObject({ eveningBefore: true, mayMoveDays: 1, confidence: "medium" });
    for (const each of all.filter(({ community }) => community === "Jewish"))
      expect(each).toMatchObject({ eveningBefore: true, mayMoveDays: 0, confidence: "high" });
  });

  it("say what nobody has published yet", () => {
    const diwali = (year: number) => seedDates(year).find(({ name }) => name.startsWith("Diwali"));
    expect(diwali(2028)).toMatchObject({ confidence: "medium", mayMoveDays: 1 });
    expect(diwali(2029)).toMatchObject({
      confidence: "low",
      mayMoveDays: 1,
      source: expect.stringContaining("Check it"),
    });
  });

  it("have school holidays only where some are known", () => {
    expect(seedYears.map((year) => ofKind("School holiday", year))).toEqual([6, 6, 6, 0, 0]);
  });

  it("have an id each, the same every time", () => {
    const ids = all.map(({ externalId }) => externalId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("seed:2027:eid-al-fitr");
    expect(ids).toContain("seed:2027:bank-holiday-christmas-day");
    expect(ids).toContain("seed:2030:ramadan-2");
    expect(seedDates(2027)).toEqual(seedDates(2027));
  });

  it("fit the list: short words, a kind, a severity, days in order", () => {
    for (const each of all) {
      expect(dateKinds).toContain(each.kind);
      expect(dateSeverities).toContain(each.severity);
      expect(each.to >= each.from).toBe(true);
      expect(daysBetween(each.from, each.to)).toBeLessThan(60);
      expect(each.externalId).toMatch(/^seed:\d{4}:[a-z0-9-]+$/);
      expect(each.externalId.slice(5, 9)).toBe(each.from.slice(0, 4));
      for (const text of [each.name, each.source, each.community]) expect(text.length).toBeLessThan(120);
      expect(each.source).not.toBe("");
      expect(each.advice).not.toBe("");
    }
  });

  it("have every kind that an engagement team plans around", () => {
    for (const year of seedYears)
      for (const kind of dateKinds.filter((each) => each !== "School holiday"))
        expect([year, kind, ofKind(kind, year) > 0]).toEqual([year, kind, true]);
    const communities = new Set(all.map(({ community }) => community));
    for (const each of ["Christian", "Muslim", "Jewish", "Hindu", "Sikh", "Jain", "Buddhist"])
      expect(communities).toContain(each);
  });

  it("keep their rules in years far away, whatever the tables hold", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2090 }), (year) => {
        const dates = seedDates(year);
        const one = (name: string) => dates.filter((each) => each.name === name);
        for (const name of ["Rosh Hashanah", "Pesach (Passover)", "Purim", "Hanukkah", "Nowruz"])
          expect([name, one(name).length]).toEqual([name, 1]);
        const [easter] = one("Holy Week and Easter (Western)");
        expect(easter && weekday(easter.to)).toBe(0);
        const [east] = one("Orthodox Good Friday to Easter");
        expect(east && weekday(east.to)).toBe(0);
        expect(east && easter && east.to >= easter.to).toBe(true);
        // New year is never on a Sunday, Wednesday or Friday; Yom Kippur is nine days later.
        const [roshHashanah] = one("Rosh Hashanah");
        expect([0, 3, 5]).not.toContain(roshHashanah && weekday(roshHashanah.from));
        expect(one("Yom Kippur")[0]?.from).toBe(roshHashanah && addDays(roshHashanah.from, 9));
        for (const fast of one("Tisha B'Av")) expect(weekday(fast.from)).not.toBe(6);
        for (const { from, to } of one("Ramadan")) expect([28, 29]).toContain(daysBetween(from, to));
        const [poll] = dates.filter(({ kind }) => kind === "Election period");
        expect(poll && weekday(poll.to)).toBe(4);
      }),
      { numRuns: 25 },
    );
  });
});

const ofKind = (kind: string, year: number): number =>
  seedDates(year).filter((each) => each.kind === kind).length;
const bankHolidaysOf = (year: number) => seedDates(year).filter(({ kind }) => kind === "Bank holiday");

describe("conversions by Intl", () => {
  it("are used only of the calendars that are right, never of the Chinese one", () => {
    const room = resolve(__dirname, "../../../bot/calendar/seeds");
    const source = readFileSync(resolve(room, "intl-calendars.ts"), "utf8");
    expect(source).toContain('type IntlCalendar = "islamic-umalqura" | "hebrew" | "persian"');
    const chinese = new Intl.DateTimeFormat("en-GB", {
      calendar: "chinese",
      timeZone: "UTC",
      dateStyle: "short",
    });
    // Why the table is there; should Node ever mend it, the table is still right.
    expect(chinese.resolvedOptions().calendar).toBe("chinese");
    expect(found("Lunar (Chinese) New Year", 2027)).toEqual(["02-06..02-07"]);
    expect(found("Lunar (Chinese) New Year", 2030)).toEqual(["02-03..02-04"]);
  });
});

/** The facts that this was built from, where they are at hand; a checkout alone has none. */
const facts = resolve(__dirname, "../../../../shared/calendar-dates.json");
const otherNames: Readonly<Record<string, readonly string[]>> = {
  "Pre-election period (local elections, latest start)": ["Run-up to the local vote (pre-election period)"],
  "Vesak / Buddha Day (full moon in May; 2026 has two: 1 and 31 May)": ["Vesak / Buddha Day"],
  "Pride Month; Gypsy, Roma and Traveller History Month": [
    "Pride Month",
    "Gypsy, Roma and Traveller History Month",
  ],
  "Refugee Week (week of 20 June, pattern)": ["Refugee Week"],
  "Inter Faith Week (pattern)": ["Inter Faith Week"],
};

interface Fact {
  start: string;
  end: string;
  name: string;
  severity: string;
}

const events: readonly Fact[] = existsSync(facts) ? JSON.parse(readFileSync(facts, "utf8")).events : [];
if (events.length === 0)
  process.stdout.write(`calendar: ${facts} is not here, so its rows are not compared.\n`);

describe(`the ${events.length} rows of calendar-dates.json`, () => {
  it("are all there, day for day", () => {
    const missing = events.filter(({ start, end, name, severity }) =>
      (otherNames[name] ?? [name]).some(
        (wanted) =>
          !all.some(
            (each) =>
              each.from === start &&
              each.to === end &&
              each.severity === severity &&
              (name === "Bank holiday" ? each.kind === name : each.name === wanted),
          ),
      ),
    );
    expect(missing).toEqual([]);
  });
});
