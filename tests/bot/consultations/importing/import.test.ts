import * as fc from "fast-check";
import { day } from "../../../../bot/common/days";
import { Failure } from "../../../../bot/common/failure";
import {
  type Consultation,
  type Import,
  noDetails,
  type RawCell,
  type RawSheet,
  type RowTold,
  sheetHeadings,
  sheetRow,
} from "../../../../bot/consultations";
import { readSheetDay } from "../../../../bot/consultations/importing/read-sheet-day";
import { exportedColumns, sheetColumns } from "../../../../bot/consultations/importing/sheet-columns";
import { readSpreadsheet } from "../../../../bot/documents/spreadsheets/read-spreadsheet";
import { consultationsColumns } from "../../../../bot/sharepoint/consultations-list.columns";
import { buildConsultation, named, people, reference } from "../../../support/build";
import { councilSpreadsheet } from "../../../support/council-spreadsheet";
import { memoryImports } from "../../../support/memory-imports";
import { openPlanning } from "../planning/planning";

const sheet = (...rows: RawCell[][]): RawSheet => ({
  rows: rows.map((cells, at) => ({ line: at + 1, cells })),
  notes: [],
});

function open(rows: readonly Consultation[] = []) {
  const imports = memoryImports();
  let last = 0;
  const room = openPlanning({ imports, newId: () => `import-${++last}` });
  for (const row of rows) room.register.put(row);
  const check = async (given: RawSheet, by = people.adele) =>
    room.consultations.checkImport({ sheet: given, file: new Uint8Array([1]), fileName: "plan.csv", by });
  const rowsOf = async (about: Import): Promise<readonly RowTold[]> =>
    (await room.consultations.seeImport({ id: about.id, by: people.adele, page: 1 })).rows;
  const run = async (about: Import, by = people.adele): Promise<Import> => {
    await room.consultations.startImport({ id: about.id, by });
    while (await room.consultations.continueImport({ id: about.id })) void 0;
    const now = await imports.find(about.id);
    if (!now) throw new Error("It is gone");
    return now;
  };
  return { ...room, imports, check, rowsOf, run };
}

const only = (rows: readonly RowTold[]): RowTold => {
  expect(rows).toHaveLength(1);
  return rows[0] as RowTold;
};

describe("who brings in a spreadsheet", () => {
  it.each([
    ["an officer", people.alex, false],
    ["a manager", people.megan, false],
    ["a councillor", people.lee, false],
    ["the engagement lead", people.adele, true],
    ["an administrator", people.diego, true],
  ])("%s", async (_, by, may) => {
    const checking = open().check(sheet(["Title"], ["Library hours"]), by);
    if (may) await expect(checking).resolves.toMatchObject({ counts: { add: 1 } });
    else await expect(checking).rejects.toMatchObject({ code: "not_allowed" });
  });
});

