import { entriesOf, isEntry } from "../content-entries";

/** One difference. A whole entry that was added has no `from`, one that was removed no `to`, and no field. */
export interface EditionChange {
  /** The file of content, such as `steps`. */
  part: string;
  /** The entry, such as `3.4`. */
  id: string;
  /** Such as `title` or `offset.full`; empty for a whole entry. */
  field: string;
  from: unknown;
  to: unknown;
}

/** What differs between two editions of the content, in the order of the newer one, what was removed last. */
export function compareEditions(from: object, to: object): EditionChange[] {
  const [older, newer] = [from as Record<string, unknown>, to as Record<string, unknown>];
  return union(Object.keys(newer), Object.keys(older)).flatMap((part) =>
    compareParts(part, older[part], newer[part]),
  );
}

function compareParts(part: string, from: unknown, to: unknown): EditionChange[] {
  const [older, newer] = [entriesOf(from), entriesOf(to)];
  return union(newer?.ids() ?? [], older?.ids() ?? []).flatMap((id) => {
    const [was, is] = [older?.get(id), newer?.get(id)];
    if (was === undefined || is === undefined) return [{ part, id, field: "", from: was, to: is }];
    return fields(was, is).map((change) => ({ part, id, ...change }));
  });
}

function fields(from: unknown, to: unknown, path = ""): Pick<EditionChange, "field" | "from" | "to">[] {
  if (isEntry(from) && isEntry(to)) {
    return union(Object.keys(to), Object.keys(from)).flatMap((name) =>
      fields(from[name], to[name], path ? `${path}.${name}` : name),
    );
  }
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field: path, from, to }];
}

const union = (first: readonly string[], second: readonly string[]): string[] => [
  ...new Set([...first, ...second]),
];
