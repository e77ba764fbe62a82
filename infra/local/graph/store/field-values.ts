import { invalidRequest } from "../graph-error";
import { storedInstant } from "../london-days";
import { type Column, type ColumnKind, fieldName, kindOf } from "./column";
import type { List } from "./list-store";

export type FieldValue = string | number | boolean | string[] | { Url: string; Description: string };
export type Fields = Record<string, FieldValue>;

interface Reading {
  column: Column;
  name: string;
  value: unknown;
  annotation: unknown;
  isPerson: (lookupId: string) => boolean;
}

const maxNote = 63_999;
const wrong = (name: string, what: string) => invalidRequest(`Field '${name}': ${what}`);

function readText({ column, name, value }: Reading): string {
  if (typeof value !== "string") throw wrong(name, "a text value was expected.");
  const limit = column.text?.allowMultipleLines ? maxNote : (column.text?.maxLength ?? 255);
  if (value.length > limit) {
    throw wrong(name, `the value has ${value.length} characters; this column holds at most ${limit}.`);
  }
  if (!column.text?.allowMultipleLines && /[\r\n]/.test(value)) {
    throw wrong(name, "a single line of text cannot hold a line break.");
  }
  if (/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(value)) {
    throw wrong(name, "the value has a character that XML cannot hold.");
  }
  return value;
}

function readNumber({ column, name, value }: Reading): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw wrong(name, "a number was expected.");
  const { minimum, maximum } = column.number ?? {};
  if (typeof minimum === "number" && value < minimum) throw wrong(name, `the least allowed is ${minimum}.`);
  if (typeof maximum === "number" && value > maximum) throw wrong(name, `the most allowed is ${maximum}.`);
  return value;
}

function readChoice({ column, name, value, annotation }: Reading): string | string[] {
  const { choices = [], allowTextEntry, displayAs } = column.choice ?? {};
  const known = (each: string) => {
    if (each.length > 255) throw wrong(name, "a choice has at most 255 characters.");
    if (!allowTextEntry && !choices.includes(each)) throw wrong(name, `'${each}' is not one of its choices.`);
    return each;
  };
  if (displayAs !== "checkBoxes") {
    if (typeof value !== "string") throw wrong(name, "one choice was expected.");
    return known(value);
  }
  if (annotation !== "Collection(Edm.String)") {
    throw wrong(name, `several choices need "${name}@odata.type": "Collection(Edm.String)".`);
  }
  if (!Array.isArray(value)) throw wrong(name, "a list of choices was expected.");
  return value.map((each) => known(String(each)));
}

const readers: Record<ColumnKind, (reading: Reading) => FieldValue> = {
  text: readText,
  number: readNumber,
  currency: readNumber,
  choice: readChoice,
  boolean({ name, value }) {
    if (typeof value !== "boolean") throw wrong(name, "true or false was expected.");
    return value;
  },
  dateTime({ column, name, value }) {
    const stored = storedInstant(String(value), column.dateTime?.format === "dateOnly");
    if (typeof value !== "string" || !stored)
      throw wrong(name, "a date such as 2027-07-01T12:00:00Z was expected.");
    return stored;
  },
  personOrGroup({ name, value, isPerson }) {
    const id = typeof value === "number" ? String(value) : value;
    if (typeof id !== "string" || !/^\d+$/.test(id)) throw wrong(name, "a lookup id was expected.");
    if (!isPerson(id)) throw wrong(name, `no user of this site has the id ${id}.`);
    return id;
  },
  hyperlinkOrPicture({ name, value }) {
    const { Url, Description } = (value ?? {}) as { Url?: unknown; Description?: unknown };
    if (typeof Url !== "string" || !/^https?:\/\//i.test(Url))
      throw wrong(name, "a Url beginning with https:// was expected.");
    if (Url.length > 255) throw wrong(name, "a Url has at most 255 characters.");
    if (Description !== undefined && typeof Description !== "string")
      throw wrong(name, "Description must be text.");
    return { Url, Description: Description ?? Url };
  },
};

/**
 * Reads what a request wants to write. `null` clears a field.
 * @throws GraphError 400 for an unknown, read-only or ill-typed field.
 */
export function readFields(options: {
  list: List;
  body: Record<string, unknown>;
  isPerson: (lookupId: string) => boolean;
}): Map<string, FieldValue | null> {
  const { list, body, isPerson } = options;
  const byField = new Map(list.columns.map((column) => [fieldName(column), column]));
  const read = new Map<string, FieldValue | null>();
  for (const [name, value] of Object.entries(body)) {
    if (name.includes("@")) continue;
    const column = byField.get(name);
    if (!column) throw invalidRequest(`Field '${name}' is not recognized`);
    if (column.readOnly) throw invalidRequest(`Field '${name}' is read-only`);
    const annotation = body[`${name}@odata.type`];
    // SharePoint keeps no difference between an empty text and none.
    const empty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
    read.set(name, empty ? null : readers[kindOf(column)]({ column, name, value, annotation, isPerson }));
  }
  return read;
}

/** What new rows get where the request says nothing. */
export function defaultFields(list: List, today: string): Fields {
  const fields: Fields = {};
  for (const column of list.columns) {
    const value =
      column.defaultValue?.value ?? (column.defaultValue?.formula === "=TODAY()" ? today : undefined);
    if (value === undefined || value === null || column.keptAs === "system") continue;
    const kind = kindOf(column);
    if (kind === "number" || kind === "currency") fields[column.name] = Number(value);
    else if (kind === "boolean") fields[column.name] = value === "1" || value.toLowerCase() === "true";
    else if (kind === "choice" && column.choice?.displayAs === "checkBoxes") fields[column.name] = [value];
    else if (kind === "dateTime") {
      const stored = storedInstant(
        value === "[today]" ? today : value,
        column.dateTime?.format === "dateOnly",
      );
      if (stored) fields[column.name] = stored;
    } else if (kind === "text" || kind === "choice") fields[column.name] = value;
  }
  return fields;
}
