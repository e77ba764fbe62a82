import { type Column, type ColumnKind, type ListDefinition, longestText } from "./columns";

/** A column as Graph shows it, as far as provisioning looks at it. */
export interface ColumnThere {
  id: string;
  name: string;
  displayName?: string;
  indexed?: boolean;
  enforceUniqueValues?: boolean;
  choice?: { choices?: string[]; displayAs?: string };
  text?: { allowMultipleLines?: boolean };
  dateTime?: { format?: string };
  [facet: string]: unknown;
}

export interface ColumnChange {
  name: string;
  method: "POST" | "PATCH";
  columnId?: string;
  body: unknown;
}

/** Graph's part of a column definition that says what the column holds. */
export function facetOf(kind: ColumnKind): Record<string, unknown> {
  switch (kind.type) {
    case "text":
      return { text: { allowMultipleLines: false, maxLength: longestText } };
    case "note":
      return {
        text: {
          allowMultipleLines: true,
          appendChangesToExistingText: false,
          linesForEditing: 6,
          textType: "plain",
        },
      };
    case "choice":
      return {
        choice: { allowTextEntry: kind.open, choices: [...kind.choices], displayAs: "dropDownMenu" },
      };
    case "choices":
      return { choice: { allowTextEntry: true, choices: [...kind.choices], displayAs: "checkBoxes" } };
    case "day":
      return { dateTime: { format: "dateOnly", displayAs: "standard" } };
    case "instant":
      return { dateTime: { format: "dateTime", displayAs: "standard" } };
    case "number":
      return { number: { decimalPlaces: "automatic" } };
    case "money":
      return { currency: { locale: "en-GB" } };
    case "yesNo":
      return { boolean: {} };
    case "person":
      return { personOrGroup: { allowMultipleSelection: false, chooseFromType: "peopleOnly" } };
  }
}

export const toGraphColumn = (column: Column): Record<string, unknown> => ({
  name: column.name,
  displayName: column.displayName,
  ...(column.description ? { description: column.description } : {}),
  ...(column.indexed || column.unique ? { indexed: true } : {}),
  ...(column.unique ? { enforceUniqueValues: true } : {}),
  ...facetOf(column.kind),
});

/** The kind of a column that is there, by our words. */
export function typeOf(there: ColumnThere): string {
  if (there.choice) return there.choice.displayAs === "checkBoxes" ? "choices" : "choice";
  if (there.dateTime) return there.dateTime.format === "dateOnly" ? "day" : "instant";
  if (there.text) return there.text.allowMultipleLines ? "note" : "text";
  if (there["number"]) return "number";
  if (there["currency"]) return "money";
  if (there["boolean"]) return "yesNo";
  return there["personOrGroup"] ? "person" : "something else";
}

/** What to change to make a list as declared, and what differs but is left for a person to decide. */
export function differences({
  list,
  found,
  isNew,
}: {
  list: ListDefinition;
  found: readonly ColumnThere[];
  isNew: boolean;
}): { changes: ColumnChange[]; drift: string[] } {
  const changes: ColumnChange[] = [];
  const drift: string[] = [];
  const byName = new Map(found.map((column) => [column.name, column]));

  const title = byName.get("Title");
  if (title) {
    const { displayName, unique = false } = list.title;
    const body = {
      // Only while the list is new: people may since have called it something they like better.
      ...(isNew && title.displayName !== displayName ? { displayName } : {}),
      ...(unique ? missingIndex(title, unique) : {}),
    };
    if (Object.keys(body).length > 0)
      changes.push({ name: "Title", method: "PATCH", columnId: title.id, body });
  }

  for (const column of list.columns) {
    const there = byName.get(column.name);
    if (!there) {
      changes.push({ name: column.name, method: "POST", body: toGraphColumn(column) });
      continue;
    }
    if (typeOf(there) !== column.kind.type) {
      drift.push(`${list.name}.${column.name} is ${typeOf(there)}; the app expects ${column.kind.type}.`);
      continue;
    }
    const body = { ...missingIndex(there, column.unique), ...missingChoices(there, column) };
    if (!column.indexed && !column.unique) delete body.indexed;
    if (Object.keys(body).length > 0)
      changes.push({ name: column.name, method: "PATCH", columnId: there.id, body });
  }
  return { changes, drift };
}

function missingIndex(
  there: ColumnThere,
  unique = false,
): { indexed?: boolean; enforceUniqueValues?: boolean } {
  const needsUnique = unique && !there.enforceUniqueValues;
  return {
    ...(there.indexed ? {} : { indexed: true }),
    ...(needsUnique ? { indexed: true, enforceUniqueValues: true } : {}),
  };
}

/** The app writes only its own words into a closed choice, so all of them must be allowed. */
function missingChoices(there: ColumnThere, { kind }: Column): { choice?: unknown } {
  if (kind.type !== "choice" || kind.open) return {};
  const known = there.choice?.choices ?? [];
  const missing = kind.choices.filter((each) => !known.includes(each));
  return missing.length > 0 ? { choice: { ...there.choice, choices: [...known, ...missing] } } : {};
}
