import { addDays, type Day, inWords, toDay } from "../../common/days";
import type { RawCell } from "./import";

/** A day; or nothing, with a reason why it is left empty; or what is wrong. */
export type DayRead =
  | { day: Day; note?: string; eitherWay?: true }
  | { day: undefined; note: string }
  | { wrong: string };

const first = 1990;
const last = 2100;
/** Excel's day 0, as both Excel and LibreOffice count from March 1900 on. */
const serialZero = toDay("1899-12-30") as Day;
const oneEighty = { least: 32_874, most: 73_415 };

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const weekdays = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+/i;
const notYet =
  /^(?:-+|–|—|n\/?a|none|not (?:known|set|yet)|t\.?b\.?[acd]\.?|to be (?:agreed|confirmed|decided|announced)|unknown|ongoing|\?+)$/i;
const rough =
  /^(?:early |mid[- ]?|late |end of )?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|spring|summer|autumn|winter|q[1-4]|quarter [1-4])[ /-]*(?:\d{2,4}(?:\/\d{2})?)?$|^\d{4}(?:\/\d{2,4})?$/i;

/** Reads a day as councils write them: day first, ISO, in words, or as Excel counts. */
export function readSheetDay(cell: RawCell): DayRead | undefined {
  if (cell === null || cell === "") return undefined;
  if (typeof cell === "boolean") return { wrong: "this is not a date" };
  if (typeof cell === "object") return inRange(cell.day, cell.day);
  if (typeof cell === "number") return fromSerial(cell);
  const text = cell.replace(/\s+/g, " ").trim();
  if (!text) return undefined;
  if (notYet.test(text)) return { day: undefined, note: `"${text}" is no date yet, so it stays empty.` };
  return fromText(text) ?? { wrong: `"${shown(text)}" is not a date. Write it as 31/12/2027` };
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

function fromSerial(serial: number): DayRead {
  if (serial >= oneEighty.least && serial <= oneEighty.most)
    return { day: addDays(serialZero, Math.floor(serial)) };
  if (Number.isInteger(serial) && serial >= first && serial <= last)
    return { day: undefined, note: `"${serial}" is only a year, so the date stays empty.` };
  return { wrong: `the number ${serial} is not a date. Write it as 31/12/2027` };
}

function fromText(text: string): DayRead | undefined {
  const iso = /^(\d{4,})-(\d{1,2})-(\d{1,2})(?:[T ](\d{2}):\d{2}.*)?$/.exec(text);
  if (iso) return fromIso(text, iso);
  const slashed = /^(\d{1,2})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{2}|\d{4,})(?: \d{1,2}:\d{2}.*)?$/.exec(
    text,
  );
  if (slashed) return fromNumbers(text, slashed);
  const plain = text.replace(weekdays, "");
  const words =
    /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ .\-/]([a-z]{3,9})\.?,?[ \-/](\d{2}|\d{4,})(?:,? \d{1,2}:\d{2}.*)?$/i.exec(
      plain,
    );
  if (words) return fromWords(text, { date: words[1], month: words[2], year: words[3] });
  const american = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4,})$/i.exec(plain);
  if (american) return fromWords(text, { date: american[2], month: american[1], year: american[3] });
  if (/^\d{5}$/.test(text)) return fromSerial(Number(text));
  if (rough.test(text)) return { day: undefined, note: `"${text}" has no day, so the date stays empty.` };
  return undefined;
}

function fromIso(text: string, [, year = "", month = "", date = "", hour]: RegExpExecArray): DayRead {
  const read = dayFrom({ text, year, month: Number(month), date: Number(date) });
  // SharePoint writes a summer day as the evening before, in UTC.
  const eve = hour === "23" && /Z$/.test(text) && "day" in read && read.day;
  return eve ? { day: addDays(eve, 1) } : read;
}

function fromNumbers(text: string, [, date = "", month = "", year = ""]: RegExpExecArray): DayRead {
  const [first, second] = [Number(date), Number(month)];
  if (second > 12 && first <= 12 && first > 0)
    return { wrong: `"${shown(text)}" has the month first. Write the day first, as 31/12/2027` };
  const read = dayFrom({ text, year, month: second, date: first });
  const either = "day" in read && read.day && first <= 12 && first !== second;
  return either ? { ...read, day: read.day as Day, eitherWay: true } : read;
}

function fromWords(
  text: string,
  { date, month, year }: { date: string | undefined; month: string | undefined; year: string | undefined },
): DayRead | undefined {
  const at = months.indexOf((month ?? "").slice(0, 3).toLowerCase());
  if (at < 0) return undefined;
  return dayFrom({ text, year: year ?? "", month: at + 1, date: Number(date) });
}

function dayFrom(given: { text: string; year: string; month: number; date: number }): DayRead {
  const { text, year, month, date } = given;
  const whole = year.length === 2 ? `20${year}` : year;
  const padded = (part: number) => String(part).padStart(2, "0");
  if (whole.length > 4)
    return { wrong: `"${shown(text)}" has a year that is too long. Write it as 31/12/2027` };
  const day = toDay(`${whole}-${padded(month)}-${padded(date)}`);
  if (!day) return { wrong: `there is no such day as "${shown(text)}". Write one that exists` };
  return inRange(day, text);
}

function inRange(day: Day, text: string): DayRead {
  const year = Number(day.slice(0, 4));
  if (toDay(day) && year >= first && year <= last) return { day };
  return { wrong: `"${shown(text)}" is not between ${first} and ${last}. Check the year` };
}

export const dayNote = (day: Day): string => inWords(day);
