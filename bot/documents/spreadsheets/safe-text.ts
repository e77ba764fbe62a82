/*
 * A text that begins like a formula is run by the program that opens a CSV file. An apostrophe before it stops
 * that, and reading the file takes it away again, so nothing is changed by going out and coming back.
 *
 * - Only texts: a number column is written as a number, so -5.50 stays a number.
 * - "+44 20 7946 0000", with its spaces, is neither a formula nor a number to Excel and LibreOffice, so it stays.
 *   Without spaces they would read it as a number and drop the plus; the apostrophe keeps that from happening.
 * - So it is with "01632960001", "1/2", "TRUE", "£1,200" and "March 2027": alone in a cell they would come back
 *   as a number, a truth or a day. "42", "2027-03-28" and "2027-00042" come back as they were, so they stay.
 * - A text that begins with an apostrophe before such a sign gets one more, or taking one away would change it.
 */

/** = + - @, their full-width and small forms, tab and line breaks; blanks before them do not count. */
const runs = /^['\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^'*[\t\r\n]/u;
const telephone = /^\+\d{1,3}( \(?\d+\)?){2,}$/;

const numeric = /^'*\s*[£$€]?\s?\(?[\d.,][\d.,:/-]{0,30}(?:e[+-]?\d+)?\)?\s?[%£$€]?(?:\s?[ap]m?)?\s*$/i;
const truth = /^'*\s*(?:true|false)\s*$/i;
const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
const dayInWords = new RegExp(
  `^'*\\s*(?:\\d{1,4}[\\s./-]*${month}|${month}[\\s./,-]*\\d{1,4})(?:[\\s./,-]*\\d{1,4})?\\s*$`,
  "i",
);
const comesBack = /^(?:0|[1-9]\d{0,14}|\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|\d{4}-\d{5})$/;

const isMisread = (text: string): boolean =>
  runs.test(text) || numeric.test(text) || truth.test(text) || dayInWords.test(text);

/** For a text cell of a CSV file. */
export const safeInCsv = (text: string): string =>
  isMisread(text) && !telephone.test(text) && !comesBack.test(text) ? `'${text}` : text;

/** Words that every object of JavaScript knows, such as "constructor": the writer of workbooks stumbles over them. */
const isOwned = (text: string): boolean => text.trimEnd() in {};

/** For a text cell of a workbook, which cannot be a formula: only what reading would take for our mark. */
export function safeInWorkbook(text: string): string {
  if (isOwned(text)) return `${text} `;
  return text.startsWith("'") && isMisread(text) ? `'${text}` : text;
}

/** Takes our own mark away, and the one people put there for the same reason. */
export const asTyped = (text: string): string =>
  text.startsWith("'") && isMisread(text) ? text.slice(1) : text;

/** The same for a cell of a workbook. */
export const asTypedInWorkbook = (text: string): string =>
  isOwned(text) && text.endsWith(" ") ? text.slice(0, -1) : asTyped(text);
