import { type Day, toDay } from "./days";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const two = (number: string | number): string => String(number).padStart(2, "0");

/** A day as people type it: `2027-03-04`, `4/3/2027`, `4 March 2027`, `Thu 4 Mar 2027`. */
export function readDay(text: string): Day | undefined {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,?\s+/, "");
  const byNumber = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(said);
  if (byNumber) return toDay(`${byNumber[3]}-${two(byNumber[2] ?? "")}-${two(byNumber[1] ?? "")}`);
  const byName = /^(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9}),?\s+(\d{4})$/.exec(said);
  if (!byName) return toDay(said);
  const [, day = "", name = "", year] = byName;
  const month = months.indexOf(name.slice(0, 3)) + 1;
  return month > 0 ? toDay(`${year}-${two(month)}-${two(day)}`) : undefined;
}
