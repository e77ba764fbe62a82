import { addDays, type Day, dayOf } from "../../../bot/common/days";
import { invalidRequest } from "./graph-error";
import { londonMidnight } from "./london-days";
import type { Comparison, Filter } from "./odata-filter";

/** The part of CAML that views are made of here. What is not in it is refused, not passed over. */
export interface Caml {
  where: Element | undefined;
  order: { name: string; descending: boolean }[];
  group: string | undefined;
}

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const bad = (what: string) => invalidRequest(`Cannot complete this action: the query ${what}.`);
const token = /<(\/?)(\w+)((?:\s+\w+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;

function parse(xml: string): Element[] {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  token.lastIndex = 0;
  while (token.lastIndex < xml.length) {
    const found = token.exec(xml);
    if (!found) throw bad("is not well-formed XML");
    const [, closing, name = "", attributes = "", single, text] = found;
    const top = open.at(-1) as Element;
    if (text !== undefined) top.text += unescaped(text);
    else if (closing) {
      if (open.length < 2 || top.name !== name) throw bad(`closes '${name}', which is not open`);
      open.pop();
    } else {
      const made: Element = { name, attributes: readAttributes(attributes), children: [], text: "" };
      top.children.push(made);
      if (!single) open.push(made);
    }
  }
  if (open.length > 1) throw bad(`does not close '${open.at(-1)?.name}'`);
  if (root.text.trim() !== "") throw bad("has words outside its elements");
  return root.children;
}

const readAttributes = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = "", one, other]) => [
      name,
      unescaped(one ?? other ?? ""),
    ]),
  );
const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

const refIn = (element: Element | undefined): string => {
  const name = element?.name === "FieldRef" ? element.attributes["Name"] : undefined;
  if (!name) throw bad("has no FieldRef where one is needed");
  return name;
};

/** @throws GraphError 400 for what is not CAML, or is not in the subset the stand-in answers. */
export function parseCaml(query: string): Caml {
  const parts = new Map(parse(query).map((element) => [element.name, element]));
  const unknown = [...parts.keys()].find((name) => !["Where", "OrderBy", "GroupBy"].includes(name));
  if (unknown) throw bad(`has the part '${unknown}', which the local stand-in does not know`);
  const where = parts.get("Where")?.children;
  if (where && where.length !== 1) throw bad("needs exactly one condition in Where; join them by And or Or");
  const caml: Caml = {
    where: where?.[0],
    order: (parts.get("OrderBy")?.children ?? []).map((field) => ({
      name: refIn(field),
      descending: field.attributes["Ascending"]?.toUpperCase() === "FALSE",
    })),
    group: parts.has("GroupBy") ? refIn(parts.get("GroupBy")?.children[0]) : undefined,
  };
  checkCondition(caml.where);
  return caml;
}

const comparisons: Record<string, Comparison> = {
  Eq: "eq",
  Neq: "ne",
  Lt: "lt",
  Leq: "le",
  Gt: "gt",
  Geq: "ge",
};

function checkCondition(element: Element | undefined): void {
  if (!element) return;
  const { name, children } = element;
  if (name === "And" || name === "Or") {
    if (children.length !== 2) throw bad(`has ${children.length} conditions in ${name}; it takes two`);
    for (const child of children) checkCondition(child);
    return;
  }
  const known = ["IsNull", "IsNotNull", "In", "BeginsWith", "DateRangesOverlap", ...Object.keys(comparisons)];
  if (!known.includes(name)) throw bad(`asks '${name}', which the local stand-in does not know`);
  refIn(children[0]);
}

/** Every column the query names, for checking that it is there. */
export function columnsNamed(caml: Caml): string[] {
  const inside = (element: Element | undefined): string[] =>
    !element
      ? []
      : element.name === "FieldRef"
        ? [refIn(element)]
        : element.children.flatMap((child) => inside(child));
  return [...inside(caml.where), ...caml.order.map(({ name }) => name), ...(caml.group ? [caml.group] : [])];
}

export interface Reader {
  now: Date;
  /** The lookup id of whoever looks at the view. */
  me: string;
  /** The name a column's value goes by in a row: people go by their lookup id. */
  path(column: string): string;
  /** The days a calendar shows. */
  span?: { from: Day; to: Day };
}

/** The same question as the filters of Graph, so that both are answered, and refused, by one road. */
export function toFilter(element: Element, reader: Reader): Filter {
  const { name, children } = element;
  const [first, second] = children;
  if ((name === "And" || name === "Or") && first && second)
    return {
      kind: name === "And" ? "and" : "or",
      left: toFilter(first, reader),
      right: toFilter(second, reader),
    };
  const path = reader.path(refIn(first));
  if (name === "IsNull" || name === "IsNotNull")
    return { kind: "compare", path, comparison: name === "IsNull" ? "eq" : "ne", value: null };
  if (name === "DateRangesOverlap") return overlap(path, reader.path(refIn(second)), reader.span);
  if (name === "In") {
    const values = second?.name === "Values" ? second.children : [];
    const [one, ...others] = values.map(
      (value): Filter => ({ kind: "compare", path, comparison: "eq", value: valueIn(value, reader) }),
    );
    if (!one) throw bad("has an In without values");
    return others.reduce((left, right): Filter => ({ kind: "or", left, right }), one);
  }
  if (!second) throw bad(`has nothing to compare with in ${name}`);
  const value = valueIn(second, reader);
  if (name === "BeginsWith") return { kind: "startsWith", path, value: String(value) };
  const comparison = comparisons[name];
  if (!comparison) throw bad(`asks '${name}'`);
  return { kind: "compare", path, comparison, value };
}

function valueIn(value: Element, { now, me }: Reader): string | number {
  if (value.name !== "Value") throw bad("has no Value where one is needed");
  const [keyword, ...more] = value.children;
  if (more.length > 0) throw bad("has two things in one Value");
  const type = value.attributes["Type"];
  if (!keyword) return type === "Integer" || type === "Number" ? Number(value.text) : value.text.trim();
  if (keyword.name === "UserID") return me;
  if (keyword.name !== "Today")
    throw bad(`compares with '${keyword.name}', which the local stand-in does not know`);
  const offset = Number(keyword.attributes["OffsetDays"] ?? 0);
  if (!Number.isInteger(offset)) throw bad("has an OffsetDays that is no whole number");
  // Days are kept as London midnights, and a day is what is compared.
  return londonMidnight(addDays(dayOf(now), offset));
}

function overlap(from: string, to: string, span: Reader["span"]): Filter {
  if (!span) throw bad("asks for a span of days, which only a calendar has");
  return {
    kind: "and",
    left: { kind: "compare", path: to, comparison: "ge", value: londonMidnight(span.from) },
    right: { kind: "compare", path: from, comparison: "le", value: londonMidnight(span.to) },
  };
}
