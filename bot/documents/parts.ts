import {
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { clean, oneLine, paragraphs } from "./text";

/** What the body of a document is made of. */
export type Part = Paragraph | Table;

/** A numbered part of a document, so that people can say "look at part 3". */
export interface Chapter {
  title: string;
  parts: readonly Part[];
}

/** The body of a document: the first chapter begins a page, after the contents. */
export const chaptersOf = (chapters: readonly Chapter[]): Part[] =>
  chapters.flatMap(({ title, parts }, at) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: at === 0,
      text: oneLine(`${at + 1}. ${title}`),
    }),
    ...parts,
  ]);
export const section = (title: string): Part =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, text: oneLine(title) });

export const prose = (text: string | null | undefined): Part[] => paragraphs(text);
/** Something to know while reading on, such as where a statement comes from. */
export const aside = (text: string): Part[] => paragraphs(text, { style: "Aside" });
/** What is left to say below a table. */
export const after = (text: string): Part[] => paragraphs(text, { style: "After" });
export const bullets = (items: readonly string[], otherwise?: string): Part[] =>
  items.length === 0
    ? paragraphs("", otherwise === undefined ? {} : { otherwise })
    : items.flatMap((item) => paragraphs(item, { bullet: true }));

/** A4 less its margins, in twentieths of a point. */
export const textWidth = 9_638;
const headColor = "E3E9F1";
/** A row taller than this would leave most of a page white, or not fit on any. */
const mostKeptWhole = 1_200;

/** A cell's text; several texts are parted by lines, and an empty one is left out. */
export type Cell = string | null | undefined | readonly (string | null | undefined)[];

interface TableShape {
  head: readonly string[];
  /** Shares of the page's width, in percent. */
  widths: readonly number[];
  rows: readonly (readonly Cell[])[];
}

/** A table whose first row is its header, again on every page. */
export function table({ head, widths, rows }: TableShape): Table {
  const columnWidths = widths.map((percent) => Math.round((textWidth * percent) / 100));
  const width = (at: number) => ({ size: columnWidths[at] ?? 0, type: WidthType.DXA });
  return new Table({
    width: { size: columnWidths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        keepNext: true,
        children: head.map(
          (text, at) =>
            new TableCell({
              width: width(at),
              shading: { type: ShadingType.CLEAR, fill: headColor, color: "auto" },
              verticalAlign: VerticalAlignTable.BOTTOM,
              children: paragraphs(text, { style: "Cell", bold: true }),
            }),
        ),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: cells.every((cell) => textOf(cell).length <= mostKeptWhole),
            children: cells.map(
              (cell, at) =>
                new TableCell({ width: width(at), children: paragraphs(textOf(cell), { style: "Cell" }) }),
            ),
          }),
      ),
    ],
  });
}

/** Names and what they are, such as "Reference" and its number. */
export const facts = (rows: readonly (readonly [name: string, value: Cell])[]): Table =>
  table({ head: ["What", "What was recorded"], widths: [30, 70], rows });

const textOf = (cell: Cell): string =>
  typeof cell === "string" || cell === null || cell === undefined
    ? clean(cell)
    : cell.map(clean).filter(Boolean).join("\n");
