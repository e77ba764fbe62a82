import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import Papa from "papaparse";
import { day } from "../../../../bot/common/days";
import { type Consultation, noDetails, type RawCell, sheetHeadings } from "../../../../bot/consultations";
import { csvOf } from "../../../../bot/documents/spreadsheets/csv";
import { readSpreadsheet } from "../../../../bot/documents/spreadsheets/read-spreadsheet";
import { createRegisterFiles } from "../../../../bot/documents/spreadsheets/register-file";
import { asTyped, safeInCsv, safeInWorkbook } from "../../../../bot/documents/spreadsheets/safe-text";
import { buildConsultation, fixedClock, people, reference } from "../../../support/build";

const nothing = async () => undefined;

/** What is hard to carry: money, Welsh, emoji, quotes, lines, and what looks like a formula. */
const hostile: readonly string[] = [
  "=1+1",
  '=HYPERLINK("http://evil.example","Click")',
  "+44 20 7946 0000",
  "+442079460000",
  "-5 days' notice",
  "@SUM(A1)",
  "＝1+1",
  "\t=1+1",
  "'=quoted before",
  "''twice",
  "£1,200 for Llanfair ŵ ŷ â ê",
  "Emoji 🎉👩‍👩‍👧 and ½",
  'She said "yes", then; no',
  "first line\nsecond line",
  "2027-00042",
  "00123",
  "1/2",
  "TRUE",
  "_x0041_ as it stands",
];

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

  it.each(["£1,200", "+44 20 7946 0000", "+44 (0)20", "Library hours", "a=b", "1-2"])(
    "and one that does not is left as it is: %j",
    (text) => {
      if (text === "+44 (0)20") return expect(safeInCsv(text)).toBe(`'${text}`);
      expect(safeInCsv(text)).toBe(text);
    },
  );

  it("comes back exactly, whatever it was", () => {
    const sign = fc.constantFrom("=", "+", "-", "@", "'", "\t", "\n", " ", "＝", "4", "a", "\u200b");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(sign).map((all) => all.join("")),
        ),
        (text) => {
          expect(asTyped(safeInCsv(text))).toBe(text);
          expect(asTyped(safeInWorkbook(text))).toBe(text);
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

/** LibreOffice comes in parts; without Calc it opens no spreadsheet. */
const hasCalc = ["/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice"].some((folder) =>
  existsSync(join(folder, "program", "libsclo.so")),
);
const office = hasCalc
  ? ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path))
  : undefined;

/** As a colleague would: opened in LibreOffice and saved as the other kind. */
function throughOffice(bytes: Buffer, from: string, to: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "office-"));
  try {
    writeFileSync(join(folder, `register.${from}`), bytes);
    const filter =
      to === "csv" ? "csv:Text - txt - csv (StarCalc):44,34,76,1" : "xlsx:Calc MS Excel 2007 XML";
    const infilter = from === "csv" ? ["--infilter=CSV:44,34,76,1"] : [];
    execFileSync(
      office as string,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        ...infilter,
        "--convert-to",
        filter,
        "--outdir",
        join(folder, "out"),
        join(folder, `register.${from}`),
      ],
      { stdio: "ignore", timeout: 120_000 },
    );
    return readFileSync(join(folder, "out", `register.${to}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("through LibreOffice", () => {
  it.each([
    ["csv", "xlsx"],
    ["xlsx", "csv"],
    ["xlsx", "xlsx"],
  ] as const)(
    "%s saved as %s keeps every hard text",
    async (from, to) => {
      if (!office)
        return console.warn("LibreOffice Calc is not installed here, so this round trip was not made.");
      const cells = await read(throughOffice(await exported(from, rowsWith(hostile)), from, to));
      expect(overviewsIn(cells)).toEqual(hostile);
    },
    180_000,
  );
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
