import { day } from "../../../../bot/common/days";
import type { Person } from "../../../../bot/common/person";
import {
  type Consultation,
  type RawCell,
  type RawSheet,
  type RowTold,
  sheetHeadings,
  sheetRow,
  type WorkflowStatus,
} from "../../../../bot/consultations";
import { buildConsultation, named, people } from "../../../support/build";
import { memoryImports } from "../../../support/memory-imports";
import { memoryDirectory, memoryKnownStatuses } from "../../../support/memory-stores";
import { openPlanning } from "../planning/planning";

/** An engagement lead who is also a manager: who may do most with a file. */
const both: Person = { ...people.megan, roles: ["officer", "manager", "engagementLead"] };

const sheet = (...rows: RawCell[][]): RawSheet => ({
  rows: rows.map((cells, at) => ({ line: at + 1, cells })),
  notes: [],
});

function open(rows: readonly Consultation[] = []) {
  const imports = memoryImports();
  let last = 0;
  const directory = memoryDirectory([...Object.values(people).filter(({ id }) => id !== both.id), both]);
  const knownStatuses = memoryKnownStatuses();
  const room = openPlanning({ imports, directory, knownStatuses, newId: () => `import-${++last}` });
  for (const row of rows) room.register.put(row);
  const check = (given: RawSheet, by: Person) =>
    room.consultations.checkImport({ sheet: given, file: new Uint8Array([1]), fileName: "plan.csv", by });
  const told = async (id: string): Promise<RowTold> => {
    const seen = await room.consultations.seeImport({ id, by: people.adele, page: 1 });
    expect(seen.rows).toHaveLength(1);
    return seen.rows[0] as RowTold;
  };
  const run = async (id: string, by: Person) => {
    await room.consultations.startImport({ id, by });
    while (await room.consultations.continueImport({ id })) void 0;
  };
  const bringIn = async (given: RawSheet, by: Person) => {
    const about = await check(given, by);
    const row = await told(about.id);
    await run(about.id, by);
    return { about, row, after: await told(about.id), record: room.register.consultations.all()[0] };
  };
  return { ...room, knownStatuses, check, told, run, bringIn };
}

const future = ["01/09/2027", "13/10/2027"] as const;
const past = ["01/03/2027", "01/04/2027"] as const;
const headings = ["Title", "Status", "Lead officer", "Opens", "Closes"];
const { adele, diego, alex } = people;
/** Came in by a file, or by hand: nobody works through it here. */
const noChecklist = { templateVersion: "" };

describe("the status of a new row", () => {
  it.each<[string, Person, string, string, readonly [string, string], WorkflowStatus, string]>([
    ["an engagement lead's own, approved", adele, "Approved", "Adele Vance", future, "Idea", "their own"],
    ["her own, ready", adele, "Ready", "Adele Vance", future, "Idea", "their own"],
    ["her own, open", adele, "Live", "Adele Vance", past, "Idea", "their own"],
    ["her own, from long ago", adele, "Complete", "Adele Vance", past, "Complete", ""],
    ["another's, approved", adele, "Approved", "Alex Wilber", future, "Idea", "only a manager"],
    ["another's, open", adele, "Live", "Alex Wilber", future, "Idea", "only a manager"],
    ["another's, closed", adele, "Closed", "Alex Wilber", past, "Closed", ""],
    ["closed, though it opens later", adele, "Closed", "Alex Wilber", future, "Idea", "has not closed"],
    ["stopped", adele, "Cancelled", "Alex Wilber", future, "Stopped", ""],
    ["submitted", adele, "Submitted", "Adele Vance", future, "Idea", "send it for review"],
    ["an administrator's, approved", diego, "Approved", "Alex Wilber", future, "Idea", "only a manager"],
    ["an administrator's, complete", diego, "Complete", "Alex Wilber", past, "Complete", ""],
    ["a manager's own, ready", both, "Ready", "Megan Bowen", future, "Idea", "their own"],
    ["a manager's, of another", both, "Ready", "Alex Wilber", future, "Ready", ""],
    ["open by its dates alone", adele, "", "Alex Wilber", ["01/05/2027", "01/07/2027"], "Idea", "approves"],
    ["the same, by a manager", both, "", "Alex Wilber", ["01/05/2027", "01/07/2027"], "Open", ""],
    ["closed by its dates alone", adele, "", "Alex Wilber", past, "Closed", ""],
  ])("%s", async (_, by, status, lead, dates, is, said) => {
    const { bringIn } = open();
    const { about, row, record } = await bringIn(sheet(headings, ["Trees", status, lead, ...dates]), by);
    expect([row.what, record?.workflowStatus]).toEqual(["add", is]);
    expect(row.notes.filter((note) => /Idea/.test(note)).join()).toContain(said);
    expect(row.notes.some((note) => /comes in as an Idea/.test(note))).toBe(said !== "");
    expect(about.notes.join().includes("whatever status they say: 1.")).toBe(said !== "");
  });
});