describe("the columns", () => {
  it("are the list's own, with its words", () => {
    const list = new Map([
      ["Title", "Title"],
      ...consultationsColumns.columns.map(({ name, displayName }) => [name, displayName] as const),
    ]);
    expect(new Map(exportedColumns.map(({ name, heading }) => [name, heading]))).toEqual(list);
  });

  it("are told apart: no word means two of them", () => {
    const plain = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, "");
    const words = sheetColumns.flatMap(({ also }) => [...new Set(also.map(plain))]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it.each([
    [
      "Citizen Space's",
      ["id", "title", "startdate", "enddate", "workspace_title", "activity_type"],
      ["ExternalId", "Title", "StartDate", "EndDate", "Service", "ActivityType"],
    ],
    ["ours", ["Opens", "Closes", "Title"], ["StartDate", "EndDate", "Title"]],
    ["inside names", ["StartDate", "EndDate", "Title"], ["StartDate", "EndDate", "Title"]],
    [
      "people's",
      ["Start date", "Consultation name", "Lead", "Ward(s)"],
      ["StartDate", "Title", "LeadOfficer", "Areas"],
    ],
  ])("%s are known", async (_, headings, names) => {
    const { check } = open();
    const about = await check(
      sheet(
        headings,
        headings.map((heading) => (/date/i.test(heading) ? "01/03/2027" : "x")),
      ),
    );
    expect(about.columns.slice(0, 4).map(({ name }) => name)).toEqual(names.slice(0, 4));
  });

  it.each([
    ["no title", sheet(["Opens", "Closes"], ["01/03/2027", "x"]), "no column for the title"],
    ["no rows", sheet(["Title"]), "headings and no rows"],
    ["nothing", sheet([null]), "empty"],
  ])("with %s are refused, and nothing is kept", async (_, given, said) => {
    const { check, imports } = open();
    await expect(check(given)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining(said),
    });
    expect(imports.kept.size).toBe(0);
  });
});

describe("a day", () => {
  it.each<[RawCell, string]>([
    ["01/03/2027", "2027-03-01"],
    ["1.3.27", "2027-03-01"],
    ["2027-03-01", "2027-03-01"],
    ["2027-06-30T23:00:00Z", "2027-07-01"],
    ["1 March 2027", "2027-03-01"],
    ["Mon 1st Mar 2027", "2027-03-01"],
    ["March 1, 2027", "2027-03-01"],
    [46_447, "2027-03-01"],
    ["46447", "2027-03-01"],
    [{ day: day("2027-03-01") }, "2027-03-01"],
  ])("%j is %s", (cell, is) => expect(readSheetDay(cell)).toMatchObject({ day: is }));

  it.each<RawCell>(["31/02/2027", "03/14/2027", "01/03/20267", "soon", 12, true, "1 Marchember 2027"])(
    "%j is refused",
    (cell) => expect(readSheetDay(cell)).toHaveProperty("wrong"),
  );
  it.each<RawCell>(["TBC", "March 2027", "Spring 2027", "2027/28", "n/a", 2027])(
    "%j stays empty, and says so",
    (cell) => expect(readSheetDay(cell)).toEqual({ day: undefined, note: expect.any(String) }),
  );
  it("is never another one, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const read = readSheetDay(text);
        if (read && "day" in read && read.day) expect(read.day).toMatch(/^(19|20|21)\d\d-\d\d-\d\d$/);
      }),
    );
  });
});

describe("the dry run", () => {
  it("tells of a new row, and writes nothing", async () => {
    const { check, rowsOf, register } = open();
    const about = await check(
      sheet(["Title", "Opens", "Lead officer"], ["Library hours", "01/03/2027", "Alex Wilber"]),
    );
    expect(only(await rowsOf(about))).toMatchObject({ what: "add", line: 2, title: "Library hours" });
    expect(register.consultations.all()).toEqual([]);
    expect(about.notes.join(" ")).toMatch(/day first: "01\/03\/2027" is Mon 1 Mar 2027/);
  });

  it.each([
    ["closes before it opens", ["X", "02/03/2027", "01/03/2027", ""], "before it opens"],
    ["runs for two years", ["X", "01/03/2027", "01/03/2029", ""], "more than a year"],
    ["has 31 February", ["X", "31/02/2027", "", ""], "no such day"],
    ["is decided before it closes", ["X", "01/03/2027", "01/04/2027", "15/03/2027"], "before it closes"],
    ["has no title", ["", "01/03/2027", "", ""], "no title"],
    ["has a title of 10,000 characters", ["x".repeat(10_000), "", "", ""], "has 10000 characters"],
  ])("refuses a row that %s, and others go on", async (_, cells, said) => {
    const { check, rowsOf } = open();
    const about = await check(
      sheet(["Title", "Opens", "Closes", "Decision date"], cells, ["Good", "", "", ""]),
    );
    const [bad, good] = await rowsOf(about);
    expect([bad?.what, bad?.notes.join(" ")]).toEqual(["cannot", expect.stringContaining(said)]);
    expect(good?.what).toBe("add");
  });

  it("says from what to what a record would change, and an empty cell changes nothing", async () => {
    const there = buildConsultation();
    const { check, rowsOf } = open([there]);
    const about = await check(
      sheet(["Reference", "Title", "Opens", "Service"], [there.reference, there.title, "02/09/2027", ""]),
    );
    expect(only(await rowsOf(about))).toMatchObject({
      what: "change",
      changes: [{ field: "Opens", from: "2027-09-01", to: "2027-09-02" }],
    });
  });

  it("refuses another council's number for another consultation", async () => {
    const there = buildConsultation();
    const { check, rowsOf } = open([there]);
    const about = await check(sheet(["Ref", "Title", "Opens"], [there.reference, "Parking", "05/05/2027"]));
    expect(only(await rowsOf(about))).toMatchObject({
      what: "cannot",
      notes: [expect.stringContaining("another consultation")],
    });
  });

  it("skips the second of two rows about one thing", async () => {
    const { check, rowsOf } = open();
    const about = await check(sheet(["Title"], ["Library hours"], ["library  hours"]));
    expect((await rowsOf(about)).map(({ what }) => what)).toEqual(["add", "duplicate"]);
  });

  it("imports a row of somebody unknown with no lead, and says so once for all", async () => {
    const { check, rowsOf, run, register } = open();
    const about = await check(
      sheet(["Title", "Lead", "Service", "Status"], ["Library hours", "Jo Nobody", "Tea", "Live"]),
    );
    expect(only(await rowsOf(about)).notes.join()).toContain('"Jo Nobody" is not in the directory');
    expect(about.notes.join(" ")).toMatch(
      /Status: "Live" is read as Open\..*Services that are not in Settings.*: Tea\..*Jo Nobody/,
    );
    await run(about);
    expect(register.consultations.all()[0]).toMatchObject({
      leadOfficer: undefined,
      service: "Tea",
      // Approved work comes in as such by a manager alone.
      workflowStatus: "Idea",
    });
  });

  it("keeps what a checklist hangs on, and never approves one's own", async () => {
    const there = buildConsultation({ templateVersion: "1" });
    const { check, rowsOf } = open([there]);
    const about = await check(
      sheet(["Reference", "Title", "Status", "Level"], [there.reference, there.title, "Approved", "Inform"]),
    );
    expect(only(await rowsOf(about))).toMatchObject({ what: "same", changes: [] });
    const own = await check(sheet(["Title", "Status", "Lead"], ["Mine", "Approved", "Adele Vance"]));
    expect(only(await rowsOf(own)).notes.join()).toContain("nobody may approve their own");
  });
});

