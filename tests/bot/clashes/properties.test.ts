import fc from "fast-check";
import {
  type ClashAsk,
  type ClashesDeps,
  type ClashRecord,
  createClashes,
  type DateToAvoidForClashes,
} from "../../../bot/clashes";
import { addDays, day } from "../../../bot/common/days";
import { fixedClock, reference } from "../../support/build";
import { buildDate, settings, workingDays } from "./clashing";
import { checkEveryRow } from "./every-row";

const from = day("2027-01-01");
const aDay = fc.integer({ min: 0, max: 720 }).map((days) => addDays(from, days));
const someAreas = fc.subarray(["Abbey", "Castle", "Whole area"]);
const someAudiences = fc.subarray(["Residents", "Businesses", "Young people", "Muslim communities"]);
const words = [
  "library",
  "libraries",
  "opening",
  "hours",
  "parking",
  "car",
  "parks",
  "charges",
  "review",
  "bins",
];
const someWords = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((each) => each.join(" "));

const aRecord: fc.Arbitrary<ClashRecord> = fc.record({
  reference: fc
    .integer({ min: 1, max: 99_999 })
    .map((at) => reference(`2027-${String(at).padStart(5, "0")}`)),
  ...{ title: someWords, overview: someWords, areas: someAreas, audiences: someAudiences },
  startDate: fc.option(aDay, { nil: undefined }),
  endDate: fc.option(aDay, { nil: undefined }),
  workflowStatus: fc.constantFrom("Idea", "Approved", "Closed", "Stopped"),
  changedAt: aDay.map((on) => new Date(`${on}T09:00:00Z`)),
});
const records = fc.uniqueArray(aRecord, { maxLength: 25, selector: (each) => each.reference });

const aDate: fc.Arbitrary<DateToAvoidForClashes> = fc
  .record({
    on: aDay,
    length: fc.integer({ min: 0, max: 20 }),
    kind: fc.constantFrom(
      "Bank holiday",
      "School holiday",
      "Faith festival",
      "Election period",
      "Exams",
      "Other",
    ),
    severity: fc.constantFrom("block", "high", "medium", "low", "info", "ignore"),
    eveningBefore: fc.boolean(),
    mayMoveDays: fc.integer({ min: 0, max: 3 }),
    community: fc.constantFrom("", "Muslim", "Buddhist"),
    areas: fc.subarray(["Abbey", "Castle"]),
  })
  .map(({ on, length, ...rest }) => buildDate({ ...(rest as object), from: on, to: addDays(on, length) }));
const dates = fc.array(aDate, { maxLength: 15 });

const anAsk: fc.Arbitrary<ClashAsk> = fc
  .record({
    ...{
      startDate: aDay,
      length: fc.integer({ min: 0, max: 366 }),
      gap: fc.option(fc.integer({ min: 1, max: 120 })),
    },
    ...{ areas: someAreas, audiences: someAudiences, title: someWords, overview: someWords },
    event: fc.option(fc.nat()),
    minimumWeeks: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    track: fc.constantFrom("light", "standard", "full", undefined),
  })
  .map(({ length, gap, event, ...ask }) => ({
    ...ask,
    endDate: addDays(ask.startDate, length),
    ...(gap === null ? {} : { decisionDate: addDays(ask.startDate, length + gap) }),
    ...(event === null ? {} : { events: [addDays(ask.startDate, event % (length + 1))] }),
  }));

const depsOf = (
  rows: readonly ClashRecord[],
  avoid: readonly DateToAvoidForClashes[],
  over: Partial<ClashesDeps> = {},
): ClashesDeps => ({
  ...{ records: () => rows, datesToAvoid: () => avoid, settings: () => settings, uncheckedIn: () => [2027] },
  ...{ workingDays, clock: fixedClock("2027-03-01T09:00:00Z"), ...over },
});
const runs = { numRuns: 40 };