describe("the status of a record that is there", () => {
  const dated = { startDate: day("2027-03-01"), endDate: day("2027-04-01"), decisionDate: undefined };
  const coming = { startDate: day("2027-09-01"), endDate: day("2027-10-13") };

  it.each<[string, Person, Partial<Consultation>, WorkflowStatus, WorkflowStatus, string]>([
    ["her own in review", adele, { leadOfficer: named(adele) }, "Submitted", "Ready", "their own"],
    ["her own in review, closed", adele, { leadOfficer: named(adele) }, "Submitted", "Closed", "their own"],
    ["another's in review", adele, {}, "Submitted", "Approved", "a manager approves it"],
    ["another's in review, ready", diego, {}, "Submitted", "Ready", "a manager approves it"],
    ["in review, by a manager", both, {}, "Submitted", "Approved", "a manager approves it"],
    ["an idea, jumped", both, {}, "Idea", "Open", "a manager approves it"],
    ["an idea that is not over", adele, coming, "Idea", "Closed", "a manager approves it"],
    ["another's work, by an administrator", diego, {}, "Approved", "Ready", "the engagement lead"],
    ["stopped, by no manager", adele, {}, "Open", "Stopped", "only a manager"],
    ["finished, by no manager", adele, {}, "Feedback published", "Complete", "only a manager"],
    ["decided, with nothing said", adele, {}, "Open", "Decided", "it lacks"],
    ["finished work", both, {}, "Complete", "Stopped", "it is over"],
  ])("stays: %s", async (_, by, over, from, to, said) => {
    const there = buildConsultation({ ...dated, templateVersion: "", workflowStatus: from, ...over });
    const { bringIn, knownStatuses, register } = open([there]);
    await knownStatuses.move({ reference: there.reference, from: undefined, to: from });
    const { row, record } = await bringIn(
      sheet(["Reference", "Title", "Status"], [there.reference, there.title, to]),
      by,
    );
    expect([row.what, row.changes, record?.workflowStatus]).toEqual(["same", [], from]);
    expect(row.notes.join()).toMatch(new RegExp(`Status stays ${from}: .*${said}`));
    expect([await knownStatuses.get(there.reference), register.history]).toEqual([from, []]);
  });

  it.each<[string, Person, Partial<Consultation>, WorkflowStatus, WorkflowStatus]>([
    [
      "the engagement lead, approved work",
      adele,
      { contactName: "A", contactEmail: "a@b.example", eiaStatus: "Done" },
      "Approved",
      "Ready",
    ],
    ["an administrator who leads it", diego, { leadOfficer: named(diego) }, "Open", "Closed"],
    ["a manager, to stop it", both, {}, "Approved", "Stopped"],
    ["anybody, an idea that came and went without us", diego, {}, "Idea", "Complete"],
  ])("moves on: %s", async (_, by, over, from, to) => {
    const there = buildConsultation({ ...dated, templateVersion: "", workflowStatus: from, ...over });
    const { bringIn } = open([there]);
    const { row, record } = await bringIn(
      sheet(["Reference", "Title", "Status"], [there.reference, there.title, to]),
      by,
    );
    expect([row.what, record?.workflowStatus]).toEqual(["change", to]);
  });

  it("does not pass as another's by a new lead officer in the same row", async () => {
    const there = buildConsultation({
      ...{ ...dated, templateVersion: "", workflowStatus: "Idea", leadOfficer: named(adele) },
    });
    const { bringIn } = open([there]);
    const { record } = await bringIn(
      sheet(
        ["Reference", "Title", "Status", "Lead"],
        [there.reference, there.title, "Closed", "Alex Wilber"],
      ),
      adele,
    );
    expect(record).toMatchObject({ workflowStatus: "Idea", leadOfficer: named(alex) });
  });
});

