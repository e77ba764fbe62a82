import type { NewConsultation, RecordImport, RowToWrite } from "../../../bot/consultations";
import { alex, buildConsultation, grady, reference } from "../../support/build-register";
import { type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
  await standIn.sharePoint.directory.find(alex.id);
});
afterEach(() => standIn.close());

const at = new Date("2027-01-04T09:30:00Z");
const rowsOf = (count: number, given: Partial<NewConsultation> = {}): RowToWrite[] =>
  Array.from({ length: count }, (_, index) => ({
    line: index + 2,
    add: buildConsultation({
      reference: reference(`2027-${String(index + 1).padStart(5, "0")}`),
      externalId: `import:${index}`,
      title: `Consultation ${index} ŵ £5 🎉`,
      templateVersion: "",
      ...given,
    }),
  }));
const write = (rows: readonly RowToWrite[], by: RecordImport = standIn.sharePoint.recordImport) =>
  by.write({ rows, by: alex, at, importId: "import-1" });

const numbers = async () => (await standIn.rows("Consultations")).map(({ fields }) => fields["Reference"]);
const lines = async () => (await standIn.rows("History")).map(({ fields }) => fields["Title"]);

describe("rows of a spreadsheet", () => {
  it("are written twenty a call, one call after another, with a line of history each by who did it", async () => {
    const wire = await standIn.wire(async () => {
      expect((await write(rowsOf(45))).every(({ outcome }) => outcome === "written")).toBe(true);
    });
    expect(wire).toHaveLength(6);
    expect(await numbers()).toHaveLength(45);
    const history = await standIn.rows("History");
    expect(history).toHaveLength(45);
    expect(new Set(history.map(({ fields }) => fields["WhoId"]))).toEqual(new Set([alex.id]));
    expect(standIn.sharePoint.consultations.all()).toHaveLength(45);
  });

  it("sent again, here or on an instance that knows nothing of them, are not written twice", async () => {
    await write(rowsOf(25));
    const other = standIn.open();
    const again = await write(rowsOf(25));
    expect(again.every(({ outcome }) => outcome === "written")).toBe(true);
    await other.load();
    await write(rowsOf(25), other.recordImport);
    expect([await numbers(), await lines()].map(({ length }) => length)).toEqual([25, 25]);
  });

  it("are all there once, however much Graph throttles or breaks off", async () => {
    await standIn.faults({
      tooManyRequests: { share: 0.3, retryAfter: 0 },
      acceptedThenReset: { share: 0.2 },
      seed: 7,
    });
    for (let tries = 0; tries < 6; tries++)
      if (
        await write(rowsOf(30)).then(
          () => true,
          () => false,
        )
      )
        break;
    await standIn.faults({});
    await write(rowsOf(30));
    expect(new Set(await numbers()).size).toBe(30);
    expect([await numbers(), await lines()].map(({ length }) => length)).toEqual([30, 30]);
  });

  it("whose number was given away say so, and take nothing of the other's", async () => {
    await write(rowsOf(1, { externalId: "somebody-elses" }));
    const [taken] = await write(rowsOf(1));
    expect(taken).toEqual({ line: 2, outcome: "number taken" });
    expect(await numbers()).toEqual(["2027-00001"]);
  });

  it("that are too long fail alone", async () => {
    const [first, second] = rowsOf(2);
    if (!first || !second || !("add" in first)) throw new Error("no rows");
    const written = await write([
      { ...first, add: { ...first.add, decisionMaker: "x".repeat(300) } },
      second,
    ]);
    expect(written).toEqual(
      expect.arrayContaining([
        { line: 2, outcome: "failed", why: expect.stringContaining('"Who decides" has 300 characters') },
        expect.objectContaining({ line: 3, outcome: "written" }),
      ]),
    );
  });
});

describe("a record that a spreadsheet changes", () => {
  const changed = async () => {
    await write(rowsOf(1));
    const consultation = standIn.sharePoint.consultations.find(reference("2027-00001"));
    if (!consultation) throw new Error("not there");
    const history = { what: "Changed from a spreadsheet", from: "Service: Libraries", to: "Service: Parks" };
    return { line: 2, consultation, change: { service: "Parks", leadOfficer: grady }, history };
  };

  it("is changed once, and history says from what to what", async () => {
    const row = await changed();
    expect(await write([row])).toMatchObject([{ outcome: "written", consultation: { service: "Parks" } }]);
    await write([{ line: 2, written: row.consultation, history: row.history }]);
    expect(await lines()).toEqual(["Added from a spreadsheet", "Changed from a spreadsheet"]);
    const other = await standIn.another();
    expect(other.consultations.find(reference("2027-00001"))).toMatchObject({
      service: "Parks",
      leadOfficer: grady,
    });
  });

  it("is left to whoever changed it meanwhile", async () => {
    const row = await changed();
    const other = await standIn.another();
    const theirs = other.consultations.find(reference("2027-00001"));
    if (!theirs) throw new Error("not there");
    await other.recordImport.write({
      rows: [{ ...row, consultation: theirs, change: { service: "Sport" } }],
      ...{ by: grady, at, importId: "import-2" },
    });
    expect(await write([row])).toEqual([{ line: 2, outcome: "changed meanwhile" }]);
    expect((await standIn.rows("Consultations"))[0]?.fields["Service"]).toBe("Sport");
  });
});
