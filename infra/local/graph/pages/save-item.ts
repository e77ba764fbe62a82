import { GraphError } from "../graph-error";
import type { LocalPerson } from "../people";
import { type Column, fieldName } from "../store/column";
import { readFields } from "../store/field-values";
import type { List } from "../store/list-store";
import { etagOf, type Row } from "../store/row-store";
import { changeRow, createRow } from "../store/write-row";
import type { Tenant } from "../tenant";
import { control, type Typed, typedOf, written } from "./item-form";
import { fieldsOnForm } from "./list-page";

interface Saving {
  list: List;
  row: Row | undefined;
  typed: Typed;
  etag: string;
  editor: LocalPerson;
}

const sameTyped = (a: Typed, b: Typed, name: string) =>
  [name, `${name}.text`].every(
    (each) =>
      (a[each] ?? []).join("\n").trim() === (b[each] ?? []).join("\n").replaceAll("\r\n", "\n").trim(),
  );

/** In words for the form: the field's name stands beside it already. */
const plainWords = (column: Column, error: GraphError): string => {
  const words = error.message.replace(`Field '${fieldName(column)}': `, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** @returns what is wrong, by column name; nothing when it was saved. */
export function saveItem(tenant: Tenant, { list, row, typed, etag, editor }: Saving): Map<string, string> {
  const errors = new Map<string, string>();
  const before = typedOf(list, row);
  const body: Record<string, unknown> = {};
  for (const column of fieldsOnForm(list)) {
    const empty = (typed[control(column)] ?? []).every((value) => value.trim() === "");
    if (column.required && empty) errors.set(column.name, "This cannot be left empty.");
    // Only what was changed is written, so that a value the form cannot show is not lost.
    if (column.readOnly || sameTyped(before, typed, control(column))) continue;
    const part = written(column, typed);
    try {
      readFields({ list, body: part, isPerson: (id) => tenant.users.personOf(id) !== undefined });
      Object.assign(body, part);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      errors.set(column.name, plainWords(column, error));
    }
  }
  if (row && etag !== etagOf(row)) {
    errors.set(
      "",
      "Somebody else changed this item since you opened it. What you typed is still here; open the item again to see theirs.",
    );
  }
  if (errors.size > 0) return errors;

  const caller = { kind: "person", person: editor } as const;
  try {
    if (row) changeRow(tenant, { list, row, body, caller });
    else createRow(tenant, { list, body, caller });
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    errors.set("", error.message);
  }
  return errors;
}
