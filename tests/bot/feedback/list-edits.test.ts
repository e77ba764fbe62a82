import { day } from "../../../bot/common/days";
import type { Person } from "../../../bot/common/person";
import type { Consultation } from "../../../bot/consultations";
import { asFeedbackRowId, type FeedbackRow, type RowEdit, type RowTyped } from "../../../bot/feedback";
import { personId } from "../../support/build";
import { adele, alex, buildConsultation, buildProduct, grady } from "../../support/teams";

const megan: Person = { id: personId(21), name: "Megan Bowen", roles: ["officer", "manager"] };
const lee: Person = { id: personId(23), name: "Lee Gu", roles: ["member"] };
const asNamed = ({ id, name }: Person) => ({ id, name });

const did: RowTyped = {
  ...{ theme: "Opening hours", asked: "When should it open?", said: "Later on Thursdays." },
  ...{ outcome: "did", answer: "It is open until eight." },
};
const will: RowTyped = {
  ...{ theme: "Seats", said: "More seats.", outcome: "will", answer: "Buy ten chairs." },
  ...{ owner: "Grady Archie", dueDate: "2027-08-01" },
};

const typedByHand = (given: Partial<FeedbackRow> = {}): FeedbackRow => ({
  ...{ id: asFeedbackRowId("7"), reference: buildConsultation().reference, theme: "Seats", asked: "" },
  ...{ said: "More seats.", outcome: "will", answer: "Buy ten chairs.", owner: asNamed(grady) },
  ...{ dueDate: day("2027-08-01"), status: "Open", doneOn: undefined, publishedOn: undefined },
  ...{ publishedAs: "", position: undefined, listUrl: "https://example.sharepoint.com/rows/7" },
  ...given,
});

function decided(given: Partial<Consultation> = {}) {
  const consultation = buildConsultation({
    ...{ workflowStatus: "Decided", visibility: "Public", publicSummary: "Parks.", ...given },
  });
  const product = buildProduct({
    now: "2027-05-20T09:00:00Z",
    consultations: [consultation],
    people: [alex, adele, grady, megan, lee],
  });
  const { reference } = consultation;
  const { feedback, feedbackRows, register, consultations } = product;
  let version = 1;
  const only = () => feedbackRows.of(reference).at(-1) as FeedbackRow;
  /** Somebody saves a row in the list. */
  function saved(change: Partial<FeedbackRow>, edit: Partial<RowEdit> = {}): RowEdit {
    const before = only();
    const after = { ...before, ...change };
    feedbackRows.put(after);
    version += 1;
    return {
      ...{ before, after, version: `guid,${version}`, follows: true },
      ...{ changedBy: { byApp: false, person: asNamed(megan) }, at: new Date("2027-05-21T08:00:00Z") },
      ...edit,
    };
  }
  return {
    ...product,
    reference,
    only,
    saved,
    keep: (typed: RowTyped) => feedback.keepRow({ reference, by: alex, typed, key: "1" }),
    publish: () => feedback.publish({ reference, by: alex }),
    /** Somebody saves a row in the list, and an instance sees it. */
    async typed(change: Partial<FeedbackRow>, edit: Partial<RowEdit> = {}) {
      const seen = saved(change, edit);
      await feedback.noticeRowEdit(seen);
      return seen;
    },
    async added(given: Partial<FeedbackRow> = {}) {
      const after = typedByHand(given);
      feedbackRows.put(after);
      await feedback.noticeRowEdit({
        ...{ before: undefined, after, version: "new,1", follows: false, at: product.clock.now() },
        changedBy: { byApp: false, person: asNamed(megan) },
      });
    },
    public: () => JSON.stringify(consultations.seePublicPlan()),
    handLines: () =>
      register.history
        .filter(({ what }) => what.endsWith("list"))
        .map(({ what, who, from, to }) => [what, who?.name, from, to]),
    promised: () => register.actions.of(reference).find(({ key }) => key?.startsWith("will/")),
  };
}

