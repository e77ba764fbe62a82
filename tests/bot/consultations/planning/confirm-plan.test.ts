import { createActions } from "../../../../bot/actions";
import { Failure } from "../../../../bot/common/failure";
import type { ConsultationStore, PlanRecord } from "../../../../bot/consultations";
import { buildConsultation, named, people, reference } from "../../../support/build";
import { actionsBeside, memoryKnownStatuses, memoryRegister } from "../../../support/memory-stores";
import { card1, card2, card3, openPlanning } from "./planning";

const { alex, grady } = people;
const down = () => new Failure("unavailable", "SharePoint does not answer. Try again in a minute.");

/** A second instance's memory: what others wrote shows only after a refresh. */
function lagging(register: ConsultationStore): ConsultationStore {
  let seen = [...register.all()];
  return {
    ...register,
    all: () => seen,
    find: (of) => seen.find((row) => row.reference === of),
    async refresh() {
      await register.refresh();
      seen = [...register.all()];
    },
  };
}

describe("confirming a plan", () => {
  it("puts it in the register with everything the officer said", async () => {
    const { filled, confirmed, register } = openPlanning();
    const { planId } = await filled("dates");
    const { consultation } = await confirmed(planId);
    expect(consultation).toMatchObject({
      reference: "2027-00001",
      title: card1.title,
      overview: card1.overview,
      service: "Libraries",
      leadOfficer: named(alex),
      decisionMaker: "Cabinet",
      decisionDate: "2027-11-24",
      areas: ["Abbey", "Castle"],
      audiences: ["Residents"],
      engagementLevel: "consult",
      track: "standard",
      ...card3,
      dateCertainty: "Anticipated",
      statutoryDuty: false,
      keyDecision: false,
      workflowStatus: "Idea",
      externalId: planId,
    });
    expect(consultation.levelReason).toContain("Standard track: one group");
    expect(register.consultations.all()).toEqual([consultation]);
    expect(register.history).toMatchObject([
      { reference: "2027-00001", what: "Consultation logged", who: { name: "Alex Wilber" }, to: "Idea" },
    ]);
  });

  it("saves the answers the level came from, with the weeks there were", async () => {
    const { filled, confirmed } = openPlanning();
    const { planId } = await filled("dates", { level: { circumstances: "survey,online" } });
    const { consultation } = await confirmed(planId);
    expect(JSON.parse(consultation.levelAnswers)).toEqual({
      open: "some",
      duty: "no",
      impact: 2,
      protected: false,
      share: "hear",
      canDelegate: false,
      freshEvidence: false,
      weeks: 12,
      circumstances: ["online", "survey"],
    });
  });

  it("records a duty and a key decision", async () => {
    const { filled, confirmed } = openPlanning();
    const { planId } = await filled("dates", {
      level: { duty: "yes", circumstances: "survey,keyDecision" },
      dates: { startDate: "2027-08-02", endDate: "2027-09-29" },
    });
    const { consultation } = await confirmed(planId);
    expect(consultation).toMatchObject({ statutoryDuty: true, keyDecision: true, track: "full" });
  });

  it("owes its checklist to the officer, with what planning has asked already done", async () => {
    const { filled, confirmed, register, clock } = openPlanning();
    const { planId } = await filled("dates");
    const { consultation } = await confirmed(planId);
    const actions = createActions({ ...actionsBeside, actions: register.actions, clock });
    const { rows, done, next } = actions.seeChecklist({ reference: consultation.reference });
    expect(rows.length).toBeGreaterThan(20);
    expect(done).toBe(3);
    expect(rows[0]?.action).toMatchObject({
      stepId: "0.1",
      status: "Done",
      evidence: "Logged as 2027-00001.",
      doneBy: { name: "Alex Wilber" },
      doneOn: "2027-06-01",
    });
    expect(rows.every(({ action }) => action.owner?.id === alex.id)).toBe(true);
    expect(next?.stepId).toBe("0.2");
  });

  it("names the three steps due first, soonest first, and none that is done", async () => {
    const { filled, confirmed, register } = openPlanning();
    const { planId } = await filled("dates");
    const { dueFirst, consultation } = await confirmed(planId);
    expect(dueFirst.map((step) => step.stepId)).toEqual(["0.2", "0.3", "0.6"]);
    const days = register.actions
      .of(consultation.reference)
      .flatMap((action) => (action.status === "Open" && action.dueDate ? [action.dueDate] : []))
      .sort();
    expect(dueFirst.map((step) => step.dueDate)).toEqual(days.slice(0, 3));
  });

  it("names first what is due first, though the toolkit has it later", async () => {
    const { filled, confirmed } = openPlanning();
    // Funded groups hear 65 working days before the decision: sooner than a late run would begin its work.
    const { planId } = await filled("dates", {
      level: { circumstances: "vcsFunding" },
      dates: { startDate: "2027-11-08", endDate: "2027-11-18" },
    });
    const { dueFirst } = await confirmed(planId);
    expect(dueFirst.map((step) => step.stepId)).toEqual(["1.3", "0.2", "0.3"]);
  });

  it("brings the election step when the run touches a pre-election period", async () => {
    const { filled, confirmed, register } = openPlanning();
    const elections = { describe: { decisionDate: "2028-07-12" } };
    const apart = await filled("dates", elections);
    const touching = await filled("dates", {
      ...elections,
      dates: { startDate: "2028-04-05", endDate: "2028-05-17" },
    });
    const stepsOf = async (planId: typeof apart.planId) => {
      const { consultation } = await confirmed(planId);
      return register.actions.of(consultation.reference).map((action) => action.stepId);
    };
    expect(await stepsOf(apart.planId)).not.toContain("1.9");
    expect(await stepsOf(touching.planId)).toContain("1.9");
    expect(touching.view.level?.cannotSkip.join(" ")).not.toBe("");
  });

  it("twice gives the same record, the same number and the same first steps", async () => {
    const { filled, confirmed, register, consultations } = openPlanning();
    const { planId } = await filled("dates");
    const first = await confirmed(planId);
    const actions = register.actions.of(first.consultation.reference).length;
    const second = await confirmed(planId);
    expect(second).toEqual(first);
    const late = { planId, by: alex, stage: "describe", typed: { title: "Another title" } } as const;
    await expect(consultations.fillCard(late)).rejects.toMatchObject({ code: "conflict" });
    expect(await confirmed(planId)).toEqual(first);
    expect(register.consultations.all()).toHaveLength(1);
    expect(register.actions.of(first.consultation.reference)).toHaveLength(actions);
    expect(register.history).toHaveLength(1);
  });

  it("again when the decision has long been taken gives the record still", async () => {
    const { filled, confirmed, clock } = openPlanning();
    const { planId } = await filled("dates");
    const first = await confirmed(planId);
    clock.set("2028-06-01T09:00:00Z");
    expect((await confirmed(planId)).consultation).toEqual(first.consultation);
  });

  it("twice at the same moment gives one record", async () => {
    const { filled, confirmed, register } = openPlanning();
    const { planId } = await filled("dates");
    const [one, other] = await Promise.all([confirmed(planId), confirmed(planId)]);
    expect(one.consultation.reference).toBe(other.consultation.reference);
    expect(register.consultations.all()).toHaveLength(1);
  });

  it("leaves no unfinished plan behind, and cannot be thrown away", async () => {
    const { filled, confirmed, consultations } = openPlanning();
    const { planId } = await filled("dates");
    await confirmed(planId);
    await consultations.discardPlan({ planId, by: alex });
    expect(await consultations.startPlan({ by: alex, anew: false })).toMatchObject({ view: {} });
    expect((await confirmed(planId)).consultation.reference).toBe("2027-00001");
  });

  it("is no news to the officer, who just did it", async () => {
    const { filled, confirmed, consultations, told } = openPlanning();
    const { planId } = await filled("dates");
    const { consultation } = await confirmed(planId);
    await consultations.noticeListEdit({ consultation });
    expect(told).toEqual([]);
  });

  it("lets the next change be news, even one made before anybody looked at the row", async () => {
    const { filled, confirmed, consultations, told } = openPlanning();
    const { planId } = await filled("dates");
    const { consultation } = await confirmed(planId);
    await consultations.noticeListEdit({ consultation: { ...consultation, workflowStatus: "Approved" } });
    expect(told.filter(({ about }) => about === "status")).toMatchObject([
      { to: "Alex Wilber", news: { from: "Idea", to: "Approved" } },
    ]);
  });

  it("before the cards hold together brings back the first that does not", async () => {
    const { start, filled, confirm, register } = openPlanning();
    expect(await confirm(await start())).toMatchObject({ view: { stage: "describe" } });
    expect(await confirm((await filled("describe")).planId)).toMatchObject({ view: { stage: "level" } });
    expect(await confirm((await filled("level")).planId)).toMatchObject({
      view: { stage: "dates", problems: [{ input: "startDate" }, { input: "endDate" }] },
    });
    expect(register.consultations.all()).toEqual([]);
  });
});

