import {
  type CalendarDeps,
  createCalendar,
  type DatesReview,
  type DateToAvoid,
  reviewOf,
  uncheckedIn,
  uncheckedInWords,
  uncheckedYears,
} from "../../../bot/calendar";
import { day } from "../../../bot/common/days";
import type { Person } from "../../../bot/common/person";
import { englandWorkingDays } from "../../../bot/common/working-days";
import {
  buildDate,
  memoryDates,
  memoryToldPeople,
  memoryToldProblems,
  seededRows,
} from "../../support/memory-dates";
import { memoryDirectory } from "../../support/memory-stores";
import { adele, alex, grady } from "../../support/teams";

const secondLead: Person = { ...grady, roles: ["engagementLead"] };
const lead = adele;

interface Given {
  now?: string;
  rows?: readonly DateToAvoid[];
  month?: number;
  fails?: () => boolean;
}

function build({
  now = "2027-09-01T09:00:00Z",
  rows = seededRows(2027, 2028),
  month = 9,
  fails,
}: Given = {}) {
  const told: { to: Person; review: DatesReview }[] = [];
  const problemsTold: Person[] = [];
  const dates = memoryDates(rows);
  const at = { now: new Date(now), month };
  const deps: CalendarDeps = {
    ...{ dates, directory: memoryDirectory([alex, lead, secondLead]), workingDays: englandWorkingDays() },
    ...{ toldPeople: memoryToldPeople(), toldProblems: memoryToldProblems() },
    notices: {
      async datesReview(to, review) {
        if (fails?.()) throw new Error("The queue does not answer");
        told.push({ to, review });
      },
      dateProblems: async (to) => void problemsTold.push(to),
    },
    clock: { now: () => at.now },
    settings: () => ({ datesReviewMonth: at.month }),
  };
  const instance = () => createCalendar(deps);
  return { calendar: instance(), another: instance, dates, told, problemsTold, at };
}

const year = (of: number) => ({ from: day(`${of}-01-01`), to: day(`${of}-12-31`) });

describe("dates that nobody has checked", () => {
  it("are the school holidays, the elections and what may move, each year by itself", () => {
    const dates = seededRows(2027, 2028);
    const found = uncheckedIn({ dates, from: day("2027-11-01"), to: day("2028-02-01") });
    expect(found.map((each) => [each.year, each.sort, each.missing])).toEqual([
      [2027, "school holidays", false],
      [2027, "elections", false],
      [2027, "festivals that may move", false],
      [2028, "school holidays", false],
      [2028, "elections", false],
      [2028, "festivals that may move", false],
    ]);
    expect(found[0]?.rows.map(({ name }) => name)).toContain("Summer school holiday");
    expect(found[2]?.rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Eid al-Fitr", "Vaisakhi"]),
    );
    expect(found[2]?.rows.map(({ name }) => name)).not.toContain("Pesach (Passover)");
  });

  it("are said in one sentence a year", () => {
    const dates = seededRows(2028);
    expect(uncheckedInWords(uncheckedIn({ dates, ...year(2028) }))).toBe(
      "In 2028 nobody has checked the school holidays, elections and festivals that may move.",
    );
  });

  it("are none once somebody checked or ignored each", () => {
    const dates = seededRows(2028).map((row) =>
      row.kind === "Election period"
        ? { ...row, severity: "ignore" as const }
        : { ...row, checkedOn: day("2027-09-02") },
    );
    expect(uncheckedIn({ dates, ...year(2028) })).toEqual([]);
    expect(uncheckedYears({ dates, ...year(2028) })).toEqual([]);
  });

  it("are also those of a year that the list does not reach", () => {
    expect(
      uncheckedYears({ dates: seededRows(2030), from: day("2030-12-01"), to: day("2031-02-01") }),
    ).toEqual([2030, 2031]);
    const [schools] = uncheckedIn({ dates: [], ...year(2031) });
    expect(schools).toEqual({ year: 2031, sort: "school holidays", missing: true, rows: [] });
  });
});

describe("the yearly review", () => {
  it("tells each engagement lead once, of next year, even when two instances look at once", async () => {
    const { calendar, another, told } = build();
    const counts = await Promise.all([calendar.remindOfReview(), another().remindOfReview()]);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(2);
    expect(told.map(({ to }) => to.name).sort()).toEqual([lead.name, secondLead.name].sort());
    expect(told[0]?.review).toMatchObject({ year: 2028, count: reviewOf(seededRows(2028), 2028).count });
    // A restart, and every hour of the rest of the year.
    expect(await another().remindOfReview()).toBe(0);
    expect(told).toHaveLength(2);
  });

  it.each([
    ["2027-08-31T09:00:00Z", 0, "the month before"],
    ["2027-09-01T07:59:00Z", 0, "before nine in London, which is an hour ahead"],
    ["2027-09-01T08:00:00Z", 2, "nine in London"],
    ["2027-09-01T16:00:00Z", 0, "five in London"],
    ["2027-09-04T10:00:00Z", 0, "a Saturday"],
    ["2027-09-20T10:00:00Z", 2, "the job's first run on the 20th"],
    ["2027-12-27T10:00:00Z", 0, "a bank holiday"],
    ["2027-12-29T10:00:00Z", 2, "as late as December"],
    ["2028-01-04T10:00:00Z", 0, "the new year"],
  ])("at %s tells %s people: %s", async (now, many, _why) => {
    const { calendar, told } = build({ now });
    await calendar.remindOfReview();
    expect(told).toHaveLength(many);
  });

  it("tells again the next year, of the year after", async () => {
    const { calendar, told, at } = build();
    await calendar.remindOfReview();
    at.now = new Date("2028-09-01T09:00:00Z");
    await calendar.remindOfReview();
    expect(told.map(({ review }) => review.year)).toEqual([2028, 2028, 2029, 2029]);
    expect(told[3]?.review.unchecked.every(({ missing }) => missing)).toBe(true);
  });

  it("keeps to the month of the settings", async () => {
    const { calendar, told } = build({ month: 10 });
    await calendar.remindOfReview();
    expect(told).toEqual([]);
  });

  it("does not bother anybody when all is checked", async () => {
    const rows = seededRows(2028).map((row) => ({ ...row, checkedOn: day("2027-06-01") }));
    const { calendar, told } = build({ rows });
    expect(await calendar.remindOfReview()).toBe(0);
    expect(told).toEqual([]);
  });

  it("tells later whom it could not tell now", async () => {
    let broken = true;
    const { calendar, told } = build({ fails: () => broken });
    await expect(calendar.remindOfReview()).rejects.toThrow("does not answer");
    broken = false;
    expect(await calendar.remindOfReview()).toBe(2);
    expect(told).toHaveLength(2);
  });
});

