import { createActions } from "../../../bot/actions";
import { day } from "../../../bot/common/days";
import { Failure } from "../../../bot/common/failure";
import { asActionId, asStepId } from "../../../bot/common/ids";
import { buildAction, fixedClock, named, people } from "../../support/build";
import { actionsBeside, memoryRegister } from "../../support/memory-stores";

const { alex, grady, adele, megan } = people;

function withStep(over: Parameters<typeof buildAction>[0] = {}) {
  const clock = fixedClock();
  const step = buildAction({ id: asActionId("7"), ...over });
  const register = memoryRegister({ clock, actions: [step] });
  const actions = createActions({ ...actionsBeside, actions: register.actions, clock });
  const tick = (evidence = "Agreed by Cabinet Board", by = alex) =>
    actions.complete({ id: step.id, evidence, by });
  return { clock, step, register, actions, tick, now: () => register.actions.find(step.id) };
}

describe("ticking a step", () => {
  it("says who did it, on which day, with what evidence, and writes a line of history", async () => {
    const { tick, now, register } = withStep();
    await tick("  https://contoso.example/minutes  ");
    expect(now()).toMatchObject({
      status: "Done",
      evidence: "https://contoso.example/minutes",
      doneBy: named(alex),
      doneOn: "2027-06-01",
    });
    expect(register.history).toMatchObject([
      { what: "Step 0.2 done", who: { name: "Alex Wilber" }, from: "Open", to: "Done" },
    ]);
  });

  it("late at night is done on London's day", async () => {
    const { tick, clock, now } = withStep();
    clock.set("2027-06-01T23:30:00Z");
    await tick();
    expect(now()?.doneOn).toBe("2027-06-02");
  });

  it("that is not of the toolkit is named by its title", async () => {
    const { tick, register } = withStep({ stepId: undefined, title: "Ring the parish", source: "Other" });
    await tick();
    expect(register.history).toMatchObject([{ what: "Ring the parish done" }]);
  });

  it("with a title as long as the list takes still fits its line of history", async () => {
    const { tick, register } = withStep({ stepId: undefined, title: "x".repeat(255), source: "Other" });
    await tick();
    expect(register.history[0]?.what).toBe(`${"x".repeat(200)} done`);
  });

  it.each<[string, string, string]>([
    ["nothing", "", "Say what shows this is done: a short note or a link."],
    ["spaces", "    ", "Say what shows this is done: a short note or a link."],
    ["two letters", "ok", "Say what shows this is done: a short note or a link."],
    [
      "what nobody can see",
      "\u200b\u200c\u2066\u00ad\u200d",
      "Say what shows this is done: a short note or a link.",
    ],
    [
      "2,001 characters",
      "x".repeat(2_001),
      "The evidence has 2001 characters. Shorten it to 2000, or link to a document.",
    ],
    ...[
      "javascript:alert(1)",
      "see JavaScript:alert(1)",
      "[minutes](javascript:alert(1))",
      "java\u200bscript:alert(1)",
      "java\tscript:alert(1)",
      "java\nscript:alert(1)",
      "vbscript:x",
      "data:text/html,<script>",
      "data:,hello",
      "data:;base64,eA==",
      "file:///c:/minutes.docx",
      "file:\\\\server\\minutes.docx",
    ].map(
      (text) =>
        [text, text, "That link cannot be used. Use one that starts with https:// or http://"] as [
          string,
          string,
          string,
        ],
    ),
  ])("is refused in plain words with %s for evidence, and changes nothing", async (_, evidence, message) => {
    const { tick, now, step, register } = withStep();
    await expect(tick(evidence)).rejects.toMatchObject({ code: "invalid", message });
    expect(now()).toBe(step);
    expect(register.history).toEqual([]);
  });

  it.each([
    "x".repeat(2_000),
    "Monitoring data: 45 replies by group",
    "Data:45 replies",
    "On file: see the minutes of 3 May",
    "محضر الاجتماع",
    "https://contoso.example/a?x=javascript",
  ])("takes as evidence what people write: %.40s", async (evidence) => {
    const { tick, now } = withStep();
    await tick(evidence);
    expect(now()?.evidence).toBe(evidence);
  });

  it("of somebody else is refused, naming whose it is", async () => {
    const { tick, now, step } = withStep();
    for (const by of [grady, megan])
      await expect(tick("Agreed by Cabinet", by)).rejects.toMatchObject({
        code: "not_allowed",
        message: "Only Alex Wilber or the engagement lead can tick this step.",
      });
    expect(now()).toBe(step);
  });

  it("is the engagement lead's to do too, and is theirs in the record", async () => {
    const { tick, now } = withStep();
    await tick("Checked with legal", adele);
    expect(now()).toMatchObject({ status: "Done", doneBy: named(adele), owner: named(alex) });
  });

  it("that nobody owns is the engagement lead's", async () => {
    const { tick } = withStep({ owner: undefined });
    await expect(tick()).rejects.toMatchObject({
      message: "Only its owner or the engagement lead can tick this step.",
    });
    await tick("Checked with legal", adele);
  });

  it("that has gone from the list says so", async () => {
    const { actions } = withStep();
    await expect(
      actions.complete({ id: asActionId("99"), evidence: "Agreed", by: alex }),
    ).rejects.toMatchObject({
      code: "not_found",
      message: "That step is no longer on the list. Open the checklist again.",
    });
  });

  it("twice is one tick and one line of history", async () => {
    const { tick, register, now } = withStep();
    await Promise.all([tick("First evidence"), tick("First evidence")]);
    await tick("Another evidence");
    expect(now()?.evidence).toBe("First evidence");
    expect(register.history).toHaveLength(1);
  });

  it("leaves a colleague's tick that came first", async () => {
    const { register, actions, step, now } = withStep();
    const change = register.actions.change;
    register.actions.change = (request) => {
      register.someoneEdits(step.id, {
        status: "Done",
        evidence: "Adele was first",
        doneBy: named(adele),
      });
      return change(request);
    };
    const seen = await actions.complete({ id: step.id, evidence: "Alex was second", by: alex });
    expect(seen).toMatchObject({ evidence: "Adele was first", doneBy: named(adele) });
    expect(now()).toEqual(seen);
    expect(register.history).toEqual([]);
  });

  it("stands beside what a colleague changed otherwise meanwhile", async () => {
    const { register, actions, step, now } = withStep();
    const change = register.actions.change;
    register.actions.change = (request) => {
      register.someoneEdits(step.id, { title: "Say what Cabinet will decide" });
      return change(request);
    };
    await actions.complete({ id: step.id, evidence: "Agreed by Cabinet", by: alex });
    expect(now()).toMatchObject({ title: "Say what Cabinet will decide", status: "Done" });
  });

  it.each([
    ["waived", "Nobody is affected", megan, "Step 0.2 was waived by Megan Bowen on Mon 31 May 2027."],
    [
      "closed because the answers changed",
      "No longer applies: no survey",
      undefined,
      "Step 0.2 no longer applies.",
    ],
  ])("that was %s meanwhile says so, and stays as it is", async (_, waivedReason, by, message) => {
    const closed = {
      status: "Waived" as const,
      waivedReason,
      doneBy: by && named(by),
      doneOn: day("2027-05-31"),
    };
    const { tick, register, step, now } = withStep();
    const change = register.actions.change;
    register.actions.change = (request) => {
      register.someoneEdits(step.id, closed);
      return change(request);
    };
    for (let times = 0; times < 2; times++)
      await expect(tick()).rejects.toMatchObject({
        code: "conflict",
        message: `${message} To change that, open it again first.`,
      });
    expect(now()).toMatchObject(closed);
    expect(register.history).toEqual([]);
  });

  it("that was handed to a colleague meanwhile is no longer one's own", async () => {
    const { register, actions, step, now } = withStep();
    const change = register.actions.change;
    register.actions.change = (request) => {
      register.someoneEdits(step.id, { owner: named(grady) });
      return change(request);
    };
    await expect(
      actions.complete({ id: step.id, evidence: "Agreed by Cabinet", by: alex }),
    ).rejects.toMatchObject({
      code: "not_allowed",
      message: "Only Grady Archie or the engagement lead can tick this step.",
    });
    expect(now()?.status).toBe("Open");
  });

  it("that cannot be saved stays open, to be ticked again", async () => {
    const { tick, register, now } = withStep();
    register.failNext(new Failure("unavailable", "SharePoint does not answer."));
    await expect(tick()).rejects.toMatchObject({ code: "unavailable" });
    expect(now()?.status).toBe("Open");
    await tick();
    expect(now()?.status).toBe("Done");
  });
});

