import type { Day } from "../../common/days";
import type { Reference } from "../../common/ids";
import { bandedCounts } from "../closing/bands";
import { toldParticipation } from "../closing/told-participation";
import type { Consultation, MethodRating, Named } from "../consultation";
import type { EventDay, GroupReached, LinkedDocument } from "../record-details";
import { unreadOf, writeDocuments, writeEvents, writeGroupsReached, writeReferences } from "../record-lines";
import { exportedColumns, type SheetColumn, type SheetField } from "./sheet-columns";

/** A cell as it leaves: typed, so that nothing in it can be taken for something else. */
export type SheetCell = { text: string } | { day: Day } | { number: number; money?: true } | undefined;

/** Stands at the end of a text that is longer than a cell of a workbook. */
export const cutMark = "… [cut here; the register has the whole text]";

export const sheetHeadings: readonly string[] = exportedColumns.map(({ heading }) => heading);

/** One row of the register for a spreadsheet. Numbers of people under 5 leave only as a band. */
export const sheetRow = (row: Consultation): readonly SheetCell[] =>
  exportedColumns.map((column) => cellOf(row, column));

export function cellOf(row: Consultation, column: SheetColumn): SheetCell {
  if (column.kind === "reference") return text(row.reference);
  if (column.kind === "externalId") return text(row.externalId);
  if (column.kind === "personId") return text((row[column.of as SheetField] as Named | undefined)?.id);
  if (column.kind === "groups") return text(shownGroups(row));
  if (column.field === "responses") return shownResponses(row);
  return column.field && valueCell(row[column.field], column.kind);
}

const text = (value: string | undefined): SheetCell => (value ? { text: value } : undefined);

/** A value of a field as its cell. Nothing where there is nothing. */
export function valueCell(value: unknown, kind: SheetColumn["kind"]): SheetCell {
  if (value === undefined || value === "" || isEmptyList(value)) return undefined;
  switch (kind) {
    case "day":
      return { day: value as Day };
    case "number":
      return { number: value as number };
    case "money":
      return { number: value as number, money: true };
    case "yesNo":
      return { text: value ? "Yes" : "No" };
    case "list":
      return { text: listText(value as readonly string[]) };
    case "person":
      return text((value as Named).name);
    case "level":
    case "track":
      return { text: capital(value as string) };
    case "groups":
      return text(writeGroupsReached(value as readonly GroupReached[]));
    case "events":
      return text(writeEvents(value as readonly EventDay[]));
    case "documents":
      return text(writeDocuments(value as readonly LinkedDocument[]));
    case "references":
      return text(writeReferences(value as readonly Reference[]));
    case "ratings":
      return {
        text: (value as readonly MethodRating[]).map((each) => `${each.method}: ${each.rating}`).join("\n"),
      };
    default:
      return text(value as string);
  }
}

const isEmptyList = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 0 && unreadOf(value).length === 0;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `Residents; "Health, care and housing"`: a value that holds a sign of ours is in quotes. */
const listText = (values: readonly string[]): string =>
  values
    .map((value) => (/[;,|"\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join("; ");

function banded({ groupsReached, responses }: Consultation) {
  return bandedCounts({ groups: groupsReached.map(({ count }) => count), total: responses });
}

function shownGroups(row: Consultation): string {
  const { groups } = banded(row);
  // How they were reached is free text, which may name them or say how many: it stays on the record.
  return row.groupsReached
    .map(({ group, reached }, at) =>
      [group, reached, groups[at] ?? ""]
        .map((part) => part.replace(/\s*[|\r\n]+\s*/g, " ").trim())
        .join(" | ")
        .replace(/( \| )+$/, ""),
    )
    .join("\n");
}

function shownResponses(row: Consultation): SheetCell {
  const { total } = banded(row);
  const exact = Number(total.replaceAll(",", ""));
  return total && exact === row.responses ? { number: exact } : text(total);
}

/** A cell as the dry run and history tell of it: lines of different days are read side by side. */
export function toldCell(row: Consultation, column: SheetColumn): SheetCell {
  if (column.field === "responses") return text(toldParticipation(row).responses);
  if (column.kind !== "groups") return cellOf(row, column);
  return text(
    toldParticipation(row)
      .groups.map((parts) => parts.join(" | "))
      .join("\n"),
  );
}

/** As a person reads it in the dry run. */
export function inShort(cell: SheetCell): string {
  if (!cell) return "";
  if ("text" in cell) return cell.text;
  return "day" in cell ? cell.day : cell.money ? `£${cell.number}` : String(cell.number);
}
