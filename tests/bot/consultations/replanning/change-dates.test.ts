import { day } from "../../../../bot/common/days";
import { Failure } from "../../../../bot/common/failure";
import { people } from "../../../support/build";
import { openReplanning, shown, stepIds, threeDates } from "./replanning";

/** Everything a week later. */
const later = threeDates("2027-09-08", "2027-10-20", "2027-12-01");
const same = threeDates("2027-09-01", "2027-10-13", "2027-11-24");

it("shows what moves before anything is kept", async () => {
  const { preview, row, step, register } = await openReplanning();
  const before = { row: row(), lines: register.history.length, due: step("4.3").dueDate };
  const replanned = shown(await preview("dates", later));
  expect(replanned.change).toMatchObject({
    startDate: "2027-09-08",
    endDate: "2027-10-20",
    decisionDate: "2027-12-01",
  });
  expect(replanned.steps.find(({ stepId }) => stepId === "4.3")).toMatchObject({
    kind: "moved",
    from: "2027-09-01",
    to: "2027-09-08",
  });
  expect(row()).toBe(before.row);
  expect(step("4.3").dueDate).toBe(before.due);
  expect(register.history).toHaveLength(before.lines);
});

it("moves the open steps by the planning rule, and never one that is done or waived", async () => {
  const { change, step, register, row } = await openReplanning();
  register.someoneEdits(step("4.3").id, { status: "Done", doneOn: day("2027-06-01") });
  register.someoneEdits(step("6.1").id, { status: "Waived", waivedReason: "Merged with another step." });
  register.someoneEdits(step("6.2").id, { status: "Blocked" });
  await change("dates", later);
  expect(row()).toMatchObject({ startDate: "2027-09-08", endDate: "2027-10-20", decisionDate: "2027-12-01" });
  expect(step("4.1").dueDate).toBe("2027-08-26");
  expect(step("4.3")).toMatchObject({ status: "Done", dueDate: "2027-09-01" });
  expect(step("6.1")).toMatchObject({ status: "Waived", dueDate: "2027-10-14" });
  expect(step("6.2")).toMatchObject({ status: "Blocked", dueDate: "2027-10-25" });
});

it("keeps the old dates in history, with who changed them", async () => {
  const { change, register, reference } = await openReplanning();
  await change("dates", later, people.megan);
  expect(register.history.filter((line) => line.what === "Dates changed")).toEqual([
    {
      reference,
      what: "Dates changed",
      who: { id: people.megan.id, name: "Megan Bowen" },
      when: new Date("2027-06-01T09:00:00Z"),
      from: "Opens Wed 1 Sept 2027, closes Wed 13 Oct 2027, decision Wed 24 Nov 2027",
      to: "Opens Wed 8 Sept 2027, closes Wed 20 Oct 2027, decision Wed 1 Dec 2027",
    },
  ]);
  const moved = register.history.find((line) => /^\d+ steps moved$/.test(line.what));
  expect(moved?.from).toContain("4.3: Wed 1 Sept 2027");
  expect(moved?.to).toContain("4.3: Wed 8 Sept 2027");
});

it("leaves a step alone that hangs on a date which stays, even when its day was set by hand", async () => {
  const { preview, step, register } = await openReplanning();
  register.someoneEdits(step("3.1").id, { dueDate: day("2027-08-20") });
  const replanned = shown(await preview("dates", { ...same, decisionDate: "2027-12-01" }));
  expect(stepIds(replanned, "moved")).toEqual(expect.arrayContaining(["7.1", "7.2", "8.1", "8.2"]));
  expect(stepIds(replanned, "moved").filter((stepId) => !/^[78]/.test(stepId))).toEqual([]);
});

it("gives a step whose day has gone two working days, and does not make a late one look early", async () => {
  const { preview, step, register } = await openReplanning();
  register.someoneEdits(step("0.3").id, { dueDate: day("2027-05-20") });
  const replanned = shown(await preview("dates", threeDates("2027-06-14", "2027-07-26", "2027-11-24")));
  expect(replanned.steps.find(({ stepId }) => stepId === "2.4")).toMatchObject({
    to: "2027-06-03",
    compressed: true,
  });
  expect(replanned.all.find(({ stepId }) => stepId === "0.3")?.to).toBe("2027-05-20");
  expect(replanned.warnings.join()).toContain("should already be done");
});

it("says when nothing would change", async () => {
  const { preview } = await openReplanning();
  const replanned = shown(await preview("dates", same));
  expect(replanned).toMatchObject({ change: {}, steps: [] });
});

