import { type Day, day } from "../../../bot/common/days";
import { asStepId } from "../../../bot/common/ids";
import { englandWorkingDays } from "../../../bot/common/working-days";
import { type Circumstance, circumstances, type PlanStepsAsk, planSteps } from "../../../bot/toolkit";

const workingDays = englandWorkingDays();

// A Full run: open Monday 7 June to Friday 30 July 2027, decided Monday 4 October.
const dates = { startDate: day("2027-06-07"), endDate: day("2027-07-30"), decisionDate: day("2027-10-04") };

const plan = (
  changed: Partial<Omit<PlanStepsAsk, "circumstances">> = {},
  some: readonly Circumstance[] = [],
) =>
  planSteps({
    level: "involve",
    track: "full",
    circumstances: new Set(some),
    dates,
    today: day("2026-11-23"),
    workingDays,
    ...changed,
  });

const idsOf = (steps: ReturnType<typeof plan>): string[] => steps.map(({ stepId }) => stepId);

function stepOf(steps: ReturnType<typeof plan>, id: string) {
  const found = steps.find(({ stepId }) => stepId === asStepId(id));
  if (!found) throw new Error(`${id} is not in the plan`);
  return found;
}

describe("which steps are planned", () => {
  it("carries 17 steps for an Inform on the Light track with nothing special", () => {
    expect(idsOf(plan({ level: "inform", track: "light" }))).toEqual([
      ...["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "1.4", "2.1", "2.2", "2.7", "2.10"],
      ...["3.4", "3.9", "4.3", "9.2", "9.3", "9.5"],
    ]);
  });

  it("carries every step of the track when everything is true", () => {
    expect(plan({ level: "empower" }, circumstances)).toHaveLength(65);
    expect(plan({ level: "empower", track: "standard" }, circumstances)).toHaveLength(65);
    expect(plan({ level: "empower", track: "light" }, circumstances)).toHaveLength(48);
  });

  it("is in working order, with 1.10 after 1.9", () => {
    const ids = idsOf(plan({}, circumstances));
    expect(ids.slice(ids.indexOf("1.8"), ids.indexOf("2.1") + 1)).toEqual([
      "1.8",
      "1.9",
      "1.10",
      "1.11",
      "2.1",
    ]);
  });

  it("adds the full data protection assessment only when the risk is high too", () => {
    expect(idsOf(plan({}, ["personalData"]))).not.toContain("1.7");
    expect(idsOf(plan({}, ["personalData", "highRisk"]))).toContain("1.7");
  });

  it("leaves out what belongs to another track", () => {
    expect(idsOf(plan({ track: "light" }))).not.toContain("1.1");
    expect(idsOf(plan({ track: "standard" }))).toContain("1.1");
  });

  it("gives what a person needs to see of each step", () => {
    expect(stepOf(plan(), "1.1")).toEqual({
      stepId: "1.1",
      phase: 1,
      phaseTitle: "The law, equality and personal data",
      title: "Find out if the law makes you consult",
      gate: "G2",
      signOff: "Legal, if there is a duty or any doubt",
      dueOn: "2027-03-11",
      compressed: false,
    });
    expect(stepOf(plan(), "2.7")).not.toHaveProperty("gate");
  });
});

describe("when a step is due", () => {
  it.each([
    // Counted by hand on the calendar of 2027.
    ["0.6 before the start, over Easter and two May holidays", "0.6", "2027-03-09"],
    ["4.3 on the start itself", "4.3", "2027-06-07"],
    ["5.1 two days after the start", "5.1", "2027-06-09"],
    ["5.3 half way", "5.3", "2027-07-02"],
    ["5.6 five days before the end", "5.6", "2027-07-23"],
    ["6.1 the working day after the end", "6.1", "2027-08-02"],
    ["6.4 after the end, over the August holiday", "6.4", "2027-09-06"],
    ["7.1 eight days before the decision", "7.1", "2027-09-22"],
    ["7.2 two days after the decision", "7.2", "2027-10-06"],
  ])("dates %s", (_what, id, dueOn) => {
    expect(stepOf(plan(), id)).toMatchObject({ dueOn, compressed: false });
  });

  it("uses the days of the track", () => {
    expect(stepOf(plan({ track: "standard" }), "6.4").dueOn).toBe("2027-08-20");
    expect(stepOf(plan({ track: "light" }), "6.4").dueOn).toBe("2027-08-11");
  });

  it("takes the midpoint as half the working days of the run, rounded down", () => {
    const run = (startDate: string, endDate: string) =>
      stepOf(plan({ dates: { ...dates, startDate: day(startDate), endDate: day(endDate) } }), "5.3").dueOn;
    expect(run("2027-06-07", "2027-06-11")).toBe("2027-06-09");
    expect(run("2027-06-07", "2027-06-10")).toBe("2027-06-08");
    // 24 May to 11 June has 13 working days after the first; the bank holiday of 31 May is not one.
    expect(run("2027-05-24", "2027-06-11")).toBe("2027-06-02");
  });

  it("counts from the promised day when there is one", () => {
    const promised = { ...dates, feedbackPromised: day("2027-10-15") };
    expect(stepOf(plan({ dates: promised }), "8.3").dueOn).toBe("2027-10-19");
    expect(stepOf(plan({ dates: promised }), "9.5").dueOn).toBe("2027-10-22");
  });

  it("counts from 12 weeks after the end until a day is promised", () => {
    expect(stepOf(plan(), "8.3").dueOn).toBe("2027-10-26");
  });

  it("never lets those 12 weeks run over: a bank holiday moves them back", () => {
    // 12 weeks before Christmas Eve, Boxing Day moved: Monday 4 October to Monday 27 December 2027.
    const late = { ...dates, endDate: day("2027-10-04"), decisionDate: day("2027-12-01") };
    expect(stepOf(plan({ dates: late }), "8.3").dueOn).toBe("2027-12-30");
  });

  it("has no day yet for an event not booked or a deletion not dated", () => {
    const steps = plan({}, ["events", "personalData"]);
    expect(stepOf(steps, "5.4")).toMatchObject({ dueOn: undefined, compressed: false });
    expect(stepOf(steps, "9.4")).toMatchObject({ dueOn: undefined, compressed: false });
  });

  it("dates them once those days are known", () => {
    const known = { ...dates, eventDate: day("2027-06-17"), retentionDate: day("2028-10-04") };
    const steps = plan({ dates: known }, ["events", "personalData"]);
    expect(stepOf(steps, "5.4").dueOn).toBe("2027-06-21");
    expect(stepOf(steps, "9.4").dueOn).toBe("2028-10-04");
  });

  it("leaves a day that was fixed where it is, weekend or holiday", () => {
    const fixed: Partial<PlanStepsAsk> = {
      dates: { ...dates, startDate: day("2027-05-31"), retentionDate: day("2028-10-07") },
    };
    expect(stepOf(plan(fixed), "4.3").dueOn).toBe("2027-05-31");
    expect(stepOf(plan(fixed, ["personalData"]), "9.4").dueOn).toBe("2028-10-07");
  });

  it("counts from an anchor that is not a working day without moving it first", () => {
    const saturday = { ...dates, endDate: day("2027-07-31") };
    expect(stepOf(plan({ dates: saturday }), "6.1").dueOn).toBe("2027-08-02");
    expect(stepOf(plan({ dates: saturday }), "5.6").dueOn).toBe("2027-07-26");
  });
});

describe("when a day has already gone by", () => {
  const on = (today: Day) => plan({ today });

  it("gives it two working days from today and says so", () => {
    // 0.6 was due on Tuesday 9 March.
    expect(stepOf(on(day("2027-03-10")), "0.6")).toMatchObject({ dueOn: "2027-03-12", compressed: true });
    expect(stepOf(on(day("2027-03-25")), "0.6")).toMatchObject({ dueOn: "2027-03-31", compressed: true });
  });

  it("leaves alone a step that is due today", () => {
    expect(stepOf(on(day("2027-03-09")), "0.6")).toMatchObject({ dueOn: "2027-03-09", compressed: false });
  });

  it("touches only the steps that are late", () => {
    const steps = on(day("2027-03-10"));
    expect(steps.filter(({ compressed }) => compressed).map(({ stepId }) => stepId)).toEqual([
      ...["0.1", "0.2", "0.3", "0.4", "0.5", "0.6"],
    ]);
    expect(stepOf(steps, "1.1")).toMatchObject({ dueOn: "2027-03-11", compressed: false });
  });
});

it("counts what hangs on the feedback by the council's own weeks, until a day is promised", () => {
  const days = (changed: Parameters<typeof plan>[0]) =>
    plan(changed).map(({ stepId, dueOn }) => `${stepId} ${dueOn}`);
  const promised = { dates: { ...dates, feedbackPromised: day("2027-09-24") } };
  expect(days({ feedbackWeeks: 12 })).toEqual(days({}));
  // 24 September is eight weeks after it closes.
  expect(days({ feedbackWeeks: 8 })).toEqual(days(promised));
  expect(days({ feedbackWeeks: 8 })).not.toEqual(days({}));
});
