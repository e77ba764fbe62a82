import { invalidRequest } from "./graph-error";
import { storedInstant } from "./london-days";
import type { Filter, Literal } from "./odata-filter";
import { type Column, fieldName, kindOf } from "./store/column";
import type { SqlValue } from "./store/database";
import type { List } from "./store/list-store";
import type { Condition } from "./store/row-store";
import { columnSql } from "./store/row-table";

const operators = { eq: "=", ne: "<>", gt: ">", ge: ">=", lt: "<", le: "<=" } as const;

/** @param path such as `fields/Status`; people go by `fields/OwnerLookupId`. */
export function columnAt(list: List, path: string): Column {
  const [root, name, ...rest] = path.split("/");
  if (root !== "fields" || !name || rest.length > 0) {
    throw invalidRequest(`Only fields can be used in filter or orderby, as fields/Title; not '${path}'.`);
  }
  const column = list.columns.find((each) => fieldName(each) === (name === "id" ? "ID" : name));
  if (!column) throw invalidRequest(`Field '${name}' is not recognized`);
  return column;
}

export function columnsIn(list: List, filter: Filter): Column[] {
  if (filter.kind === "and" || filter.kind === "or") {
    return [...columnsIn(list, filter.left), ...columnsIn(list, filter.right)];
  }
  return filter.kind === "not" ? columnsIn(list, filter.of) : [columnAt(list, filter.path)];
}

function sqlValue(column: Column, value: Literal): SqlValue {
  const wrong = () =>
    invalidRequest(`Field '${fieldName(column)}' cannot be compared with '${String(value)}'.`);
  switch (kindOf(column)) {
    case "number":
    case "currency": {
      const number = typeof value === "boolean" ? Number.NaN : Number(value);
      if (Number.isNaN(number)) throw wrong();
      return number;
    }
    case "boolean":
      if (value === true || value === 1 || value === "1") return 1;
      if (value === false || value === 0 || value === "0") return 0;
      throw wrong();
    case "dateTime": {
      // An instant is compared as it is, even with a date-only column: those hold London midnights.
      const instant = typeof value === "string" ? storedInstant(value, false) : undefined;
      if (!instant) throw wrong();
      return instant;
    }
    case "hyperlinkOrPicture":
      throw wrong();
    default:
      return String(value);
  }
}

export function toSql(list: List, filter: Filter): Condition {
  if (filter.kind === "and" || filter.kind === "or") {
    const left = toSql(list, filter.left);
    const right = toSql(list, filter.right);
    return {
      sql: `(${left.sql}) ${filter.kind.toUpperCase()} (${right.sql})`,
      values: [...left.values, ...right.values],
    };
  }
  if (filter.kind === "not") {
    const of = toSql(list, filter.of);
    // An empty field makes SQL answer NULL, which NOT would leave out.
    return { sql: `NOT coalesce((${of.sql}), 0)`, values: of.values };
  }
  const column = columnAt(list, filter.path);
  const held = columnSql(column);
  if (filter.kind === "startsWith") {
    if (!["text", "choice"].includes(kindOf(column))) throw invalidRequest(`'${filter.path}' is not text.`);
    return { sql: `${held} LIKE ? ESCAPE '\\'`, values: [`${filter.value.replace(/[\\%_]/g, "\\$&")}%`] };
  }
  const { comparison, value } = filter;
  if (value === null) {
    if (comparison !== "eq" && comparison !== "ne")
      throw invalidRequest("null can only be compared with eq or ne.");
    return { sql: `${held} IS ${comparison === "eq" ? "" : "NOT "}NULL`, values: [] };
  }
  const compared = { sql: `${held} ${operators[comparison]} ?`, values: [sqlValue(column, value)] };
  return comparison === "ne" ? { ...compared, sql: `(${compared.sql} OR ${held} IS NULL)` } : compared;
}
