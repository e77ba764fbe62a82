import { day } from "../../../../bot/common/days";
import { asStepId } from "../../../../bot/common/ids";
import type { Consultation, GateStep } from "../../../../bot/consultations";
import { buildAction, buildConsultation, named, people } from "../../../support/build";
import { openPlanning } from "../planning/planning";

const { alex, megan, lee } = people;
const step = (id: string, gate: string, over = {}) =>
  buildAction({ stepId: asStepId(id), title: `Step ${id}`, gate, ...over });
const [mine, hers, later] = [
  step("0.2", "G1"),
  step("0.3", "G1", { owner: named(megan) }),
  step("1.1", "G2", { owner: undefined }),
];

function view(over: Partial<Consultation>, actions = [mine, hers, later], by = alex) {
  const planning = openPlanning({
    gateSteps: () =>
      actions.map(({ id, ...row }): GateStep => ({ ...row, actionId: id, gate: row.gate ?? "" })),
    checklist: { of: () => actions },
  });
  const row = buildConsultation(over);
  planning.register.put(row);
  return planning.consultations.viewRecord({ reference: row.reference, by, where: "own chat" });
}
const gateOf = (...ask: Parameters<typeof view>) => {
  const gate = view(...ask).next?.gate;
  return (
    gate && [
      gate.gate,
      gate.before,
      gate.holds,
      gate.steps.map(({ stepId, owner }) => `${stepId} ${owner?.name}`),
    ]
  );
};

describe("what stands before the next move of a record", () => {
  it("is the gate that would refuse it, with who owes each step", () => {
    expect(gateOf({ workflowStatus: "Submitted" })).toEqual([
      ...["G1", "Approved", true],
      ["0.2 Alex Wilber", "0.3 Megan Bowen"],
    ]);
  });

  it("is told of early, while it holds up nothing yet", () => {
    expect(gateOf({ workflowStatus: "Idea" })?.slice(0, 3)).toEqual(["G1", "Approved", false]);
    expect(gateOf({ workflowStatus: "Approved" }, [later])).toEqual(["G2", "Open", false, ["1.1 undefined"]]);
    expect(gateOf({ workflowStatus: "Ready" }, [later])?.[2]).toBe(true);
  });

  it("is nothing once its steps are done, and nothing for who may not see them", () => {
    expect(gateOf({ workflowStatus: "Submitted" }, [{ ...mine, status: "Done" }])).toBeUndefined();
    expect(gateOf({ workflowStatus: "Approved" }, [later], lee)).toBeUndefined();
  });
});

describe("closing the loop", () => {
  it("is what is left once it is decided, until people were told", () => {
    expect(view({ workflowStatus: "Decided" }).closing).toBe("owed");
    expect(view({ workflowStatus: "Decided", feedbackPublished: day("2027-12-01") }).closing).toBe(
      "under way",
    );
    expect(view({ workflowStatus: "Closed" }).closing).toBe("under way");
    expect(view({ workflowStatus: "Open" }).closing).toBeUndefined();
    expect(view({ workflowStatus: "Decided" }, [], lee).closing).toBeUndefined();
  });
});

describe("how it stands in time", () => {
  const running = { startDate: day("2027-05-04"), endDate: day("2027-07-01") };

  it("is not open before anybody agreed to it, and is late then", () => {
    expect(view({ ...running, workflowStatus: "Submitted" })).toMatchObject({
      timing: "notOpen",
      late: "opening",
    });
    expect(view({ ...running, workflowStatus: "Approved" })).toMatchObject({
      timing: "open",
      late: undefined,
    });
    expect(view({ ...running, workflowStatus: "Stopped" }).timing).toBe("notOpen");
    expect(view({ ...running, workflowStatus: "Closed" }).timing).toBe("closed");
  });
});
