import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { Failure } from "../../common/failure";

/** What a workbook may unpack to, and how much of that is cells. */
const mostBytes = 300_000_000;
const mostParts = 2_000;
const mostCells = 3_000_000;

const inflate = promisify(inflateRaw);
const endMark = 0x06054b50;
const entryMark = 0x02014b50;

const tooBig = (): Failure =>
  new Failure("invalid", "This workbook is too big to read. Keep one sheet with 60,000 rows or fewer in it.");
const broken = (cause?: unknown): Failure =>
  new Failure(
    "invalid",
    "This workbook cannot be opened. Open it in Excel, save it as .xlsx again, and upload that.",
    {
      cause,
    },
  );

/**
 * Unpacks a workbook as far as it says it goes and no further, before anything reads it: a few kilobytes can
 * unpack to more than there is memory.
 * @throws Failure `invalid` saying what to do.
 */
export async function checkWorkbook(
  bytes: Buffer,
  { mostRows }: { mostRows: number },
): Promise<{ sheets: number }> {
  const entries = entriesOf(bytes);
  const names = new Set(entries.map(({ name }) => name));
  if (!names.has("xl/workbook.xml"))
    throw new Failure(
      "invalid",
      "This is not an Excel workbook. In the program it comes from, save it as .xlsx or as CSV, and upload that.",
    );
  if (entries.reduce((sum, { size }) => sum + size, 0) > mostBytes) throw tooBig();
  let cells = 0;
  for (const { name, from, packed, size, method } of entries) {
    const content = await unpacked(bytes, { from, packed, size, method });
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) continue;
    if (countOf(content, "<row", mostRows + 100) > mostRows + 50)
      throw new Failure(
        "invalid",
        `This workbook has more than ${mostRows} rows. Split it into smaller files.`,
      );
    cells += countOf(content, "<c ", mostCells + 1);
    if (cells > mostCells) throw tooBig();
  }
  return { sheets: entries.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).length };
}

interface Entry {
  name: string;
  from: number;
  packed: number;
  size: number;
  method: number;
}

function entriesOf(bytes: Buffer): Entry[] {
  try {
    const end = endOf(bytes);
    const count = bytes.readUInt16LE(end + 10);
    if (count > mostParts) throw tooBig();
    const entries: Entry[] = [];
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index++) {
      if (bytes.readUInt32LE(at) !== entryMark) throw broken();
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
        number,
        number,
        number,
      ];
      entries.push({
        name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
        method: bytes.readUInt16LE(at + 10),
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        from: bytes.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + extra + comment;
    }
    return entries;
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw broken(cause);
  }
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--)
    if (bytes.readUInt32LE(at) === endMark) return at;
  throw broken();
}

async function unpacked(bytes: Buffer, { from, packed, size, method }: Omit<Entry, "name">): Promise<Buffer> {
  try {
    const start = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    const content = bytes.subarray(start, start + packed);
    if (method === 0) return content;
    // It says how long it is; one that is longer lies.
    return await inflate(content, { maxOutputLength: Math.max(1, size) });
  } catch (cause) {
    if ((cause as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw tooBig();
    throw broken(cause);
  }
}

function countOf(content: Buffer, word: string, most: number): number {
  let count = 0;
  for (let at = content.indexOf(word); at >= 0 && count < most; at = content.indexOf(word, at + word.length))
    count++;
  return count;
}