describe("two officers confirming at once on two instances", () => {
  it("get different numbers", async () => {
    const shared = memoryRegister();
    const knownStatuses = memoryKnownStatuses();
    const instance = () =>
      openPlanning({
        knownStatuses,
        register: lagging(shared.consultations),
        record: shared.planRecord,
      });
    const [one, other] = [instance(), instance()];
    const { planId: first } = await one.filled("dates");
    const { planId: second } = await other.filled("dates", { by: grady });
    // Plan ids come from one counter each; the register tells plans apart by them.
    const renamed = { ...(await other.plans.find({ owner: grady.id, id: second })) };
    await other.plans.save({ ...renamed, id: "grady-1" } as never);

    const numbers = await Promise.all([
      one.confirmed(first),
      other.confirmed("grady-1" as typeof second, grady),
    ]);
    expect(numbers.map(({ consultation }) => consultation.reference).sort()).toEqual([
      "2027-00001",
      "2027-00002",
    ]);
    const logged = numbers.map(({ consultation }) =>
      shared.actions.of(consultation.reference).find((action) => action.stepId === "0.1"),
    );
    for (const action of logged) expect(action?.evidence).toBe(`Logged as ${action?.reference}.`);
  });

  it("say so, rather than try for ever, when every number is taken", async () => {
    const taken = new Failure("conflict", "2027-00001 is taken by another consultation.");
    let tries = 0;
    const record: PlanRecord = {
      write: async () => {
        tries++;
        throw taken;
      },
    };
    const { filled, confirm } = openPlanning({ record });
    const { planId } = await filled("dates");
    await expect(confirm(planId)).rejects.toBe(taken);
    expect(tries).toBeLessThan(20);
  });
});

