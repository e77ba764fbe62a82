import type { Day } from "../../common/days";
import type { Consultation, WorkflowStatus } from "../consultation";
import type { ConsultationFields } from "../consultation-writer";
import { findNamed } from "./find-named";
import type { FieldChange, RawCell } from "./import";
import { statusOfChange } from "./imported-status";
import { keepUntold } from "./keep-untold";
import type { RowContext } from "./plan-row";
import { peopleFields } from "./planned-mark";
import { readSheetCell, textOf } from "./read-sheet-cell";
import type { SheetColumn, SheetField } from "./sheet-columns";
import { cellOf, cutMark, inShort, toldCell, valueCell } from "./sheet-row";

/** What the cells of a row say, held against the record it is about. */
export interface Reading {
  fields: Partial<ConsultationFields>;
  /** The status that the row says. */
  status: WorkflowStatus | undefined;
  /** The columns whose fields it changes. */
  touched: SheetColumn[];
  changes: FieldChange[];
  notes: string[];
  wrong: string[];
}

export const clip = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

export function readRow(
  context: RowContext,
  { cells, existing }: { cells: ReadonlyMap<SheetColumn, RawCell>; existing: Consultation | undefined },
): Reading {
  const reading: Reading = {
    ...{ fields: {}, status: undefined, touched: [] },
    ...{ changes: [], notes: [], wrong: [] },
  };
  for (const [column, cell] of cells) {
    if (!column.field || column.kind === "person") continue;
    readField(context, { column, field: column.field, cell, existing, reading });
  }
  if (existing) tellChanges(existing, reading);
  for (const field of peopleFields) readPerson(context, { field, cells, existing, reading });
  if (existing) readStatusChange(context, existing, reading);
  return reading;
}

/** Told of the whole record, once all of the row is read: whether a number may be told hangs on others. */
function tellChanges(existing: Consultation, { fields, touched, changes }: Reading): void {
  const after: Consultation = { ...existing, ...fields };
  for (const column of touched) {
    const from = clip(inShort(toldCell(existing, column)), 1_000);
    const to = clip(inShort(toldCell(after, column)), 1_000);
    changes.push({
      ...{ field: column.heading, from },
      to: from === to ? `${to} (changed, but not shown here)` : to,
    });
  }
}

/** Last: what it may become hangs on the dates and the people of the row. */
function readStatusChange({ by, today }: RowContext, existing: Consultation, reading: Reading): void {
  const { status: to, fields, changes, notes } = reading;
  if (to === undefined) return;
  const after: Consultation = { ...existing, ...fields };
  const next = statusOfChange({ existing, after, to, by, today });
  if ("note" in next) {
    notes.push(next.note);
    return;
  }
  fields.workflowStatus = next.status;
  changes.push({ field: "Status", from: existing.workflowStatus, to: next.status });
}

function readField(
  { tally }: RowContext,
  given: {
    column: SheetColumn;
    field: SheetField;
    cell: RawCell;
    existing: Consultation | undefined;
    reading: Reading;
  },
): void {
  const { column, field, cell, existing, reading } = given;
  const before = existing && cellOf(existing, column);
  // As we would write it ourselves: also what only leaves in bands is then unchanged.
  if (existing && textOf(inShort(before)) === textOf(cell)) return;
  // Cut by us when it left, for want of room: the register has the whole of it.
  if (existing && textOf(cell).endsWith(cutMark)) return;
  const read = readSheetCell(cell, column);
  if (!read) return;
  if ("wrong" in read) {
    reading.wrong.push(`${column.heading}: ${read.wrong}.`);
    return;
  }
  if (read.value === undefined) {
    reading.notes.push(`${column.heading}: ${read.note}`);
    return;
  }
  if ("eitherWay" in read && read.eitherWay) tally.eitherWay(textOf(cell), read.value as Day);
  const value = existing ? keepUntold(existing, field, read.value) : read.value;
  if (existing && isSame(value, existing[field])) return;
  if (existing && isKept(column, existing)) {
    if (column.kept === "withChecklist")
      reading.notes.push(`${column.heading} stays as it is: change it on the record's own card.`);
    return;
  }
  if ("mapped" in read && read.mapped)
    tally.mapped(column.heading, read.mapped, inShort(valueCell(value, column.kind)));
  tally.seen(field, value);
  if (column.kind === "status") {
    reading.status = value as WorkflowStatus;
    return;
  }
  if (field === "visibility" && value === "Public") {
    // What anybody may read is published by a person who looks at it, one record at a time.
    reading.notes.push(`${existing ? "It stays" : "Imported as"} internal; publish it from its record.`);
    return;
  }
  (reading.fields as Record<string, unknown>)[field] = value;
  reading.touched.push(column);
}

const isKept = ({ kept }: SheetColumn, { templateVersion }: Consultation): boolean =>
  kept === "always" || (kept === "withChecklist" && templateVersion !== "");

function isSame(read: unknown, there: unknown): boolean {
  if (typeof read === "string") return read === textOf(typeof there === "string" ? there : "");
  if (Array.isArray(read) && read.every((each) => typeof each === "string"))
    return JSON.stringify([...read].sort()) === JSON.stringify([...((there ?? []) as string[])].sort());
  return JSON.stringify(read) === JSON.stringify(there ?? null);
}

function readPerson(
  { people, tally }: RowContext,
  given: {
    field: "leadOfficer" | "sponsor" | "reviewedBy";
    cells: ReadonlyMap<SheetColumn, RawCell>;
    existing: Consultation | undefined;
    reading: Reading;
  },
): void {
  const { field, cells, existing, reading } = given;
  if (existing && field === "reviewedBy") return;
  const said = { name: "", id: "", email: "" };
  let heading = "";
  for (const [column, cell] of cells) {
    if (column.field === field) {
      said.name = textOf(cell);
      heading = column.heading;
    } else if (column.of === field) {
      said[column.kind === "personId" ? "id" : "email"] = textOf(cell);
      heading ||= column.heading.replace(/ \(.*/, "");
    }
  }
  if (!said.name && !said.id && !said.email) return;
  const before = existing?.[field];
  if (before && (said.name ? said.name === before.name : said.id === before.id) && !said.email) return;
  const found = findNamed({ people }, said);
  if ("why" in found) {
    const stays = before ? `${before.name} stays` : "it has none";
    reading.notes.push(`${heading}: ${found.why}, so ${stays}.`);
    tally.unknownPerson(said.name || said.email || said.id);
    return;
  }
  if (before?.id === found.id) return;
  reading.fields[field] = found;
  if (existing) reading.changes.push({ field: heading, from: before?.name ?? "", to: found.name });
}
