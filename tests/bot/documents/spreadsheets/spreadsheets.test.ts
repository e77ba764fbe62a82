import * as fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import Papa from "papaparse";
import { day } from "../../../../bot/common/days";
import { type Consultation, noDetails, type RawCell, sheetHeadings } from "../../../../bot/consultations";
import { csvOf } from "../../../../bot/documents/spreadsheets/csv";
import { readSpreadsheet } from "../../../../bot/documents/spreadsheets/read-spreadsheet";
import { createRegisterFiles } from "../../../../bot/documents/spreadsheets/register-file";
import {
  asTyped,
  asTypedInWorkbook,
  safeInCsv,
  safeInWorkbook,
} from "../../../../bot/documents/spreadsheets/safe-text";
import { buildConsultation, fixedClock, people, reference } from "../../../support/build";
import { hostile } from "./hostile";

const nothing = async () => undefined;

const filesOf = (rows: readonly Consultation[]) =>
  createRegisterFiles({
    consultations: { exportRegister: () => rows },
    clock: fixedClock(),
    breathe: nothing,
  });
const exported = async (format: "csv" | "xlsx", rows: readonly Consultation[]) =>
  (await filesOf(rows).registerFile({ format, by: people.alex })).bytes;
const overviewsIn = (cells: readonly (readonly RawCell[])[]) =>
  cells.slice(1).map((row) => row[sheetHeadings.indexOf("Overview")]);

const rowsWith = (texts: readonly string[]) =>
  texts.map((overview, at) =>
    buildConsultation({ reference: reference(`2027-${String(at + 1).padStart(5, "0")}`), overview }),
  );
const read = async (bytes: Buffer) => (await readSpreadsheet(bytes)).rows.map(({ cells }) => cells);

describe("a text that looks like a formula", () => {
  it.each(["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", " =1", "\u200b=1"])(
    "is kept from running in a CSV file: %j",
    (text) => expect(safeInCsv(text)).toBe(`'${text}`),
  );

  it.each([
    ...["01632960001", "1/2", "3-4", "TRUE", "false", "£1,200", "50%", "1e5", "0.50", "12:30", "12:30 pm"],
    ...["March 2027", "3 March", "Mar-27", "1 Sept 2027", "12345678901234567", "2027-13-01"],
  ])("nor is one that would come back as something else: %j", (text) => {
    expect(safeInCsv(text)).toBe(`'${text}`);
    expect(safeInWorkbook(text)).toBe(text);
  });

  it.each([
    ...["£1,200 a year", "+44 20 7946 0000", "01632 960001", "Library hours", "a=b", "Marching on 2027"],
    ...["2027", "0", "42", "2027-03-28", "2027-00042", "May we?", "11111111-2222-4333-8444-555555555555"],
  ])("and one that does neither is left as it is: %j", (text) => expect(safeInCsv(text)).toBe(text));

  it("comes back exactly, whatever it was", () => {
    const sign = fc.constantFrom(
      ...["=", "+", "-", "@", "'", "\t", "\n", " ", "＝", "4", "a", "\u200b", "0", "/", "TRUE", "May", "£"],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(sign).map((all) => all.join("")),
        ),
        (text) => {
          expect(asTyped(safeInCsv(text))).toBe(text);
          expect(asTypedInWorkbook(safeInWorkbook(text))).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never begins a cell of a CSV file, read as any program would", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 20 }), { minLength: 1 }), (cells) => {
        const csv = csvOf({ columns: cells.map((_, at) => `c${at}`), rows: [cells] });
        const [, row = []] = Papa.parse<string[]>(csv.slice(1)).data;
        for (const cell of row) expect(cell).not.toMatch(/^[=@\t\r\n＝＋－＠]|^-|^\+(?!\d{1,3}( |$))/);
      }),
      { numRuns: 200 },
    );
  });

  it("stays a number where it is one", () => {
    expect(csvOf({ columns: ["a"], rows: [[-5.5]] })).toBe('\ufeff"a"\r\n-5.5\r\n');
  });
});

