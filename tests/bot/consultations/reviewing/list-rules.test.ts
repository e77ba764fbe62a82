import type { Person } from "../../../../bot/common/person";
import type { Consultation, WorkflowStatus } from "../../../../bot/consultations";
import { buildConsultation, named, people } from "../../../support/build";
import { openPlanning } from "../planning/planning";

const { alex, megan, adele, grady } = people;

/** A consultation that stands somewhere, and people who edit it in the list. */
async function standing(workflowStatus: WorkflowStatus, over: Parameters<typeof openPlanning>[0] = {}) {
  const planning = openPlanning(over);
  const { consultations, register, told } = planning;
  const row = buildConsultation({ workflowStatus });
  register.put(row);
  await consultations.noticeListEdit({ consultation: row });
  return {
    ...planning,
    now: () => register.consultations.find(row.reference),
    async edit(to: WorkflowStatus, by: Person | undefined, fields: Partial<Consultation> = {}) {
      const edited = { ...row, ...fields, workflowStatus: to };
      register.put({ ...edited, changedBy: { byApp: false, person: by && named(by) } });
      const consultation = register.consultations.find(row.reference);
      told.length = 0;
      if (consultation) await consultations.noticeListEdit({ consultation });
      return told.filter(({ about }) => about === "rule broken" || about === "own approval");
    },
  };
}

describe("a change in the list that nobody may make is flagged", () => {
  it.each<[string, WorkflowStatus, WorkflowStatus, Person, string]>([
    ["an approval taken back", "Approved", "Submitted", megan, "approval unmade"],
    ["an approval made an idea", "Approved", "Idea", alex, "approval unmade"],
    ["changes asked of what is approved", "Approved", "Changes requested", megan, "approval unmade"],
    ["an approval taken back while it is open", "Open", "Submitted", grady, "approval unmade"],
    ["a review jumped from an idea", "Idea", "Approved", megan, "review jumped"],
    ["a review jumped by going straight to open", "Submitted", "Open", megan, "review jumped"],
    ["changes not made", "Changes requested", "Approved", megan, "review jumped"],
    ["an officer who approves", "Submitted", "Approved", grady, "not a manager"],
    ["the engagement lead, who is no manager", "Submitted", "Approved", adele, "not a manager"],
    ["what was complete, open again", "Complete", "Open", megan, "reopened"],
    ["what was complete, stopped", "Complete", "Stopped", megan, "reopened"],
    ["what was stopped, going on", "Stopped", "Open", megan, "stop undone"],
    ["what was stopped, sent for review", "Stopped", "Submitted", alex, "stop undone"],
    ["an officer who stops what waits for review", "Submitted", "Stopped", alex, "not theirs"],
    ["an officer who stops what is open", "Open", "Stopped", grady, "not theirs"],
    ["an officer who completes it", "Feedback published", "Complete", alex, "not theirs"],
    ["a stranger who sends it for review", "Idea", "Submitted", grady, "not theirs"],
    ["a manager who takes the lead's step", "Approved", "Ready", megan, "not theirs"],
    ["what was decided, open again", "Decided", "Open", alex, "moved back"],
    ["what is open, made ready by a stranger", "Open", "Ready", grady, "moved back"],
  ])("%s: from %s to %s", async (_, from, to, by, rule) => {
    const { edit, now, consultations, told, register } = await standing(from);
    const flags = await edit(to, by);
    expect(flags).toMatchObject([
      { to: "Adele Vance", about: "rule broken", news: { from, to, by: named(by), broken: [rule] } },
    ]);
    // The officer hears it too, and the row stays as somebody set it.
    expect(told).toMatchObject([{ to: "Adele Vance" }, { to: "Alex Wilber", news: { broken: [rule] } }]);
    expect(now()?.workflowStatus).toBe(to);
    // Once, however often the row is seen.
    const row = now();
    if (row) await consultations.noticeListEdit({ consultation: row });
    expect(told).toHaveLength(2);
    expect(register.history).toMatchObject([
      { what: "Status changed in the list", who: named(by), from, to },
      { what: "Change against the rules", who: named(by), from, to },
    ]);
  });

  it("as one's own approval alone, where the lead officer jumped the review", async () => {
    const { edit } = await standing("Idea");
    expect(await edit("Open", alex)).toMatchObject([{ to: "Adele Vance", about: "own approval" }]);
  });
});

