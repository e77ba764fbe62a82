import { type Action, createActions } from "../../../bot/actions";
import { day } from "../../../bot/common/days";
import { asStepId } from "../../../bot/common/ids";
import { buildAction, fixedClock, named, people, reference } from "../../support/build";
import { actionsBeside, memoryRegister } from "../../support/memory-stores";

const { alex, grady } = people;
const of = reference("2027-00001");
const step = (stepId: string, over: Partial<Action> = {}) =>
  buildAction({ stepId: asStepId(stepId), ...over });

function withSteps(steps: Action[], at?: string) {
  const clock = fixedClock(at);
  const register = memoryRegister({ clock, actions: steps });
  return { register, actions: createActions({ ...actionsBeside, actions: register.actions, clock }) };
}
const ids = (rows: readonly { action: Action }[]) => rows.map(({ action }) => action.stepId);

describe("a checklist", () => {
  it("stands in the toolkit's order, 1.9 before 1.10", () => {
    const { actions } = withSteps(["1.10", "2.1", "1.9", "0.2", "1.1"].map((id) => step(id)));
    expect(ids(actions.seeChecklist({ reference: of }).rows)).toEqual(["0.2", "1.1", "1.9", "1.10", "2.1"]);
  });

  it("counts what is done and late, and names what is next", () => {
    const { actions } = withSteps([
      step("0.1", { status: "Done", dueDate: day("2027-05-03") }),
      step("0.2", { status: "Waived", dueDate: day("2027-05-03") }),
      step("0.3", { dueDate: day("2027-07-01") }),
      step("0.4", { dueDate: day("2027-05-31") }),
      step("0.5", { status: "Blocked", dueDate: day("2027-05-03") }),
      step("0.6", { dueDate: undefined }),
      step("0.7", {
        status: "Waived",
        waivedReason: "No longer applies: there is no survey.",
        doneBy: undefined,
      }),
    ]);
    const checklist = actions.seeChecklist({ reference: of });
    expect(checklist).toMatchObject({ done: 1, waived: 1, total: 6, late: 1, next: { stepId: "0.4" } });
    expect(checklist.rows.filter(({ late }) => late).map(({ action }) => action.stepId)).toEqual(["0.4"]);
  });

  it("holds the steps of its consultation alone", () => {
    const { actions } = withSteps([
      step("0.1"),
      step("0.2", { reference: reference("2027-00002") }),
      buildAction({ source: "Forum", stepId: undefined }),
    ]);
    expect(ids(actions.seeChecklist({ reference: of }).rows)).toEqual(["0.1"]);
  });

  it("with nothing left has no next", () => {
    const { actions } = withSteps([step("0.1", { status: "Done" })]);
    expect(actions.seeChecklist({ reference: of }).next).toBeUndefined();
  });

  it("says how old it is when the list cannot be reached", () => {
    const { actions, register } = withSteps([step("0.1")]);
    const asOf = new Date("2027-06-01T08:30:00Z");
    register.setStale(asOf);
    expect(actions.seeChecklist({ reference: of })).toMatchObject({ asOf, stale: true });
    expect(actions.listMine({ person: alex })).toMatchObject({ asOf, stale: true });
  });
});

describe("a step is late", () => {
  it.each([
    ["not on its day", "2027-06-15T12:00:00Z", false],
    ["not at 23:59 of its day in London", "2027-06-15T22:59:00Z", false],
    ["when it is the next day in London, though not in UTC", "2027-06-15T23:30:00Z", true],
    ["the day after", "2027-06-16T12:00:00Z", true],
  ])("%s", (_, at, late) => {
    const { actions } = withSteps([step("0.2", { dueDate: day("2027-06-15") })], at);
    expect(actions.seeChecklist({ reference: of }).rows).toMatchObject([{ late }]);
    expect(actions.listMine({ person: alex }).late).toHaveLength(late ? 1 : 0);
  });
});

describe("my actions", () => {
  it("are what I still owe, the soonest first, from whatever it came", () => {
    const { actions } = withSteps([
      step("2.1", { dueDate: day("2027-07-01") }),
      step("1.10", { dueDate: day("2027-06-20") }),
      step("1.9", { dueDate: day("2027-06-20") }),
      buildAction({ source: "Forum", stepId: undefined, dueDate: undefined }),
      step("0.3", { dueDate: day("2027-05-03"), status: "Blocked" }),
      step("0.4", { dueDate: day("2027-05-04") }),
      step("0.1", { status: "Done" }),
      step("0.2", { status: "Waived" }),
      step("0.5", { owner: named(grady) }),
      step("0.6", { owner: undefined }),
    ]);
    const mine = actions.listMine({ person: alex });
    expect(ids(mine.rows)).toEqual(["0.3", "0.4", "1.9", "1.10", "2.1", undefined]);
    expect(mine.late).toHaveLength(1);
  });
});