describe("a published row whose words somebody changes in the list", () => {
  it("is a draft until it is published again; nobody reads the new words, and its lead hears of it", async () => {
    const {
      keep,
      publish,
      typed,
      only,
      public: seen,
      handLines,
      feedbackNews,
      feedback,
      reference,
    } = decided();
    await keep(did);
    await publish();
    expect(seen()).toContain("until eight");
    await typed({ answer: "It is open until ten." });
    expect(seen()).not.toContain("until ten");
    expect(seen()).not.toContain("until eight");
    expect(feedback.seeFeedback({ reference, by: lee, where: "own chat" }).rows).toEqual([]);
    expect(only()).toMatchObject({ publishedOn: undefined });
    expect(handLines()).toEqual([
      [
        "You said, we did: row changed in the list",
        "Megan Bowen",
        "Opening hours | When should it open? | Later on Thursdays. | did | It is open until eight. |  | ",
        "Opening hours | When should it open? | Later on Thursdays. | did | It is open until ten. |  | ",
      ],
    ]);
    expect(feedbackNews).toMatchObject([
      { to: { name: "Alex Wilber" }, by: { name: "Megan Bowen" }, wasPublished: true, canPublish: true },
    ]);
    await publish();
    expect(seen()).toContain("until ten");
  });

  it("is not read even before anybody noticed it", async () => {
    const { keep, publish, only, feedbackRows, public: seen } = decided();
    await keep(did);
    await publish();
    feedbackRows.put({ ...only(), answer: "It is open until ten." });
    expect(seen()).not.toContain("until ten");
  });

  it("is one event, whichever instances see it and however often", async () => {
    const { keep, publish, typed, handLines, feedbackNews, feedback, register } = decided();
    await keep(did);
    await publish();
    const seen = await typed({ said: "Much later." });
    const lines = register.history.length;
    await feedback.noticeRowEdit({ ...seen, follows: false });
    await feedback.noticeRowEdit(seen);
    expect(handLines()).toHaveLength(1);
    expect(register.history).toHaveLength(lines);
    expect(feedbackNews).toHaveLength(1);
  });

  it("shows the old words again where the work is complete, once the words and the day are back", async () => {
    const {
      keep,
      publish,
      typed,
      public: seen,
      register,
      consultations,
      reference,
      feedbackNews,
    } = decided();
    await keep(did);
    await publish();
    const row = consultations.find(reference) as Consultation;
    register.put({ ...row, workflowStatus: "Complete" });
    await typed({ answer: "It is open until ten." });
    expect(feedbackNews).toMatchObject([{ canPublish: false }]);
    await typed({ answer: "It is open until eight.", publishedOn: day("2027-05-20") });
    expect(seen()).toContain("until eight");
  });

  it("tells nothing of where it stands, and of what the app wrote on another instance", async () => {
    const { keep, publish, typed, public: seen, handLines, feedbackNews } = decided();
    await keep(did);
    await publish();
    await typed({ position: 4 });
    await typed({ position: 5, said: "Later." }, { changedBy: { byApp: true, person: undefined } });
    expect(handLines()).toEqual([]);
    expect(feedbackNews).toEqual([]);
    expect(seen()).not.toContain("Later.");
  });

  it("is looked at again when telling failed", async () => {
    const { keep, publish, saved, feedback, feedbackNews, directory, handLines } = decided();
    await keep(did);
    await publish();
    const find = directory.find.bind(directory);
    directory.find = async () => Promise.reject(new Error("no directory"));
    const failures: unknown[] = [];
    const edits = feedback.rowEdits((failure) => failures.push(failure));
    edits.changed(saved({ said: "Later." }));
    await edits.again();
    expect(failures).toHaveLength(1);
    directory.find = find;
    await edits.again();
    await edits.again();
    expect(failures).toHaveLength(1);
    expect(feedbackNews).toHaveLength(1);
    expect(handLines()).toHaveLength(1);
  });
});

