/** A column as it is declared once, for provisioning, mapping and tests alike. */
export interface Column {
  /** Internal name: what the code finds it by, whatever people rename the column to. */
  name: string;
  displayName: string;
  description?: string;
  indexed?: boolean;
  unique?: boolean;
  kind: ColumnKind;
}

export type ColumnKind =
  | { type: "text" }
  | { type: "note" }
  | { type: "choice"; choices: readonly string[]; open: boolean }
  | { type: "choices"; choices: readonly string[] }
  | { type: "day" }
  | { type: "instant" }
  | { type: "number" }
  | { type: "money" }
  | { type: "yesNo" }
  | { type: "person" };

export interface ListDefinition {
  /** Its name in the site and in its address. */
  name: string;
  description: string;
  /** What the built-in Title column is called here, and whether two rows may share it. */
  title: { displayName: string; unique?: boolean };
  columns: readonly Column[];
}

interface Extra {
  description?: string;
  indexed?: boolean;
  unique?: boolean;
}

const column =
  (kind: ColumnKind) =>
  (name: string, displayName: string, extra: Extra = {}): Column => ({ name, displayName, ...extra, kind });

/** At most 255 characters on one line. */
export const text = column({ type: "text" });
/** Several lines of plain text; also what links go in, since a link can be longer than 255. */
export const note = column({ type: "note" });
/** A day, without a time. */
export const day = column({ type: "day" });
export const instant = column({ type: "instant" });
export const number = column({ type: "number" });
export const money = column({ type: "money" });
export const yesNo = column({ type: "yesNo" });

/** One of these; `open` lets people type their own. */
export const choice = (
  name: string,
  displayName: string,
  choices: readonly string[],
  { open = false, ...extra }: Extra & { open?: boolean } = {},
): Column => ({ name, displayName, ...extra, kind: { type: "choice", choices, open } });

/** Several of these, and people may type their own: no council's words are in code. */
export const choices = (
  name: string,
  displayName: string,
  suggested: readonly string[],
  extra: Extra = {},
): Column => ({ name, displayName, ...extra, kind: { type: "choices", choices: suggested } });

/**
 * A people column, and beside it the person's Entra object id, which is what decides. Indexed where a view
 * asks for [Me] or groups by it: a view knows people by the column alone.
 */
export const person = (
  name: string,
  displayName: string,
  { indexed }: { indexed?: boolean } = {},
): readonly Column[] => [
  { name, displayName, ...(indexed ? { indexed } : {}), kind: { type: "person" } },
  {
    name: `${name}Id`,
    displayName: `${displayName} (id)`,
    description: "Kept by the app: the Entra object id of the person beside it.",
    indexed: true,
    kind: { type: "text" },
  },
];

export const longestText = 255;
export const longestNote = 63_999;
export const mostIndexes = 20;
