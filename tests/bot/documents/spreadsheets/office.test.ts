import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { day } from "../../../../bot/common/days";
import { type Consultation, noDetails, sheetHeadings } from "../../../../bot/consultations";
import { readSpreadsheet } from "../../../../bot/documents/spreadsheets/read-spreadsheet";
import { createRegisterFiles } from "../../../../bot/documents/spreadsheets/register-file";
import { buildConsultation, fixedClock, named, people, reference } from "../../../support/build";
import { memoryImports } from "../../../support/memory-imports";
import { openPlanning } from "../../consultations/planning/planning";
import { hostile } from "./hostile";

/** LibreOffice comes in parts; without Calc it opens no spreadsheet. */
const hasCalc = ["/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice"].some((folder) =>
  existsSync(join(folder, "program", "libsclo.so")),
);
const office = hasCalc
  ? ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path))
  : undefined;

/** Comma, quote, UTF-8, from the first line: what the dialogue proposes, and nothing that helps us. */
const csv = "44,34,76,1";
const filters = { csv: `csv:Text - txt - csv (StarCalc):${csv}`, xlsx: "xlsx:Calc MS Excel 2007 XML" };
type Format = keyof typeof filters;

/** As a colleague would: opened in LibreOffice and saved, as the same kind or another. */
function throughOffice(bytes: Buffer, from: Format, to: Format): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "office-"));
  try {
    writeFileSync(join(folder, `register.${from}`), bytes);
    execFileSync(
      office as string,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        ...(from === "csv" ? [`--infilter=CSV:${csv}`] : []),
        ...["--convert-to", filters[to], "--outdir", join(folder, "out")],
        join(folder, `register.${from}`),
      ],
      { stdio: "ignore", timeout: 120_000 },
    );
    return readFileSync(join(folder, "out", `register.${to}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every kind of column filled, and every hard text where people write titles, notes and numbers to ring. */
const register: readonly Consultation[] = hostile.map((text, at) =>
  buildConsultation({
    ...noDetails,
    reference: reference(`2027-${String(at + 1).padStart(5, "0")}`),
    ...{
      title: text.replace(/\s+/g, " ").trim(),
      overview: text,
      contactPhone: text.replace(/\s+/g, " ").trim(),
    },
    areas: ["Llanfair ŵ", "Health, care and housing; all"],
    audiences: [text.replace(/\s+/g, " ").trim(), "Residents"],
    groupsReached: [{ group: "Young people", reached: "partly", count: 3, how: "Schools" }],
    ...{ responses: at, responseTarget: 1_500, minimumWeeks: 6, evalScore: 5 },
    ...{ budgetPlanned: 1_200.5, costActual: -3, staffDaysPlanned: 0.5, socialValue: 1_000_000 },
    events: [{ on: day("2027-09-08"), what: "Drop-in", where: "Hall, first floor" }],
    supportingDocuments: [{ title: "The plan", url: "https://contoso.example/plan?a=1&b=2" }],
    ...{ methods: ["Survey"], methodRatings: [{ method: "Survey", rating: 5 }] },
    ...{ sponsor: named(people.megan), reviewedBy: named(people.megan), reviewedOn: day("2027-05-01") },
    ...{ statutoryDuty: true, keyDecision: true, feedbackPromised: day("2028-02-29") },
    ...{ retentionDate: day("2029-12-31"), relatedConsultations: [reference("2026-00007")] },
    levelAnswers: '{"impact":"high","people":"many"}',
  }),
);

/** What bringing the file in would do to the register it came from. */
async function dryRun(bytes: Buffer) {
  const room = openPlanning({ imports: memoryImports(), newId: () => "import-1" });
  for (const row of register) room.register.put(row);
  const sheet = await readSpreadsheet(bytes);
  const by = people.adele;
  const { id, counts } = await room.consultations.checkImport({
    ...{ sheet, file: bytes, fileName: "register", by },
  });
  const { rows } = await room.consultations.seeImport({ id, by, page: 1 });
  // A blank at the end sets some words apart in a workbook; whoever reads a cell leaves it out.
  const overviews = sheet.rows
    .slice(1)
    .map(({ cells }) => cells[sheetHeadings.indexOf("Overview")])
    .map((cell) => (typeof cell === "string" ? cell.trimEnd() : cell));
  return { counts, changes: rows.flatMap(({ changes, notes }) => [...changes, ...notes]), overviews };
}

const exported = async (format: Format) => {
  const files = createRegisterFiles({
    consultations: { exportRegister: () => register },
    clock: fixedClock(),
    breathe: async () => undefined,
  });
  return (await files.registerFile({ format, by: people.alex })).bytes;
};

const whole = { add: 0, change: 0, same: register.length, cannot: 0, duplicate: 0 };
const nothing = { counts: whole, changes: [], overviews: hostile };

describe.each(["csv", "xlsx"] as const)("the register as %s", (from) => {
  it("brought back as it went out changes nothing", async () => {
    expect(await dryRun(await exported(from))).toEqual(nothing);
  });

  it.each(["csv", "xlsx"] as const)(
    "opened in LibreOffice and saved as %s changes nothing either",
    async (to) => {
      if (!office)
        return process.stderr.write(
          `LibreOffice Calc is not installed here: ${from} to ${to} was not proved. Install libreoffice-calc.\n`,
        );
      expect(await dryRun(throughOffice(await exported(from), from, to))).toEqual(nothing);
    },
    180_000,
  );
});