describe("when the register is down", () => {
  it("the plan stays, and confirms later", async () => {
    const { filled, confirm, confirmed, register, consultations } = openPlanning();
    const { planId } = await filled("dates");
    register.failNext(down());
    await expect(confirm(planId)).rejects.toMatchObject({ code: "unavailable" });
    expect(register.consultations.all()).toEqual([]);
    const kept = await consultations.resumePlan({ planId, by: alex });
    expect(kept).toMatchObject({ stage: "confirm", problems: [], plan: { confirmed: false } });
    expect(kept.plan.typed).toEqual({ ...card1, ...card2, ...card3 });
    expect((await confirmed(planId)).consultation.reference).toBe("2027-00001");
  });

  it("half-way, the rest is written under the number already given", async () => {
    const register = memoryRegister();
    let breaksOff = true;
    const record: PlanRecord = {
      async write(entry) {
        if (!breaksOff) return register.planRecord.write(entry);
        breaksOff = false;
        await register.planRecord.write({ ...entry, steps: [] });
        throw down();
      },
    };
    const { filled, confirm, confirmed } = openPlanning({ register: register.consultations, record });
    const { planId } = await filled("dates");
    await expect(confirm(planId)).rejects.toMatchObject({ code: "unavailable" });
    const { consultation } = await confirmed(planId);
    expect(consultation.reference).toBe("2027-00001");
    expect(register.consultations.all()).toHaveLength(1);
    const logged = register.actions.of(consultation.reference).find((action) => action.stepId === "0.1");
    expect(logged?.evidence).toBe("Logged as 2027-00001.");
  });
});

describe("the number of a record", () => {
  it("follows the highest of its year, whatever other years hold", async () => {
    const { filled, confirmed, register } = openPlanning();
    for (const taken of ["2026-00900", "2027-00041", "2027-00007"])
      register.put(buildConsultation({ reference: reference(taken) }));
    const { planId } = await filled("dates");
    expect((await confirmed(planId)).consultation.reference).toBe("2027-00042");
  });

  it("starts anew with the year as it is in London", async () => {
    const { filled, confirmed, register, clock } = openPlanning();
    register.put(buildConsultation({ reference: reference("2027-00041") }));
    const { planId } = await filled("dates", {
      describe: { decisionDate: "2028-11-22" },
      dates: { startDate: "2028-09-01", endDate: "2028-10-12" },
    });
    clock.set("2027-12-31T23:59:00Z");
    const old = await confirmed(planId);
    expect(old.consultation.reference).toBe("2027-00042");
    clock.set("2028-01-01T00:00:00Z");
    const { planId: next } = await filled("dates", {
      describe: { decisionDate: "2028-11-22" },
      dates: { startDate: "2028-09-01", endDate: "2028-10-12" },
    });
    expect((await confirmed(next)).consultation.reference).toBe("2028-00001");
  });
});
