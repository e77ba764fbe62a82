import fc from "fast-check";
import { addDays, type Day, day, daysBetween, weekday } from "../../../../bot/common/days";
import { type Track, tracks } from "../../../../bot/consultations";
import { type CouncilDate, createCouncilDates } from "../../../../bot/consultations/planning/council-dates";
import { pollTouching } from "../../../../bot/consultations/planning/pre-election";
import { type ProposingRules, proposeDates } from "../../../../bot/consultations/planning/propose-dates";
import { warnOfDates } from "../../../../bot/consultations/planning/warn-of-dates";
import { people } from "../../../support/build";
import { card2, councilDates, openPlanning, settings, workingDays } from "./planning";

const anyDay = fc.integer({ min: 0, max: 3_650 }).map((days) => addDays(day("2026-01-01"), days));
const anySettings = fc.record({
  weeks: fc.integer({ min: 1, max: 16 }),
  gap: fc.integer({ min: 0, max: 70 }),
});
const anyAsk = fc.record({
  today: anyDay,
  // Close decisions are the hard ones, so half of them are.
  ahead: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 400 })),
  track: fc.constantFrom<Track>(...tracks),
  weeksNeeded: fc.constantFrom(0, 4, 10, 13, 19, 21),
  own: fc.option(anySettings, { nil: undefined }),
});
type Ask = typeof anyAsk extends fc.Arbitrary<infer Each> ? Each : never;

const settingsOf = ({ own, track }: Ask) =>
  own
    ? {
        ...settings,
        periodWeeks: { ...settings.periodWeeks, [track]: own.weeks },
        decisionGap: { ...settings.decisionGap, [track]: own.gap },
      }
    : settings;
const row = (kind: string, from: string, to: string, over: Partial<CouncilDate> = {}): CouncilDate => ({
  ...{ kind, severity: "medium", from: day(from), to: day(to), areas: [] },
  ...over,
});
const datesOf = (...rows: CouncilDate[]) =>
  createCouncilDates({ dates: () => rows, settings: () => settings, workingDays });
/** A council with holidays and a by-election of its own, beside the ordinary day in May. */
const withHolidays = datesOf(
  row("School holiday", "2026-10-26", "2026-10-30"),
  row("School holiday", "2027-02-15", "2027-02-19"),
  row("School holiday", "2027-07-21", "2027-08-31"),
  row("Election period", "2027-10-04", "2027-11-11", { severity: "block" }),
);
const decisionOf = ({ today, ahead }: Ask): Day => addDays(today, ahead);

const proposed = (ask: Ask) =>
  proposeDates(
    { decisionDate: decisionOf(ask), track: ask.track, today: ask.today, weeksNeeded: ask.weeksNeeded },
    { settings: settingsOf(ask), workingDays, councilDates: withHolidays },
  );

const holds = (property: (ask: Ask, dates: NonNullable<ReturnType<typeof proposeDates>>) => void) =>
  fc.assert(
    fc.property(anyAsk, (ask) => {
      const dates = proposed(ask);
      if (dates) property(ask, dates);
    }),
    { numRuns: 150 },
  );

