import { createActions } from "../../../bot/actions";
import { day } from "../../../bot/common/days";
import { asStepId, type StepId } from "../../../bot/common/ids";
import { buildAction, fixedClock, named, people } from "../../support/build";
import { actionsBeside, memoryRegister } from "../../support/memory-stores";

const { alex, grady } = people;
const step = (number: string, over: Parameters<typeof buildAction>[0] = {}) =>
  buildAction({ stepId: asStepId(number), ...over });
const mine = (steps: ReturnType<typeof step>[], { at = "2027-06-03T09:00:00Z", ended = false } = {}) => {
  const clock = fixedClock(at);
  const register = memoryRegister({ clock, actions: steps });
  return createActions({
    ...{ ...actionsBeside, clock, actions: register.actions },
    workBehind: () => ({
      ended: ended ? "stopped" : undefined,
      ...{ approved: false, leadOfficer: alex.id, templateVersion: "" },
    }),
  }).listMine({ person: alex });
};
const ids = (rows: readonly { action: { stepId: StepId | undefined } }[]) =>
  rows.map(({ action }) => action.stepId);

describe("my actions", () => {
  it("are grouped: late, this week until Sunday, and later", () => {
    const found = mine([
      step("1.1", { dueDate: day("2027-06-02") }),
      step("1.2", { dueDate: day("2027-06-03") }),
      step("1.3", { dueDate: day("2027-06-06") }),
      step("1.4", { dueDate: day("2027-06-07") }),
      step("1.5", { dueDate: undefined }),
    ]);
    expect([found.late, found.thisWeek, found.later].map(ids)).toEqual([
      ["1.1"],
      ["1.2", "1.3"],
      ["1.4", "1.5"],
    ]);
    expect(ids(found.rows)).toEqual(["1.1", "1.2", "1.3", "1.4", "1.5"]);
  });

  it("on a Sunday end with that day", () => {
    const steps = [step("1.1", { dueDate: day("2027-06-06") }), step("1.2", { dueDate: day("2027-06-07") })];
    const found = mine(steps, { at: "2027-06-06T12:00:00Z" });
    expect([found.thisWeek, found.later].map(ids)).toEqual([["1.1"], ["1.2"]]);
  });

  it("show what is snoozed under later until its day, but what is late as late", () => {
    const snoozedUntil = day("2027-06-05");
    const steps = () => [
      step("1.1", { dueDate: day("2027-06-02"), snoozedUntil }),
      step("1.2", { dueDate: day("2027-06-05"), snoozedUntil }),
    ];
    const found = mine(steps());
    expect([found.late, found.thisWeek, found.later].map(ids)).toEqual([["1.1"], [], ["1.2"]]);
    expect(found.rows.map(({ snoozed }) => snoozed)).toEqual([true, true]);
    const then = mine(steps(), { at: "2027-06-05T07:00:00Z" });
    expect([then.thisWeek, then.later].map(ids)).toEqual([["1.2"], []]);
    expect(then.rows.map(({ snoozed }) => snoozed)).toEqual([false, false]);
  });

  it("say what waits for my answer, and whose answer I wait for", () => {
    const found = mine([
      step("1.1", { owner: named(grady), offeredTo: named(alex), offeredBy: named(grady) }),
      step("1.2", { offeredTo: named(grady), offeredBy: named(alex) }),
      step("1.3", { owner: undefined, offeredTo: named(grady), offeredBy: named(alex) }),
      step("1.4", { offeredTo: named(grady), offeredBy: named(alex), status: "Done" }),
      step("1.5", { owner: named(grady), offeredTo: named(alex), offeredBy: named(grady), status: "Waived" }),
    ]);
    expect(ids(found.offered)).toEqual(["1.1"]);
    expect(ids(found.given)).toEqual(["1.2", "1.3"]);
    // Until somebody accepts it, it is still mine.
    expect(ids(found.rows)).toEqual(["1.2"]);
  });

  it("are none of work that was stopped, offers neither", () => {
    const found = mine([step("1.1"), step("1.2", { owner: named(grady), offeredTo: named(alex) })], {
      ended: true,
    });
    expect([found.rows, found.offered]).toEqual([[], []]);
  });
});