describe("whatever the register and the calendar hold", () => {
  it("puts no finding outside the dates asked for", () => {
    fc.assert(
      fc.property(records, dates, anAsk, (rows, avoid, ask) => {
        for (const found of createClashes(depsOf(rows, avoid)).check(ask).findings) {
          expect(found.from >= ask.startDate && found.from <= found.to).toBe(true);
          expect(found.to <= (found.kind === "decisionDay" ? (ask.decisionDate ?? "") : ask.endDate)).toBe(
            true,
          );
          expect(found.what.length > 0 && found.why.length > 0).toBe(true);
        }
      }),
      runs,
    );
  });

  it("offers at most three periods a week apart, none refused, too short, too late or in the past", () => {
    fc.assert(
      fc.property(records, dates, anAsk, (rows, avoid, ask) => {
        const clashes = createClashes(depsOf(rows, avoid));
        const { alternatives, note } = clashes.check(ask);
        expect(alternatives.length <= 3 && alternatives.length > 0 === (note === undefined)).toBe(true);
        for (const { startDate, endDate, why } of alternatives) {
          // A week sooner at most, and five working days from now at the least.
          expect(startDate >= "2027-03-08" && startDate >= addDays(ask.startDate, -7)).toBe(true);
          expect(endDate >= startDate).toBe(true);
          expect(ask.minimumWeeks === undefined || endDate >= addDays(startDate, ask.minimumWeeks * 7)).toBe(
            true,
          );
          expect(ask.decisionDate === undefined || endDate < ask.decisionDate).toBe(true);
          expect(why).not.toBe("");
          const { events: _moved, ...rest } = ask;
          const again = clashes.check({ ...rest, startDate, endDate }).findings;
          expect(again.filter(({ refuses }) => refuses)).toEqual([]);
        }
        const starts = alternatives.map(({ startDate }) => Date.parse(startDate) / 86_400_000);
        for (const one of starts)
          for (const other of starts) expect(one === other || Math.abs(one - other) >= 7).toBe(true);
      }),
      runs,
    );
  });

  it("finds what reading every row finds, while rows come, change and go", () => {
    fc.assert(
      fc.property(records, records, dates, anAsk, fc.nat(), (before, others, avoid, ask, pick) => {
        let rows: readonly ClashRecord[] = before;
        const deps = depsOf([], avoid, { records: () => rows });
        const clashes = createClashes(deps);
        const agree = () => expect(clashes.check(ask)).toEqual(checkEveryRow(deps, ask));
        agree();
        const taken = new Set(rows.map((row) => row.reference));
        rows = [...rows, ...others.filter((row) => !taken.has(row.reference))];
        agree();
        rows = rows.map((row, at) =>
          at === pick % rows.length ? { ...row, areas: ["Abbey"], title: "car park" } : row,
        );
        agree();
        rows = rows.filter((_row, at) => at % 3 !== pick % 3);
        agree();
      }),
      { numRuns: 40 },
    );
  });

  it("never finds less when there is one more date or one more consultation", () => {
    fc.assert(
      fc.property(records, dates, aDate, aRecord, anAsk, (rows, avoid, date, row, ask) => {
        const people = (given: readonly ClashRecord[]) =>
          createClashes(depsOf(given, avoid))
            .check(ask)
            .findings.filter(({ kind }) => kind === "sameAudience").length;
        const without = rows.filter((each) => each.reference !== row.reference);
        expect(people([...without, row])).toBeGreaterThanOrEqual(people(without));
        const days = (given: readonly DateToAvoidForClashes[]) =>
          createClashes(depsOf([], given))
            .check(ask)
            .findings.filter(({ kind }) => kind === "openingDay").length;
        // A bank holiday of the list stands in the place of the law's own, and of the weekend it falls on.
        fc.pre(date.kind !== "Bank holiday");
        expect(days([...avoid, date])).toBeGreaterThanOrEqual(days(avoid));
      }),
      runs,
    );
  });
});