describe("who may see it", () => {
  const publish = "publish it from its record";

  it("is never public by a file: a new row comes in as internal, and the dry run says so", async () => {
    const { bringIn } = open();
    const { about, row, record } = await bringIn(
      sheet(["Title", "Status", "Visibility", "Closes"], ["Trees", "Complete", "Public", "01/04/2027"]),
      both,
    );
    expect(row.notes).toContain("Imported as internal; publish it from its record.");
    expect(about.notes.join()).toContain("Rows that say public: 1. None is published by a file.");
    expect(record?.visibility).toBe("Internal");
  });

  it.each([
    ["Internal", "Public", "Internal"],
    ["Public", "Internal", "Internal"],
    ["Public", "Public", "Public"],
  ] as const)("a record that is %s stays so or is hidden: %s", async (from, to, is) => {
    const there = buildConsultation({ visibility: from });
    const { bringIn } = open([there]);
    const { row, record } = await bringIn(
      sheet(["Reference", "Title", "Who may see it"], [there.reference, there.title, to]),
      both,
    );
    expect([record?.visibility, row.notes.some((note) => note.includes(publish))]).toEqual([
      is,
      from === "Internal",
    ]);
  });
});

describe("numbers of people", () => {
  const groups = "Young people | yes | 3 | Sam at the club\nParents | yes | 9";
  const exact = /\b(3|12|13)\b|(?<!5 to )\b9\b|Sam/;

  it("leave neither in the dry run nor in history, and both are written", async () => {
    const there = buildConsultation({ ...noChecklist, groupsReached: [], responses: 13 });
    const { bringIn, register } = open([there]);
    const { row, record } = await bringIn(
      sheet(
        ["Reference", "Title", "Responses", "Groups reached"],
        [there.reference, there.title, "12", groups],
      ),
      adele,
    );
    expect(record).toMatchObject({ responses: 12, groupsReached: [{ count: 3 }, { count: 9 }] });
    expect(row.changes).toHaveLength(2);
    expect(register.history).toHaveLength(1);
    const { from, to } = register.history[0] ?? {};
    for (const said of [JSON.stringify(row.changes), from, to]) expect(said).not.toMatch(exact);
  });

  it("say that something changed, where the change itself is not told", async () => {
    const there = buildConsultation({ ...noChecklist, responses: 2 });
    const { bringIn } = open([there]);
    const { row } = await bringIn(
      sheet(["Reference", "Title", "Responses"], [there.reference, there.title, "3"]),
      adele,
    );
    expect(row.changes).toEqual([
      { field: "Responses", from: "fewer than 5", to: "fewer than 5 (changed, but not shown here)" },
    ]);
  });

  it("leave an export in bands, without how anybody was reached", () => {
    const row = buildConsultation({
      groupsReached: [{ group: "Young people", reached: "yes", count: 3, how: "Sam at the club" }],
    });
    const cell = sheetRow(row)[sheetHeadings.indexOf("Groups reached")];
    expect(cell).toEqual({ text: "Young people | yes | fewer than 5" });
  });

  it("keep how people were reached and how many, where a file does not say", async () => {
    const there = buildConsultation({
      ...noChecklist,
      groupsReached: [
        { group: "Young people", reached: "yes", count: undefined, how: "Schools" },
        { group: "Parents", reached: "no", count: 12, how: "Letters" },
      ],
    });
    const { bringIn } = open([there]);
    const { record } = await bringIn(
      sheet(
        ["Reference", "Title", "Groups reached"],
        [there.reference, there.title, "young people | partly\nParents | yes | 14 | Calls"],
      ),
      adele,
    );
    expect(record?.groupsReached).toEqual([
      { group: "young people", reached: "partly", count: undefined, how: "Schools" },
      { group: "Parents", reached: "yes", count: 14, how: "Calls" },
    ]);
  });
});

