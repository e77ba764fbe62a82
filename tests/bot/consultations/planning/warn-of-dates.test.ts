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

  it("of opening on a bank holiday, and of a better day", async () => {
    expect(await warned({ startDate: "2027-08-30", endDate: "2027-10-13" })).toContain(
      "It opens on a bank holiday (Summer bank holiday). Try Tue 31 Aug 2027.",
    );
  });

  it("of opening and closing at a weekend", async () => {
    const warnings = await warned({ startDate: "2027-08-28", endDate: "2027-10-10" });
    expect(warnings).toContain("It opens at a weekend. Try Tue 31 Aug 2027.");
    expect(warnings).toContain("It closes at a weekend. Try Mon 11 Oct 2027.");
  });

  it("of closing on a Friday", async () => {
    expect(await warned({ startDate: "2027-09-01", endDate: "2027-10-15" })).toContain(
      "It closes on a Friday, when nobody can help late repliers. Try Thu 14 Oct 2027.",
    );
  });

  it.each([
    ["the Thursday before is a bank holiday", "2026-01-02", "Wed 31 Dec 2025"],
    ["it opened the day before", "2025-11-14", "Mon 17 Nov 2025"],
  ])("of a day that is really better than a Friday, when %s", async (_, endDate, better) => {
    const startDate = endDate === "2025-11-14" ? "2025-11-13" : "2025-11-12";
    const warnings = await warned(
      { startDate, endDate },
      { describe: { decisionDate: "2026-03-04" }, at: "2025-10-01T09:00:00Z" },
    );
    expect(warnings).toContain(`It closes on a Friday, when nobody can help late repliers. Try ${better}.`);
  });

  it("of a Friday that is a bank holiday once, and not of the Thursday that is one too", async () => {
    const warnings = await warned(
      { startDate: "2025-11-05", endDate: "2025-12-26" },
      { describe: { decisionDate: "2026-03-04" }, at: "2025-10-01T09:00:00Z" },
    );
    expect(warnings).toContain("It closes on a bank holiday (Boxing Day). Try Mon 29 Dec 2025.");
    expect(warnings.join(" ")).not.toContain("on a Friday");
  });

  it("never to close on the day it is decided", async () => {
    const warnings = await warned(
      { startDate: "2027-09-01", endDate: "2027-10-10" },
      { describe: { decisionDate: "2027-10-11" } },
    );
    expect(warnings).toContain("It closes at a weekend. Try Thu 7 Oct 2027.");
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

  it("of the bank holidays in it", async () => {
    const decided = { describe: { decisionDate: "2028-07-12" } };
    expect(await warned({ startDate: "2028-03-29", endDate: "2028-05-10" }, decided)).toContain(
      "Allow 3 working days more for Good Friday, Easter Monday, Early May bank holiday.",
    );
    expect(await warned({ startDate: "2028-04-20", endDate: "2028-05-10" }, decided)).toContain(
      "Allow a working day more for Early May bank holiday.",
    );
  });

  it("of no bank holiday that the run was made longer for", async () => {
    const decided = { describe: { decisionDate: "2028-07-12" } };
    const longer = await warned({ startDate: "2028-03-28", endDate: "2028-05-12" }, decided);
    expect(longer.join(" ")).not.toContain("Good Friday");
  });

  it("of the pre-election period", async () => {
    const warnings = await warned(
      { startDate: "2028-03-20", endDate: "2028-05-10" },
      { describe: { decisionDate: "2028-07-12" } },
    );
    expect(warnings).toContain(
      "If this area votes on Thu 4 May 2028, the pre-election period starts by Mon 27 Mar 2028. Do not open or close in it (Local Government Association guidance). Ask your Monitoring Officer.",
    );
  });

  it("of August, and of Christmas and New Year", async () => {
    expect((await warned({ startDate: "2027-08-31", endDate: "2027-10-13" })).join(" ")).toContain(
      "Fewer people reply in August 2027. Open by Wed 18 Aug 2027 to allow two weeks more.",
    );
    const decided = { describe: { decisionDate: "2028-05-24" } };
    const christmas = "Fewer people reply from 20 December 2027 to 3 January.";
    expect((await warned({ startDate: "2027-11-10", endDate: "2027-12-20" }, decided)).join(" ")).toContain(
      christmas,
    );
    expect((await warned({ startDate: "2028-01-03", endDate: "2028-02-16" }, decided)).join(" ")).toContain(
      christmas,
    );
    expect(
      (await warned({ startDate: "2028-01-04", endDate: "2028-02-16" }, decided)).join(" "),
    ).not.toContain(christmas);
  });

  it("of steps that should be done already, without the one that logging does", async () => {
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
    const late = steps.filter((step) => step.compressed && step.stepId !== "0.1").length;
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
