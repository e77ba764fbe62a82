import type { z } from "zod";

/** Reads content files and collects every mistake as `file, entry, field: what`, so that one run tells them all. */
export function contentReader() {
  const mistakes: string[] = [];

  const note = (file: string, entry: string, field: string, message: string) => {
    mistakes.push(`${file}, ${entry}, ${field}: ${message}`);
  };

  function believe<T>(file: string, entry: string, schema: z.ZodType<T>, item: unknown): T[] {
    const read = schema.safeParse(item);
    if (read.success) return [read.data];
    for (const { path, message } of read.error.issues) note(file, entry, path.join(".") || "entry", message);
    return [];
  }

  /** The entries of a list that are right; `kind` and the value of `key` name an entry to people. */
  function entries<T>(file: string, kind: string, key: string, schema: z.ZodType<T>, list: unknown): T[] {
    if (!Array.isArray(list)) {
      note(file, "the whole file", "list", "is not a list");
      return [];
    }
    const seen = new Set<unknown>();
    return list.flatMap((item: unknown, index) => {
      const own = isRecord(item) ? item[key] : undefined;
      const entry = own === undefined ? `entry ${index + 1}` : `${kind} ${own}`;
      if (own !== undefined && seen.has(own)) note(file, entry, key, "is used twice");
      seen.add(own);
      return believe(file, entry, schema, item);
    });
  }

  return { mistakes, note, believe, entries };
}

export const isRecord = (item: unknown): item is Record<string, unknown> =>
  typeof item === "object" && item !== null && !Array.isArray(item);