describe("proposed dates, whatever the decision, the track and the council's settings", () => {
  it("never open before today, nor on a day off", () =>
    holds(({ today }, { startDate }) => {
      expect(startDate > today).toBe(true);
      expect(workingDays.isWorkingDay(startDate)).toBe(true);
    }));

  it("never close on a day off or a Friday", () =>
    holds((_, { endDate }) => {
      expect(workingDays.isWorkingDay(endDate)).toBe(true);
      expect(weekday(endDate)).not.toBe(5);
    }));

  it("always close after they open and before the decision", () =>
    holds((ask, { startDate, endDate }) => {
      expect(endDate > startDate).toBe(true);
      expect(endDate < decisionOf(ask)).toBe(true);
    }));

  it("are there whenever the decision is three working weeks away", () =>
    fc.assert(
      fc.property(anyAsk, (ask) => {
        if (workingDays.between(ask.today, decisionOf(ask)) < 15) return;
        expect(proposed(ask)).toBeDefined();
      }),
    ));

  it("give people a week at least when the decision is five weeks away", () =>
    holds((ask, { startDate, endDate }) => {
      if (ask.ahead >= 35) expect(daysBetween(startDate, endDate)).toBeGreaterThanOrEqual(7);
    }));

  it("are the same every time", () =>
    holds((ask, dates) => {
      expect(proposed(ask)).toEqual(dates);
    }));

  it("are not warned of as too short or too near, unless there was no time", () =>
    holds((ask, dates) => {
      if (dates.because.some((why) => why.includes("less time"))) return;
      const warnings = warnOfDates(
        { ...dates, decisionDate: decisionOf(ask) },
        { track: ask.track, today: ask.today, settings: settingsOf(ask), workingDays },
      );
      const unfit = warnings.filter((each) =>
        /track asks|working day|at a weekend|on a Friday|past/.test(each),
      );
      expect(unfit).toEqual([]);
    }));

  it("say how many working days are really left for the report", () =>
    holds((ask, { endDate, because }) => {
      const left = workingDays.between(endDate, decisionOf(ask));
      const said = because.find((why) => why.startsWith("Closing leaves"));
      if (said) expect(said).toContain(` ${left} working days`);
    }));
});

describe("keeping the proposed dates", () => {
  it("changes neither the level nor the track nor the proposal", async () => {
    const answers = fc.record({
      ahead: fc.integer({ min: 30, max: 400 }),
      impact: fc.constantFrom("1", "2", "3"),
      open: fc.constantFrom("some", "wide"),
      share: fc.constantFrom("hear", "advise", "design", "decide"),
      canDelegate: fc.constantFrom("yes", "no"),
    });
    await fc.assert(
      fc.asyncProperty(answers, async ({ ahead, ...level }) => {
        const { consultations, filled } = openPlanning();
        const decisionDate = addDays(day("2027-06-01"), ahead);
        const { planId, view } = await filled("level", { describe: { decisionDate }, level });
        if (!view.proposed) return;
        const { startDate, endDate } = view.proposed;
        const kept = await consultations.checkDates({
          planId,
          by: people.alex,
          typed: { startDate, endDate },
        });
        expect(kept.problems).toEqual([]);
        expect(kept.level).toMatchObject({ level: view.level?.level, track: view.level?.track });
        expect(kept.proposed).toEqual(view.proposed);
      }),
      { numRuns: 40 },
    );
  });
});

