import { addDays, type Day, inWords } from "../../common/days";
import { toReference } from "../../common/ids";
import { readDay } from "../../common/read-day";
import type { Named } from "../consultation";
import type { PlanningSettings } from "../planning/planning-settings";
import { pick, tidy } from "../planning/read-description";
import { readDocuments, readGroupsReached, readReferences } from "../record-lines";
import { nearMatch } from "./near-match";
import type { RecordField } from "./record-fields";

/** What was typed, as the record keeps it, or what is wrong with it in the person's words. */
export type FieldRead = { value: unknown } | { problem: string };

export interface Reading {
  settings: PlanningSettings;
  today: Day;
  /** Whom a typed name means; asked for before anything is read. */
  people: ReadonlyMap<string, readonly Named[]>;
  /** Names, and lines typed by hand, that stand there now: they may stay, though they could not be typed. */
  standing?: readonly string[];
}

const mostChoices = 100;
const mostLines = 100;
const longestLink = 2_000;
const furthestDays = 7_305;
const joiner = "\u200D";

/**
 * Without what nobody can see: it makes two equal names look different. Letters of every script stay, and
 * the joiner where it joins something: emoji, and scripts that are written with it.
 */
export const seen = (text: string | undefined): string =>
  tidy(text)
    .replaceAll(new RegExp(`(?<=[\\p{Script=Latin}\\p{N}\\p{P}\\s]|^)${joiner}`, "gu"), "")
    .trim();

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
const short = (text: string): string => [...text].slice(0, 60).join("");

/** Reads one field. An empty one empties the field, but for those a record always has. */
export function readField({ label, kind, always }: RecordField, typed: string, about: Reading): FieldRead {
  const said = kind.type === "line" ? seen(typed).replace(/\s+/g, " ") : seen(typed);
  if (said === "") return always ? { problem: `${label} cannot be empty.` } : { value: emptyOf(kind.type) };
  switch (kind.type) {
    case "line":
    case "text":
      if (said.length > kind.longest)
        return {
          problem: `${label} has ${said.length} characters. Shorten it to ${kind.longest} or fewer.`,
        };
      return lettersIn(said) < (kind.fewest ?? 0)
        ? { problem: `${label} needs at least ${kind.fewest} letters.` }
        : { value: said };
    case "email":
      return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(said) && said.length <= 254
        ? { value: said }
        : { problem: `"${short(said)}" is not an e-mail address. Type one such as parks@council.gov.uk` };
    case "phone":
      return /^[\d\s()+.-]{6,40}(\s*(ext|x)\.?\s*\d{1,6})?$/i.test(said)
        ? { value: said }
        : { problem: `"${short(said)}" is not a telephone number. Use digits, such as 01632 960123.` };
    case "link":
      return readLink(said);
    case "day":
      return readOneDay(said, about.today);
    case "number":
      return readNumber(said, kind, label);
    case "money":
      return readMoney(said);
    case "choice": {
      const names = namesOf(kind, about);
      const known = names.find((name) => name.toLowerCase() === said.toLowerCase());
      return known || names.length === 0
        ? { value: known ?? said }
        : { problem: strange([said], kind.what, names) };
    }
    case "choices":
      return readChoices(said, kind.what, namesOf(kind, about));
    case "person":
      return readPerson(said, about.people.get(said) ?? []);
    case "documents":
      return readLines(said, "document", readDocumentLine);
    case "events":
      return readLines(said, "event", (line) => readEventLine(line, about.today));
    case "groups":
      return readLines(said, "group", readGroupLine);
    case "references":
      return readReferenceList(said, about.standing ?? []);
  }
}

function namesOf(
  { of }: Extract<RecordField["kind"], { type: "choice" | "choices" }>,
  { settings, standing = [] }: Reading,
): readonly string[] {
  const names = of(settings);
  return names.length === 0 ? [] : [...new Set([...names, ...standing])];
}

function emptyOf(type: RecordField["kind"]["type"]): unknown {
  if (["choices", "documents", "events", "groups", "references"].includes(type)) return [];
  return ["line", "text", "email", "phone", "link"].includes(type) ? "" : undefined;
}

function readLink(said: string): FieldRead {
  const problem = `"${short(said)}" is not a link I can keep. Use one that starts with https://`;
  if (!/^https?:\/\/\S+$/i.test(said) || said.length > longestLink) return { problem };
  try {
    const { hostname, username } = new URL(said);
    return hostname.includes(".") && username === "" ? { value: said } : { problem };
  } catch {
    return { problem };
  }
}

function readOneDay(said: string, today: Day): FieldRead {
  const day = readDay(said);
  if (!day) return { problem: `"${short(said)}" is not a date. Type one such as 4 March 2027.` };
  const far = day > addDays(today, furthestDays) || day < addDays(today, -furthestDays);
  return far ? { problem: `${inWords(day)} is over 20 years away. Check the year.` } : { value: day };
}

const digits = (said: string): string => said.replace(/,(?=\d{3}(\D|$))/g, "");

