import { strFromU8, unzipSync } from "fflate";

/** As much of a page's own types as is used here: the server's tests are checked without them. */
interface Xml {
  tagName: string;
  textContent: string | null;
  children: Iterable<Xml>;
  documentElement: Xml;
  getElementsByTagName(name: string): Iterable<Xml> & ArrayLike<Xml>;
  getAttribute(name: string): string | null;
}
const { JSDOM } = require("jsdom") as {
  JSDOM: new (
    page: string,
  ) => { window: { DOMParser: new () => { parseFromString(xml: string, type: string): Xml } } };
};
const { DOMParser } = new JSDOM("").window;

/** One part of a file as XML. @throws when it is not well-formed, which is when Word refuses the file. */
function parse(name: string, xml: string): Xml {
  const read = new DOMParser().parseFromString(xml, "application/xml");
  const fault = read.getElementsByTagName("parsererror")[0];
  if (fault) throw new Error(`${name}: ${fault.textContent}`);
  return read;
}

const all = (inside: Xml, name: string): Xml[] => [...inside.getElementsByTagName(`w:${name}`)];
const textOf = (element: Xml): string =>
  all(element, "t")
    .map((each) => each.textContent)
    .join("");
const linesOf = (cell: Xml): string => all(cell, "p").map(textOf).join("\n");

/** A switch of a Word file is on when it is there, unless it says otherwise. */
const isOn = (element: Xml | undefined): boolean =>
  element !== undefined && !["false", "off", "0"].includes(element.getAttribute("w:val") ?? "");

export interface ReadTable {
  head: string[];
  rows: string[][];
  /** The heading it stands under. */
  under: string;
  headRepeats: boolean;
  /** Rows that may not be split over two pages. */
  keptWhole: boolean[];
}

/** A Word file as a person, or a screen reader, meets it. Every part of it must be well-formed XML. */
export function readDocx(bytes: Uint8Array) {
  const parts = new Map(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, part]) => [name, parse(name, strFromU8(part))]),
  );
  const part = (name: string): Xml => {
    const found = parts.get(name);
    if (!found) throw new Error(`${name} is not in the file`);
    return found;
  };
  const document = part("word/document.xml");
  const body = all(document, "body")[0];
  if (!body) throw new Error("The document has no body");

  const headings: { level: number; text: string }[] = [];
  const tables: ReadTable[] = [];
  for (const element of body.children) {
    const style = all(element, "pStyle")[0]?.getAttribute("w:val") ?? "";
    const level = /^Heading(\d)$/.exec(style)?.[1];
    if (element.tagName === "w:p" && level) headings.push({ level: Number(level), text: textOf(element) });
    if (element.tagName === "w:tbl") {
      const [head, ...rows] = all(element, "tr");
      tables.push({
        head: head ? all(head, "tc").map(linesOf) : [],
        rows: rows.map((row) => all(row, "tc").map(linesOf)),
        under: headings.at(-1)?.text ?? "",
        headRepeats: head !== undefined && isOn(all(head, "tblHeader")[0]),
        keptWhole: rows.map((row) => isOn(all(row, "cantSplit")[0])),
      });
    }
  }
  const paragraphs = all(document, "p");
  return {
    headings,
    tables,
    tablesUnder: (heading: string) => tables.filter(({ under }) => under === heading),
    text: paragraphs.map(textOf).join("\n"),
    emptyParagraphs: paragraphs.filter((each) => textOf(each) === "" && !all(each, "fldChar").length).length,
    links: [...part("word/_rels/document.xml.rels").getElementsByTagName("Relationship")]
      .filter((each) => each.getAttribute("TargetMode") === "External")
      .map((each) => each.getAttribute("Target")),
    rightToLeft: paragraphs.filter((each) => all(each, "bidi").length > 0).map(textOf),
    headersAndFooters: [...parts]
      .filter(([name]) => /word\/(header|footer)\d+\.xml/.test(name))
      .map(([, each]) => each.documentElement.textContent ?? ""),
    title: part("docProps/core.xml").getElementsByTagName("dc:title")[0]?.textContent ?? "",
    language: all(part("word/styles.xml"), "lang")[0]?.getAttribute("w:val"),
    page: ["w", "h"].map((side) => all(document, "pgSz")[0]?.getAttribute(`w:${side}`)),
  };
}