describe("saying that they are checked", () => {
  it("marks every row that was shown, with who and when, and leaves other years alone", async () => {
    const { calendar, dates } = build();
    const { seen, count } = reviewOf(dates.all(), 2028);
    const answer = await calendar.markChecked({ year: 2028, seen, by: lead });
    expect(answer).toMatchObject({
      marked: count,
      left: 0,
      changed: false,
      review: { count: 0, unchecked: [] },
    });
    const eid = dates.all().find(({ name, from }) => name === "Eid al-Fitr" && from.startsWith("2028"));
    expect(eid).toMatchObject({ checkedOn: "2027-09-01", checkedBy: lead.name });
    expect(dates.all().filter(({ from, checkedOn }) => from.startsWith("2027") && checkedOn)).toEqual([]);
    expect(dates.history).toEqual([{ who: lead, what: "Checked the dates to avoid of 2028", rows: count }]);
  });

  it("does nothing the second time", async () => {
    const { calendar, dates } = build();
    const { seen } = reviewOf(dates.all(), 2028);
    await calendar.markChecked({ year: 2028, seen, by: lead });
    expect(await calendar.markChecked({ year: 2028, seen, by: secondLead })).toMatchObject({
      marked: 0,
      left: 0,
    });
    expect(dates.history).toHaveLength(1);
  });

  it("marks nothing when a row was moved since the card was made, and shows it as it stands", async () => {
    const { calendar, dates } = build();
    const { seen } = reviewOf(dates.all(), 2028);
    dates.rows = dates.rows.map((row) =>
      row.name === "Eid al-Fitr" && row.from.startsWith("2028") ? { ...row, from: day("2028-02-27") } : row,
    );
    const answer = await calendar.markChecked({ year: 2028, seen, by: lead });
    expect(answer).toMatchObject({ marked: 0, changed: true });
    expect(answer.review.seen).not.toBe(seen);
    expect(dates.history).toEqual([]);
  });

  it("says how many somebody changed at that very moment", async () => {
    const { calendar, dates } = build();
    const { seen, count, unchecked } = reviewOf(dates.all(), 2028);
    dates.moveBeforeMarking = unchecked[0]?.rows[0]?.id ?? "";
    expect(await calendar.markChecked({ year: 2028, seen, by: lead })).toMatchObject({
      ...{ marked: count - 1, left: 1, review: { count: 1 } },
    });
  });

  it("is not for officers", async () => {
    const { calendar, dates } = build();
    const { seen } = reviewOf(dates.all(), 2028);
    await expect(calendar.markChecked({ year: 2028, seen, by: alex })).rejects.toMatchObject({
      code: "not_allowed",
    });
    expect(dates.history).toEqual([]);
  });
});

describe("seeing the dates of a time", () => {
  const from = day("2027-03-08");

  it("finds a date by its evening before and by the days it may move", () => {
    const rows = [buildDate({ mayMoveDays: 1, eveningBefore: true })];
    const { calendar } = build({ rows });
    expect(calendar.seeDates({ from, to: from })).toHaveLength(1);
    expect(calendar.seeDates({ from: day("2027-03-06"), to: day("2027-03-06") })).toEqual([]);
    expect(calendar.seeDates({ from: day("2027-03-12"), to: day("2027-03-12") })).toHaveLength(1);
    expect(calendar.seeDates({ from: day("2027-03-13"), to: day("2027-03-13") })).toEqual([]);
  });

  it("leaves out what the team ignores", () => {
    const { calendar } = build({ rows: [buildDate({ severity: "ignore" })] });
    expect(calendar.seeDates({ from, to: day("2027-03-31") })).toEqual([]);
    expect(calendar.dates()).toHaveLength(1);
  });
});

describe("rows that cannot be read", () => {
  const wrong = [{ row: "9", name: "Fair", message: "ends before it begins, so it is left out" }];

  it("are told to the engagement leads once, and again only when they are others", async () => {
    const { calendar, another, dates, problemsTold } = build();
    await calendar.tellProblems();
    expect(problemsTold).toEqual([]);
    dates.wrong = wrong;
    await Promise.all([calendar.tellProblems(), another().tellProblems()]);
    await calendar.tellProblems();
    expect(problemsTold).toHaveLength(2);
    dates.wrong = [];
    await calendar.tellProblems();
    dates.wrong = wrong;
    await calendar.tellProblems();
    expect(problemsTold).toHaveLength(4);
  });
});
