import type { Typed } from "../../../../bot/consultations";
import { people } from "../../../support/build";
import { openPlanning } from "./planning";

/** What an officer is told of these dates, on card 3. */
async function warned(
  dates: Typed,
  about: { describe?: Typed; level?: Typed; at?: string } = {},
): Promise<readonly string[]> {
  const { consultations, filled } = openPlanning({ at: about.at ?? "2027-06-01T09:00:00Z" });
  const { planId } = await filled("level", about);
  return (await consultations.checkDates({ planId, by: people.alex, typed: dates })).warnings;
}

describe("before keeping dates a person is told", () => {
  it("nothing, when there is nothing to tell", async () => {
    expect(await warned({ startDate: "2027-09-01", endDate: "2027-10-13" })).toEqual([]);
  });

  it("of a run shorter than the track's", async () => {
    expect(await warned({ startDate: "2027-09-01", endDate: "2027-09-15" })).toContain(
      "It runs for 2 weeks. The standard track asks for 6 weeks (a setting of this council).",
    );
    expect(await warned({ startDate: "2027-09-02", endDate: "2027-10-13" })).toContain(
      "It runs for 41 days. The standard track asks for 6 weeks (a setting of this council).",
    );
  });

  it("of too little time between closing and the decision", async () => {
    expect(await warned({ startDate: "2027-09-01", endDate: "2027-10-14" })).toContain(
      "Only 29 working days are left between closing and the decision. This track asks for 30.",
    );
  });

  it("of steps that should be done already, without those that confirming does", async () => {
    const { consultations, filled, confirmed, register } = openPlanning();
    const { planId, view } = await filled("level", { describe: { decisionDate: "2027-08-18" } });
    const typed = { startDate: view.proposed?.startDate, endDate: view.proposed?.endDate };
    const { warnings, steps } = await consultations.fillCard({
      planId,
      by: people.alex,
      stage: "dates",
      typed,
    });
    const { consultation } = await confirmed(planId);
    const dueSoon = register.actions
      .of(consultation.reference)
      .filter(({ status, dueDate }) => status === "Open" && dueDate === "2027-06-03");
    const done = ["0.1", "0.4", "0.5"];
    const late = steps.filter((step) => step.compressed && !done.includes(step.stepId)).length;
    expect(late).toBeGreaterThan(1);
    expect(dueSoon.length).toBeGreaterThanOrEqual(late);
    expect(warnings).toContain(
      `${late} of ${steps.length} steps should already be done. They are due in two working days, and your reviewer will see this.`,
    );
  });
});

describe("a key decision", () => {
  const key = { level: { circumstances: "survey,keyDecision" } };
  const notice = /A key decision needs 28 clear days' public notice/;

  it("too near for its public notice is warned of, with a day that would do", async () => {
    const { filled } = openPlanning();
    // 29 days from 1 June is the 30th: the days of the notice and of the decision do not count.
    const { view } = await filled("level", { describe: { decisionDate: "2027-06-29" }, ...key });
    expect(view.warnings).toContain(
      "A key decision needs 28 clear days' public notice (Executive Arrangements Regulations 2012, regulations 8 and 9). Tue 29 Jun 2027 is too soon for that. Move the decision to Wed 30 Jun 2027 or later, or ask your Monitoring Officer.",
    );
  });

  it.each([
    ["with 28 clear days before it", "2027-06-30", key],
    ["that is none", "2027-06-29", {}],
  ])("%s is not", async (_, decisionDate, about) => {
    const { filled } = openPlanning();
    const { view } = await filled("level", { describe: { decisionDate }, ...about });
    expect(view.warnings.filter((each) => notice.test(each))).toEqual([]);
  });

  it("is warned of to the last card, and where no dates can be proposed or those typed are wrong", async () => {
    const { consultations, filled } = openPlanning();
    const { planId, view } = await filled("level", { describe: { decisionDate: "2027-06-03" }, ...key });
    expect(view.warnings.join(" ")).toMatch(notice);
    const wrong = await consultations.checkDates({ planId, by: people.alex, typed: { startDate: "no" } });
    expect(wrong.warnings.join(" ")).toMatch(notice);
    const typed = { startDate: "2027-06-01", endDate: "2027-06-02" };
    const last = await consultations.fillCard({ planId, by: people.alex, stage: "dates", typed });
    expect(last.stage).toBe("confirm");
    expect(last.warnings.join(" ")).toMatch(notice);
  });
});
