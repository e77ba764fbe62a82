import { ExternalHyperlink, Paragraph, type ParagraphChild, TextRun } from "docx";
import { notRecorded } from "./words";

// What XML forbids, and what would turn the order of the letters around it: the file must open, and must
// read as it was written.
const forbidden = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu;

/** A person's words, fit for a Word file: nothing that would break it, and everything else as typed. */
export function clean(text: string | null | undefined): string {
  return (text ?? "").replace(forbidden, "");
}

/** On one line, for a heading, a header or the file's own title. */
export const oneLine = (text: string | null | undefined, otherwise = notRecorded): string =>
  clean(text).replace(/\s+/g, " ").trim() || otherwise;

export function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

const isRightToLeft = (text: string): boolean =>
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);

interface Look {
  bold?: boolean;
  color?: string;
  /** A paragraph style's id. */
  style?: string;
  bullet?: boolean;
  otherwise?: string;
}

/** What was written, a paragraph a line. Empty lines are left out; nothing at all says so. */
export function paragraphs(text: string | null | undefined, look: Look = {}): Paragraph[] {
  const lines = clean(text)
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.replace(/[\t ]+/g, " ").trim())
    .filter((line) => line !== "");
  const { bold, color, style, bullet, otherwise = notRecorded } = look;
  return (lines.length > 0 ? lines : [otherwise]).map(
    (line) =>
      new Paragraph({
        ...(style && { style }),
        ...(bullet && { bullet: { level: 0 } }),
        ...(isRightToLeft(line) && { bidirectional: true }),
        children: runs(line, { ...(bold && { bold }), ...(color && { color }) }),
      }),
  );
}

// What ends the sentence around an address is no part of it.
const webAddress = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])/i;
/** Word opens no file that has a longer one. */
const longestLink = 2_000;

/** Addresses of the web can be followed from the document; everything else is text, whatever it looks like. */
function runs(line: string, look: { bold?: boolean; color?: string }): ParagraphChild[] {
  return line
    .split(webAddress)
    .filter((part) => part !== "")
    .map((part) => {
      const link = webAddress.test(part) ? linkOf(part) : undefined;
      return link
        ? new ExternalHyperlink({ link, children: [new TextRun({ text: part, style: "Hyperlink" })] })
        : new TextRun({ text: part, ...look });
    });
}

function linkOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { href } = new URL(text);
  return href.length <= longestLink ? href : undefined;
}
