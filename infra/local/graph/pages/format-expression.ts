import { dayOf } from "../../../../bot/common/days";

/** What an expression may come to. A day that is not filled in is "". */
export type Value = string | number | boolean | Date;

export type Node = { literal: Value } | { read: string } | { operator: string; operands: readonly Node[] };

export interface Reading {
  now: Date;
  web: string;
  /** The value of `@currentField` or `[$Name]`; `display` as people read it. */
  field(name: string | undefined, part: "value" | "display"): Value;
}

const shapes =
  /\s+|'((?:[^'\\]|\\.)*)'|(\d+(?:\.\d+)?)|(@[A-Za-z]+(?:\.\w+)?|\[\$\w+(?:\.\w+)?\])|([A-Za-z]\w*)|(\|\||&&|[=!<>]=|[<>+\-*/(),])/gy;

type Token = { kind: "text" | "number" | "field" | "name" | "symbol"; text: string };

function tokens(text: string): Token[] {
  const found: Token[] = [];
  shapes.lastIndex = 0;
  while (shapes.lastIndex < text.length) {
    const at = shapes.lastIndex;
    const match = shapes.exec(text);
    if (!match) throw new Error(`The format's expression is not understood at: ${text.slice(at, at + 30)}`);
    const [, quoted, number, field, name, symbol] = match;
    if (quoted !== undefined) found.push({ kind: "text", text: quoted });
    else if (number !== undefined) found.push({ kind: "number", text: number });
    else if (field !== undefined) found.push({ kind: "field", text: field });
    else if (name !== undefined) found.push({ kind: "name", text: name });
    else if (symbol !== undefined) found.push({ kind: "symbol", text: symbol });
  }
  return found;
}

/** From the loosest to the tightest. */
const levels = [["||"], ["&&"], ["==", "!=", "<", ">", "<=", ">="], ["+", "-"], ["*", "/"]];

/** A text of a format: an expression when it begins with =, else a field or plain words. */
export function parseText(text: string): Node {
  if (!text.startsWith("="))
    return /^(@\w+(\.\w+)?|\[\$\w+(\.\w+)?\])$/.test(text) ? { read: text } : { literal: text };
  const all = tokens(text.slice(1));
  let at = 0;
  const isSymbol = (symbol: string) => all[at]?.kind === "symbol" && all[at]?.text === symbol;
  const take = (symbol: string) => {
    if (!isSymbol(symbol)) throw new Error(`The format's expression needs '${symbol}' in: ${text}`);
    at++;
  };
  function level(depth: number): Node {
    const known = levels[depth];
    if (!known) return primary();
    let left = level(depth + 1);
    while (all[at]?.kind === "symbol" && known.includes(all[at]?.text ?? "")) {
      const operator = all[at++]?.text ?? "";
      left = { operator, operands: [left, level(depth + 1)] };
    }
    return left;
  }
  function primary(): Node {
    if (isSymbol("(")) {
      at++;
      const inside = level(0);
      take(")");
      return inside;
    }
    const token = all[at++];
    if (token?.kind === "text") return { literal: token.text };
    if (token?.kind === "number") return { literal: Number(token.text) };
    if (token?.kind === "field") return { read: token.text };
    if (token?.kind !== "name") throw new Error(`The format's expression ends too early: ${text}`);
    if (token.text === "true" || token.text === "false") return { literal: token.text === "true" };
    take("(");
    const operands: Node[] = [];
    while (!isSymbol(")")) {
      operands.push(level(0));
      if (!isSymbol(")")) take(",");
    }
    take(")");
    return { operator: token.text, operands };
  }
  const whole = level(0);
  if (at < all.length) throw new Error(`The format's expression goes on after its end: ${text}`);
  return whole;
}

/** An expression written as objects: `{ operator, operands }`. */
export function parseObject(given: unknown): Node {
  if (typeof given === "string") return parseText(given);
  if (typeof given === "number" || typeof given === "boolean") return { literal: given };
  const { operator, operands } = given as { operator: string; operands: unknown[] };
  return { operator: operator.replace(/\(\)$/, ""), operands: operands.map(parseObject) };
}

const truth = (value: Value): boolean => value !== "" && value !== 0 && value !== false;
const asNumber = (value: Value): number =>
  value instanceof Date ? value.getTime() : value === "" ? 0 : Number(value);
const comparable = (value: Value): number | string =>
  value instanceof Date ? value.getTime() : (value as never);

export function evaluate(node: Node, reading: Reading): Value {
  if ("literal" in node) return node.literal;
  if ("read" in node) return read(node.read, reading);
  const { operator, operands } = node;
  const value = (index: number): Value => {
    const operand = operands[index];
    return operand ? evaluate(operand, reading) : "";
  };
  switch (operator) {
    case "if":
    case "?":
    case ":":
      return truth(value(0)) ? value(1) : value(2);
    case "||":
      return operands.some((operand) => truth(evaluate(operand, reading)));
    case "&&":
      return operands.every((operand) => truth(evaluate(operand, reading)));
    case "==":
      return comparable(value(0)) === comparable(value(1));
    case "!=":
      return comparable(value(0)) !== comparable(value(1));
    case "<":
      return asNumber(value(0)) < asNumber(value(1));
    case ">":
      return asNumber(value(0)) > asNumber(value(1));
    case "<=":
      return asNumber(value(0)) <= asNumber(value(1));
    case ">=":
      return asNumber(value(0)) >= asNumber(value(1));
    case "+":
      return typeof value(0) === "number" && typeof value(1) === "number"
        ? asNumber(value(0)) + asNumber(value(1))
        : `${String(value(0))}${String(value(1))}`;
    case "-":
      return asNumber(value(0)) - asNumber(value(1));
    case "Number":
      return asNumber(value(0));
    case "addDays":
      return new Date(asNumber(value(0)) + asNumber(value(1)) * 86_400_000);
    case "toDateString":
      return value(0) === "" ? "" : dayOf(new Date(asNumber(value(0))));
    default:
      throw new Error(`The local stand-in does not know '${operator}' in a format`);
  }
}

function read(name: string, reading: Reading): Value {
  if (name === "@now") return reading.now;
  if (name === "@currentWeb") return reading.web;
  const [whole = "", part] = name.replace(/^\[\$(.+)\]$/, "$1").split(".");
  const shown = part === "displayValue" ? "display" : "value";
  if (part && part !== "displayValue")
    throw new Error(`The local stand-in does not know '${name}' in a format`);
  if (whole === "@currentField") return reading.field(undefined, shown);
  if (whole.startsWith("@")) throw new Error(`The local stand-in does not know '${name}' in a format`);
  return reading.field(whole, shown);
}