describe("a day typed into the list", () => {
  it("publishes nothing: it is taken out, and its lead hears of it", async () => {
    const {
      keep,
      typed,
      only,
      public: seen,
      handLines,
      feedbackNews,
      register,
      consultations,
      reference,
    } = decided();
    await keep(did);
    const row = consultations.find(reference) as Consultation;
    register.put({ ...row, workflowStatus: "Feedback published" });
    await typed({ publishedOn: day("2027-05-20") });
    expect(seen()).not.toContain("until eight");
    expect(only().publishedOn).toBeUndefined();
    expect(handLines()).toEqual([
      ["You said, we did: published day changed in the list", "Megan Bowen", "", "2027-05-20"],
    ]);
    expect(feedbackNews).toMatchObject([{ wasPublished: false }]);
  });

  it("that is taken out takes the row back, also when it is typed again", async () => {
    const { keep, publish, typed, public: seen } = decided();
    await keep(did);
    await publish();
    await typed({ publishedOn: undefined });
    expect(seen()).not.toContain("until eight");
    await typed({ publishedOn: day("2027-05-20") });
    expect(seen()).not.toContain("until eight");
  });
});

describe("rows of work that is not at its end", () => {
  it.each(["Open", "Closed", "Decided", "Stopped"] as const)(
    "do not leave while it is %s",
    async (status) => {
      const { keep, publish, public: seen, register, consultations, reference } = decided();
      await keep(did);
      await publish();
      const row = consultations.find(reference) as Consultation;
      register.put({ ...row, workflowStatus: status });
      expect(seen()).not.toContain("until eight");
      register.put({ ...row, workflowStatus: "Complete" });
      expect(seen()).toContain("until eight");
    },
  );
});

describe("a promise typed into the list", () => {
  it("is an action of its owner, with who typed it in the history", async () => {
    const { added, promised, handLines, feedback } = decided();
    await added();
    expect(promised()).toMatchObject({
      owner: { name: "Grady Archie" },
      dueDate: "2027-08-01",
      status: "Open",
    });
    expect(handLines()).toEqual([
      [
        "You said, we did: row typed into the list",
        "Megan Bowen",
        "",
        "Seats |  | More seats. | will | Buy ten chairs. | Grady Archie | 2027-08-01",
      ],
    ]);
    expect(feedback.outOfStep()).toEqual([]);
  });

  it("waits for its owner and its day, and is no councillor's", async () => {
    const { added, typed, promised } = decided();
    await added({ owner: undefined });
    expect(promised()).toBeUndefined();
    await typed({ owner: asNamed(lee) });
    expect(promised()).toBeUndefined();
    await typed({ owner: asNamed(grady) });
    expect(promised()).toMatchObject({ owner: { name: "Grady Archie" } });
  });

  it("moves with its row, is done, taken back and let go with it", async () => {
    const { added, typed, promised, feedbackRows, feedback, only } = decided();
    await added();
    await typed({ owner: asNamed(megan), dueDate: day("2027-09-01") });
    expect(promised()).toMatchObject({ owner: { name: "Megan Bowen" }, dueDate: "2027-09-01" });
    await typed({ status: "Done" });
    expect(promised()).toMatchObject({ status: "Done", evidence: "Marked as done in the list." });
    await typed({ dueDate: day("2027-10-01"), status: "Open" });
    expect(promised()).toMatchObject({ status: "Open", dueDate: "2027-10-01" });
    await typed({ outcome: "could not", answer: "No money." });
    expect(promised()).toMatchObject({ status: "Waived" });
    await typed({ outcome: "will", answer: "Buy chairs." });
    expect(promised()).toMatchObject({ status: "Open" });
    const before = only();
    feedbackRows.put({ ...before, status: "Struck" });
    await feedback.noticeRowEdit({
      ...{ before, after: undefined, version: "", follows: false, changedBy: undefined, at: new Date() },
    });
    expect(promised()).toMatchObject({ status: "Waived" });
  });

  it("is found when starting, and so is a row that says what nobody published", async () => {
    const { feedbackRows, feedback, keep, publish, only, promised } = decided();
    await keep(did);
    await publish();
    expect(feedback.outOfStep()).toEqual([]);
    feedbackRows.put({ ...only(), said: "Something else." });
    feedbackRows.put(typedByHand());
    const found = feedback.outOfStep();
    expect(found.map(({ said }) => said)).toEqual(["Something else.", "More seats."]);
    for (const after of found)
      await feedback.noticeRowEdit({
        ...{ before: undefined, after, version: `guid,${after.id}`, follows: false, isOld: true },
        ...{ changedBy: { byApp: false, person: asNamed(megan) }, at: new Date() },
      });
    expect(promised()).toMatchObject({ status: "Open" });
    expect(feedback.outOfStep()).toEqual([]);
  });
});

