/*
 * A text that begins like a formula is run by the program that opens a CSV file. An apostrophe before it stops
 * that, and reading the file takes it away again, so nothing is changed by going out and coming back.
 *
 * - Only texts: a number column is written as a number, so -5.50 stays a number.
 * - "£1,200" begins with nothing that is run, so it stays as it is.
 * - "+44 20 7946 0000", with its spaces, is neither a formula nor a number to Excel and LibreOffice, so it stays.
 *   Without spaces they would read it as a number and drop the plus; the apostrophe keeps that from happening.
 * - A text that begins with an apostrophe before such a sign gets one more, or taking one away would change it.
 */

/** = + - @, their full-width and small forms, tab and line breaks; blanks before them do not count. */
const runs = /^['\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^'*[\t\r\n]/u;
const telephone = /^\+\d{1,3}( \(?\d+\)?){2,}$/;

/** For a text cell of a CSV file. */
export const safeInCsv = (text: string): string =>
  runs.test(text) && !telephone.test(text) ? `'${text}` : text;

/** For a text cell of a workbook, which cannot be a formula: only what reading would take for our mark. */
export const safeInWorkbook = (text: string): string =>
  text.startsWith("'") && runs.test(text) ? `'${text}` : text;

/** Takes our own mark away, and the one people put there for the same reason. */
export const asTyped = (text: string): string =>
  text.startsWith("'") && runs.test(text) ? text.slice(1) : text;
