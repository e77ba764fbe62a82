import { createHash } from "node:crypto";
import type { ListDefinition } from "../columns";
import { samePlainly, type ValueType, viewQuery } from "./caml";
import type { ColumnFormatting, ViewDefinition } from "./views";

/** A view as SharePoint shows it, as far as provisioning looks at it. */
export interface ViewThere {
  Id: string;
  Title: string;
  PersonalView?: boolean;
  ServerRelativeUrl?: string;
  ViewQuery?: string | null;
  ViewType2?: string | null;
  ViewData?: string | null;
  CustomFormatter?: string | null;
  RowLimit?: number;
  /** The whole view, and the one place that says which columns it shows. */
  ListViewXml?: string | null;
}

/** A view in SharePoint's own terms, spelt one way: what is compared, and what is written. */
export interface ViewFacts {
  columns: readonly string[];
  query: string;
  rows: number;
  calendar: string;
  format: string;
}

const usualRows = 50;

export function wantedFacts(view: ViewDefinition, list: ListDefinition): ViewFacts {
  return {
    columns: view.columns,
    query: viewQuery(view, typeIn(list)),
    rows: view.rows ?? usualRows,
    calendar: view.calendar ? calendarData(view.calendar) : "",
    format: view.format ? JSON.stringify(view.format) : "",
  };
}

export function factsThere(view: ViewThere): ViewFacts {
  const shown = /<ViewFields>([\s\S]*?)<\/ViewFields>/.exec(view.ListViewXml ?? "")?.[1] ?? "";
  return {
    columns: [...shown.matchAll(/<FieldRef Name=["'](\w+)["']/g)].map(([, name = ""]) => name),
    query: view.ViewQuery ?? "",
    rows: view.RowLimit ?? usualRows,
    calendar: view.ViewType2 === "MODERNCALENDAR" ? (view.ViewData ?? "") : "",
    format: view.CustomFormatter ?? "",
  };
}

/** Which words a month's, week's and day's entries show. */
export const calendarData = ({ title, subtitle }: { title: string; subtitle: string }): string =>
  [
    ["CalendarMonthTitle", title],
    ["CalendarWeekTitle", title],
    ["CalendarWeekLocation", subtitle],
    ["CalendarDayTitle", title],
    ["CalendarDayLocation", subtitle],
  ]
    .map(([type, name]) => `<FieldRef Name='${name}' Type='${type}'/>`)
    .join("");

/** Without what may differ though nobody changed anything: quotes, spaces, the order of nothing. */
const plain = ({ columns, query, rows, calendar, format }: ViewFacts) => ({
  columns,
  query: samePlainly(query),
  rows,
  calendar: samePlainly(calendar),
  format: plainJson(format),
});

function plainJson(text: string): string {
  if (text.trim() === "") return "";
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

export const fingerprint = (facts: ViewFacts): string => hash(JSON.stringify(plain(facts)));
export const formatPrint = (format: string): string => hash(plainJson(format));
const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

export type Verdict = "missing" | "same" | "outdated" | "edited";

/**
 * Ours as declared, ours as an earlier version declared it, or changed by a person. Nothing is written down
 * on the site to tell these apart: every declaration there ever was is known here by its fingerprint, so
 * what is like none of them is somebody's own and is left alone.
 */
export function judge(there: string | undefined, wanted: string, former: readonly string[] = []): Verdict {
  if (there === undefined) return "missing";
  if (there === wanted) return "same";
  return former.includes(there) ? "outdated" : "edited";
}

/** In words, what a person changed about a view. */
export function changesIn(there: ViewFacts, wanted: ViewFacts): string {
  const [a, b] = [plain(there), plain(wanted)];
  const changed = [
    a.columns.join() === b.columns.join() ? undefined : "its columns",
    a.query === b.query ? undefined : "its filter, order or groups",
    a.rows === b.rows ? undefined : "how many rows a page has",
    a.calendar === b.calendar ? undefined : "its calendar",
    a.format === b.format ? undefined : "how its rows look",
  ].filter((each) => each !== undefined);
  return changed.length > 1 ? `${changed.slice(0, -1).join(", ")} and ${changed.at(-1)}` : (changed[0] ?? "");
}

/** By its place in the address, which stays when people give it another name; else by its name. */
export function findView(views: readonly ViewThere[], title: string): ViewThere | undefined {
  const shared = views.filter(({ PersonalView }) => !PersonalView);
  const page = `/${title}.aspx`.toLowerCase();
  const at = (view: ViewThere) => decodeURI(view.ServerRelativeUrl ?? "").toLowerCase();
  return shared.find((view) => at(view).endsWith(page)) ?? shared.find(({ Title }) => Title === title);
}

/** A column's format there, as something to compare: nothing is "missing". */
export const formatThere = (text: string | null | undefined): string | undefined =>
  text && text.trim() !== "" && text.trim() !== "{}" ? formatPrint(text) : undefined;

export const formatWanted = ({ format }: ColumnFormatting): string => JSON.stringify(format);

const typeIn =
  (list: ListDefinition) =>
  (name: string): ValueType => {
    const kind = list.columns.find((column) => column.name === name)?.kind.type;
    if (kind === "day" || kind === "instant") return "DateTime";
    return kind === "yesNo" || kind === "person" || name === "ID" ? "Integer" : "Text";
  };
