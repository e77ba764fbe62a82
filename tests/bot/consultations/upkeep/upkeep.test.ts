import { day } from "../../../../bot/common/days";
import type { Person } from "../../../../bot/common/person";
import {
  type Consultation,
  type ConsultationsDeps,
  createConsultations,
  type NextYearAsk,
  type PlanCheck,
} from "../../../../bot/consultations";
import { buildConsultation, named, people, reference } from "../../../support/build";
import { memoryUpkeep } from "../../../support/memory-dates";
import { memoryDirectory } from "../../../support/memory-stores";
import { openPlanning } from "../planning/planning";

const { alex, megan, adele, grady, lee } = people;
const secondLead: Person = { ...grady, roles: ["officer", "engagementLead"] };

interface Given {
  at?: string;
  rows?: Partial<Consultation>[];
  here?: readonly Person[];
  reviewers?: string[];
  fails?: () => boolean;
}

function build({ at = "2027-10-01T09:00:00Z", rows = [{}], here, reviewers = [], fails }: Given = {}) {
  const asked: { to: Person; ask: NextYearAsk }[] = [];
  const shown: { to: Person; check: PlanCheck }[] = [];
  const state = { now: new Date(at), month: 10 };
  const upkeep: ConsultationsDeps["upkeep"] = {
    ...memoryUpkeep({
      async nextYear(to, ask) {
        if (fails?.()) throw new Error("The queue does not answer");
        asked.push({ to, ask });
      },
      planCheck: async (to, check) => void shown.push({ to, check }),
    }),
    planAheadMonth: () => state.month,
  };
  const planning = openPlanning({
    clock: { now: () => state.now },
    directory: memoryDirectory(here ?? [alex, megan, adele, grady, lee]),
    upkeep,
  });
  planning.deps.review.reviewerLines = () => reviewers;
  rows.forEach((row, index) => {
    planning.register.put(buildConsultation({ reference: reference(`2027-0000${index + 1}`), ...row }));
  });
  const instance = () => createConsultations(planning.deps);
  return { ...planning, another: instance, asked, shown, state };
}

const names = (all: readonly { to: Person }[]) => all.map(({ to }) => to.name).sort();

