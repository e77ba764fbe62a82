import { createActions } from "../../../bot/actions";
import { day } from "../../../bot/common/days";
import { asStepId, managersAnswer } from "../../../bot/common/ids";
import { buildAction, fixedClock, named, people } from "../../support/build";
import { actionsBeside, memoryDirectory, memoryRegister } from "../../support/memory-stores";
import { acting, guest, leaver, notAsked, stranger } from "./acting";

const { alex, grady, adele, megan } = people;
const step = (number: string, over: Parameters<typeof buildAction>[0] = {}) =>
  buildAction({ stepId: asStepId(number), ...over });

const queueOf = (steps: ReturnType<typeof step>[], ended?: "stopped") => {
  const clock = fixedClock();
  const register = memoryRegister({ clock, actions: steps });
  const gone = { [leaver.id]: "left", [guest]: "guest", [notAsked.id]: "not asked" } as const;
  return createActions({
    ...{ ...actionsBeside, clock, actions: register.actions },
    directory: memoryDirectory(Object.values(people), gone),
    workBehind: () => ({ ended, approved: false, leadOfficer: alex.id, templateVersion: "" }),
  });
};

describe("the engagement lead's queue", () => {
  it("holds what nobody of the council owes, soonest first, and says why", () => {
    const { rows, late } = queueOf([
      step("1.1", { owner: undefined, dueDate: day("2027-07-01") }),
      step("1.2", { owner: leaver, dueDate: day("2027-05-01") }),
      step("1.3", { owner: stranger }),
      step("1.4", { owner: { id: guest, name: "Gita Guest" }, dueDate: undefined }),
      step("1.5", { owner: named(grady) }),
      step("1.6", { owner: undefined, status: "Done" }),
      step("1.7", { owner: undefined, status: "Waived" }),
      step("1.8", { owner: undefined, status: "Blocked", dueDate: day("2027-06-30") }),
    ]).listUnowned({ person: adele });
    expect(rows.map((row) => [row.action.stepId, row.needs])).toEqual([
      ["1.2", "owner left"],
      ["1.3", "owner unknown"],
      ["1.8", "no owner"],
      ["1.1", "no owner"],
      ["1.4", "owner unknown"],
    ]);
    expect(late).toBe(1);
  });

  it("holds nothing against somebody the directory has not answered about", () => {
    expect(queueOf([step("1.1", { owner: notAsked })]).listUnowned({ person: adele }).rows).toEqual([]);
  });

  it("holds nothing of work that was stopped", () => {
    const actions = queueOf([step("1.1", { owner: undefined })], "stopped");
    expect(actions.listUnowned({ person: adele }).rows).toEqual([]);
  });

  it("is the engagement lead's alone", () => {
    const actions = queueOf([step("1.1", { owner: undefined })]);
    for (const person of [alex, megan]) {
      expect(actions.canListUnowned(person)).toBe(false);
      expect(() => actions.listUnowned({ person })).toThrow(
        "Only the engagement lead sees what has no owner. Type: my actions",
      );
    }
  });

  it("keeps what is offered until it is accepted, and after it is declined", async () => {
    const { give, decline, accept, actions, now } = acting({ owner: leaver });
    const queue = () => actions.listUnowned({ person: adele }).rows;
    await give("grady", adele);
    expect(queue()).toMatchObject([{ action: { offeredTo: named(grady) }, needs: "owner left" }]);
    await decline();
    expect(queue()).toMatchObject([{ action: { owner: leaver } }]);
    await give("grady", adele);
    await accept();
    expect(queue()).toEqual([]);
    expect(now().owner).toEqual(named(grady));
  });

  it("lets the lead give away even the step that waits for a manager, when its owner left", async () => {
    const { give, now } = acting({ owner: leaver, stepId: managersAnswer });
    await give("grady", adele);
    expect(now().offeredTo).toEqual(named(grady));
    const kept = acting({ stepId: managersAnswer });
    await expect(kept.give("grady", adele)).rejects.toMatchObject({ code: "not_allowed" });
  });
});