describe("writing it", () => {
  const file = sheet(
    ["Ref", "Title", "Opens", "Closes", "Status", "Budget"],
    ["LIB/1", "Library hours", "01/03/2027", "01/04/2027", "Completed", "£1,200.50"],
    ["2026-00007", "Parking", "", "", "", ""],
    ["", "Gŵyl 🎉 £5", "", "", "whatever", ""],
  );

  it("adds each row once, with its history, no checklist and no news", async () => {
    const { check, run, register, told } = open();
    const done = await run(await check(file));
    expect(done).toMatchObject({ state: "done", done: { added: 3, failed: 0 }, counts: { add: 3 } });
    expect(done.unwritten).toEqual([0]);
    const rows = register.consultations.all();
    expect(rows.map(({ reference: each, title, workflowStatus }) => [each, title, workflowStatus])).toEqual([
      ["2027-00001", "Library hours", "Complete"],
      ["2026-00007", "Parking", "Idea"],
      ["2027-00002", "Gŵyl 🎉 £5", "Idea"],
    ]);
    expect(rows[0]).toMatchObject({
      budgetPlanned: 1200.5,
      externalId: "import:ref:LIB/1",
      templateVersion: "",
    });
    expect(register.history.map(({ what, who }) => [what, who?.name])).toEqual(
      Array(3).fill(["Added from a spreadsheet", "Adele Vance"]),
    );
    expect([register.actions.of(rows[0]?.reference as never), told]).toEqual([[], []]);
  });

  it("changes nothing the second time", async () => {
    const { check, run, register } = open();
    await run(await check(file));
    const [before, lines] = [JSON.stringify(register.consultations.all()), register.history.length];
    const again = await check(file);
    expect(again.counts).toMatchObject({ add: 0, change: 0, same: 3 });
    await run(again);
    expect([JSON.stringify(register.consultations.all()), register.history.length]).toEqual([before, lines]);
  });

  it("goes on after a fault where it was, and writes nothing twice", async () => {
    const { check, run, register, imports, consultations } = open();
    const about = await check(file);
    await consultations.startImport({ id: about.id, by: people.diego });
    register.failNext(new Failure("unavailable", "Down."));
    await expect(consultations.continueImport({ id: about.id })).rejects.toThrow("Down.");
    expect(await imports.running()).toEqual([about.id]);
    // Killed after writing, before it was kept that it had.
    const keep = imports.savePortion;
    imports.savePortion = async () => {
      throw new Error("killed");
    };
    await expect(consultations.continueImport({ id: about.id })).rejects.toThrow("killed");
    imports.savePortion = keep;
    expect((await run(about)).done).toMatchObject({ added: 3 });
    expect(register.consultations.all()).toHaveLength(3);
    expect(register.history).toHaveLength(3);
    expect(register.history[0]?.who?.name).toBe("Diego Siciliani");
  });

  it("leaves a record alone that somebody changed after the dry run", async () => {
    const there = buildConsultation();
    const { check, run, rowsOf, register, consultations } = open([there]);
    const about = await check(
      sheet(["Reference", "Title", "Service"], [there.reference, there.title, "Parks"]),
    );
    register.put({ ...there, service: "Sport" });
    await run(about);
    expect(only(await rowsOf(about)).done).toMatchObject({
      outcome: "left",
      why: expect.stringContaining("after the dry run"),
    });
    const seen = await consultations.seeImport({
      ...{ id: about.id, by: people.adele, page: 1, what: "unwritten" },
    });
    expect(seen).toMatchObject({ pages: 1, rows: [{ title: there.title }] });
    expect(register.consultations.find(there.reference)?.service).toBe("Sport");
  });

  it("is gone when it is discarded; what was written stays", async () => {
    const { check, run, consultations, register } = open();
    const about = await run(await check(file));
    await consultations.discardImport({ id: about.id, by: people.adele });
    await expect(consultations.seeImport({ id: about.id, by: people.adele, page: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(register.consultations.all()).toHaveLength(3);
  });
});

describe("our own export", () => {
  const full = buildConsultation({
    ...noDetails,
    areas: ["Health, care", 'The "Old" town', "A;B"],
    groupsReached: [{ group: "Young people", reached: "partly", count: 3, how: "club" }],
    responses: 2,
    events: [{ on: day("2027-09-09"), what: "Drop-in", where: "Hall" }],
    supportingDocuments: [{ title: "Plan", url: "https://a.example/b" }],
    relatedConsultations: [reference("2027-00009")],
    methods: ["Survey"],
    methodRatings: [{ method: "Survey", rating: 5 }],
    budgetPlanned: 12.5,
    sponsor: named(people.megan),
    reviewedBy: named(people.megan),
    reviewedOn: day("2027-05-01"),
    statutoryDuty: true,
    overview: "a\r\nb",
  });
  const cells = (row: Consultation): RawCell[] =>
    sheetRow(row).map((cell) =>
      !cell ? null : "text" in cell ? cell.text : "day" in cell ? { day: cell.day } : cell.number,
    );

  it("brought in again changes nothing", async () => {
    const { check } = open([full]);
    expect((await check(sheet([...sheetHeadings], cells(full)))).counts).toMatchObject({
      same: 1,
      change: 0,
      cannot: 0,
    });
  });

  it("brought into an empty register gives the same record, but for the small numbers and the checklist", async () => {
    const { check, run, register } = open();
    await run(await check(sheet([...sheetHeadings], cells(full))));
    const row = register.consultations.find(full.reference);
    const { groupsReached, responses, templateVersion, listUrl, changedBy, changedAt, overview, ...rest } =
      full;
    expect(row).toMatchObject({ ...rest, overview: "a\nb" });
    expect([row?.groupsReached, row?.responses, row?.templateVersion]).toEqual([[], undefined, ""]);
  });
});

it("reads a council's own forward plan", async () => {
  const { check, rowsOf } = open();
  const about = await check(await readSpreadsheet(Buffer.from(councilSpreadsheet)));
  expect((await rowsOf(about)).map(({ line, what }) => [line, what])).toEqual([
    [3, "add"],
    [4, "add"],
    [5, "add"],
    [6, "add"],
    [7, "add"],
    [8, "cannot"],
  ]);
  expect(about.columns.map(({ name }) => name)).toEqual([
    "Reference",
    "Title",
    "Service",
    "LeadOfficer",
    "StartDate",
    "EndDate",
    "DecisionDate",
    "Areas",
    "WorkflowStatus",
  ]);
});