describe("anything for next year?", () => {
  it("is asked once of each lead officer and reviewer, with their services, by one of two instances", async () => {
    const { consultations, another, asked } = build({
      rows: [
        { leadOfficer: named(alex), service: "Parks" },
        { leadOfficer: named(alex), service: "Libraries" },
        { leadOfficer: named(grady), service: "Housing", workflowStatus: "Stopped" },
      ],
      reviewers: ["Roads: Megan Bowen", "Parks: Nobody Here"],
    });
    const counts = await Promise.all([consultations.askNextYear(), another().askNextYear()]);
    expect(counts[0] + counts[1]).toBe(2);
    expect(asked.map(({ to, ask }) => [to.name, ask.year, ask.services]).sort()).toEqual([
      ["Alex Wilber", 2028, ["Libraries", "Parks"]],
      ["Megan Bowen", 2028, ["Roads"]],
    ]);
    // A restart, and every hour of the rest of the year.
    expect(await another().askNextYear()).toBe(0);
  });

  it("is not asked of people who left, nor of who led something long ago", async () => {
    const { consultations, asked } = build({
      here: [alex, adele],
      rows: [
        { leadOfficer: named(grady) },
        { leadOfficer: named(alex), startDate: day("2024-01-08"), endDate: day("2024-02-05") },
      ],
    });
    await consultations.askNextYear();
    expect(asked).toEqual([]);
  });

  it.each([
    ["2027-09-30T10:00:00Z", 0, "the month before"],
    ["2027-10-01T07:59:00Z", 0, "before nine in London"],
    ["2027-10-01T08:00:00Z", 1, "nine in London"],
    ["2027-10-02T10:00:00Z", 0, "a Saturday"],
    ["2027-11-15T10:00:00Z", 1, "the job's first run in November"],
    ["2027-12-27T10:00:00Z", 0, "a bank holiday"],
  ])("at %s is asked of %s people: %s", async (at, many) => {
    const { consultations, asked } = build({ at });
    await consultations.askNextYear();
    expect(asked).toHaveLength(many);
  });

  it("keeps to the month of the settings, waits for whom it cannot reach, and tries again after a fault", async () => {
    let broken = true;
    const { consultations, asked, state } = build({ fails: () => broken });
    state.month = 11;
    expect(await consultations.askNextYear()).toBe(0);
    state.month = 10;
    await expect(consultations.askNextYear()).rejects.toThrow("does not answer");
    broken = false;
    expect(await consultations.askNextYear()).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it("shows the engagement lead who answered, the last answer counting", async () => {
    const { consultations, state } = build({
      rows: [{ leadOfficer: named(alex) }, { leadOfficer: named(grady) }, { leadOfficer: named(megan) }],
      here: [alex, { ...megan, roles: ["officer", "manager"] }, adele, grady],
    });
    const said = async () => {
      const { nextYear } = await consultations.seePlanCheck({ by: adele });
      const of = (all: readonly Person[] = []) => all.map(({ name }) => name);
      return [of(nextYear?.planning), of(nextYear?.nothing), of(nextYear?.silent)];
    };
    expect(await said()).toEqual([[], [], []]);
    await consultations.askNextYear();
    await consultations.answerNextYear({ year: 2028, answer: "nothing", by: alex });
    await consultations.answerNextYear({ year: 2028, answer: "nothing", by: grady });
    expect(await said()).toEqual([[], ["Alex Wilber", "Grady Archie"], ["Megan Bowen"]]);
    await consultations.answerNextYear({ year: 2028, answer: "planning", by: alex });
    await consultations.answerNextYear({ year: 2028, answer: "planning", by: alex });
    expect(await said()).toEqual([["Alex Wilber"], ["Grady Archie"], ["Megan Bowen"]]);
    // In January it is this year that was asked about.
    state.now = new Date("2028-01-04T10:00:00Z");
    expect(await said()).toEqual([["Alex Wilber"], ["Grady Archie"], ["Megan Bowen"]]);
  });

  it("counts whoever has logged something for that year already as planning", async () => {
    const { consultations } = build({
      rows: [{ leadOfficer: named(alex), startDate: day("2028-02-01"), endDate: day("2028-03-01") }],
    });
    await consultations.askNextYear();
    const { nextYear } = await consultations.seePlanCheck({ by: adele });
    expect(nextYear?.planning.map(({ name }) => name)).toEqual(["Alex Wilber"]);
  });

  it("takes no answer about another year, nor from a councillor", async () => {
    const { consultations } = build();
    await expect(
      consultations.answerNextYear({ year: 2031, answer: "nothing", by: alex }),
    ).rejects.toMatchObject({ code: "invalid" });
    await expect(
      consultations.answerNextYear({ year: 2028, answer: "nothing", by: lee }),
    ).rejects.toMatchObject({ code: "not_allowed" });
  });
});

describe("the forward plan this month", () => {
  const march = "2027-03-01T09:00:00Z";
  const undated = { startDate: undefined, endDate: undefined };
  const passed = { startDate: day("2027-02-10"), endDate: day("2027-04-10") };
  const refs = (all: readonly Consultation[]) => all.map((row) => row.reference);

  it("comes to each engagement lead once, from the first working day on, with what to look at", async () => {
    const { consultations, another, shown } = build({
      at: march,
      here: [alex, adele, secondLead],
      rows: [
        undated,
        passed,
        { ...passed, dateCertainty: "Confirmed" },
        { ...passed, workflowStatus: "Closed" },
        { ...undated, workflowStatus: "Stopped" },
        {},
      ],
    });
    const counts = await Promise.all([consultations.tellPlanCheck(), another().tellPlanCheck()]);
    expect(counts[0] + counts[1]).toBe(2);
    expect(names(shown)).toEqual([adele.name, secondLead.name].sort());
    const check = shown[0]?.check;
    expect(refs(check?.undated ?? [])).toEqual(["2027-00001"]);
    expect(refs(check?.passed ?? [])).toEqual(["2027-00002"]);
    expect(check?.fresh).toEqual([]);
    expect(await another().tellPlanCheck()).toBe(0);
  });

  it.each([
    ["2027-05-01T10:00:00Z", 0, "a Saturday"],
    ["2027-05-03T10:00:00Z", 0, "a bank holiday"],
    ["2027-05-04T07:30:00Z", 0, "half past eight in London"],
    ["2027-05-04T08:00:00Z", 1, "the first working day, at nine"],
    ["2027-05-12T10:00:00Z", 1, "the job's first run, later that month"],
  ])("at %s comes to %s people: %s", async (at, many) => {
    const { consultations, shown } = build({ at });
    await consultations.tellPlanCheck();
    expect(shown).toHaveLength(many);
  });

  it("is up to date by whoever says so, on that day, for every instance; next month names what is new", async () => {
    const { consultations, another, register, shown, state } = build({ at: march, rows: [undated] });
    await consultations.tellPlanCheck();
    expect(consultations.planLastChecked()).toBeUndefined();
    const { seen } = shown[0]?.check ?? { seen: "" };
    expect(await consultations.markPlanChecked({ seen, by: adele })).toMatchObject({ marked: true });
    expect(consultations.planLastChecked()).toBe("2027-03-01");
    expect(consultations.seePublicPlan().lastChecked).toBe("2027-03-01");
    const restarted = another();
    expect(restarted.planLastChecked()).toBeUndefined();
    await restarted.refreshPlanChecked();
    expect(restarted.planLastChecked()).toBe("2027-03-01");
    register.put(buildConsultation({ reference: reference("2027-00009") }));
    state.now = new Date("2027-04-01T09:00:00Z");
    await restarted.tellPlanCheck();
    expect(shown).toHaveLength(2);
    expect(refs(shown[1]?.check.fresh ?? [])).toEqual(["2027-00009"]);
    expect(shown[1]?.check.last).toMatchObject({ by: named(adele), at: new Date(march) });
  });

  it("is signed for only as it was shown; pressed twice it is signed for once", async () => {
    const { consultations, register } = build({ at: march });
    const { seen } = await consultations.seePlanCheck({ by: adele });
    register.put(buildConsultation({ reference: reference("2027-00009"), ...undated }));
    const late = await consultations.markPlanChecked({ seen, by: adele });
    expect(late).toMatchObject({ marked: false });
    expect(consultations.planLastChecked()).toBeUndefined();
    await consultations.markPlanChecked({ seen: late.check.seen, by: adele });
    expect(consultations.planLastChecked()).toBe("2027-03-01");
    expect(await consultations.markPlanChecked({ seen: late.check.seen, by: adele })).toMatchObject({
      marked: true,
    });
  });

  it("bothers nobody in a month in which it was checked already", async () => {
    const { consultations, shown, state } = build({ at: march });
    const { seen } = await consultations.seePlanCheck({ by: adele });
    await consultations.markPlanChecked({ seen, by: adele });
    expect(await consultations.tellPlanCheck()).toBe(0);
    state.now = new Date("2027-04-01T09:00:00Z");
    expect(await consultations.tellPlanCheck()).toBe(1);
    expect(shown).toHaveLength(1);
  });

  it("is the engagement lead's own", async () => {
    const { consultations } = build({ at: march });
    for (const by of [alex, megan, lee]) {
      await expect(consultations.seePlanCheck({ by })).rejects.toMatchObject({ code: "not_allowed" });
      await expect(consultations.markPlanChecked({ seen: "", by })).rejects.toMatchObject({
        code: "not_allowed",
      });
    }
    expect(consultations.planLastChecked()).toBeUndefined();
  });
});
