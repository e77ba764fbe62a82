import { createActions, noLongerApplies, noLongerAppliesWords } from "../../../bot/actions";
import { day } from "../../../bot/common/days";
import { Failure } from "../../../bot/common/failure";
import { asActionId } from "../../../bot/common/ids";
import { noLongerApplies as wordsOfReplanning } from "../../../bot/consultations/replanning/replan";
import { buildAction, fixedClock, named, people } from "../../support/build";
import { actionsBeside, memoryRegister } from "../../support/memory-stores";

const { alex, grady, adele, megan, lee } = people;

function withStep(over: Parameters<typeof buildAction>[0] = {}) {
  const clock = fixedClock();
  const step = buildAction({ id: asActionId("7"), ...over });
  const register = memoryRegister({ clock, actions: [step] });
  const actions = createActions({ ...actionsBeside, actions: register.actions, clock });
  const waive = (reason = "Nobody outside is affected", by = alex) =>
    actions.waive({ id: step.id, reason, by });
  /** Somebody else changes the step after it was read and before it is saved. */
  const meanwhile = (edit: Parameters<typeof register.someoneEdits>[1]) => {
    const change = register.actions.change;
    register.actions.change = (request) => {
      register.someoneEdits(step.id, edit);
      register.actions.change = change;
      return change(request);
    };
  };
  return { step, register, actions, waive, meanwhile, now: () => register.actions.find(step.id) };
}

describe("waiving a step", () => {
  it("keeps the reason, who waived it and when, and writes it in the history", async () => {
    const { waive, now, register } = withStep({ evidence: "half a note" });
    await waive("  Nobody outside is affected ");
    expect(now()).toMatchObject({
      status: "Waived",
      waivedReason: "Nobody outside is affected",
      doneBy: named(alex),
      doneOn: "2027-06-01",
      evidence: "half a note",
    });
    expect(register.history).toMatchObject([
      {
        what: "Step 0.2 waived",
        who: named(alex),
        from: "Open",
        to: "Waived: Nobody outside is affected",
      },
    ]);
  });

  it.each<[string, string, string]>([
    ["no reason", "  ", "Say why this step is not needed. A short sentence is enough."],
    ["1,001 characters", "x".repeat(1_001), "The reason has 1001 characters. Shorten it to 1000."],
    [
      "a link that runs",
      "see javascript:alert(1)",
      "That link cannot be used. Use one that starts with https:// or http://",
    ],
  ])("with %s is refused in plain words", async (_, reason, message) => {
    const { waive, now, step } = withStep();
    await expect(waive(reason)).rejects.toMatchObject({ code: "invalid", message });
    expect(now()).toBe(step);
  });

  it("is the owner's and the engagement lead's", async () => {
    for (const by of [grady, megan, lee])
      await expect(withStep().waive("Not needed", by)).rejects.toMatchObject({
        code: "not_allowed",
        message: "Only Alex Wilber or the engagement lead can waive this step.",
      });
    for (const by of [alex, adele])
      expect(await withStep().waive("Not needed", by)).toMatchObject({ status: "Waived" });
  });

  it("that a gate waits for is a manager's alone", async () => {
    for (const by of [alex, adele, grady])
      await expect(withStep({ gate: "G1" }).waive("Not needed", by)).rejects.toMatchObject({
        code: "not_allowed",
        message: "Gate G1 waits for this step, so only a manager can waive it.",
      });
    expect(await withStep({ gate: "G1" }).waive("Not needed", megan)).toMatchObject({
      status: "Waived",
      doneBy: named(megan),
    });
  });

  it("twice keeps the first reason and is one line of history", async () => {
    const { waive, now, register } = withStep();
    await Promise.all([waive("First"), waive("First")]);
    await waive("Second");
    expect(now()?.waivedReason).toBe("First");
    expect(register.history).toHaveLength(1);
  });

  it("leaves what a colleague has done meanwhile", async () => {
    const { waive, meanwhile, now, register } = withStep();
    const done = { status: "Done" as const, doneBy: named(adele), doneOn: day("2027-06-01") };
    meanwhile({ ...done, evidence: "Minutes" });
    await expect(waive()).rejects.toMatchObject({
      code: "conflict",
      message: "Step 0.2 was done by Adele Vance on Tue 1 Jun 2027. To change that, open it again first.",
    });
    expect(now()).toMatchObject({ status: "Done", evidence: "Minutes" });
    expect(register.history).toEqual([]);
  });

  it("leaves a colleague's waiver that came first", async () => {
    const { waive, meanwhile, register } = withStep();
    meanwhile({ status: "Waived", waivedReason: "Adele was first", doneBy: named(adele) });
    expect(await waive("Alex was second")).toMatchObject({ waivedReason: "Adele was first" });
    expect(register.history).toEqual([]);
  });

  it("stands beside what a colleague changed otherwise meanwhile", async () => {
    const { waive, meanwhile, now } = withStep();
    meanwhile({ title: "Say what Cabinet will decide" });
    await waive();
    expect(now()).toMatchObject({ status: "Waived", title: "Say what Cabinet will decide" });
  });

  it("that cannot be saved leaves the step open", async () => {
    const { waive, register, now } = withStep();
    register.failNext(new Failure("unavailable", "SharePoint does not answer."));
    await expect(waive()).rejects.toMatchObject({ code: "unavailable" });
    expect(now()?.status).toBe("Open");
  });
});

describe("undoing a waiver", () => {
  const waived = {
    status: "Waived" as const,
    waivedReason: "Nobody outside is affected",
    doneBy: named(megan),
    doneOn: day("2027-05-31"),
  };

  it("opens the step again, with the reason kept for the next time", async () => {
    const { actions, step, now, register } = withStep(waived);
    await actions.reopen({ id: step.id, by: alex });
    expect(now()).toMatchObject({
      status: "Open",
      doneBy: undefined,
      doneOn: undefined,
      waivedReason: waived.waivedReason,
    });
    expect(register.history).toMatchObject([{ from: "Waived", to: "Open" }]);
  });

  it("of a step that a gate waits for is a manager's", async () => {
    const { actions, step, now } = withStep({ ...waived, gate: "G2" });
    for (const by of [alex, adele])
      await expect(actions.reopen({ id: step.id, by })).rejects.toMatchObject({
        code: "not_allowed",
        message: "A gate waits for this step, so only a manager can undo its waiver.",
      });
    await actions.reopen({ id: step.id, by: megan });
    expect(now()?.status).toBe("Open");
  });
});

it.each([
  ["Waived", "No longer applies: no survey", undefined, true],
  ["Waived", " no longer applies since 3 May", undefined, true],
  ["Waived", "No longer applies: we merged it with 2.1", named(megan), false],
  ["Waived", "Nobody outside is affected", undefined, false],
  ["Open", "No longer applies: no survey", undefined, false],
] as const)(
  "a step that is %s with the reason %j, by %j, no longer applies: %j",
  (status, waivedReason, doneBy, expected) => {
    expect(noLongerApplies({ status, waivedReason, doneBy })).toBe(expected);
  },
);

it("is known by the words that planning anew writes, in a room that cannot ask this one", () => {
  expect(wordsOfReplanning).toBe(noLongerAppliesWords);
});