describe("who led it before the save", () => {
  const named2 = { leadOfficer: named(grady), changedBy: { byApp: false, person: named(megan) } };

  it("is asked too, so that nobody hands the lead on and approves in one", async () => {
    const { consultations, told } = openPlanning();
    const before = buildConsultation({ workflowStatus: "Submitted", leadOfficer: named(megan) });
    await consultations.noticeListEdit({ consultation: before });
    const consultation = { ...before, ...named2, workflowStatus: "Approved" as const };
    await consultations.noticeListEdit({ consultation, before });
    expect(told.map(({ about }) => about)).toEqual(["own approval", "status"]);
  });

  it("is who moves it: taking the lead in the same save does not make it theirs", async () => {
    const { consultations, told } = openPlanning();
    const before = buildConsultation({ workflowStatus: "Idea" });
    await consultations.noticeListEdit({ consultation: before });
    const changedBy = { byApp: false, person: named(grady) };
    const consultation = {
      ...before,
      leadOfficer: named(grady),
      changedBy,
      workflowStatus: "Submitted" as const,
    };
    await consultations.noticeListEdit({ consultation, before });
    expect(told).toMatchObject([{ about: "rule broken", news: { broken: ["not theirs"] } }, {}]);
  });
});

describe("a change in the list that people may make is not flagged", () => {
  it.each<[WorkflowStatus, WorkflowStatus, Person | undefined]>([
    ["Idea", "Submitted", alex],
    ["Submitted", "Idea", alex],
    ["Submitted", "Approved", megan],
    ["Submitted", "Changes requested", megan],
    ["Submitted", "Stopped", megan],
    ["Approved", "Ready", alex],
    ["Approved", "Stopped", megan],
    ["Open", "Ready", alex],
    ["Approved", "Decided", alex],
    ["Idea", "Submitted", adele],
    ["Changes requested", "Idea", alex],
    ["Feedback published", "Complete", megan],
    // Nobody knows who it was, so nobody is accused.
    ["Submitted", "Approved", undefined],
  ])("from %s to %s", async (from, to, by) => {
    const { edit } = await standing(from);
    expect(await edit(to, by)).toEqual([]);
  });

  it("when it puts back what was flagged, and only then", async () => {
    const { edit } = await standing("Open");
    expect(await edit("Submitted", grady)).toHaveLength(1);
    expect(await edit("Open", adele)).toEqual([]);
    // The same once more is news.
    expect(await edit("Submitted", grady)).toHaveLength(1);
    // Another way than back is not putting it right.
    expect(await edit("Approved", grady)).toHaveLength(1);
  });

  it("but taking a good approval back is flagged, though it stood there before", async () => {
    const { edit } = await standing("Submitted");
    expect(await edit("Approved", megan)).toEqual([]);
    expect(await edit("Submitted", alex)).toHaveLength(1);
  });

  it("and approving one's own is flagged each time, whatever stood there before", async () => {
    const { edit } = await standing("Approved");
    expect(await edit("Submitted", grady)).toHaveLength(1);
    expect(await edit("Approved", alex)).toMatchObject([{ about: "own approval" }]);
  });
});

it("a list that cannot say what was before loses no flag: the next look tells", async () => {
  let down = true;
  const { review } = openPlanning().deps;
  const standingHere = await standing("Approved", {
    review: {
      ...review,
      pastOf: async () => {
        if (down) throw new Error("No history");
        return [];
      },
    },
  });
  await expect(standingHere.edit("Submitted", megan)).rejects.toThrow("No history");
  expect(standingHere.told).toEqual([]);
  down = false;
  expect(await standingHere.edit("Submitted", megan)).toHaveLength(1);
});

describe("an approval by a manager in the list", () => {
  const by = named(megan);

  it("gets the reviewer and the day filled in, in the manager's name", async () => {
    const { consultations, register, now, edit } = await standing("Submitted");
    await edit("Approved", megan);
    for (let times = 0; times < 2; times++)
      await consultations.recordReview({ reference: buildConsultation().reference, by });
    expect(now()).toMatchObject({ reviewedBy: by, reviewedOn: "2027-06-01", workflowStatus: "Approved" });
    expect(register.history.slice(1)).toMatchObject([
      { what: "Review recorded", who: by, to: "Megan Bowen" },
    ]);
  });

  it("does not believe a name somebody typed, and keeps the manager's own words", async () => {
    const { consultations, now, edit } = await standing("Submitted");
    await edit("Approved", megan, { reviewedBy: named(grady), reviewNote: "Mind the election" });
    await consultations.recordReview({ reference: buildConsultation().reference, by });
    expect(now()).toMatchObject({ reviewedBy: by, reviewNote: "Mind the election" });
  });

  it("leaves an earlier reviewer's words out from under this name", async () => {
    const { consultations, now, edit } = await standing("Submitted");
    const reference = buildConsultation().reference;
    await consultations.changeStatus({ reference, to: "Changes requested", note: "Ask widely", by: megan });
    await edit("Submitted", alex, { reviewNote: "Ask widely" });
    await edit("Approved", megan, { reviewNote: "Ask widely" });
    await consultations.recordReview({ reference, by });
    expect(now()).toMatchObject({ reviewedBy: by, reviewNote: "" });
  });

  it("that was taken back meanwhile is not recorded", async () => {
    const { consultations, now } = await standing("Submitted");
    await consultations.recordReview({ reference: buildConsultation().reference, by });
    expect(now()?.reviewedBy).toBeUndefined();
  });
});
