import { isEntry } from "../content-entries";

/** A value that cannot be what its field holds; the message ends the sentence "Row 12 …". */
export class UnreadableValue extends Error {}

/** What people write for "nothing here", where a field may hold nothing. */
const nothing = new Set(["", "-", "none", "null", "nothing"]);
const yes = new Set(["yes", "true"]);
const no = new Set(["no", "false"]);

/**
 * What somebody typed into the Value column, as the field holds it. The entries beside it show what that is,
 * so that nobody has to write quotation marks around plain words.
 * @param seen what the same field holds in every entry of the file.
 * @throws UnreadableValue when it cannot be read.
 */
export function readEditValue(text: string, seen: readonly unknown[]): unknown {
  const typed = text.trim();
  const word = typed.toLowerCase();
  const may = (kind: (value: unknown) => boolean) => seen.some(kind);
  const isText = (value: unknown) => typeof value === "string";

  if (nothing.has(word) && may((value) => value === null)) return null;
  if (may((value) => typeof value === "number") && !may(isText)) {
    return nothing.has(word) ? null : readNumber(typed);
  }
  if (may((value) => typeof value === "boolean")) {
    if (yes.has(word)) return true;
    if (no.has(word)) return false;
    throw new UnreadableValue(`must be yes or no, not "${shown(typed)}"`);
  }
  if (may(Array.isArray)) return readList(typed, seen);
  if (may(isEntry) && !may(isText)) return readJson(typed);
  // A field that no entry has yet: words, unless they are plainly data.
  if (seen.length === 0 && /^[[{]/.test(typed)) return readJson(typed);
  return typed;
}

function readNumber(typed: string): number {
  const number = Number(typed.replace("−", "-"));
  if (typed === "" || Number.isNaN(number)) {
    throw new UnreadableValue(`must be a number, such as 10 or -10, not "${shown(typed)}"`);
  }
  return number;
}

/** Texts one a line, as a person types them, or JSON. */
function readList(typed: string, seen: readonly unknown[]): unknown {
  const items = seen.filter((value) => Array.isArray(value)).flat();
  if (typed.startsWith("[") || items.some((item) => typeof item !== "string")) return readJson(typed);
  return typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

export function readJson(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    throw new UnreadableValue(`must be JSON, such as {"full": -20}, not "${shown(typed)}"`);
  }
}

const shown = (typed: string): string => (typed.length > 60 ? `${typed.slice(0, 59)}…` : typed);