describe("proposed dates", () => {
  const propose = (
    ask: { decisionDate: string; track: Track; today: string; areas?: string[]; minimumWeeks?: number },
    rules: Partial<ProposingRules> = {},
  ) =>
    proposeDates(
      { ...ask, decisionDate: day(ask.decisionDate), today: day(ask.today) },
      { settings, workingDays, councilDates, ...rules },
    );

  it("neither open nor close just before a poll while there is time to run earlier", () => {
    // The usual run opens on 19 April; the pre-election period of 2027 is 31 March to 6 May.
    const dates = propose({ decisionDate: "2027-07-14", track: "standard", today: "2027-01-04" });
    expect(dates).toMatchObject({ startDate: "2027-02-12", endDate: "2027-03-30" });
    expect(dates?.because).toContain("It closes before a pre-election period, in case you vote then.");
    const late = propose({ decisionDate: "2027-07-14", track: "standard", today: "2027-03-01" });
    expect(late).toMatchObject({ startDate: "2027-04-19", endDate: "2027-06-02" });
  });

  it("open a working day earlier for each bank holiday in the run", () => {
    const dates = propose({ decisionDate: "2027-10-13", track: "standard", today: "2027-01-04" });
    expect(dates).toMatchObject({ startDate: "2027-07-06", endDate: "2027-09-01" });
    expect(dates?.because.slice(1)).toEqual([
      "Opens 2 weeks sooner for August or Christmas.",
      "Opens a working day sooner for Summer bank holiday.",
    ]);
    const one = propose({ decisionDate: "2027-10-13", track: "light", today: "2027-01-04" });
    expect(one?.because.some((why) => why.includes("bank holiday"))).toBe(false);
  });

  it("name the one bank holiday they make room for", () => {
    const dates = propose({ decisionDate: "2027-09-29", track: "light", today: "2027-01-04" });
    expect(dates).toMatchObject({ startDate: "2027-08-10", endDate: "2027-09-08" });
    expect(dates?.because).toContain("Opens a working day sooner for Summer bank holiday.");
  });

  it("add what the council's settings say, and nothing where they say nothing", () => {
    const ask = { decisionDate: "2027-10-13", track: "standard" as const, today: "2027-01-04" };
    const adding = (extensions: Partial<typeof settings.extensions>) =>
      propose(ask, { settings: { ...settings, extensions: { ...settings.extensions, ...extensions } } });
    const none = adding({ bankHolidayDays: 0, quietSeasonWeeks: 0 });
    expect(none).toMatchObject({ startDate: "2027-07-21", endDate: "2027-09-01" });
    expect(none?.because).toHaveLength(1);
    expect(adding({ bankHolidayDays: 3, quietSeasonWeeks: 0 })?.because).toContain(
      "Opens 3 working days sooner for Summer bank holiday.",
    );
    expect(adding({ bankHolidayDays: 0, quietSeasonWeeks: 4 })).toMatchObject({ startDate: "2027-06-23" });
  });

  it("open sooner for the school holidays of the list, but not on the light track or for other areas", () => {
    const ask = { decisionDate: "2027-12-22", today: "2027-01-04", areas: ["Abbey"] };
    const rules = { councilDates: datesOf(row("School holiday", "2027-10-25", "2027-10-29")) };
    const plain = propose({ ...ask, track: "standard" });
    expect(plain).toMatchObject({ startDate: "2027-09-29", endDate: "2027-11-10" });
    const more = propose({ ...ask, track: "standard" }, rules);
    expect(more).toMatchObject({ startDate: "2027-09-22", endDate: "2027-11-10" });
    expect(more?.because).toContain("Opens 1 week sooner for school holidays.");
    for (const over of [{ areas: ["Castle"] }, { severity: "ignore" }, { to: day("2027-10-27") }])
      expect(
        propose(
          { ...ask, track: "standard" },
          { councilDates: datesOf(row("School holiday", "2027-10-25", "2027-10-29", over)) },
        ),
      ).toEqual(plain);
    const light = { ...ask, track: "light" as const, decisionDate: "2027-11-26" };
    expect(propose(light, rules)).toEqual(propose(light));
  });

  it("follow the elections of the council's list", () => {
    const ask = {
      decisionDate: "2027-07-14",
      track: "standard" as const,
      today: "2027-01-04",
      areas: ["Abbey"],
    };
    const may = (over: Partial<CouncilDate>) => row("Election period", "2027-03-31", "2027-05-06", over);
    const usual = { startDate: "2027-04-19", endDate: "2027-06-02" };
    expect(propose(ask, { councilDates: datesOf(may({ severity: "ignore" })) })).toMatchObject(usual);
    expect(propose(ask, { councilDates: datesOf(may({ severity: "block" })) })).toMatchObject({
      endDate: "2027-03-30",
    });
    // The notice of this council's own day, and a by-election in one ward.
    const own = datesOf(may({ severity: "block", from: day("2027-03-22") }));
    expect(propose(ask, { councilDates: own })).toMatchObject({ endDate: "2027-03-18" });
    const byElection = (areas: string[]) =>
      datesOf(
        may({ severity: "ignore" }),
        row("Election period", "2027-05-24", "2027-06-24", { severity: "block", areas }),
      );
    expect(propose(ask, { councilDates: byElection(["Castle"]) })).toMatchObject(usual);
    expect(propose(ask, { councilDates: byElection(["Abbey"]) })).toMatchObject({ endDate: "2027-05-20" });
  });

  it("run for the least weeks by law, where those are more than the track's", () => {
    const dates = propose({
      ...{ decisionDate: "2027-12-22", track: "light", today: "2027-01-04" },
      minimumWeeks: 6,
    });
    expect(dates?.because[0]).toContain("6 weeks open");
    expect(daysBetween(dates?.startDate ?? day("2027-01-01"), dates?.endDate ?? day("2027-01-01"))).toBe(42);
  });

  it("are hurried honestly when the track's time has gone", () => {
    const dates = propose({ decisionDate: "2027-07-14", track: "full", today: "2027-06-01" });
    expect(dates).toEqual({
      startDate: "2027-06-08",
      endDate: "2027-06-15",
      because: [
        "The full track asks for 8 weeks and then 45 working days before the decision.",
        "There is less time than that, so it opens as soon as it can.",
      ],
    });
  });

  it("leave out the usual notice when the decision is days away", () => {
    const dates = propose({ decisionDate: "2027-06-09", track: "light", today: "2027-06-01" });
    expect(dates).toMatchObject({ startDate: "2027-06-02", endDate: "2027-06-08" });
  });

  it.each([
    ["tomorrow", "2027-06-02"],
    ["the day after", "2027-06-03"],
    ["after a weekend that leaves only a Friday", "2027-06-05"],
  ])("are none when it is decided %s", (_, decisionDate) => {
    const today = decisionDate === "2027-06-05" ? "2027-06-03" : "2027-06-01";
    expect(propose({ decisionDate, track: "light", today })).toBeUndefined();
  });
});