describe("the level", () => {
  /** Six weeks between opening and the decision, where Involve needs twelve. */
  const tooShort = threeDates("2027-10-11", "2027-11-01", "2027-11-24");
  const involved = () => openReplanning();

  it("is not changed silently when there is too little time for it, but suggested", async () => {
    const { preview, change, row } = await involved();
    await change("answers", {
      ...{ open: "some", duty: "no", impact: "2", protected: "no", share: "advise" },
      ...{
        canDelegate: "no",
        freshEvidence: "no",
        circumstances: "affectsResidents,survey,online,personalData",
      },
    });
    // Twelve weeks: the level is Involve.
    expect(row().engagementLevel).toBe("involve");
    const replanned = shown(await preview("dates", tooShort));
    expect(replanned.level.suggested).toMatchObject({ level: "consult", track: "standard" });
    expect(replanned.level.suggested?.reasons.join(" ")).toContain("There is not enough time for Involve");
    expect(replanned.change).not.toHaveProperty("engagementLevel");
    await change("dates", tooShort);
    expect(row()).toMatchObject({ engagementLevel: "involve", startDate: "2027-10-11" });
    expect(JSON.parse(row().levelAnswers)).toMatchObject({ weeks: 6, share: "advise" });
  });

  it("follows the dates when the lead says so, with its steps", async () => {
    const { preview, change, row, step } = await involved();
    await change("answers", {
      ...{ open: "some", duty: "no", impact: "2", protected: "no", share: "advise" },
      ...{
        canDelegate: "no",
        freshEvidence: "no",
        circumstances: "affectsResidents,survey,online,personalData",
      },
    });
    expect(step("2.3").status).toBe("Open");
    const replanned = shown(await preview("dates", { ...tooShort, takeLevel: "yes" }));
    expect(replanned.level.suggested).toBeUndefined();
    expect(stepIds(replanned, "no longer applies")).toEqual(["2.3"]);
    await change("dates", { ...tooShort, takeLevel: "yes" });
    expect(row().engagementLevel).toBe("consult");
    expect(step("2.3")).toMatchObject({
      status: "Waived",
      waivedReason: "No longer applies: the level is now Consult.",
    });
  });

  it("is warned of when even the lowest level has too little time", async () => {
    const { preview } = await openReplanning();
    expect(shown(await preview("dates", tooShort)).warnings).toContain(
      "This level needs 10 weeks between opening and the decision. These dates leave 6 weeks.",
    );
  });
});

describe("what is warned of", () => {
  it("is all that planning warns of", async () => {
    const { preview } = await openReplanning();
    const { warnings } = shown(await preview("dates", threeDates("2027-09-06", "2027-10-15", "2027-11-24")));
    expect(warnings.join("\n")).toContain("The standard track asks for 6 weeks");
    expect(warnings.join("\n")).toContain("Only 28 working days are left between closing and the decision.");
  });

  it("is closing sooner while it is open, and not that it opened in the past", async () => {
    const { preview, clock } = await openReplanning();
    clock.set("2027-09-20T09:00:00Z");
    const { warnings } = shown(await preview("dates", { ...same, endDate: "2027-10-06" }));
    expect(warnings.join("\n")).toContain("people were told it closes on Wed 13 Oct 2027");
    expect(warnings.join("\n")).not.toContain("It opens in the past");
  });

  it("is a promise of feedback that would come before the end", async () => {
    const { preview, register, row } = await openReplanning();
    register.put({ ...row(), feedbackPromised: day("2027-10-18") });
    expect(shown(await preview("dates", later)).warnings.join("\n")).toContain(
      "Feedback is promised by Mon 18 Oct 2027, which is before it closes.",
    );
  });
});

describe("bad dates", () => {
  it.each([
    [
      "in the wrong order",
      threeDates("2027-10-13", "2027-09-01", "2027-11-24"),
      "endDate",
      "not after it opens",
    ],
    [
      "after the decision",
      threeDates("2027-09-01", "2027-12-01", "2027-11-24"),
      "endDate",
      "Close before it",
    ],
    ["no date", threeDates("2027-09-01", "2027-10-13", "2027-02-31"), "decisionDate", "is not a date"],
    [
      "a decision that has gone",
      threeDates("2027-09-01", "2027-10-13", "2027-05-03"),
      "decisionDate",
      "has gone",
    ],
    ["nothing at all", {}, "startDate", "Choose the day it opens."],
    [
      "an opening that has gone",
      threeDates("2027-05-03", "2027-10-13", "2027-11-24"),
      "startDate",
      "has gone",
    ],
    ["far away", threeDates("2027-09-01", "2027-10-13", "2199-01-01"), "decisionDate", "Check the year"],
  ])("%s are said beside their input, and what was typed stays", async (_what, typed, input, words) => {
    const { preview } = await openReplanning();
    const view = await preview("dates", typed);
    expect(view.preview).toBeUndefined();
    expect(view.typed).toEqual(typed);
    expect(view.problems).toContainEqual({ input, message: expect.stringContaining(words) });
  });

  it("may be a day of opening that has gone, when it stays as it is", async () => {
    const { preview, clock } = await openReplanning();
    clock.set("2027-09-20T09:00:00Z");
    expect((await preview("dates", { ...same, endDate: "2027-10-20" })).problems).toEqual([]);
  });
});

