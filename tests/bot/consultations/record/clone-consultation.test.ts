import { addDays, day } from "../../../../bot/common/days";
import type { Person } from "../../../../bot/common/person";
import type { Consultation } from "../../../../bot/consultations";
import { nextTitle } from "../../../../bot/consultations/record/clone-consultation";
import { buildConsultation, named, people, reference } from "../../../support/build";
import { openPlanning } from "../planning/planning";

const { alex, grady, lee, megan } = people;

const lastYears: Partial<Consultation> = {
  ...{ reference: reference("2026-00007"), title: "Budget 2026/27", leadOfficer: named(grady) },
  ...{ workflowStatus: "Complete", areas: ["Abbey", "Castle"], audiences: ["Residents"] },
  ...{ startDate: day("2026-09-01"), endDate: day("2026-10-13"), decisionDate: day("2026-11-24") },
  levelAnswers: JSON.stringify({
    ...{ open: "some", duty: "no", impact: 2, protected: false, share: "hear", canDelegate: false },
    ...{ freshEvidence: false, weeks: 14, circumstances: ["online", "survey"] },
  }),
  ...{ whyConsulting: "To set the budget.", whatCanChange: "Where the money goes.", minimumWeeks: 4 },
  ...{ contactName: "Finance team", contactEmail: "finance@council.example", sponsor: named(megan) },
  ...{ methods: ["Online survey"], seldomHeard: ["Young people"], responses: 240, costActual: 900 },
  ...{ reviewNote: "Fine", outcomeSummary: "Agreed", lessons: "Start earlier", evalScore: 5 },
  ...{ visibility: "Public", feedbackPublished: day("2026-12-20") },
  supportingDocuments: [{ title: "Draft budget", url: "https://council.example/budget" }],
};

function register(over: Partial<Consultation> = {}) {
  const planning = openPlanning();
  const row = buildConsultation({ ...lastYears, ...over });
  planning.register.put(row);
  const clone = (by: Person = alex) =>
    planning.consultations.cloneConsultation({ reference: row.reference, by });
  return { ...planning, row, clone };
}

describe("copying a consultation as next year's", () => {
  it("is a plan filled in, a year on, at its first card", async () => {
    const { clone } = register();
    const { stage, plan, problems } = await clone();
    expect([stage, problems]).toEqual(["describe", []]);
    expect(plan.typed).toMatchObject({
      ...{ title: "Budget 2027/28", areas: "Abbey,Castle", impact: "2", protected: "no" },
      ...{ startDate: "2027-08-31", endDate: "2027-10-12", decisionDate: "2027-11-23" },
      circumstances: "online,survey",
    });
    expect(addDays(day("2026-09-01"), 364)).toBe(plan.typed.startDate);
  });

  it("becomes an idea of whoever confirms it, with its details and without its results", async () => {
    const { clone, consultations, confirmed } = register();
    const { plan } = await clone();
    for (const stage of ["describe", "level", "dates"] as const)
      await consultations.fillCard({ planId: plan.id, by: alex, stage, typed: {} });
    const { consultation, dueFirst } = await confirmed(plan.id);
    expect(dueFirst).not.toEqual([]);
    expect(consultation).toMatchObject({
      ...{ reference: "2027-00001", title: "Budget 2027/28", workflowStatus: "Idea" },
      ...{ leadOfficer: named(alex), dateCertainty: "Anticipated", startDate: "2027-08-31" },
      ...{ whyConsulting: "To set the budget.", whatCanChange: "Where the money goes.", minimumWeeks: 4 },
      ...{ contactName: "Finance team", methods: ["Online survey"], seldomHeard: ["Young people"] },
      ...{ relatedConsultations: ["2026-00007"], sponsor: named(megan) },
      supportingDocuments: [
        { title: "Draft budget (from 2026-00007)", url: "https://council.example/budget" },
      ],
      ...{ responses: undefined, costActual: undefined, reviewNote: "", outcomeSummary: "", lessons: "" },
      ...{ evalScore: undefined, visibility: "Internal", feedbackPublished: undefined },
    });
  });

  it("pressed twice is one plan, even after it was thrown away", async () => {
    const { clone, consultations, plans } = register();
    const { plan } = await clone();
    await consultations.discardPlan({ planId: plan.id, by: alex });
    expect((await clone()).plan.id).toBe(plan.id);
    expect(await plans.unfinished(alex.id)).toHaveLength(1);
  });

  it("that is on the register already leads to it", async () => {
    const { clone, consultations, confirmed } = register();
    const { plan } = await clone();
    for (const stage of ["describe", "level", "dates"] as const)
      await consultations.fillCard({ planId: plan.id, by: alex, stage, typed: {} });
    await confirmed(plan.id);
    await expect(clone()).rejects.toMatchObject({
      code: "conflict",
      message: "You copied this already, as 2027-00001. Type: consultation 2027-00001",
    });
    // Another officer's copy is their own.
    expect((await clone(grady)).plan.id).not.toBe(plan.id);
  });

  it("moves on until the days are still to come", async () => {
    const { clone } = register({ startDate: day("2024-09-03"), title: "Survey 2024" });
    expect((await clone()).plan.typed).toMatchObject({ title: "Survey 2027", startDate: "2027-08-31" });
  });

  it("is for officers", async () => {
    const { clone } = register();
    await expect(clone(lee)).rejects.toMatchObject({ code: "not_allowed" });
  });
});

it.each([
  ["Budget 2026/27", "Budget 2027/28"],
  ["Budget 2026-27", "Budget 2027-28"],
  ["Budget 2026–2027", "Budget 2027–2028"],
  ["Parks survey 2026", "Parks survey 2027"],
  ["Budget 2099/00", "Budget 2100/01"],
  ["Parks strategy", "Parks strategy"],
  ["The 12026 trees of 2026-12", "The 12026 trees of 2026-12"],
])("%s becomes %s", (from, to) => {
  expect(nextTitle(from)).toBe(to);
});
