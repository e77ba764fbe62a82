import type { ColumnFormat, ViewFormat } from "./formatting";

/** What a value in a view's filter is measured against. `days` counts from today: -1 is yesterday. */
export type Operand = string | boolean | { today: number } | "[Me]";
export type Comparison = "Eq" | "Neq" | "Lt" | "Leq" | "Gt" | "Geq";

export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { column: string; is: Comparison; value: Operand }
  | { column: string; oneOf: readonly string[] }
  | { column: string; empty: boolean };

export interface SortBy {
  column: string;
  descending?: boolean;
}

/** A view as it is declared once. People may change it in SharePoint; then it is theirs. */
export interface ViewDefinition {
  /** Its name, and for good its place in the address. */
  title: string;
  /** Why it is there and why its filter is what it is; for whoever reads this. */
  about: string;
  /** Internal names in their order; `LinkTitle` is the title as a link. */
  columns: readonly string[];
  where?: Condition;
  sort?: readonly SortBy[];
  group?: string;
  /** A month at a time, from the first of these columns to the second. */
  calendar?: { from: string; to: string; title: string; subtitle: string };
  /** Rows a page, at most 5,000; 50 unless told. */
  rows?: number;
  /** Shown when somebody opens the list. Only set when the view is made: people choose after that. */
  isDefault?: boolean;
  format?: ViewFormat;
  /** Fingerprints of what earlier versions of this app declared: a view still like that is brought up to date. */
  former?: readonly string[];
}

/** How one column looks in every view. */
export interface ColumnFormatting {
  column: string;
  format: ColumnFormat;
  former?: readonly string[];
}

/** What a list has beyond its columns. */
export interface ListViews {
  list: string;
  views: readonly ViewDefinition[];
  formats: readonly ColumnFormatting[];
}

export const today = (days = 0): Operand => ({ today: days });
export const is = (column: string, comparison: Comparison, value: Operand): Condition => ({
  column,
  is: comparison,
  value,
});
export const oneOf = (column: string, ...values: string[]): Condition => ({ column, oneOf: values });
export const empty = (column: string): Condition => ({ column, empty: true });
export const filled = (column: string): Condition => ({ column, empty: false });
/** SharePoint looks at the first of these first: it must be indexed and leave few rows (5,000 at most). */
export const all = (...conditions: Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: Condition[]): Condition => ({ any: conditions });

/** Every column a view filters, sorts or groups by: on a large list each must be indexed. */
export function columnsAsked({ where, sort = [], group, calendar }: ViewDefinition): string[] {
  const inCondition = (condition: Condition): string[] => {
    if ("all" in condition) return condition.all.flatMap(inCondition);
    if ("any" in condition) return condition.any.flatMap(inCondition);
    return [condition.column];
  };
  return [
    ...(where ? inCondition(where) : []),
    ...sort.map(({ column }) => column),
    ...(group ? [group] : []),
    ...(calendar ? [calendar.from, calendar.to] : []),
  ];
}
