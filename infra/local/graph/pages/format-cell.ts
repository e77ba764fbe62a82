import { type Column, fieldName, kindOf } from "../store/column";
import type { List } from "../store/list-store";
import type { Row } from "../store/row-store";
import { sitePath, type Tenant } from "../tenant";
import { evaluate, parseObject, parseText, type Reading, type Value } from "./format-expression";
import { type Html, html } from "./html";
import { plainText, showValue } from "./show-value";

/** SharePoint's column formatting, as far as the lists here use it; an element it does not know fails loudly. */
interface Format {
  elmType: string;
  txtContent?: unknown;
  style?: Record<string, unknown>;
  attributes?: Record<string, unknown>;
  children?: Format[];
}

/** A few of Fluent's icons in letters that every machine has. */
const icons: Record<string, string> = {
  Accept: "✓",
  Blocked: "⊘",
  Calendar: "▦",
  CircleRing: "○",
  Cancel: "✕",
  Clock: "◷",
  Completed: "✔",
  DecisionSolid: "⚖",
  Edit: "✎",
  Feedback: "❝",
  Flag: "⚑",
  Forward: "↷",
  Help: "?",
  Hide: "–",
  Info: "i",
  Lightbulb: "✦",
  Lock: "■",
  Megaphone: "◉",
  ReportDocument: "▤",
  Send: "➤",
  Warning: "⚠",
};

interface At {
  tenant: Tenant;
  list: List;
  row: Row;
}

function readingOf({ tenant, list, row }: At, current: Column | undefined): Reading {
  return {
    now: tenant.clock.now(),
    web: `${tenant.url}/${sitePath}`,
    field(name, part) {
      const column = name === undefined ? current : list.columns.find((each) => each.name === name);
      if (!column) return "";
      if (column.name === "ID") return row.id;
      const shown = () => plainText(tenant, column, row);
      if (part === "display") return shown();
      const value = row.fields[fieldName(column)];
      if (value === undefined) return "";
      if (kindOf(column) === "dateTime") return new Date(String(value));
      return typeof value === "number" || typeof value === "boolean" ? value : shown();
    },
  };
}

const hex = /^#([0-9a-f]{6})$/i;

/** One cell of a view as its column's format draws it; without one, as it is. `colours` gathers what it needs. */
export function formatCell(at: At, column: Column, colours: Set<string>): Html | string {
  const format = at.list.formats?.[column.name];
  if (!format) return showValue(at.tenant, column, at.row);
  return element(JSON.parse(format) as Format, readingOf(at, column), colours);
}

function element(format: Format, reading: Reading, colours: Set<string>): Html | string {
  const { elmType, txtContent, style = {}, attributes = {}, children = [] } = format;
  const text = (given: unknown): string => {
    const value: Value = evaluate(typeof given === "string" ? parseText(given) : parseObject(given), reading);
    return value instanceof Date ? value.toISOString() : String(value);
  };
  if (style["display"] !== undefined && text(style["display"]) === "none") return "";
  // The page allows no styles in its markup, so a colour becomes a class of a sheet made for this page.
  const look = (["background-color", "color"] as const).flatMap((name) => {
    const colour = hex.exec(text(style[name] ?? ""))?.[1]?.toLowerCase();
    return colour ? [`${name === "color" ? "ink" : "on"}-${colour}`] : [];
  });
  for (const each of look) colours.add(each);
  const icon = attributes["iconName"] === undefined ? "" : text(attributes["iconName"]);
  const inside = [
    icon !== "" && html`<span aria-hidden="true" title="${icon}">${icons[icon] ?? "•"}</span> `,
    txtContent !== undefined && text(txtContent),
    children.map((child) => element(child, reading, colours)),
  ];
  const named = look.length > 0 && html` class="formatted ${look.join(" ")}"`;
  if (elmType === "a") {
    const href = text(attributes["href"] ?? "");
    return /^https?:\/\//i.test(href) ? html`<a href="${href}"${named}>${inside}</a>` : html`${inside}`;
  }
  if (elmType !== "div" && elmType !== "span")
    throw new Error(`The local stand-in does not draw '${elmType}'`);
  return html`<span${named}>${inside}</span>`;
}

/** The classes a view's own format gives a row. */
export function rowClass(at: At, format: string | null): string {
  const { additionalRowClass } = (format ? JSON.parse(format) : {}) as { additionalRowClass?: unknown };
  if (additionalRowClass === undefined) return "";
  return String(evaluate(parseObject(additionalRowClass), readingOf(at, undefined)));
}

const colourClass = /^(on|ink)-([0-9a-f]{6})$/;

export const coloursAddress = (colours: ReadonlySet<string>): string =>
  `/formats.css?${new URLSearchParams({ colours: [...colours].sort().join(" ") })}`;

/** A style sheet for the colours that a page names, and nothing else that an address could bring in. */
export const coloursSheet = (asked: string): string =>
  asked
    .split(" ")
    .slice(0, 200)
    .flatMap((name) => {
      const [, kind, colour] = colourClass.exec(name) ?? [];
      return kind ? [`.${name} { ${kind === "on" ? "background" : "color"}: #${colour}; }`] : [];
    })
    .join("\n");
