import { type Entries, type Entry, entriesOf, isEntry } from "../content-entries";
import { readEditValue, UnreadableValue } from "./read-edit-value";

/**
 * Sets one field of one entry, or a part of it: `offset.full`, or `defaults.open.value` where the field is a
 * list of named things.
 * @param beside every entry of the same kind: what they hold shows what the field may hold.
 * @throws UnreadableValue when there is no such field or it cannot hold the value.
 */
export function setField(
  entries: Entries,
  { id, field, value }: { id: string; field: string; value: string },
  beside: readonly unknown[],
): void {
  if (!entries.ids().includes(id)) throw new UnreadableValue(`has no "${id}"`);
  const entry = entries.get(id);
  if (isEntry(entry)) {
    const path = field.split(".").map((name) => name.trim());
    if (path.some((name) => name === "" || isUnsafe(name))) throw new UnreadableValue("is not a field");
    setInside(entry, { path, value }, beside);
    return;
  }
  if (field.toLowerCase() !== "value") throw new UnreadableValue("has no such field; use the field: value");
  entries.set(id, readEditValue(value, beside));
}

function setInside(
  entry: Entry,
  { path, value }: { path: readonly string[]; value: string },
  beside: readonly unknown[],
): void {
  const [typed = "", ...rest] = path;
  const name = knownName(typed, beside);
  const seen = beside.flatMap((each) => (isEntry(each) && Object.hasOwn(each, name) ? [each[name]] : []));
  if (rest.length === 0) {
    entry[name] = readEditValue(value, seen);
    return;
  }
  const inside = entry[name];
  if (isEntry(inside)) {
    setInside(inside, { path: rest, value }, seen);
    return;
  }
  const listed = Array.isArray(inside) ? entriesOf(inside) : undefined;
  if (!listed) throw new UnreadableValue(`has no "${typed}" with parts of its own`);
  const [id = "", ...field] = rest;
  setField(listed, { id, field: field.join(".") || "value", value }, seen.flat());
}

/** People write "Sign off" for `signOff`; a name nobody knows stays, for the parser to refuse. */
function knownName(typed: string, beside: readonly unknown[]): string {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, "");
  const names = new Set(beside.flatMap((each) => (isEntry(each) ? Object.keys(each) : [])));
  return [...names].find((name) => plain(name) === plain(typed)) ?? typed;
}

/** Names that would reach behind the data into the language itself. */
export const isUnsafe = (name: string): boolean => ["__proto__", "prototype", "constructor"].includes(name);
