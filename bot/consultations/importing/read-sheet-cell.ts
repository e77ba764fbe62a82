import { toReference } from "../../common/ids";
import {
  dateCertainties,
  engagementLevels,
  tracks,
  type WorkflowStatus,
  workflowStatuses,
} from "../consultation";
import { readMethodRatings } from "../methods/method-ratings";
import { activityTypes, assessmentStates, visibilities } from "../record-details";
import { readDocuments, readEvents, readGroupsReached, readReferences } from "../record-lines";
import type { RawCell } from "./import";
import { type DayRead, readSheetDay } from "./read-sheet-day";
import type { SheetColumn } from "./sheet-columns";

/** The value of a cell; or none, with a note why; or what is wrong, which keeps the whole row out. */
export type CellRead =
  | { value: unknown; note?: string; eitherWay?: true; mapped?: string }
  | { value: undefined; note: string }
  | { wrong: string };

const longestLine = 255;
const longestNote = 63_999;
const mostInList = 100;

/** What a file has in a cell, as text without what no list can keep. */
export function textOf(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return cell.day;
  if (typeof cell === "boolean") return cell ? "Yes" : "No";
  return String(cell)
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Surrogate}]/gu, "\ufffd")
    .replace(/[\p{Cc}\ufeff]/gu, (each) => (each === "\n" ? each : each === "\t" ? " " : ""))
    .trim();
}

/** @returns undefined for an empty cell, which changes nothing. */
export function readSheetCell(cell: RawCell | undefined, column: SheetColumn): CellRead | undefined {
  const text = textOf(cell);
  if (!text || cell === null || cell === undefined) return undefined;
  switch (column.kind) {
    case "text":
      return fitting(text.replace(/\s*\n+\s*/g, " "), longestLine);
    case "note":
    case "person":
      return fitting(text, longestNote);
    case "day":
      return fromDay(readSheetDay(typeof cell === "string" ? text : cell));
    case "number":
    case "money":
      return readNumber(text, column);
    case "yesNo":
      return readYesNo(text);
    case "list":
      return readList(text);
    case "status":
      return readStatus(text);
    case "level":
      return oneOf(text, engagementLevels, levelWords);
    case "track":
      return oneOf(text, tracks, {});
    case "activity":
      return oneOf(text, activityTypes, activityWords);
    case "assessment":
      return oneOf(text, assessmentStates, assessmentWords);
    case "certainty":
      return oneOf(text, dateCertainties, certaintyWords);
    case "visibility":
      return oneOf(text, visibilities, { private: "Internal" });
    case "references":
      return some(readReferences(text), text, (found) => toReference(found[0]) !== undefined);
    case "groups":
      return lines(text, readGroupsReached);
    case "events":
      return lines(text, readEvents);
    case "documents":
      return lines(text, readDocuments);
    case "ratings":
      return some(readMethodRatings(text), text, (found) => found.length > 0);
    default:
      return { value: text };
  }
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

const fitting = (text: string, longest: number): CellRead =>
  text.length > longest
    ? { wrong: `this has ${text.length} characters. Shorten it to ${longest} or fewer` }
    : { value: text };

function fromDay(read: DayRead | undefined): CellRead | undefined {
  if (!read) return undefined;
  if ("wrong" in read) return read;
  if (read.day === undefined) return { value: undefined, note: read.note };
  return { value: read.day, ...(read.eitherWay && { eitherWay: true as const }) };
}

function readNumber(text: string, { name, kind }: SheetColumn): CellRead {
  const bracketed = /^\((.+)\)$/.exec(text);
  const plain = (bracketed?.[1] ?? text).replace(/[£\s\u00a0]/g, "").replace(/^GBP/i, "");
  const isNumber = /^[-−+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/.test(plain) && /\d/.test(plain);
  const found = isNumber ? Number(plain.replaceAll(",", "").replace("−", "-")) : Number.NaN;
  const value = bracketed ? -found : found;
  const fits =
    Number.isFinite(value) && Math.abs(value) < 1e12 && (kind === "money" || inLimits(name, value));
  return fits
    ? { value }
    : { value: undefined, note: `"${shown(text)}" is no number for this, so it is left out.` };
}

function inLimits(name: string, value: number): boolean {
  if (name === "EvalScore") return value >= 1 && value <= 6;
  if (name === "Responses" || name === "ResponseTarget") return Number.isInteger(value) && value >= 0;
  return value >= 0;
}

function readYesNo(text: string): CellRead {
  if (/^(?:yes|y|true|1|x|✓|✔|statutory)$/i.test(text)) return { value: true };
  if (/^(?:no|n|false|0|-|none|non-statutory)$/i.test(text)) return { value: false };
  return { value: undefined, note: `"${shown(text)}" is neither yes nor no, so it is left out.` };
}

/** Parted by semicolons, bars or lines; by commas only where there is none of those. Quotes keep a value whole. */
function readList(text: string): CellRead {
  const by = /[;|\n]/.test(text.replace(/"[^"]*"/g, "")) ? /[;|\n]/ : /,/;
  const values: string[] = [];
  let rest = text;
  while (rest.trim()) {
    rest = rest.trimStart();
    const quoted = /^"((?:[^"]|"")*)"\s*/.exec(rest);
    if (quoted) {
      values.push((quoted[1] ?? "").replaceAll('""', '"'));
      rest = rest.slice(quoted[0].length).replace(/^[;,|\n]/, "");
      continue;
    }
    const end = rest.search(by);
    values.push((end < 0 ? rest : rest.slice(0, end)).trim());
    rest = end < 0 ? "" : rest.slice(end + 1);
  }
  const all = [...new Set(values.filter((value) => value.trim()))];
  if (all.length > mostInList)
    return { wrong: `this names ${all.length} things. Name ${mostInList} or fewer` };
  const long = all.find((value) => value.length > longestLine);
  if (long)
    return { wrong: `this names something of ${long.length} characters. Use ${longestLine} or fewer` };
  return { value: all };
}

