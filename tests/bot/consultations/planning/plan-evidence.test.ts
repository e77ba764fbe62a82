import { createActions } from "../../../../bot/actions";
import { day } from "../../../../bot/common/days";
import type { ClashFinding } from "../../../../bot/consultations";
import { fixedClock, people, reference } from "../../../support/build";
import { actionsBeside, memoryRegister } from "../../../support/memory-stores";
import { openPlanning } from "./planning";

const { alex } = people;

const finding = (over: Partial<ClashFinding> = {}): ClashFinding => ({
  ...{ kind: "openingDay", severity: "medium", from: day("2027-09-01"), to: day("2027-09-01") },
  ...{ what: "It opens in the school holidays", why: "Families are away." },
  ...over,
});
const found = (...findings: ClashFinding[]) => ({ clashCheck: () => ({ findings, alternatives: [] }) });

async function confirmedSteps(
  over: Parameters<typeof openPlanning>[0] = {},
  cards: Parameters<ReturnType<typeof openPlanning>["filled"]>[1] = {},
) {
  const planning = openPlanning(over);
  const { planId } = await planning.filled("dates", cards);
  const { consultation } = await planning.confirmed(planId);
  const step = (id: string) =>
    planning.register.actions.of(consultation.reference).find(({ stepId }) => stepId === id);
  return { ...planning, planId, consultation, step };
}

describe("steps that the plan's answers show", () => {
  it("the level is done, with each answer, the result and where it was said", async () => {
    const { step } = await confirmedSteps();
    expect(step("0.5")).toMatchObject({
      status: "Done",
      doneBy: { name: "Alex Wilber" },
      doneOn: "2027-06-01",
    });
    const said = step("0.5")?.evidence ?? "";
    expect(said).toMatch(/^From the plan, card 2: Level: Consult, standard track\./);
    expect(said).toContain("What is still open? Some of it.");
    expect(said).toContain("Could it hit a protected or seldom-heard group harder? No.");
    expect(said).toContain("Weeks before the decision: 12.");
  });

  it("clashes are done where no other work is near, with what was found and which dates were kept", async () => {
    const { step } = await confirmedSteps(found(finding()));
    expect(step("0.4")?.status).toBe("Done");
    expect(step("0.4")?.evidence).toBe(
      "From the plan, card 3: clash check on Tue 1 Jun 2027 of Wed 1 Sept 2027 to Wed 13 Oct 2027. No other work asks the same people or the same thing then. Found: It opens in the school holidays. The dates were kept.",
    );
  });

  it.each([
    [
      "other work asks the same people",
      finding({ kind: "sameAudience", reference: reference("2027-00009") }),
    ],
    ["the same was asked before", finding({ kind: "sameTopic", reference: reference("2027-00009") })],
    ["the same people were asked too often", finding({ kind: "fatigue" })],
    ["nobody has checked that year's dates", finding({ kind: "uncheckedDates" })],
  ])("clashes are still owed where %s: the plan does not say what was decided", async (_, met) => {
    const { step } = await confirmedSteps(found(met));
    expect(step("0.4")).toMatchObject({ status: "Open", evidence: "" });
  });

  it("clashes are still owed where the register could not be read lately", async () => {
    const written = memoryRegister({ clock: fixedClock() });
    const stale = { ...written.consultations, freshness: () => ({ asOf: new Date(0), stale: true }) };
    const { consultation } = await confirmedSteps({ register: stale, record: written.planRecord });
    const steps = written.actions.of(consultation.reference);
    expect(steps.filter(({ status }) => status === "Done").map(({ stepId }) => stepId)).toEqual([
      "0.1",
      "0.5",
    ]);
  });

  it("a plan that is confirmed again does not find its own row", async () => {
    const own = finding({ kind: "sameAudience", reference: reference("2027-00001") });
    const { step } = await confirmedSteps(found(own));
    expect(step("0.4")?.evidence).toContain("No other clash was found.");
  });

  it("what will be decided is still owed: the plan does not ask what people can change", async () => {
    const { step } = await confirmedSteps();
    expect(step("0.2")).toMatchObject({ status: "Open", evidence: "" });
  });

  it("what will be decided is done where nothing is open, since that is all there is to say", async () => {
    const { step } = await confirmedSteps({}, { level: { open: "none" } });
    expect(step("0.2")?.evidence).toMatch(
      /^From the plan, cards 1 and 2: To be decided: Whether the library opens later .* By Cabinet, on Wed 24 Nov 2027\. People can change: nothing\. They cannot change: all of it\.$/,
    );
  });

  it("none of them asks what people do: the rest is owed", async () => {
    const { register, consultation } = await confirmedSteps();
    const done = register.actions.of(consultation.reference).filter(({ status }) => status !== "Open");
    expect(done.map(({ stepId }) => stepId)).toEqual(["0.1", "0.4", "0.5"]);
  });

  it("can be undone as any tick", async () => {
    const { register, clock, step } = await confirmedSteps();
    const actions = createActions({
      ...actionsBeside,
      ...{ actions: register.actions, clock },
      workBehind: () => ({ ended: undefined, approved: false, leadOfficer: alex.id, templateVersion: "1" }),
    });
    const level = step("0.5");
    if (!level) throw new Error("There is no such step");
    await actions.reopen({ id: level.id, by: alex });
    expect(step("0.5")).toMatchObject({ status: "Open", doneBy: undefined });
  });
});

describe("what will be decided, once the record says it", () => {
  async function edited(...edits: Record<string, string>[]) {
    const done: { stepId: string; evidence: string }[] = [];
    const planning = await confirmedSteps({ fulfilStep: async (ask) => void done.push(ask) });
    for (const typed of edits)
      await planning.consultations.editRecord({
        ...{ reference: planning.consultation.reference, typed, by: alex },
      });
    return done;
  }

  it("is done with both lines on the record, and not with one", async () => {
    expect(await edited({ whatCanChange: "The hours." })).toEqual([]);
    const [first, ...more] = await edited(
      { whatCanChange: "The hours." },
      { whatCannotChange: "The budget" },
    );
    expect(more).toEqual([]);
    expect(first?.stepId).toBe("0.2");
    expect(first?.evidence).toMatch(
      /^From the plan and the record: .* People can change: The hours\. They cannot change: The budget\.$/,
    );
  });

  it("is not done by an edit of something else: it may have been opened again", async () => {
    const lines = { whatCanChange: "The hours.", whatCannotChange: "The budget." };
    expect(await edited(lines, { whyConsulting: "Fewer people come." })).toHaveLength(1);
  });
});
