import type { Day } from "../../common/days";
import { Failure } from "../../common/failure";
import type { RawCell, RawRow, RawSheet } from "../../consultations";
import { AsideFailed, runAside } from "./aside";
import { checkWorkbook } from "./check-workbook";
import { type Decoded, decodeText } from "./decode-text";
import { asTyped, asTypedInWorkbook } from "./safe-text";

/** A CSV file of our own whole register, 50,000 rows with much in each, is 120 MB; a workbook of it a tenth. */
export const mostUploadBytes = 150_000_000;
const mostWorkbookBytes = 50_000_000;
const mostRows = 60_000;
const mostColumns = 200;
const mostNamed = 10;

const starts = (bytes: Uint8Array, ...with_: number[]): boolean =>
  with_.every((byte, at) => bytes[at] === byte);

/**
 * A spreadsheet that somebody uploads, by what is in it and not by its name.
 * @throws Failure `invalid` saying what is wrong with the file and what to do.
 */
export async function readSpreadsheet(bytes: Buffer): Promise<RawSheet> {
  if (bytes.length > mostUploadBytes) throw biggerThan(mostUploadBytes);
  if (bytes.length === 0) throw new Failure("invalid", "This file is empty. Choose another one.");
  if (starts(bytes, 0x50, 0x4b)) {
    if (bytes.length > mostWorkbookBytes) throw biggerThan(mostWorkbookBytes);
    return readWorkbook(bytes);
  }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new Failure(
      "invalid",
      "This is an old Excel file (.xls), or one with a password. Open it in Excel, take the password off, and save it as .xlsx.",
    );
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46))
    throw new Failure("invalid", "This is a PDF. Upload the spreadsheet it was made from, as .xlsx or CSV.");
  const decoded = decodeText(bytes);
  if (!decoded)
    throw new Failure(
      "invalid",
      "This file is too big for how it was saved. Save it as CSV UTF-8, and upload that.",
    );
  const [start = ""] = decoded.pieces();
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(start))
    throw new Failure(
      "invalid",
      "This is a web page, not a spreadsheet. Open it in Excel and save it as .xlsx.",
    );
  return readCsv(decoded, start);
}

const biggerThan = (most: number): Failure =>
  new Failure("invalid", `This file is bigger than ${most / 1_000_000} MB. Split it into smaller ones.`);

async function readWorkbook(bytes: Buffer): Promise<RawSheet> {
  const { sheets } = await checkWorkbook(bytes, { mostRows });
  const rows: RawRow[] = [];
  const take = (more: unknown[][]) => {
    for (const cells of more) rows.push({ line: rows.length + 1, cells: cells.map(fromWorkbook) });
  };
  await runAside("readWorkbook", { bytes }, { onRows: take }).catch((error) => {
    if (!(error instanceof AsideFailed)) throw error;
    throw new Failure(
      "invalid",
      "This workbook cannot be read. Open it in Excel, save it as CSV UTF-8, and upload that.",
      { cause: error },
    );
  });
  mustFit(rows);
  return {
    rows,
    notes: sheets > 1 ? [`The workbook has ${sheets} sheets. Only the first one is read.`] : [],
  };
}

function fromWorkbook(cell: unknown): RawCell {
  if (typeof cell === "string") return asTypedInWorkbook(cell) || null;
  if (typeof cell === "number" || typeof cell === "boolean") return cell;
  return cell === null ? null : (cell as { day: Day });
}

async function readCsv({ pieces, notes: found }: Decoded, start: string): Promise<RawSheet> {
  // Excel's own way of naming the delimiter, above the headings.
  const named = /^sep=(.)\r?\n/i.exec(start);
  const feed = (function* () {
    let skip = named?.[0].length ?? 0;
    for (const piece of pieces()) {
      yield piece.slice(skip);
      skip = 0;
    }
  })();
  const rows: RawRow[] = [];
  const notes = [...found];
  const longer: number[] = [];
  let line = named ? 2 : 1;
  const take = (more: unknown[][]) => {
    for (const cells of more as string[][]) {
      rows.push({ line, cells: cells.map((cell) => asTyped(cell) || null) });
      line += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
    }
  };
  const { error } = await runAside<{ error?: { row: number; unclosed: boolean } }>(
    "readCsv",
    { delimiter: named?.[1] ?? delimiterIn(start), most: mostRows + 51 },
    { onRows: take, feed },
  );
  if (error) {
    // The row it is in may not have come to its end, and so is not here.
    const at = rows[error.row]?.line ?? line;
    throw new Failure(
      "invalid",
      error.unclosed
        ? `Line ${at} opens a quote (") that is never closed, so the rows after it cannot be told apart. Put it right, then upload the file again.`
        : `Line ${at} has a quote (") out of place. Put it right, then upload the file again.`,
    );
  }
  // After the last line break there is nothing, which is no row.
  while (rows.at(-1)?.cells.every((cell) => cell === null)) rows.pop();
  mustFit(rows);
  const columns = rows.find(({ cells }) => cells.filter(Boolean).length > 1)?.cells.length ?? 0;
  const kept = rows.map(({ line: at, cells }) => {
    if (cells.slice(columns).some(Boolean)) longer.push(at);
    return { line: at, cells };
  });
  if (longer.length > 0)
    notes.push(
      `These lines have more cells than there are headings, so check them: ${longer.slice(0, mostNamed).join(", ")}${longer.length > mostNamed ? ` and ${longer.length - mostNamed} more` : ""}.`,
    );
  return { rows: kept, notes };
}

const delimiters = [",", ";", "\t", "|"];

/** By the first line that has any, outside of quotes: that is the headings, or a title before them. */
function delimiterIn(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, "")
    .split(/[\r\n]+/);
  for (const line of lines.slice(0, 20)) {
    const counted = delimiters.map((sign) => ({ sign, count: line.split(sign).length - 1 }));
    const most = counted.reduce((one, other) => (other.count > one.count ? other : one));
    if (most.count > 0) return most.sign;
  }
  return ",";
}

const breaksIn = (text: string): number =>
  text.includes("\n") || text.includes("\r") ? (text.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;

function mustFit(rows: readonly RawRow[]): void {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== null)).length;
  if (filled > mostRows + 1)
    throw new Failure("invalid", `This file has more than ${mostRows} rows. Split it into smaller ones.`);
  const widest = rows.reduce(
    (most, { cells }) => Math.max(most, cells.findLastIndex((cell) => cell !== null) + 1),
    0,
  );
  if (widest > mostColumns)
    throw new Failure(
      "invalid",
      `This file has ${widest} columns; ${mostColumns} can be read. Take out the columns you do not need.`,
    );
}
