import type { Comparison, Condition, Operand, ViewDefinition } from "./views";

/** What the kinds of columns are called in a query. */
export type ValueType = "Text" | "DateTime" | "Integer";

/** A view's filter, order and groups as SharePoint keeps them (CAML), without the `<Query>` around them. */
export function viewQuery(view: ViewDefinition, typeOf: (column: string) => ValueType): string {
  const { group, sort = [], where, calendar } = view;
  const order = sort.map(({ column, descending }) =>
    descending ? `<FieldRef Name='${column}' Ascending='FALSE'/>` : `<FieldRef Name='${column}'/>`,
  );
  const filters = [
    ...(calendar ? [overlapsTheMonth(calendar)] : []),
    ...(where ? [condition(where, typeOf)] : []),
  ];
  return [
    group ? `<GroupBy Collapse='FALSE' GroupLimit='100'><FieldRef Name='${group}'/></GroupBy>` : "",
    order.length > 0 ? `<OrderBy>${order.join("")}</OrderBy>` : "",
    filters.length > 0 ? `<Where>${joined("And", filters)}</Where>` : "",
  ].join("");
}

/** What a calendar asks for; SharePoint's page puts the month that is looked at in its place. */
const overlapsTheMonth = ({ from, to }: { from: string; to: string }): string =>
  `<DateRangesOverlap><FieldRef Name='${from}'/><FieldRef Name='${to}'/><Value Type='DateTime'><Month/></Value></DateRangesOverlap>`;

function condition(given: Condition, typeOf: (column: string) => ValueType): string {
  if ("all" in given)
    return joined(
      "And",
      given.all.map((each) => condition(each, typeOf)),
    );
  if ("any" in given)
    return joined(
      "Or",
      given.any.map((each) => condition(each, typeOf)),
    );
  const field = `<FieldRef Name='${given.column}'/>`;
  if ("empty" in given) return given.empty ? `<IsNull>${field}</IsNull>` : `<IsNotNull>${field}</IsNotNull>`;
  const type = typeOf(given.column);
  if ("oneOf" in given) {
    const values = given.oneOf.map((each) => value(each, type)).join("");
    return `<In>${field}<Values>${values}</Values></In>`;
  }
  return compared(given.is, `${field}${value(given.value, type)}`);
}

const compared = (comparison: Comparison, inside: string): string =>
  `<${comparison}>${inside}</${comparison}>`;

/** CAML joins two at a time: a, b and c are `a and (b and c)`, so the first stays the first. */
function joined(by: "And" | "Or", parts: readonly string[]): string {
  const [first = "", ...rest] = parts;
  return rest.length === 0 ? first : `<${by}>${first}${joined(by, rest)}</${by}>`;
}

function value(operand: Operand, type: ValueType): string {
  if (operand === "[Me]") return "<Value Type='Integer'><UserID/></Value>";
  if (typeof operand === "object")
    return `<Value Type='DateTime'>${operand.today === 0 ? "<Today/>" : `<Today OffsetDays='${operand.today}'/>`}</Value>`;
  const text = typeof operand === "boolean" ? (operand ? "1" : "0") : escaped(operand);
  return `<Value Type='${type}'>${text}</Value>`;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("'", "&apos;");

/** The same query however SharePoint spells it: quotes, spaces between elements, elements with nothing inside. */
export const samePlainly = (caml: string): string =>
  caml
    .replaceAll('"', "'")
    .replace(/>\s+</g, "><")
    .replace(/\s+(?=\/?>)/g, "")
    .replace(/<(\w+)((?: [^<>]*?)?)><\/\1>/g, "<$1$2/>")
    .replaceAll("&#39;", "&apos;")
    .replace(/='(true|false)'/gi, (each) => each.toUpperCase())
    .replaceAll(" Ascending='TRUE'", "")
    .trim();
