import Papa from "papaparse";
import { safeInCsv } from "./safe-text";

/** A number is written as one; a text never runs as a formula. */
export type CsvCell = string | number | undefined;

/**
 * A table as a CSV file that Excel, LibreOffice and programs read the same: a mark at the start that says UTF-8,
 * commas, CRLF. No `sep=` line: Excel forgets the mark when there is one, and £ and ŵ are lost.
 */
export function csvOf({
  columns,
  rows,
}: {
  columns: readonly string[];
  rows: readonly (readonly CsvCell[])[];
}): string {
  return csvStart + csvLines([columns, ...rows]);
}

export const csvStart = "\ufeff";

/** Part of a table, for one that is written in pieces. */
export const csvLines = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.length === 0 ? "" : `${Papa.unparse(rows.map(line), { quotes, newline: "\r\n" })}\r\n`;

const line = (cells: readonly CsvCell[]): (string | number)[] =>
  cells.map((cell) => (typeof cell === "string" ? safeInCsv(wellFormed(cell)) : (cell ?? "")));

/** Texts in quotes, or a program that expects semicolons would find a new cell inside one of them. */
const quotes = (cell: unknown): boolean => typeof cell === "string" && cell !== "";

/** Half a character cannot be written in UTF-8. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");