describe("a promise and its action", () => {
  it("keep one owner: the row's new owner owes it, and handing it over in chat changes the row", async () => {
    const { keep, promised, feedback, reference, only, actions, register } = decided();
    await keep(will);
    const id = only().id;
    await feedback.keepRow({ reference, by: alex, id, typed: { ...will, owner: "Megan Bowen" } });
    expect(promised()).toMatchObject({ owner: { name: "Megan Bowen" } });
    const owed = promised()?.id as never;
    await actions.handOver({ id: owed, to: { id: grady.id }, by: megan });
    expect(only()).toMatchObject({ owner: { name: "Megan Bowen" } });
    await actions.answerHandOver({ id: owed, accept: true, reason: "", by: grady });
    expect(only()).toMatchObject({ owner: { name: "Grady Archie" } });
    expect(register.history.at(-1)).toMatchObject({
      ...{ what: "You said, we did: promise handed over", from: "Megan Bowen", to: "Grady Archie" },
      who: { name: "Grady Archie" },
    });
    // Saved again without a change, it stays with whoever has it.
    await feedback.keepRow({ reference, by: alex, id, typed: will });
    expect(promised()).toMatchObject({ owner: { name: "Grady Archie" } });
  });

  it("begin again for a new day, and once a row promises again; a kept one stays kept", async () => {
    const { keep, promised, feedback, reference, only, actions } = decided();
    await keep(will);
    const again = (typed: RowTyped) =>
      feedback.keepRow({ reference, by: alex, id: only().id, typed: { ...will, ...typed } });
    await actions.complete({ id: promised()?.id as never, evidence: "Bought.", by: grady });
    await again({ answer: "Buy ten good chairs." });
    expect(promised()).toMatchObject({ status: "Done" });
    expect(only()).toMatchObject({ status: "Done" });
    await again({ dueDate: "2027-10-01" });
    expect(promised()).toMatchObject({ status: "Open", dueDate: "2027-10-01", doneBy: undefined });
    for (const other of [{ outcome: "could not", answer: "No money." }, did]) {
      await again(other);
      expect(promised()?.status).not.toBe("Open");
      await again({ dueDate: "2027-10-01" });
      expect(promised()).toMatchObject({ status: "Open", dueDate: "2027-10-01" });
    }
    // Somebody gave a reason for not doing it: the words of the row alone do not undo that.
    await actions.waive({ id: promised()?.id as never, reason: "The park is closed.", by: adele });
    await again({ dueDate: "2027-10-01", answer: "Buy chairs." });
    expect(promised()).toMatchObject({ status: "Waived" });
  });
});

describe("closing without a promise", () => {
  it("tells its lead once which day was counted", async () => {
    const { feedback, reference, feedbackNews } = decided({ workflowStatus: "Closed" });
    await feedback.chase({ reference });
    await feedback.chase({ reference });
    expect(feedbackNews).toMatchObject([{ to: { name: "Alex Wilber" }, due: "2027-08-02", weeks: 12 }]);
  });

  it("tells nobody of a day that is promised, or of what closed long ago", async () => {
    const promised = decided({ workflowStatus: "Closed", feedbackPromised: day("2027-06-30") });
    await promised.feedback.chase({ reference: promised.reference });
    const old = decided({ workflowStatus: "Closed", endDate: day("2027-03-01") });
    await old.feedback.chase({ reference: old.reference });
    expect([...promised.feedbackNews, ...old.feedbackNews]).toEqual([]);
  });
});

it("looks, when starting, at work that waits and at work whose chase is still open", async () => {
  const { feedback, reference, register, consultations } = decided();
  const row = () => consultations.find(reference) as Consultation;
  expect(feedback.mustBeChased(row())).toBe(true);
  await feedback.chase({ reference });
  register.put({ ...row(), workflowStatus: "Complete" });
  expect(feedback.mustBeChased(row())).toBe(true);
  await feedback.chase({ reference });
  expect(feedback.mustBeChased(row())).toBe(false);
});
