import { Failure } from "../../common/failure";
import type { RawRow, RawSheet } from "./import";
import { textOf } from "./read-sheet-cell";
import { type SheetColumn, sheetColumns } from "./sheet-columns";

/** Which column of the register each column of a file is. */
export interface Matched {
  columns: readonly { heading: string; column: SheetColumn | undefined }[];
  /** The rows below the headings. */
  rows: readonly RawRow[];
  notes: readonly string[];
}

const keyOf = (heading: string): string =>
  heading
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** How well a heading names a column: ours first, then what else people call it. */
const exact = new Map(
  sheetColumns.flatMap((column) =>
    [column.heading, column.name].map((word) => [keyOf(word), column] as const),
  ),
);
const loose = new Map(
  sheetColumns.flatMap((column) => column.also.map((word) => [keyOf(word), column] as const)),
);

const looksAt = 20;
const useful = ["Opens", "Closes", "Service"];

/**
 * Finds the headings, which may stand below a title of the sheet, and what each of them is.
 * @throws Failure `invalid` saying which column is missing and what to do.
 */
export function matchColumns(sheet: RawSheet): Matched {
  const filled = sheet.rows.filter(({ cells }) => cells.some((cell) => textOf(cell)));
  if (filled.length === 0)
    throw new Failure(
      "invalid",
      "This file is empty. Put headings in the first row, and a row for each consultation.",
    );
  const tried = filled.slice(0, looksAt).map((row, at) => ({ at, found: matchRow(row) }));
  const best = tried.reduce((one, other) => (score(other.found) > score(one.found) ? other : one));
  const { columns, twice } = best.found;
  const found = new Set(columns.flatMap(({ column }) => column?.heading ?? []));
  if (!found.has("Title")) throw missingTitle(columns);
  const rows = filled.slice(best.at + 1);
  if (rows.length === 0)
    throw new Failure("invalid", "This file has headings and no rows. Add a row for each consultation.");
  const without = useful.filter((heading) => !found.has(heading));
  const unknown = columns.filter(({ heading, column }) => heading && !column).map(({ heading }) => heading);
  return {
    columns,
    rows,
    notes: [
      ...sheet.notes,
      ...(without.length > 0 ? [`There is no column for: ${without.join(", ")}. New rows have none.`] : []),
      ...(unknown.length > 0
        ? [`These columns are not ours, so they are not read: ${unknown.map(quoted).join(", ")}.`]
        : []),
      ...twice.map((heading) => `Two columns mean the same. "${heading}" is not read.`),
    ],
  };
}

const quoted = (heading: string): string => `"${heading.length > 40 ? `${heading.slice(0, 39)}…` : heading}"`;

interface MatchedRow {
  columns: { heading: string; column: SheetColumn | undefined }[];
  twice: string[];
}

function matchRow({ cells }: RawRow): MatchedRow {
  const columns: MatchedRow["columns"] = cells.map((cell) => ({
    heading: textOf(cell).replace(/\s+/g, " "),
    column: undefined,
  }));
  const taken = new Set<SheetColumn>();
  const twice: string[] = [];
  // Our own words first: a file of ours must never be read by a looser word.
  for (const words of [exact, loose])
    for (const each of columns) {
      const column = each.column ? undefined : words.get(keyOf(each.heading));
      if (!column) continue;
      if (taken.has(column)) {
        if (!twice.includes(each.heading)) twice.push(each.heading);
        continue;
      }
      taken.add(column);
      each.column = column;
    }
  return { columns, twice };
}

const score = ({ columns }: MatchedRow): number => {
  const found = columns.filter(({ column }) => column);
  return found.length + (found.some(({ column }) => column?.name === "Title") ? 100 : 0);
};

function missingTitle(columns: MatchedRow["columns"]): Failure {
  const headings = columns.map(({ heading }) => heading).filter(Boolean);
  const seen = headings.length > 0 ? ` I found: ${headings.slice(0, 8).map(quoted).join(", ")}.` : "";
  return new Failure(
    "invalid",
    `This file has no column for the title, so nothing was read.${seen} Put "Title" over the column that names each consultation. Then upload it again.`,
  );
}
