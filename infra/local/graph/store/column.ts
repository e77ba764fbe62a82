import { randomUUID } from "node:crypto";
import { z } from "zod";
import { GraphError, invalidRequest } from "../graph-error";

const text = z.strictObject({
  allowMultipleLines: z.boolean().nullish(),
  appendChangesToExistingText: z.boolean().nullish(),
  linesForEditing: z.number().int().nullish(),
  maxLength: z.number().int().min(1).max(255).nullish(),
  textType: z.enum(["plain", "richText"]).nullish(),
});
const number = z.strictObject({
  decimalPlaces: z.enum(["automatic", "none", "one", "two", "three", "four", "five"]).nullish(),
  displayAs: z.enum(["number", "percentage"]).nullish(),
  maximum: z.number().nullish(),
  minimum: z.number().nullish(),
});
const dateTime = z.strictObject({
  displayAs: z.enum(["default", "friendly", "standard"]).nullish(),
  format: z.enum(["dateOnly", "dateTime"]).nullish(),
});
const choice = z.strictObject({
  allowTextEntry: z.boolean().nullish(),
  choices: z.array(z.string().min(1)).min(1),
  displayAs: z.enum(["checkBoxes", "dropDownMenu", "radioButtons"]).nullish(),
});
const personOrGroup = z.strictObject({
  allowMultipleSelection: z.literal(false, "The stand-in keeps one person in a people column.").nullish(),
  chooseFromType: z.enum(["peopleAndGroups", "peopleOnly"]).nullish(),
  displayAs: z.string().nullish(),
});

const facets = {
  text,
  number,
  dateTime,
  choice,
  personOrGroup,
  boolean: z.strictObject({}),
  hyperlinkOrPicture: z.strictObject({ isPicture: z.boolean().nullish() }),
  currency: z.strictObject({ locale: z.string().nullish() }),
};
export type ColumnKind = keyof typeof facets;
const kinds = Object.keys(facets) as ColumnKind[];

const settings = {
  // SharePoint cuts an internal name at 32 characters without a word; refusing shows it before production does.
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,31}$/, "must be letters, digits and _, at most 32 of them"),
  displayName: z.string().min(1).max(255).nullish(),
  description: z.string().nullish(),
  columnGroup: z.string().nullish(),
  indexed: z.boolean().nullish(),
  enforceUniqueValues: z.boolean().nullish(),
  required: z.boolean().nullish(),
  hidden: z.boolean().nullish(),
  readOnly: z.boolean().nullish(),
  defaultValue: z.strictObject({ value: z.string().nullish(), formula: z.string().nullish() }).nullish(),
};
const newColumn = z.strictObject({ ...settings, ...optional(facets) });
const columnChange = newColumn.partial();

function optional<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  return Object.fromEntries(Object.entries(shape).map(([name, type]) => [name, type.optional()])) as {
    [Name in keyof Shape]: z.ZodOptional<Shape[Name]>;
  };
}

type Facets = { [Kind in ColumnKind]?: z.infer<(typeof facets)[Kind]> };

export interface Column extends Facets {
  id: string;
  name: string;
  displayName: string;
  description: string;
  columnGroup: string;
  indexed: boolean;
  enforceUniqueValues: boolean;
  required: boolean;
  hidden: boolean;
  readOnly: boolean;
  isDeletable: boolean;
  defaultValue?: { value?: string | null | undefined; formula?: string | null | undefined } | undefined;
  /** Which part of a row holds it: its own fields, or what SharePoint keeps about every row. */
  keptAs: "field" | "system";
}

export function kindOf(column: Column): ColumnKind {
  return kinds.find((kind) => column[kind] !== undefined) ?? "text";
}

/** The name the value goes by in `fields`: people are written and read by lookup id only. */
export const fieldName = (column: Column): string =>
  kindOf(column) === "personOrGroup" ? `${column.name}LookupId` : column.name;

function refuse(error: z.ZodError): never {
  const first = error.issues[0];
  throw invalidRequest(
    `Column definition: ${first ? `${first.path.join(".") || "column"} ${first.message}` : "invalid"}`,
  );
}

function checked(column: Column): Column {
  if (column.enforceUniqueValues && !column.indexed) {
    throw invalidRequest(`Column '${column.name}' must be indexed before it can enforce unique values.`);
  }
  const tooLong =
    column.hyperlinkOrPicture || column.text?.allowMultipleLines || column.choice?.displayAs === "checkBoxes";
  if (column.indexed && tooLong) {
    throw invalidRequest(`Column '${column.name}' is of a type that cannot be indexed.`);
  }
  return column;
}

export function parseColumn(body: unknown): Column {
  const parsed = newColumn.safeParse(withoutAnnotations(body));
  if (!parsed.success) refuse(parsed.error);
  const given = parsed.data;
  const facet = kinds.filter((kind) => given[kind] !== undefined);
  if (facet.length !== 1) {
    throw invalidRequest(`Column '${given.name}' needs exactly one type; it has ${facet.length}.`);
  }
  return checked({
    id: randomUUID(),
    displayName: given.displayName ?? given.name,
    name: given.name,
    description: given.description ?? "",
    columnGroup: given.columnGroup ?? "Custom Columns",
    indexed: given.indexed ?? false,
    enforceUniqueValues: given.enforceUniqueValues ?? false,
    required: given.required ?? false,
    hidden: given.hidden ?? false,
    readOnly: given.readOnly ?? false,
    isDeletable: true,
    ...(given.defaultValue ? { defaultValue: given.defaultValue } : {}),
    ...Object.fromEntries(facet.map((kind) => [kind, given[kind]])),
    keptAs: "field",
  });
}

export function changeColumn(column: Column, body: unknown): Column {
  const parsed = columnChange.safeParse(withoutAnnotations(body));
  if (!parsed.success) refuse(parsed.error);
  const { name, ...change } = parsed.data;
  if (name !== undefined && name !== column.name)
    throw invalidRequest("The name of a column cannot be changed.");
  const other = kinds.find((kind) => change[kind] !== undefined && kind !== kindOf(column));
  if (other) throw invalidRequest(`Column '${column.name}' cannot become ${other}.`);
  if (
    column.keptAs === "system" &&
    Object.keys(change).some((key) => key !== "indexed" && key !== "displayName")
  ) {
    throw new GraphError(403, "accessDenied", `Column '${column.name}' belongs to SharePoint.`);
  }
  const present = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined && value !== null),
  );
  return checked({ ...column, ...present });
}

function withoutAnnotations(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => !key.includes("@")));
}

/** As Graph shows it. */
export function presentColumn(column: Column) {
  const { keptAs: _, isDeletable, ...shown } = column;
  return { ...shown, isDeletable, isReorderable: column.keptAs === "field", isSealed: false };
}
