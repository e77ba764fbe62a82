import { invalidRequest } from "./graph-error";

export type Literal = string | number | boolean | null;
export type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le";

/** The part of OData's $filter that Graph understands for lists. */
export type Filter =
  | { kind: "and"; left: Filter; right: Filter }
  | { kind: "or"; left: Filter; right: Filter }
  | { kind: "not"; of: Filter }
  | { kind: "compare"; path: string; comparison: Comparison; value: Literal }
  | { kind: "startsWith"; path: string; value: string };

type Token = { kind: "word" | "text" | "symbol"; text: string };

const comparisons: readonly string[] = ["eq", "ne", "gt", "ge", "lt", "le"];
const shapes = /\s+|'(?:[^']|'')*'|[(),]|[^\s(),']+/gy;

function tokenise(filter: string): Token[] {
  const tokens: Token[] = [];
  shapes.lastIndex = 0;
  while (shapes.lastIndex < filter.length) {
    const at = shapes.lastIndex;
    const found = shapes.exec(filter)?.[0];
    if (found === undefined)
      throw invalidRequest(`Invalid filter clause: unterminated text at position ${at}.`);
    if (found.trim() === "") continue;
    if (found.startsWith("'")) tokens.push({ kind: "text", text: found.slice(1, -1).replaceAll("''", "'") });
    else tokens.push({ kind: /^[(),]$/.test(found) ? "symbol" : "word", text: found });
  }
  return tokens;
}

function literal(token: Token): Literal {
  if (token.kind === "text") return token.text;
  if (token.text === "true") return true;
  if (token.text === "false") return false;
  if (token.text === "null") return null;
  if (/^-?\d+(\.\d+)?$/.test(token.text)) return Number(token.text);
  if (/^\d{4}-\d{2}-\d{2}(T\S+)?$/.test(token.text)) return token.text;
  throw invalidRequest(`Invalid filter clause: '${token.text}' is not a value; text goes in single quotes.`);
}

export function parseFilter(filter: string): Filter {
  const tokens = tokenise(filter);
  let at = 0;

  const next = (): Token => {
    const token = tokens[at++];
    if (!token) throw invalidRequest("Invalid filter clause: it ends too early.");
    return token;
  };
  const isWord = (text: string) => tokens[at]?.kind === "word" && tokens[at]?.text === text;
  const isSymbol = (text: string) => tokens[at]?.kind === "symbol" && tokens[at]?.text === text;
  const symbol = (text: string) => {
    const token = next();
    if (token.kind !== "symbol" || token.text !== text) {
      throw invalidRequest(`Invalid filter clause: '${text}' was expected, not '${token.text}'.`);
    }
  };

  // "or" binds loosest, then "and", then "not".
  function either(): Filter {
    let left = both();
    while (isWord("or")) {
      at++;
      left = { kind: "or", left, right: both() };
    }
    return left;
  }
  function both(): Filter {
    let left = one();
    while (isWord("and")) {
      at++;
      left = { kind: "and", left, right: one() };
    }
    return left;
  }
  function one(): Filter {
    if (isWord("not")) {
      at++;
      return { kind: "not", of: one() };
    }
    if (isSymbol("(")) {
      at++;
      const inside = either();
      symbol(")");
      return inside;
    }
    const first = next();
    if (first.kind !== "word")
      throw invalidRequest(`Invalid filter clause: a field was expected at '${first.text}'.`);
    if (isSymbol("(")) return call(first.text);
    const { text: comparison } = next();
    if (!comparisons.includes(comparison)) {
      throw invalidRequest(`Invalid filter clause: '${comparison}' is not a comparison supported here.`);
    }
    return {
      kind: "compare",
      path: first.text,
      comparison: comparison as Comparison,
      value: literal(next()),
    };
  }
  function call(name: string): Filter {
    if (name !== "startswith")
      throw invalidRequest(`Invalid filter clause: the function '${name}' is not supported.`);
    symbol("(");
    const path = next().text;
    symbol(",");
    const value = next();
    symbol(")");
    // "startswith(x,'y') eq true" is the same thing said longer.
    if (isWord("eq") && tokens[at + 1]?.text === "true") at += 2;
    return { kind: "startsWith", path, value: value.text };
  }

  const parsed = either();
  if (at < tokens.length)
    throw invalidRequest(`Invalid filter clause: '${tokens[at]?.text}' was not expected.`);
  return parsed;
}

/** Answers a filter in memory, for the short collections: lists, people. */
export function matches(filter: Filter, read: (path: string) => unknown): boolean {
  if (filter.kind === "and") return matches(filter.left, read) && matches(filter.right, read);
  if (filter.kind === "or") return matches(filter.left, read) || matches(filter.right, read);
  if (filter.kind === "not") return !matches(filter.of, read);
  const lower = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : (value ?? null));
  const held = lower(read(filter.path));
  if (filter.kind === "startsWith")
    return typeof held === "string" && held.startsWith(filter.value.toLowerCase());
  const value = lower(filter.value);
  if (filter.comparison === "eq") return held === value;
  if (filter.comparison === "ne") return held !== value;
  throw invalidRequest(`The comparison '${filter.comparison}' is not supported on '${filter.path}'.`);
}
