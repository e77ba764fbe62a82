import type { Clock } from "../../common/clock";
import type { Person } from "../../common/person";
import {
  type Consultations,
  cutMark,
  type RegisterFormat,
  type SheetCell,
  sheetHeadings,
  sheetRow,
} from "../../consultations";
import type { TakenAway } from "../index";
import { runAside } from "./aside";
import { type CsvCell, csvLines, csvStart } from "./csv";
import { safeInWorkbook } from "./safe-text";

export interface RegisterFilesDeps {
  consultations: Pick<Consultations, "exportRegister">;
  clock: Clock;
  /** Lets others have their turn: a register can be long. */
  breathe: () => Promise<void>;
}

const rowsInOneGo = 500;
/** A cell of a workbook holds 32,767 characters; some are left for what is escaped. */
const mostOfText = 32_000;
const types: Record<RegisterFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The whole register, or a year of it, as a file. */
export function createRegisterFiles({ consultations, clock, breathe }: RegisterFilesDeps) {
  return {
    /** @throws Failure `not_allowed` when the register is not for them. */
    async registerFile(ask: {
      format: RegisterFormat;
      by: Person;
      year?: number | undefined;
    }): Promise<TakenAway> {
      const { format, by, year } = ask;
      const rows = consultations.exportRegister({ by, year });
      const cells = (async function* () {
        for (let at = 0; at < rows.length; at += rowsInOneGo) {
          yield rows.slice(at, at + rowsInOneGo).map(sheetRow);
          await breathe();
        }
      })();
      const day = clock.now().toISOString().slice(0, 10);
      return {
        fileName: `Consultations ${year ?? "register"} ${day}.${format}`,
        contentType: types[format],
        bytes: format === "csv" ? await csvFile(cells) : await workbook(cells),
      };
    },
  };
}

export type RegisterFiles = ReturnType<typeof createRegisterFiles>;
type Cells = AsyncIterable<readonly (readonly SheetCell[])[]>;

async function csvFile(cells: Cells): Promise<Buffer> {
  // As bytes at once: the whole of it as text would be there twice.
  const parts = [Buffer.from(csvStart + csvLines([sheetHeadings]), "utf8")];
  for await (const rows of cells)
    parts.push(Buffer.from(csvLines(rows.map((row) => row.map(csvCell))), "utf8"));
  return Buffer.concat(parts);
}

/** Days as ISO: nobody reads those the other way round. */
const csvCell = (cell: SheetCell): CsvCell => {
  if (!cell) return undefined;
  return "text" in cell ? cell.text : "day" in cell ? cell.day : cell.number;
};

async function workbook(cells: Cells): Promise<Buffer> {
  const feed = (async function* () {
    yield [sheetHeadings.map((heading) => ({ heading }))];
    for await (const rows of cells) yield rows.map((row) => row.map(workbookCell));
  })();
  const { bytes } = await runAside<{ bytes: Uint8Array }>(
    "writeWorkbook",
    { sheet: "Consultations", columns: sheetHeadings.map(widthOf), stickyRowsCount: 1 },
    { feed },
  );
  return Buffer.from(bytes);
}

const widthOf = (heading: string) => ({
  width: heading === "Title" ? 50 : Math.min(Math.max(heading.length + 2, 14), 30),
});

function workbookCell(cell: SheetCell): unknown {
  if (!cell) return null;
  if (!("text" in cell)) return cell;
  return escaped(safeInWorkbook(fitting(cell.text.replace(/\p{Surrogate}/gu, "\ufffd"))));
}

/** The longest note of the list is longer than a cell. Reading it again leaves the record as it is. */
const fitting = (text: string): string =>
  text.length > mostOfText ? text.slice(0, mostOfText).replace(/\p{Surrogate}$/u, "") + cutMark : text;

/** What XML cannot hold goes as workbooks write it; a text that looks like that is kept from being read so. */
const escaped = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(
      /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
      (each) => `_x${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