describe("who may", () => {
  it.each(["alex", "adele", "megan"] as const)("%s may", async (name) => {
    const { change, row } = await openReplanning();
    await change("dates", later, people[name]);
    expect(row().startDate).toBe("2027-09-08");
  });

  it.each(["grady", "lee", "diego"] as const)("%s may not, and is told whom to ask", async (name) => {
    const { preview, keep } = await openReplanning();
    const refusal = {
      code: "not_allowed",
      message: expect.stringMatching(/^Only Alex Wilber, the engagement lead or a manager can change/),
    };
    await expect(preview("dates", later, people[name])).rejects.toMatchObject(refusal);
    await expect(keep("dates", later, "x.y", people[name])).rejects.toMatchObject(refusal);
  });

  it.each(["Complete", "Stopped"] as const)("nobody may once it is %s", async (workflowStatus) => {
    const { preview, register, row } = await openReplanning();
    register.put({ ...row(), workflowStatus });
    await expect(preview("dates", later)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("cannot be changed any more"),
    });
  });
});

describe("keeping", () => {
  it("shows it again, and writes nothing, when the row was changed since", async () => {
    const { preview, keep, register, row, step } = await openReplanning();
    const { seen } = await preview("dates", later);
    register.put({ ...row(), endDate: day("2027-10-27") });
    const outcome = await keep("dates", later, seen);
    expect(outcome).toMatchObject({
      view: { note: expect.stringContaining("Something changed since you saw this."), typed: later },
    });
    expect(row().endDate).toBe("2027-10-27");
    expect(step("4.3").dueDate).toBe("2027-09-01");
  });

  it("shows it again when a step was ticked since", async () => {
    const { preview, keep, register, step } = await openReplanning();
    const { seen } = await preview("dates", later);
    register.someoneEdits(step("4.3").id, { status: "Done" });
    const outcome = await keep("dates", later, seen);
    if (!("view" in outcome)) throw new Error("It was kept");
    // And what is shown now can be kept.
    expect(await keep("dates", later, outcome.view.seen)).toHaveProperty("kept");
    expect(step("4.3").dueDate).toBe("2027-09-01");
  });

  it("shows it again when somebody is quicker by a moment", async () => {
    const { preview, keep, register, row } = await openReplanning();
    const { seen } = await preview("dates", later);
    register.failNext(new Failure("conflict", "Somebody else has changed this consultation."));
    expect(await keep("dates", later, seen)).toMatchObject({
      view: { note: expect.stringMatching(/^Something/) },
    });
    expect(row().startDate).toBe("2027-09-01");
  });

  it("does it once when it is heard twice", async () => {
    const { preview, keep, register } = await openReplanning();
    const { seen } = await preview("dates", later);
    await keep("dates", later, seen);
    const lines = register.history.length;
    expect(await keep("dates", later, seen)).toHaveProperty("kept");
    expect(register.history).toHaveLength(lines);
  });

  it("is refused a preview that nobody saw", async () => {
    const { keep, row } = await openReplanning();
    for (const seen of ["", "x", "undefined.undefined"])
      expect(await keep("dates", later, seen)).toHaveProperty("view");
    expect(row().startDate).toBe("2027-09-01");
  });

  it("finishes what broke off after the row, by pressing again or by opening it anew", async () => {
    for (const anew of [false, true]) {
      const { preview, keep, register, row, step, deps } = await openReplanning();
      const { seen } = await preview("dates", later);
      const whole = deps.replanRecord.write;
      deps.replanRecord.write = async (entry) => {
        await whole({ ...entry, steps: entry.steps.slice(0, 5), lines: entry.lines.slice(0, 1) });
        throw new Failure("unavailable", "SharePoint is not answering just now.");
      };
      await expect(keep("dates", later, seen)).rejects.toMatchObject({ code: "unavailable" });
      deps.replanRecord.write = whole;
      expect(row().startDate).toBe("2027-09-08");
      expect(step("6.1").dueDate).toBe("2027-10-14");
      const again = anew ? (await preview("dates", later)).seen : seen;
      expect(await keep("dates", later, again)).toHaveProperty("kept");
      expect(step("4.3").dueDate).toBe("2027-09-08");
      expect(step("6.1").dueDate).toBe("2027-10-21");
      expect(register.history.filter((line) => line.what === "Dates changed")).toHaveLength(1);
    }
  });
});

it("still moves the dates of a row that has no level, and says that its steps stay", async () => {
  const { change, preview, register, row, step } = await openReplanning();
  register.put({ ...row(), engagementLevel: undefined, track: undefined, levelAnswers: "" });
  expect(shown(await preview("dates", later)).warnings.join()).toContain("has no level yet");
  await change("dates", later);
  expect(row().startDate).toBe("2027-09-08");
  expect(step("4.3").dueDate).toBe("2027-09-01");
});
