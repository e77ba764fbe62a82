import { type Day, toDay } from "../common/days";
import { Failure } from "../common/failure";
import type { PersonId } from "../common/ids";
import { type ListDefinition, longestNote, longestText } from "./columns";
import type { People, PersonInRow } from "./people";

/** The `fields` of a row as Graph gives them: empty columns are simply not there. */
export type Fields = Record<string, unknown>;

/** One row as Graph gives it. */
export interface GraphItem {
  id: string;
  eTag?: string;
  "@odata.etag"?: string;
  lastModifiedDateTime?: string;
  lastModifiedBy?: {
    application?: { id?: string };
    user?: { id?: string; email?: string; displayName?: string };
  };
  deleted?: unknown;
  fields?: Fields;
}

export const etagOf = (item: GraphItem): string =>
  item.eTag ?? item["@odata.etag"] ?? String(item.fields?.["@odata.etag"] ?? "");

export function readText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : "";
}

export const readList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String).filter(Boolean) : [];

/** Yes/no columns come as booleans, or as numbers where a column was retyped. */
export const readYesNo = (value: unknown): boolean => value === true || value === 1 || value === "1";

/** Numbers come as numbers; a column that was retyped may give text. */
export function readNumber(value: unknown): number | undefined {
  const read = typeof value === "string" && value.trim() ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? read : undefined;
}

const halfDay = 12 * 3_600_000;

/**
 * SharePoint keeps a day as the site's local midnight, so 1 July is 30 June, 23:00 UTC. Half a day later is
 * the right day in UTC, in summer and in winter.
 */
export function readDay(value: unknown): Day | undefined {
  const at = Date.parse(readText(value));
  return Number.isNaN(at) ? undefined : toDay(new Date(at + halfDay).toISOString().slice(0, 10));
}

/** The words of ours that the text is, whatever its case. */
export function readOneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  const text = readText(value).trim().toLowerCase();
  return words.find((word) => word.toLowerCase() === text);
}

export const personIn = (fields: Fields, column: string): PersonInRow => ({
  lookupId: readText(fields[`${column}LookupId`]) || undefined,
  id: readText(fields[`${column}Id`]) || undefined,
});

/** Midday, so that the day is the same wherever the site thinks it is. */
export const writeDay = (day: Day | undefined): string | null => (day ? `${day}T12:00:00Z` : null);

export const writeChoices = (name: string, values: readonly string[]): Fields => ({
  [`${name}@odata.type`]: "Collection(Edm.String)",
  [name]: values,
});

/** The people column where the site knows the person, and always the id beside it. */
export function writePerson(
  name: string,
  person: { id: PersonId } | undefined,
  people: Pick<People, "lookupIdOf">,
): Fields {
  const lookupId = person && people.lookupIdOf(person.id);
  return { [`${name}LookupId`]: lookupId ?? null, [`${name}Id`]: person?.id ?? "" };
}

/** A new row needs no empty fields, and Graph takes no null in one. */
export const withoutEmpty = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => {
      const [column = ""] = name.split("@");
      const held = fields[column];
      return held !== null && held !== "" && !(Array.isArray(held) && held.length === 0) && value !== null;
    }),
  );

/** A list is XML, which holds no control characters but tabs and ends of lines, and no half of an emoji. */
const unkept = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
const keepable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(keepable);
  return typeof value === "string" ? value.replace(unkept, "") : value;
};

/**
 * Makes what people typed fit for the list: without what nobody sees and no list keeps, and no line breaks in a
 * single line.
 * @throws Failure `invalid` naming the field, when something is longer than its column.
 */
export function fitted(list: ListDefinition, fields: Fields): Fields {
  const lines = new Map<string, { displayName: string; longest: number }>([
    ["Title", { displayName: list.title.displayName, longest: longestText }],
  ]);
  for (const { name, displayName, kind } of list.columns) {
    if (kind.type === "note") lines.set(name, { displayName, longest: longestNote });
    else if (kind.type !== "person") lines.set(name, { displayName, longest: longestText });
  }
  const fit: Fields = {};
  for (const [name, typed] of Object.entries(fields)) {
    const value = keepable(typed);
    const line = lines.get(name);
    for (const each of Array.isArray(value) ? value : [value]) {
      if (!line || typeof each !== "string" || each.length <= line.longest) continue;
      throw new Failure(
        "invalid",
        `"${line.displayName}" has ${each.length} characters; the list holds at most ${line.longest}. Please shorten it.`,
      );
    }
    const single = line?.longest === longestText && typeof value === "string";
    fit[name] = single ? value.replace(/\s*[\r\n]+\s*/g, " ") : value;
  }
  return fit;
}