describe.each(["csv", "xlsx"] as const)("the register as %s", (format) => {
  it("keeps every hard text exactly", async () => {
    const cells = await read(await exported(format, rowsWith(hostile)));
    expect(cells[0]).toEqual(sheetHeadings);
    expect(overviewsIn(cells)).toEqual(hostile);
  });

  it("keeps anything at all that people can type", async () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
        const typed = texts.map((each) => each.replace(/\r\n?/g, "\n"));
        expect(overviewsIn(await read(await exported(format, rowsWith(typed))))).toEqual(typed);
      }),
      { numRuns: format === "csv" ? 6 : 3 },
    );
  });

  it("writes days, numbers and money as what they are", async () => {
    const row = buildConsultation({
      ...noDetails,
      startDate: day("2027-03-28"),
      budgetPlanned: -1200.5,
      responses: 1_234,
    });
    const [, cells = []] = await read(await exported(format, [row]));
    const cell = (heading: string) => cells[sheetHeadings.indexOf(heading)];
    expect(cell("Opens")).toEqual(format === "csv" ? "2027-03-28" : { day: "2027-03-28" });
    expect([cell("Budget"), cell("Responses")]).toEqual(
      format === "csv" ? ["-1200.5", "1234"] : [-1200.5, 1234],
    );
  });

  it("shows no number of people under 5", async () => {
    const row = buildConsultation({
      ...noDetails,
      responses: 3,
      groupsReached: [{ group: "Young people", reached: "partly", count: 3, how: "" }],
    });
    const [, cells = []] = await read(await exported(format, [row]));
    expect(cells[sheetHeadings.indexOf("Groups reached")]).toBe("Young people | partly | fewer than 5");
    expect(cells[sheetHeadings.indexOf("Responses")]).toBe("fewer than 5");
  });
});

const sheetOf = (text: string | Uint8Array) => readSpreadsheet(Buffer.from(text as string));
const failing = (bytes: Buffer) =>
  readSpreadsheet(bytes).then(
    () => "read",
    (failure: Error) => failure.message,
  );

