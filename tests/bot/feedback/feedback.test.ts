import { day } from "../../../bot/common/days";
import { asStepId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import type { Consultation } from "../../../bot/consultations";
import { asFeedbackRowId, RowsNotRead, type RowTyped } from "../../../bot/feedback";
import { personId } from "../../support/build";
import { adele, alex, buildAction, buildConsultation, buildProduct, grady } from "../../support/teams";

const megan: Person = { id: personId(21), name: "Megan Bowen", roles: ["officer", "manager"] };
const lee: Person = { id: personId(23), name: "Lee Gu", roles: ["member"] };

function decided(given: Partial<Consultation> = {}) {
  const consultation = buildConsultation({ workflowStatus: "Decided", ...given });
  const product = buildProduct({
    now: "2027-05-20T09:00:00Z",
    consultations: [consultation],
    actions: ["8.1", "8.2"].map((step, at) =>
      buildAction({ id: `${at + 1}` as never, stepId: asStepId(step) }),
    ),
    people: [alex, adele, grady, megan, lee],
  });
  const { reference } = consultation;
  const { feedback, register } = product;
  return {
    ...product,
    reference,
    row: () => product.consultations.find(reference) as Consultation,
    step: (stepId: string) => register.actions.of(reference).find((each) => each.stepId === stepId),
    chased: () =>
      register.actions
        .of(reference)
        .filter(({ key }) => key?.startsWith("feedback/"))
        .map(({ key, dueDate, status }) => [key?.split("/")[2], dueDate, status]),
    promised: () => register.actions.of(reference).find(({ key }) => key?.startsWith("will/")),
    keep: (typed: RowTyped, key = "1", by = alex) => feedback.keepRow({ reference, by, typed, key }),
    see: (by = alex, where: "own chat" | "channel" = "own chat") =>
      feedback.seeFeedback({ reference, by, where }),
  };
}

const did: RowTyped = {
  ...{ theme: "Opening hours", asked: "When should it open?", said: "Later on Thursdays." },
  ...{ outcome: "did", answer: "It is open until eight." },
};
const will: RowTyped = {
  ...{ theme: "Seats", said: "More seats.", outcome: "will", answer: "Buy ten chairs." },
  ...{ owner: "Grady Archie", dueDate: "2027-08-01" },
};
const couldNot: RowTyped = {
  theme: "Sundays",
  said: "Open then.",
  outcome: "could not",
  answer: "No staff.",
};

const problemsOf = async (work: Promise<unknown>): Promise<string[]> => {
  try {
    await work;
  } catch (failure) {
    if (failure instanceof RowsNotRead) return failure.problems.map(({ message }) => message);
    throw failure;
  }
  throw new Error("Nothing was wrong");
};

describe("the rows of you said, we did", () => {
  it("keep what was asked, said and done, in order, and tick the step that asks for them", async () => {
    const { keep, see, step, register } = decided();
    await keep(did, "1");
    await keep(couldNot, "2");
    expect(see().rows.map(({ theme, outcome, position }) => [theme, outcome, position])).toEqual([
      ["Opening hours", "did", 1],
      ["Sundays", "could not", 2],
    ]);
    expect(step("8.1")).toMatchObject({ status: "Done", evidence: "“You said, we did” has 1 row." });
    expect(register.history.filter(({ what }) => what.includes("row added"))).toHaveLength(2);
  });

  it("pressed twice is one row", async () => {
    const { keep, see } = decided();
    await keep(did);
    await keep(did);
    expect(see().rows).toHaveLength(1);
  });

  it("say everything that is missing at once; a reason where nothing changes is one of them", async () => {
    const { keep, see } = decided();
    expect(await problemsOf(keep({}))).toEqual([
      "Give the row a theme, such as: opening hours.",
      "Say what people told you.",
      "Choose one: we did it, we will do it, or we could not.",
    ]);
    expect(await problemsOf(keep({ ...couldNot, answer: " \u200b " }))).toEqual([
      "Say why you could not. People need a reason when nothing changes.",
    ]);
    expect(await problemsOf(keep({ ...will, owner: "", dueDate: "31 February" }))).toEqual([
      "Say who will do it.",
      "“31 February” is not a date. Choose one from the calendar.",
    ]);
    expect(await problemsOf(keep({ ...will, owner: "Nobody", dueDate: "2027-05-01" }))).toEqual([
      "I know no officer by that name. Type the address they sign in with.",
      "Sat 1 May 2027 has gone. Choose a later day, or say that you did it.",
    ]);
    // A councillor owes nobody work.
    expect(await problemsOf(keep({ ...will, owner: "Lee Gu" }))).toHaveLength(1);
    expect(await problemsOf(keep({ ...did, theme: "x".repeat(300), said: "x".repeat(3_000) }))).toHaveLength(
      2,
    );
    expect(see().rows).toEqual([]);
  });

  it("can be moved, and stay where they are at the ends", async () => {
    const { keep, see, feedback, reference } = decided();
    await keep(did, "1");
    await keep(couldNot, "2");
    const last = see().rows[1];
    await feedback.moveRow({ reference, id: last?.id as never, way: "up", by: alex });
    expect(see().rows.map(({ theme }) => theme)).toEqual(["Sundays", "Opening hours"]);
    await feedback.moveRow({ reference, id: last?.id as never, way: "up", by: alex });
    expect(see().rows.map(({ theme }) => theme)).toEqual(["Sundays", "Opening hours"]);
  });

  it("that are taken out are struck, and history keeps what they said", async () => {
    const { keep, see, feedback, reference, feedbackRows, register } = decided();
    await keep(did);
    const [row] = see().rows;
    await feedback.strikeRow({ reference, id: row?.id as never, by: alex });
    await feedback.strikeRow({ reference, id: row?.id as never, by: alex });
    expect(see().rows).toEqual([]);
    expect(feedbackRows.of(reference)).toMatchObject([{ status: "Struck" }]);
    expect(register.history.filter(({ what }) => what.endsWith("struck"))).toMatchObject([
      { from: expect.stringContaining("It is open until eight.") },
    ]);
  });

  it("are written by its lead, the engagement lead and managers, from closing on", async () => {
    const { keep } = decided();
    for (const by of [grady, lee])
      await expect(keep(did, "1", by)).rejects.toMatchObject({ code: "not_allowed" });
    await keep(did, "1", megan);
    await expect(decided({ workflowStatus: "Open" }).keep(did)).rejects.toMatchObject({ code: "conflict" });
    await expect(decided({ workflowStatus: "Complete" }).keep(did)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("are taken all at once, or none of them", async () => {
    const { feedback, reference, see, keep } = decided();
    await keep(did);
    const [kept] = see().rows;
    const all = (rows: (RowTyped & { id?: string })[]) =>
      feedback.keepRows({ reference, by: alex, rows, key: "sent-1" });
    expect(
      await problemsOf(
        all([
          { ...did, id: "99" },
          { ...couldNot, answer: "" },
        ]),
      ),
    ).toEqual([
      "Row 1 is no longer there. Load the rows again.",
      "Row 2: Say why you could not. People need a reason when nothing changes.",
    ]);
    expect(see().rows).toHaveLength(1);
    await all([couldNot, { ...did, id: kept?.id as string, answer: "Until nine." }]);
    await all([couldNot, { ...did, id: kept?.id as string, answer: "Until nine." }].slice(1));
    expect(see().rows.map(({ theme, answer }) => [theme, answer])).toEqual([
      ["Opening hours", "Until nine."],
    ]);
    expect(await problemsOf(all(Array.from({ length: 61 }, () => did)))).toEqual([
      "There are 61 rows. Keep to 60.",
    ]);
  });
});

describe("what the council will do", () => {
  it("is an action of whoever will do it; doing it marks the row done", async () => {
    const { keep, see, promised, actions, reference, feedbackRows, register } = decided();
    await keep(will);
    await keep(will);
    const action = promised();
    expect(action).toMatchObject({
      ...{ source: "Other", status: "Open", dueDate: "2027-08-01", owner: { name: "Grady Archie" } },
      title: "We said we will: Buy ten chairs.",
    });
    expect(register.actions.of(reference).filter(({ key }) => key?.startsWith("will/"))).toHaveLength(1);
    await actions.complete({ id: action?.id as never, evidence: "Bought.", by: grady });
    expect(feedbackRows.of(reference)).toMatchObject([{ status: "Done", doneOn: "2027-05-20" }]);
    await actions.reopen({ id: action?.id as never, by: grady });
    expect(see().rows).toMatchObject([{ status: "Open" }]);
  });

  it("moves with the row, and is owed by nobody once it is no promise", async () => {
    const { keep, see, promised, feedback, reference } = decided();
    await keep(will);
    const id = see().rows[0]?.id as never;
    await feedback.keepRow({ reference, by: alex, id, typed: { ...will, dueDate: "2027-09-01" } });
    expect(promised()).toMatchObject({ dueDate: "2027-09-01", status: "Open" });
    await feedback.keepRow({ reference, by: alex, id, typed: couldNot });
    expect(promised()).toMatchObject({ status: "Waived" });
    expect(see().rows).toMatchObject([{ outcome: "could not", owner: undefined, dueDate: undefined }]);
  });

  it("is seen as done when somebody ticks its action in the list itself", async () => {
    const { keep, see, promised, register } = decided();
    await keep(will);
    register.someoneEdits(promised()?.id as never, { status: "Done", doneOn: day("2027-06-02") });
    expect(see().rows).toMatchObject([{ status: "Done", doneOn: "2027-06-02" }]);
  });
});

describe("publishing", () => {
  it("shows the rows to councillors, moves the status, ticks the step and ends the chase", async () => {
    const { keep, see, feedback, reference, row, step, chased, consultations, register } = decided();
    await feedback.chase({ reference });
    await keep(did, "1");
    await keep(will, "2");
    expect(see(lee).rows).toEqual([]);
    expect(see(alex, "channel").rows).toEqual([]);
    await feedback.publish({ reference, by: alex });
    expect(row()).toMatchObject({ workflowStatus: "Feedback published", feedbackPublished: "2027-05-20" });
    expect(step("8.2")).toMatchObject({
      status: "Done",
      evidence: "Published on Thu 20 May 2027, with 2 rows.",
    });
    expect(see(lee).rows).toHaveLength(2);
    expect(see(alex, "channel").rows).toHaveLength(2);
    expect(chased().map(([, , status]) => status)).toEqual(["Done", "Done", "Done"]);
    expect(feedback.publishedRows({ reference }).map((each) => each.did)).toEqual([
      "We did: It is open until eight.",
      "We will: Buy ten chairs. By Sun 1 Aug 2027.",
    ]);
    // No names of staff for everybody.
    expect(JSON.stringify(feedback.publishedRows({ reference }))).not.toContain("Grady");
    // What anybody may read is made of the same rows.
    register.put({ ...row(), visibility: "Public", publicSummary: "Parks." });
    expect(JSON.stringify(consultations.seePublicPlan())).toContain("It is open until eight.");
  });

  it("twice is once; what is changed after it is a draft until it is published again", async () => {
    const { keep, see, feedback, reference, register, setNow, row } = decided();
    await keep(did);
    await feedback.publish({ reference, by: alex });
    const lines = register.history.length;
    await feedback.publish({ reference, by: alex });
    expect(register.history).toHaveLength(lines);
    setNow("2027-06-01T09:00:00Z");
    const id = see().rows[0]?.id as never;
    await feedback.keepRow({ reference, by: alex, id, typed: { ...did, answer: "Until nine." } });
    expect(see(lee).rows).toEqual([]);
    await feedback.publish({ reference, by: alex });
    expect(see(lee).rows).toMatchObject([{ answer: "Until nine.", publishedOn: "2027-06-01" }]);
    expect(row().feedbackPublished).toBe("2027-05-20");
  });

  it("with no rows needs the reason why nothing changed, which is then what people read", async () => {
    const { feedback, reference, see, row } = decided();
    expect(await problemsOf(feedback.publish({ reference, by: alex }))).toEqual([
      "There are no rows yet. Add what people said, or say why nothing changed. Publish even when nothing changed.",
    ]);
    expect(row().workflowStatus).toBe("Decided");
    await feedback.publish({ reference, by: alex, nothingChanged: "Nobody asked for a change." });
    expect(see(lee).rows).toMatchObject([{ theme: "Nothing changed", answer: "Nobody asked for a change." }]);
    expect(row().workflowStatus).toBe("Feedback published");
  });

  it("comes after the decision, by whoever leads it", async () => {
    const early = decided({ workflowStatus: "Closed" });
    await early.keep(did);
    await expect(early.feedback.publish({ reference: early.reference, by: alex })).rejects.toThrow(
      "Feedback comes after the decision",
    );
    expect(early.see(lee).rows).toEqual([]);
    const { keep, feedback, reference } = decided();
    await keep(did);
    await expect(feedback.publish({ reference, by: megan })).rejects.toMatchObject({ code: "not_allowed" });
  });

  it("names what a row typed by hand still lacks", async () => {
    const { feedback, feedbackRows, reference } = decided();
    feedbackRows.put({
      ...{ id: asFeedbackRowId("7"), reference, theme: "Bins", asked: "", said: "", outcome: "could not" },
      ...{ answer: "", owner: undefined, dueDate: undefined, status: "Open", doneOn: undefined },
      ...{ publishedOn: undefined, publishedAs: "", position: undefined, listUrl: "" },
    });
    await expect(feedback.publish({ reference, by: alex })).rejects.toThrow(
      "“Bins” lacks what people said, why you could not.",
    );
  });
});

describe("the chase", () => {
  const due = [
    ["4-weeks", "2027-07-05", "Open"],
    ["1-week", "2027-07-26", "Open"],
    ["breach", "2027-08-03", "Open"],
  ];

  it("is three actions, once; 12 weeks after closing where nobody promised, and says so", async () => {
    const { feedback, reference, chased, register } = decided();
    await feedback.chase({ reference });
    await feedback.chase({ reference });
    expect(chased()).toEqual(due);
    expect(register.actions.of(reference).at(-1)?.title).toContain(
      "is due, with no promise made, by Mon 2 Aug 2027",
    );
  });

  it("moves with the promise; a holding reply begins it anew, and what is ticked stays ticked", async () => {
    const { feedback, reference, chased, consultations, register, actions } = decided({
      feedbackPromised: day("2027-06-30"),
    });
    await feedback.chase({ reference });
    expect(chased().map(([, on]) => on)).toEqual(["2027-06-02", "2027-06-23", "2027-07-01"]);
    const first = register.actions.of(reference).find(({ key }) => key?.endsWith("4-weeks"));
    await actions.complete({ id: first?.id as never, evidence: "Seen it.", by: alex });
    await feedback.chase({ reference });
    expect(chased()[0]?.[2]).toBe("Done");
    const typed = { feedbackPromised: "2027-07-14", holdingReply: "Cabinet meets later." };
    await consultations.promiseFeedback({ reference, by: alex, typed });
    await feedback.chase({ reference });
    expect(chased()).toEqual([
      ["4-weeks", "2027-06-16", "Open"],
      ["1-week", "2027-07-07", "Open"],
      ["breach", "2027-07-15", "Open"],
    ]);
  });

  it("has no day with four weeks left where the promise is sooner", async () => {
    const { feedback, reference, chased } = decided({ feedbackPromised: day("2027-05-28") });
    await feedback.chase({ reference });
    expect(chased()).toEqual([
      ["1-week", "2027-05-21", "Open"],
      ["breach", "2027-05-29", "Open"],
    ]);
  });

  it("ends when the work is stopped, and does not begin before it closes, or for who was only informed", async () => {
    const { feedback, reference, chased, register, row } = decided();
    await feedback.chase({ reference });
    register.put({ ...row(), workflowStatus: "Stopped" });
    await feedback.chase({ reference });
    expect(chased().map(([, , status]) => status)).toEqual(["Waived", "Waived", "Waived"]);
    for (const given of [{ workflowStatus: "Open" }, { engagementLevel: "inform" }] as const) {
      const other = decided(given);
      await other.feedback.chase({ reference });
      expect(other.chased()).toEqual([]);
    }
  });

  it("does not flood people with what closed long ago", async () => {
    const { feedback, reference, chased, setNow } = decided();
    setNow("2029-01-01T09:00:00Z");
    await feedback.chase({ reference });
    expect(chased()).toEqual([]);
  });
});