describe("undoing a tick", () => {
  const done = {
    status: "Done" as const,
    evidence: "Agreed by Cabinet Board",
    doneBy: named(alex),
  };

  it("opens the step again and keeps its evidence", async () => {
    const { actions, step, now, register } = withStep(done);
    await actions.reopen({ id: step.id, by: alex });
    expect(now()).toMatchObject({
      status: "Open",
      evidence: done.evidence,
      doneBy: undefined,
      doneOn: undefined,
    });
    expect(register.history).toMatchObject([{ what: "Step 0.2 opened again", from: "Done", to: "Open" }]);
  });

  it("twice is one", async () => {
    const { actions, step, register } = withStep(done);
    await Promise.all([1, 2].map(() => actions.reopen({ id: step.id, by: alex })));
    await actions.reopen({ id: step.id, by: alex });
    expect(register.history).toHaveLength(1);
  });

  it("leaves a step that a colleague waived meanwhile", async () => {
    const { register, actions, step, now } = withStep(done);
    const change = register.actions.change;
    register.actions.change = (request) => {
      register.someoneEdits(step.id, { status: "Waived", waivedReason: "Not needed" });
      return change(request);
    };
    await actions.reopen({ id: step.id, by: alex });
    expect(now()).toMatchObject({ status: "Waived", evidence: done.evidence });
  });

  it("is the owner's and the engagement lead's", async () => {
    const { actions, step, now } = withStep(done);
    await expect(actions.reopen({ id: step.id, by: grady })).rejects.toMatchObject({
      code: "not_allowed",
      message: "Only Alex Wilber or the engagement lead can undo this.",
    });
    await actions.reopen({ id: step.id, by: adele });
    expect(now()?.status).toBe("Open");
  });

  it("leaves a step that is blocked as it is", async () => {
    const { actions, step, now } = withStep({ status: "Blocked", stepId: asStepId("1.2") });
    await actions.reopen({ id: step.id, by: alex });
    expect(now()?.status).toBe("Blocked");
  });
});