describe("what is written is what the dry run told", () => {
  const row = ["Trees", "Ready", "Alex Wilber", ...future];

  it("also when somebody starts it who may do more, or less", async () => {
    for (const [checks, starts] of [
      [adele, both],
      [both, adele],
    ] as const) {
      const { check, run, told, register } = open();
      const { id } = await check(sheet(headings, [...row]), checks);
      await run(id, starts);
      expect((await told(id)).done).toMatchObject({
        outcome: "left",
        why: expect.stringContaining("otherwise than the dry run told"),
      });
      expect(register.consultations.all()).toEqual([]);
    }
  });

  it("also when the day has come meanwhile", async () => {
    const { check, run, told, clock, register } = open();
    const { id } = await check(sheet(headings, ["Trees", "", "", ...future]), both);
    clock.set("2027-09-02T09:00:00Z");
    await run(id, both);
    expect((await told(id)).done?.outcome).toBe("left");
    expect(register.consultations.all()).toEqual([]);
  });

  it("also when a small number changed, which its band does not show", async () => {
    const there = buildConsultation({ ...noChecklist, responses: 2 });
    const { check, run, told, register } = open([there]);
    const { id } = await check(
      sheet(["Reference", "Title", "Responses"], [there.reference, there.title, "3"]),
      adele,
    );
    register.put({ ...there, responses: 4 });
    await run(id, adele);
    expect((await told(id)).done?.outcome).toBe("left");
    expect(register.consultations.find(there.reference)?.responses).toBe(4);
  });
});

describe("a record that is worked through here", () => {
  it("takes nothing of how it ended from a file: its cards ask for that, at their time", async () => {
    const there = buildConsultation({ workflowStatus: "Idea" });
    const { bringIn } = open([there]);
    const { row, record } = await bringIn(
      sheet(
        ["Reference", "Title", "Feedback published on", "Outcome", "Responses", "Score", "Service"],
        [there.reference, there.title, "01/01/2040", "Agreed", "900", "6", "Parks"],
      ),
      both,
    );
    expect(row.changes).toEqual([{ field: "Service", from: there.service, to: "Parks" }]);
    expect(row.notes.filter((note) => note.includes("own card"))).toHaveLength(4);
    expect(record).toMatchObject({ feedbackPublished: undefined, outcomeSummary: "", service: "Parks" });
  });

  it.each(["Complete", "Stopped"] as const)("stays as it is once it is %s", async (workflowStatus) => {
    const there = buildConsultation({ workflowStatus });
    const { bringIn } = open([there]);
    const { row, record } = await bringIn(
      sheet(
        ["Reference", "Title", "Service", "Lead"],
        [there.reference, there.title, "Parks", "Grady Archie"],
      ),
      both,
    );
    expect([row.what, row.notes]).toEqual(["same", [`It is ${workflowStatus}, so it stays as it is.`]]);
    expect(record).toEqual(there);
  });

  it("but can be put right by a file where it never was: a finished row of long ago", async () => {
    const there = buildConsultation({ ...noChecklist, workflowStatus: "Complete" });
    const { bringIn } = open([there]);
    const { record } = await bringIn(
      sheet(["Reference", "Title", "Lessons"], [there.reference, there.title, "Ask earlier still."]),
      adele,
    );
    expect(record?.lessons).toBe("Ask earlier still.");
  });

  it("is left alone where it was finished after the dry run, and history says nothing of a change", async () => {
    const there = buildConsultation();
    const { check, run, told, register, clock } = open([there]);
    const { id } = await check(
      sheet(["Reference", "Title", "Service"], [there.reference, there.title, "Parks"]),
      adele,
    );
    register.put({ ...there, workflowStatus: "Stopped", changedAt: clock.now() });
    await run(id, adele);
    expect((await told(id)).done?.outcome).toBe("left");
    expect(register.history).toEqual([]);
  });
});
