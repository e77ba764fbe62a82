import { GraphError, invalidRequest } from "./graph-error";

/** The query options of one request, read once. */
export interface Query {
  select?: string[];
  /** Expanded property, with what its own $select names (undefined: all of it). */
  expand: Map<string, string[] | undefined>;
  top?: number;
  filter?: string;
  orderby?: string;
  skiptoken?: string;
  token?: string;
}

const names = (list: string) =>
  list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

function readExpand(text: string): Query["expand"] {
  const expand: Query["expand"] = new Map();
  const parts = /\s*([A-Za-z]+)\s*(?:\(([^()]*)\))?\s*(?:,|$)/gy;
  while (parts.lastIndex < text.length) {
    const [, name = "", inner] = parts.exec(text) ?? [];
    const inside = inner?.match(/^\s*\$?select=(.*)$/)?.[1];
    if (!name || (inner !== undefined && inside === undefined)) {
      throw invalidRequest(`Parsing OData Select and Expand failed at '${text}'.`);
    }
    expand.set(name, inside === undefined ? undefined : names(inside));
  }
  return expand;
}

export function readQuery(search: URLSearchParams, allowed: readonly string[]): Query {
  const query: Query = { expand: new Map() };
  for (const [given, value] of search) {
    // Graph takes its options with or without the $.
    const name = given.startsWith("$") || given === "token" ? given : `$${given}`;
    if (!allowed.includes(name))
      throw invalidRequest(`The query option '${given}' is not supported by this request.`);
    if (value === "") throw invalidRequest(`The query option '${given}' is empty.`);
    if (name === "$select") query.select = names(value);
    else if (name === "$expand") query.expand = readExpand(value);
    else if (name === "$top") query.top = readTop(value);
    else query[name.replace("$", "") as "filter" | "orderby" | "skiptoken" | "token"] = value;
  }
  return query;
}

function readTop(value: string): number {
  if (!/^\d{1,9}$/.test(value) || Number(value) === 0)
    throw invalidRequest(`$top must be a whole number above 0, not '${value}'.`);
  return Number(value);
}

/** Only what `$select` names; annotations always stay. */
export function pick<Thing extends object>(thing: Thing, select: string[] | undefined): Partial<Thing> {
  if (!select || select.includes("*")) return thing;
  const wanted = new Set(select);
  return Object.fromEntries(
    Object.entries(thing).filter(([name]) => name.startsWith("@") || wanted.has(name.split("@")[0] ?? name)),
  ) as Partial<Thing>;
}

export function checkSelect(select: string[] | undefined, type: string, known: readonly string[]): void {
  const unknown = select?.find((name) => name !== "*" && !known.includes(name));
  if (unknown) {
    throw new GraphError(
      400,
      "BadRequest",
      `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.${type}'.`,
    );
  }
}

/** The same address with a token for what comes next. */
export function withOption(url: URL, name: string, value: string): string {
  const next = new URL(url);
  for (const given of [...next.searchParams.keys()]) {
    if (["$skiptoken", "skiptoken", "token"].includes(given)) next.searchParams.delete(given);
  }
  next.searchParams.set(name, value);
  return next.toString();
}

export const sealToken = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export function openToken(token: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