/** Several lines of which some cannot be read would lose those: the whole cell is left out instead. */
function lines<Value>(text: string, read: (text: string) => readonly Value[]): CellRead {
  const found = read(text);
  const typed = text.split("\n").filter((line) => line.trim()).length;
  if (found.length === typed) return { value: found };
  return {
    value: undefined,
    note: `"${shown(text)}" cannot be read as lines of this kind, so it is left out.`,
  };
}

const some = <Value>(
  found: readonly Value[],
  text: string,
  isRight: (found: readonly Value[]) => boolean,
): CellRead =>
  isRight(found)
    ? { value: found }
    : { value: undefined, note: `"${shown(text)}" cannot be read here, so it is left out.` };

const plainWord = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

function oneOf<Word extends string>(
  text: string,
  words: readonly Word[],
  also: Readonly<Record<string, Word>>,
): CellRead {
  const said = plainWord(text);
  const exact = words.find((word) => plainWord(word) === said);
  const value = exact ?? also[said];
  if (!value) return { value: undefined, note: `"${shown(text)}" is not one of ours, so it is left out.` };
  return exact ? { value } : { value, mapped: text };
}

const levelWords: Record<string, (typeof engagementLevels)[number]> = {
  ...{ information: "inform", informing: "inform", consultation: "consult", consulting: "consult" },
  ...{ involvement: "involve", engage: "involve", engagement: "involve", cooperation: "collaborate" },
  ...{ collaboration: "collaborate", "co production": "collaborate", coproduction: "collaborate" },
  ...{ empowerment: "empower", "decision making": "empower", delegate: "empower" },
};
const activityWords: Record<string, (typeof activityTypes)[number]> = {
  ...{ online: "Online survey", survey: "Online survey", questionnaire: "Online survey" },
  ...{ email: "Postal", "email postal": "Postal", post: "Postal", meeting: "Event", workshop: "Event" },
};
const assessmentWords: Record<string, (typeof assessmentStates)[number]> = {
  ...{ complete: "Done", completed: "Done", yes: "Done", no: "Not started", "n a": "Not needed" },
  ...{ "not required": "Not needed", ongoing: "In progress", started: "In progress", draft: "In progress" },
};
const certaintyWords: Record<string, (typeof dateCertainties)[number]> = {
  ...{ provisional: "Anticipated", expected: "Anticipated", estimated: "Anticipated", tbc: "Anticipated" },
  ...{ no: "Anticipated", yes: "Confirmed", fixed: "Confirmed", agreed: "Confirmed" },
};

/** Nobody approves by a word in a file that only says something is coming. */
const statusWords: Record<string, WorkflowStatus> = {
  ...{ planned: "Idea", planning: "Idea", proposed: "Idea", draft: "Idea", forthcoming: "Idea" },
  ...{ upcoming: "Idea", future: "Idea", scheduled: "Idea", "not started": "Idea", pipeline: "Idea" },
  ...{ "for review": "Submitted", "awaiting approval": "Submitted", "in review": "Submitted" },
  ...{ agreed: "Approved", "signed off": "Approved" },
  ...{ live: "Open", "in progress": "Open", active: "Open", running: "Open", started: "Open" },
  ...{ ended: "Closed", analysis: "Closed", analysing: "Closed" },
  ...{ "decision made": "Decided", "feedback given": "Feedback published" },
  ...{ completed: "Complete", done: "Complete", finished: "Complete", archived: "Complete" },
  ...{ cancelled: "Stopped", canceled: "Stopped", withdrawn: "Stopped", abandoned: "Stopped" },
};

function readStatus(text: string): CellRead {
  const read = oneOf(text, workflowStatuses, statusWords);
  if ("value" in read && read.value !== undefined) return read;
  return { value: "Idea" satisfies WorkflowStatus, mapped: text };
}