function readNumber(
  said: string,
  { most, halves, least = 0 }: { most: number; halves?: boolean; least?: number },
  label: string,
): FieldRead {
  const form = halves ? /^\d{1,9}(\.\d{1,2})?$/ : /^\d{1,9}$/;
  const plain = digits(said);
  if (!form.test(plain))
    return { problem: `"${short(said)}" is not ${halves ? "a number" : "a whole number"}. Use digits only.` };
  const value = Number(plain);
  if (value > most) return { problem: `${label} can be ${most} at most. Check the number.` };
  return value < least ? { problem: `${label} must be ${least} or more.` } : { value };
}

function readMoney(said: string): FieldRead {
  const plain = digits(said.replace(/^£\s*/, ""));
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain))
    return { problem: `"${short(said)}" is not an amount in pounds. Type one such as £1,250.` };
  const value = Number(plain);
  return value > 1_000_000_000 ? { problem: "That is over a billion pounds. Check the amount." } : { value };
}

function readChoices(said: string, what: string, names: readonly string[]): FieldRead {
  const picked = pick(said.replace(/\s*\n\s*/g, ","), names);
  if (picked.length > mostChoices)
    return {
      problem: `That is ${picked.length.toLocaleString("en-GB")} choices. Choose ${mostChoices} or fewer.`,
    };
  const long = picked.find((name) => name.length > 255);
  if (long) return { problem: `"${short(long)}…" is too long for a name. Use 255 characters or fewer.` };
  if (names.length === 0) return { value: picked };
  const read = picked.map((one) => names.find((name) => name.toLowerCase() === one.toLowerCase()) ?? one);
  const unknown = read.filter((one) => !names.includes(one));
  return unknown.length > 0 ? { problem: strange(unknown, what, names) } : { value: [...new Set(read)] };
}

function strange(unknown: readonly string[], what: string, names: readonly string[]): string {
  const said = `"${unknown.slice(0, 5).map(short).join(", ")}" is not`;
  const near = nearMatch(unknown[0] ?? "", names);
  const mean = near ? `Did you mean ${near}?` : "Choose from the list.";
  if (what === "answer") return `${said} one of the answers. ${mean}`;
  return `${said} ${/^[aeiou]/.test(what) ? "an" : "a"} ${what} of this council. ${mean}`;
}

function readPerson(said: string, found: readonly Named[]): FieldRead {
  const [one] = found;
  if (one && found.length === 1) return { value: { id: one.id, name: one.name } };
  return found.length === 0
    ? { problem: `I cannot find "${short(said)}" in the council. Type their e-mail address.` }
    : { problem: `"${short(said)}" could be ${found.length} people. Type their e-mail address.` };
}

/** Every line is read; each that cannot be is named. */
function readLines(
  said: string,
  what: string,
  read: (line: string) => { value: unknown } | { problem: string },
): FieldRead {
  const lines = said.split("\n").filter((line) => line.trim());
  if (lines.length > mostLines)
    return { problem: `That is ${lines.length} lines. Use ${mostLines} or fewer.` };
  const all = lines.map(read);
  const problems = all.flatMap((each) => ("problem" in each ? [each.problem] : []));
  if (problems.length > 0)
    return {
      problem: `${problems[0]}${problems.length > 1 ? ` ${problems.length - 1} more ${what} lines need a look too.` : ""}`,
    };
  return { value: all.flatMap((each) => ("value" in each ? [each.value] : [])) };
}

function readDocumentLine(line: string): FieldRead {
  const [document] = readDocuments(line);
  const link = readLink(document?.url ?? line.split("|").at(-1)?.trim() ?? "");
  if ("problem" in link || !document) return { problem: "problem" in link ? link.problem : "" };
  return { value: document };
}

function readEventLine(line: string, today: Day): FieldRead {
  const [when = "", what = "", where = ""] = line.split("|").map((part) => part.trim());
  const day = readOneDay(when, today);
  if ("problem" in day)
    return readDay(when)
      ? day
      : { problem: `Start "${short(line)}" with its date, such as: 4 March 2027 | drop-in | town hall` };
  return what === ""
    ? { problem: `Say what happens on ${inWords(day.value as Day)}, after a bar: ${when} | drop-in` }
    : { value: { on: day.value, what, where } };
}

function readGroupLine(line: string): FieldRead {
  const [group] = readGroupsReached(line);
  return group
    ? { value: group }
    : { problem: `"${short(line)}" cannot be read. Type: Young people | partly | 12 | youth council` };
}

/** Other words than references may stay where somebody typed them into the list by hand. */
function readReferenceList(said: string, standing: readonly string[]): FieldRead {
  let rest = said.replace(/\s+/g, " ");
  const kept = standing.filter((line) => {
    const text = seen(line).replace(/\s+/g, " ");
    const at = toReference(text) ? -1 : rest.indexOf(text);
    if (at >= 0) rest = `${rest.slice(0, at)} ${rest.slice(at + text.length)}`;
    return at >= 0;
  });
  const words = rest.split(/[\s,;|]+/).filter(Boolean);
  const bad = words.find((word) => !toReference(word));
  if (bad) return { problem: `"${short(bad)}" is not a reference. A reference looks like 2027-00042.` };
  return words.length > mostChoices
    ? { problem: `That is ${words.length} references. Use ${mostChoices} or fewer.` }
    : { value: readReferences([...words, ...kept].join("\n")) };
}