describe("a CSV file", () => {
  const expected = [
    ["Title", "Opens"],
    ["Gŵyl £5", "01/03/2027"],
  ];
  const text = "Title,Opens\r\nGŵyl £5,01/03/2027\r\n";
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16 LE", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])],
    ["UTF-16 BE", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()])],
    ["UTF-16 without a mark", Buffer.from(text, "utf16le")],
    ["semicolons", Buffer.from(text.replaceAll(",", ";"))],
    ["tabs", Buffer.from(text.replaceAll(",", "\t"))],
    ["a sep= line", Buffer.from(`sep=;\r\n${text.replaceAll(",", ";")}`)],
    ["a mark in the middle", Buffer.from(text.replace("Gŵyl", "\ufeffGŵyl"))],
    ["the name .xlsx", Buffer.from(text)],
  ])("in %s is read", async (_, bytes) => {
    expect((await readSpreadsheet(bytes)).rows.map(({ cells }) => cells)).toEqual(expected);
  });

  it("in Windows-1252 is read, and says so", async () => {
    const { rows, notes } = await sheetOf(Buffer.from("Title\r\nCaf\xe9 \xa35\r\n", "latin1"));
    expect(rows[1]?.cells).toEqual(["Café £5"]);
    expect(notes[0]).toContain("Windows-1252");
  });

  it("of two encodings names the lines, and loses nothing", async () => {
    const bytes = Buffer.concat([Buffer.from("Title\nGŵyl\n"), Buffer.from("Caf\xe9 \xa35\n", "latin1")]);
    const { rows, notes } = await readSpreadsheet(bytes);
    expect(rows.map(({ cells }) => cells[0])).toEqual(["Title", "Gŵyl", "Café £5"]);
    expect(notes[0]).toContain("These lines were read as Windows-1252: 3.");
  });

  it("counts lines as people do, past line breaks in quotes", async () => {
    const { rows } = await sheetOf('Title,Note\nA,"one\ntwo\nthree"\nB,x\n');
    expect(rows.map(({ line }) => line).slice(0, 3)).toEqual([1, 2, 5]);
  });

  describe("longer than one piece of it", () => {
    const long = `ŵ "${"a line of it, £5\r\n".repeat(90_000)}" ŷ`;
    const quoted = `"${long.replaceAll('"', '""')}"`;
    const rows = [
      ["Title", "Note"],
      ...Array.from({ length: 30_000 }, (_, at) => [`Gŵyl ${at}`, `"${at}", 🎉\nend`]),
    ];
    const csv = (...extra: string[]) =>
      [
        ...rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")),
        `Long,${quoted}`,
        ...extra,
      ].join("\r\n");

    it.each([
      ["UTF-8", (text: string) => Buffer.from(text)],
      ["UTF-16", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ])("is read whole in %s, whatever a piece ends in", async (_, encoded) => {
      const bytes = encoded(csv("After,it"));
      expect(bytes.length).toBeGreaterThan(2_000_000);
      const cells = await read(bytes);
      expect(cells.slice(0, rows.length)).toEqual(rows);
      expect(cells.slice(rows.length)).toEqual([
        ["Long", long],
        ["After", "it"],
      ]);
    });

    it("names the line of a mistake in the last of it", async () => {
      const line = 1 + 2 * 30_000 + 90_001 + 1;
      expect(await failing(Buffer.from(csv('"Open,x', "y,z")))).toContain(`Line ${line} opens a quote`);
      expect(await failing(Buffer.from(csv('"a"b,c', "y,z")))).toContain(`Line ${line} has a quote`);
    });
  });

  it("of our whole register is read, past what a workbook may be", async () => {
    const line = `Library hours,"${"x".repeat(2_000)}"\n`;
    const bytes = Buffer.from(`Title,Note\n${line.repeat(30_000)}`);
    expect(bytes.length).toBeGreaterThan(60_000_000);
    expect((await readSpreadsheet(bytes)).rows).toHaveLength(30_001);
    expect(await failing(Buffer.concat([Buffer.from("PK\x03\x04"), bytes]))).toContain("bigger than 50 MB");
  });

  it("with empty bytes, or longer lines, says so", async () => {
    const { rows, notes } = await sheetOf("Title,Opens\nA\0B,x,y,z\n");
    expect(rows[1]?.cells.slice(0, 2)).toEqual(["AB", "x"]);
    expect(notes.join(" ")).toMatch(/empty bytes.*more cells.*: 2\./);
  });

  it.each([
    ["a quote that is never closed", 'Title\nA\n"B\nC\n', "Line 3 opens a quote"],
    ["201 columns", `${Array.from({ length: 201 }, (_, at) => `c${at}`).join(",")}\n`, "has 201 columns"],
    ["60,002 rows", "Title\n".repeat(60_002), "more than 60000 rows"],
    ["nothing", "", "empty"],
    ["a web page", "<html><table></table></html>", "web page"],
    ["a PDF", "%PDF-1.7", "PDF"],
  ])("with %s is refused in words", async (_, given, said) => {
    expect(await failing(Buffer.from(given))).toContain(said);
  });
});

describe("a workbook", () => {
  const book = (parts: Record<string, string>) =>
    Buffer.from(
      zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
    );

  it("named .csv is read as what it is", async () => {
    expect((await read(await exported("xlsx", rowsWith(["x"]))))[0]).toEqual(sheetHeadings);
  });

  it.each([
    ["an old one", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "old Excel file"],
    [
      "another program's",
      book({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }),
      "not an Excel workbook",
    ],
    ["half of one", Buffer.from("PK\x03\x04half"), "cannot be opened"],
    ["rubbish inside", book({ "xl/workbook.xml": "no", "xl/worksheets/sheet1.xml": "no" }), "cannot be"],
    [
      "too many rows",
      book({ "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": "<row/>".repeat(60_200) }),
      "more than 60000 rows",
    ],
    [
      "a bomb",
      book({ "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": " ".repeat(310_000_000) }),
      "too big",
    ],
  ])("%s is refused in words", async (_, bytes, said) => {
    expect(await failing(bytes)).toContain(said);
  });

  it("that says it is smaller than it is goes no further than it says", async () => {
    const bytes = book({
      "xl/workbook.xml": "<workbook/>",
      "xl/worksheets/sheet1.xml": "x".repeat(1_000_000),
    });
    const at = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(10, at + 24);
    expect(await failing(bytes)).toContain("too big");
  });
});
