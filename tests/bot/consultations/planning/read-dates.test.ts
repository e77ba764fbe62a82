import type { Typed } from "../../../../bot/consultations";
import { people } from "../../../support/build";
import { card3, openPlanning, problemsOf } from "./planning";

const { alex } = people;

async function dated(typed: Typed, verb: "fillCard" | "checkDates" = "fillCard") {
  const { consultations, filled } = openPlanning();
  const { planId } = await filled("level");
  const view = await consultations[verb]({ planId, by: alex, stage: "dates", typed });
  return { view, problems: problemsOf(view) };
}

describe("card 3 says in plain words what is wrong, and keeps what was typed", () => {
  it.each<[string, Typed, Record<string, string>]>([
    [
      "the end before the start",
      { startDate: "2027-10-13", endDate: "2027-09-01" },
      {
        endDate: "It closes on Wed 1 Sept 2027, which is not after it opens. Choose a later closing day.",
      },
    ],
    [
      "one day for both",
      { startDate: "2027-09-01", endDate: "2027-09-01" },
      {
        endDate: "It closes on Wed 1 Sept 2027, which is not after it opens. Choose a later closing day.",
      },
    ],
    [
      "an opening in the past",
      { startDate: "2027-05-28", endDate: "2027-09-01" },
      { startDate: "Fri 28 May 2027 has gone. Choose a later opening day." },
    ],
    [
      "closing on the day of the decision",
      { startDate: "2027-09-01", endDate: "2027-11-24" },
      { endDate: "The decision is on Wed 24 Nov 2027. Close before it, so that replies can count." },
    ],
    [
      "a year wrong",
      { startDate: "2027-09-01", endDate: "2028-10-13" },
      { endDate: "The decision is on Wed 24 Nov 2027. Close before it, so that replies can count." },
    ],
    [
      "31 February",
      { startDate: "2027-02-31", endDate: "2027-10-13" },
      { startDate: '"2027-02-31" is not a date. Choose one from the calendar.' },
    ],
    [
      "the year 20267",
      { startDate: "2027-09-01", endDate: "20267-10-13" },
      { endDate: '"20267-10-13" is not a date. Choose one from the calendar.' },
    ],
    [
      "nothing chosen",
      { startDate: "", endDate: "" },
      { startDate: "Choose the day it opens.", endDate: "Choose the day it closes." },
    ],
  ])("%s", async (_, typed, expected) => {
    for (const verb of ["fillCard", "checkDates"] as const) {
      const { view, problems } = await dated(typed, verb);
      expect(problems).toMatchObject(expected);
      expect(view.stage).toBe("dates");
      expect(view.plan.typed).toMatchObject(typed);
      expect(view.dates).toBeUndefined();
    }
  });

  it("does not run for more than a year", async () => {
    const { consultations, filled } = openPlanning();
    const { planId } = await filled("level", { describe: { decisionDate: "2030-11-27" } });
    const typed = { startDate: "2027-09-01", endDate: "2028-09-04" };
    const view = await consultations.fillCard({ planId, by: alex, stage: "dates", typed });
    expect(problemsOf(view)).toEqual({
      endDate: "It would run for more than a year. Check the year of both dates.",
    });
  });

  it("says nothing of the proposed dates while showing others that cannot be", async () => {
    const { consultations, filled } = openPlanning();
    const { planId, view: before } = await filled("level", { describe: { decisionDate: "2027-07-14" } });
    expect(before.warnings).not.toEqual([]);
    const typed = { startDate: "2027-07-12", endDate: "2027-07-05" };
    const view = await consultations.checkDates({ planId, by: alex, typed });
    expect(view.warnings).toEqual([
      "This decision is too soon for the standard track. To keep its times, decide on Wed 1 Sept 2027 or later.",
    ]);
  });
});

describe("card 3", () => {
  it("opens today at the earliest", async () => {
    const { view } = await dated({ startDate: "2027-06-01", endDate: "2027-07-14" });
    expect(view.stage).toBe("confirm");
  });

  it("shows the warnings of dates being tried, and stays", async () => {
    const { view } = await dated({ startDate: "2027-09-01", endDate: "2027-10-15" }, "checkDates");
    expect(view.stage).toBe("dates");
    expect(view.warnings).toContain(
      "Only 28 working days are left between closing and the decision. This track asks for 30.",
    );
  });

  it("forgives unseen characters pasted with a date", async () => {
    const { view } = await dated({ ...card3, startDate: "\u200b2027-09-01" });
    expect(view.dates).toEqual(card3);
  });
});