describe("a decision only days away", () => {
  it("names no day before a vote, and has the clash check offer no sooner one", async () => {
    const asked: unknown[] = [];
    const { filled } = openPlanning({
      at: "2027-01-05T09:00:00Z",
      clashCheck: ({ decideFrom }) => {
        asked.push(decideFrom);
        return { findings: [], alternatives: [] };
      },
    });
    const { view } = await filled("level", { describe: { decisionDate: "2027-03-24" } });
    expect(view.warnings.join(" ")).toContain("To keep its times, decide on Fri 7 May 2027 or later.");
    expect(new Set(asked)).toEqual(new Set(["2027-05-07"]));
  });

  it("shows a person why nothing is proposed, and lets them choose all the same", async () => {
    const { consultations, filled } = openPlanning();
    const { planId, view } = await filled("level", { describe: { decisionDate: "2027-06-03" } });
    expect(view.stage).toBe("dates");
    expect(view.proposed).toBeUndefined();
    expect(view.warnings).toEqual([
      "Thu 3 Jun 2027 is too near to propose dates: nobody could reply before it. Ask if it can be decided later.",
      "This decision is too soon for the standard track. To keep its times, decide on Wed 1 Sept 2027 or later.",
    ]);
    const typed = { startDate: "2027-06-01", endDate: "2027-06-02" };
    const chosen = await consultations.fillCard({ planId, by: people.alex, stage: "dates", typed });
    expect(chosen.stage).toBe("confirm");
    expect(chosen.warnings).toContain(
      "It runs for 1 day. The standard track asks for 6 weeks (a setting of this council).",
    );
    expect(chosen.warnings).toContain(
      "Only 1 working day is left between closing and the decision. This track asks for 30.",
    );
  });

  it("still has a level, and steps once there are dates", async () => {
    const { filled } = openPlanning();
    const { view } = await filled("level", { describe: { decisionDate: "2027-06-03" }, level: card2 });
    expect(view.level?.level).toBe("consult");
    expect(view.steps).toEqual([]);
  });
});

describe("the pre-election period", () => {
  // As published for these years' local elections.
  it.each(["2016-03-30", "2017-03-27", "2021-03-29", "2023-03-27", "2025-03-25"])(
    "starts on %s",
    (starts) => {
      const touches = (to: Day) => pollTouching({ from: addDays(to, -7), to }, workingDays) !== undefined;
      expect(touches(day(starts))).toBe(true);
      expect(touches(addDays(day(starts), -1))).toBe(false);
    },
  );

  it("touches a run from 25 working days before the first Thursday in May to the poll itself", () => {
    const touches = (from: string, to: string) =>
      pollTouching({ from: day(from), to: day(to) }, workingDays) !== undefined;
    expect(workingDays.add(day("2027-05-06"), -25)).toBe("2027-03-31");
    expect(touches("2027-01-04", "2027-03-30")).toBe(false);
    expect(touches("2027-01-04", "2027-03-31")).toBe(true);
    expect(touches("2027-05-06", "2027-06-30")).toBe(true);
    expect(touches("2027-05-07", "2027-06-30")).toBe(false);
    expect(touches("2026-11-02", "2027-06-30")).toBe(true);
  });
});
