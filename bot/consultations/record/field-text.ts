import { inWords, toDay } from "../../common/days";
import { toldParticipation } from "../closing/told-participation";
import type { ConsultationFields } from "../consultation-writer";
import { unreadOf, writeDocuments, writeEvents, writeGroupsReached, writeReferences } from "../record-lines";
import { type RecordInput, recordField } from "./record-fields";

type Name = keyof ConsultationFields;

/** A field of the record as it stands in a box, to be changed and read again. */
export function typedText(row: ConsultationFields, input: RecordInput): string {
  const value: unknown = row[input] ?? undefined;
  if (value === undefined) return "";
  switch (recordField(input).kind.type) {
    case "person":
      return row.sponsor?.name ?? "";
    case "choices":
      return (value as readonly string[]).join(", ");
    case "documents":
      return writeDocuments(row.supportingDocuments);
    case "references":
      return writeReferences(row.relatedConsultations).replaceAll("\n", ", ");
    case "events":
      return writeEvents(row.events);
    case "groups":
      return writeGroupsReached(row.groupsReached);
    case "money":
      return pounds(value as number);
    default:
      return String(value);
  }
}

const pounds = (amount: number): string => (Number.isInteger(amount) ? String(amount) : amount.toFixed(2));

/** In characters; the record itself has the whole of it. */
const longestTold = 1_000;

/** The same as it is told in the history: days in words, long texts cut. */
export function toldText(row: Partial<ConsultationFields>, name: Name): string {
  const letters = [...wordsIn(row, name)];
  return letters.length > longestTold ? `${letters.slice(0, longestTold - 1).join("")}…` : letters.join("");
}

function wordsIn(row: Partial<ConsultationFields>, name: Name): string {
  // History is read, exported and printed: no number of people under 5 may stand in it, nor follow from it.
  if (name === "responses") return toldParticipation(row).responses;
  if (name !== "groupsReached") return wordsOf(row[name], name);
  const groups = toldParticipation(row).groups.map((parts) => parts.join(" | "));
  return [...groups, ...unreadOf(row.groupsReached ?? []).map(() => unreadWords)].join("; ");
}

/** What was typed may hold a number of people. */
const unreadWords = "a line that cannot be read";

function wordsOf(value: unknown, name: Name): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return moneyFields.has(name) ? `£${pounds(value)}` : String(value);
  if (typeof value === "string") {
    const day = dayFields.has(name) ? toDay(value) : undefined;
    return day ? inWords(day) : value;
  }
  if (Array.isArray(value)) return [...value.map((each) => partWords(each)), ...unreadOf(value)].join("; ");
  return (value as { name?: string }).name ?? "";
}

const partWords = (part: unknown): string =>
  typeof part === "object" && part !== null
    ? Object.values(part)
        .filter((each) => each !== undefined && each !== "")
        .join(" | ")
    : String(part);

const moneyFields: ReadonlySet<Name> = new Set(["budgetPlanned", "costActual", "socialValue"] as const);
const dayFields: ReadonlySet<Name> = new Set([
  ...(["startDate", "endDate", "decisionDate", "feedbackPromised", "feedbackPublished"] as const),
  ...(["outcomeDate", "retentionDate", "reviewedOn", "triedNoted"] as const),
]);

export const sameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null) &&
  unreadIn(one).join("\n") === unreadIn(other).join("\n");

export const unreadIn = (value: unknown): readonly string[] => (Array.isArray(value) ? unreadOf(value) : []);
