import { createActions, type WorkBehind } from "../../../bot/actions";
import { asActionId, asStepId } from "../../../bot/common/ids";
import { buildAction, fixedClock, named, people, reference } from "../../support/build";
import { actionsBeside, memoryRegister } from "../../support/memory-stores";

const { alex, megan, adele } = people;
const goingOn: WorkBehind = {
  ...{ ended: undefined, approved: true, leadOfficer: alex.id, templateVersion: "2026.11" },
};

function withStep(over: Parameters<typeof buildAction>[0] = {}, work: Partial<WorkBehind> = {}) {
  const clock = fixedClock();
  const step = buildAction({ id: asActionId("7"), ...over });
  const register = memoryRegister({ clock, actions: [step] });
  const asked: unknown[] = [];
  const actions = createActions({
    ...actionsBeside,
    ...{ actions: register.actions, clock },
    workBehind: () => ({ ...goingOn, ...work }),
    findStep: (...ask) => {
      asked.push(ask);
      return { "2.1": { gate: "G2" }, "2.3": { gate: null } }[ask[0] as string];
    },
  });
  return { step, register, actions, asked, now: () => register.actions.find(step.id) };
}
const gateIn = (over: Parameters<typeof buildAction>[0]) =>
  withStep(over)
    .actions.gateSteps({ reference: reference("2027-00001") })
    .map(({ gate }) => gate);

describe("the gate of a step", () => {
  it.each([undefined, "", "G4", "none"])("is the toolkit's, whatever its cell says (%j)", (gate) => {
    expect(gateIn({ stepId: asStepId("2.1"), gate })).toEqual(["G2"]);
    expect(gateIn({ stepId: asStepId("2.3"), gate })).toEqual([]);
  });

  it("is read from the cell for a step the toolkit does not have", () => {
    expect(gateIn({ stepId: asStepId("99.1"), gate: "g3 " })).toEqual(["G3"]);
    expect(gateIn({ stepId: undefined, gate: "G3" })).toEqual(["G3"]);
  });

  it("is asked for in the version that the consultation follows", () => {
    const { actions, asked, step } = withStep({ stepId: asStepId("2.1") });
    actions.gateOf(step);
    expect(asked).toEqual([["2.1", "2026.11"]]);
  });

  it("cannot be emptied in the list to let an officer waive the step", async () => {
    const { actions, step, now } = withStep({ stepId: asStepId("2.1"), gate: undefined });
    await expect(actions.waive({ id: step.id, reason: "Not needed", by: adele })).rejects.toThrow(
      "Gate G2 waits for this step, so only a manager can waive it.",
    );
    expect(now()?.status).toBe("Open");
  });
});

describe.each([
  ["stopped", "This consultation was stopped, so its steps stay as they are."],
  ["complete", "This consultation is complete, so its steps stay as they are."],
] as const)("work that is %s", (ended, message) => {
  it("lets nobody tick, waive or hand over a step", async () => {
    const { actions, step, now, register } = withStep({ stepId: asStepId("2.4"), gate: "G2" }, { ended });
    for (const ask of [
      () => actions.complete({ id: step.id, evidence: "Agreed", by: alex }),
      () => actions.waive({ id: step.id, reason: "Not needed", by: megan }),
      () => actions.handOver({ id: step.id, to: { id: megan.id }, by: alex }),
    ])
      await expect(ask()).rejects.toMatchObject({
        ...{ code: "conflict", message: `${message} If that is wrong, put its status right in the list.` },
      });
    expect(now()).toBe(step);
    expect(register.history).toEqual([]);
  });

  it("lets nobody open a step again", async () => {
    const { actions, step, now } = withStep(
      { stepId: asStepId("2.4"), gate: "G2", status: "Done" },
      { ended },
    );
    await expect(actions.reopen({ id: step.id, by: alex })).rejects.toThrow(message);
    expect(now()?.status).toBe("Done");
  });

  it("leaves nothing of it to owe", () => {
    const gated = { stepId: asStepId("2.4"), gate: "G2" };
    expect(withStep(gated, { ended }).actions.listMine({ person: alex }).rows).toEqual([]);
    expect(withStep().actions.listMine({ person: alex }).rows).toHaveLength(1);
  });
});

describe("what comes after the last gate", () => {
  const deleting = { stepId: asStepId("9.4"), gate: undefined };

  it("is still owed, and done, when the work is complete", async () => {
    const { actions, step, now } = withStep(deleting, { ended: "complete" });
    expect(actions.listMine({ person: alex }).rows).toHaveLength(1);
    await actions.complete({ id: step.id, evidence: "Deleted on 3 May", by: alex });
    expect(now()?.status).toBe("Done");
  });

  it("is not owed when the work was stopped", () => {
    const { actions } = withStep(deleting, { ended: "stopped" });
    expect(actions.listMine({ person: alex }).rows).toEqual([]);
  });
});

describe("a manager's answer that approving left unmarked", () => {
  const answer = { stepId: asStepId("0.6"), owner: named(alex) };

  it("is marked by a manager who neither leads the work nor owes the step, once it is approved", async () => {
    const { actions, step, now } = withStep(answer);
    await actions.complete({ id: step.id, evidence: "Approved on 3 May", by: megan });
    expect(now()).toMatchObject({ status: "Done", doneBy: named(megan) });
  });

  it.each([
    ["before it is approved", {}, { approved: false }, megan],
    ["of work they lead", {}, { leadOfficer: megan.id }, megan],
    ["of a step they owe", { owner: named(megan) }, {}, megan],
    ["as its officer", {}, {}, alex],
    ["as the engagement lead", {}, {}, adele],
  ])("but not %s", async (_, over, work, by) => {
    const { actions, step, now } = withStep({ ...answer, ...over }, work);
    await expect(actions.complete({ id: step.id, evidence: "She said yes", by })).rejects.toThrow(
      "Your manager's answer ticks this step.",
    );
    expect(now()?.status).toBe("Open");
  });
});
