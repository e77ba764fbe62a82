import { z } from "zod";
import { type Reference, toReference } from "../common/ids";
import { readDay } from "../common/read-day";
import type { EventDay, GroupReached, LinkedDocument } from "./record-details";

/*
 * Some columns of the list hold several things, one a line, its parts between bars: people can read them
 * and mend them by hand. What cannot be read is left out here, and goes back into the list as it was typed.
 */

/** Kept beside a list rather than in it: whoever shows or counts the list need not know. */
const unread = new WeakMap<object, readonly string[]>();

/** The lines that stood beside these and could not be read. */
export const unreadOf = (list: readonly unknown[]): readonly string[] => unread.get(list) ?? [];

/** A list made from another, with the lines of that one that could not be read. */
export function withUnread<Value>(list: readonly Value[], from: readonly unknown[]): readonly Value[] {
  return marked([...list], unreadOf(from));
}

function marked<Value>(list: readonly Value[], lines: readonly string[]): readonly Value[] {
  if (lines.length > 0) unread.set(list, lines);
  return list;
}

/** Each line read on its own; one that cannot be is kept as it was typed. */
function readEach<Value>(text: string, read: (line: string) => Value | undefined): readonly Value[] {
  const all = linesOf(text).map((line) => ({ line, value: read(line) }));
  return marked(
    all.flatMap(({ value }) => (value === undefined ? [] : [value])),
    all.flatMap(({ line, value }) => (value === undefined ? [line.trim()] : [])),
  );
}

const written = (list: readonly unknown[], lines: readonly string[]): string =>
  [...lines, ...unreadOf(list)].join("\n");

const parts = (line: string): string[] => line.split("|").map((part) => part.trim());
const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim());
/** A bar inside a part would make two of it. */
const plain = (text: string): string => text.replace(/\s*[|\r\n]+\s*/g, " ").trim();
const joined = (...all: readonly string[]): string =>
  all
    .map(plain)
    .join(" | ")
    .replace(/( \| )+$/, "");

const reachedSchema = z.enum(["yes", "partly", "no"]);
const countSchema = z.coerce.number().int().min(0).max(10_000_000);

/** `Young people | partly | 12 | youth council`, one a line. */
export const readGroupsReached = (text: string): readonly GroupReached[] =>
  readEach(text, (line) => {
    const [group = "", said = "", number = "", how = ""] = parts(line);
    const reached = reachedSchema.safeParse(said.toLowerCase());
    const count = number ? countSchema.safeParse(number) : undefined;
    if (!group || !reached.success || (count && !count.success)) return undefined;
    return { group, reached: reached.data, count: count?.data, how };
  });

export const writeGroupsReached = (groups: readonly GroupReached[]): string =>
  written(
    groups,
    groups.map(({ group, reached, count, how }) =>
      joined(group, reached, count === undefined ? "" : `${count}`, how),
    ),
  );

/** `2027-03-04 | Drop-in | Town hall`, one a line; the day as people type it in chat, too. */
export const readEvents = (text: string): readonly EventDay[] =>
  readEach(text, (line) => {
    const [when = "", what = "", where = ""] = parts(line);
    const on = readDay(when);
    return on && { on, what, where };
  });

export const writeEvents = (events: readonly EventDay[]): string =>
  written(
    events,
    events.map(({ on, what, where }) => joined(on, what, where)),
  );

/** `Equality assessment | https://…`, or only the address, one a line. */
export const readDocuments = (text: string): readonly LinkedDocument[] =>
  readEach(text, (line) => {
    const all = parts(line);
    const isPublic = /^public$/i.test(all.at(-1) ?? "");
    const [url = "", ...titles] = all.slice(0, isPublic ? -1 : undefined).reverse();
    if (!/^https?:\/\/\S+$/i.test(url)) return undefined;
    return { title: titles.reverse().join(" ").trim() || url, url, ...(isPublic && { isPublic }) };
  });

export const writeDocuments = (documents: readonly LinkedDocument[]): string =>
  written(
    documents,
    documents.map(({ title, url, isPublic }) => joined(title, url, isPublic ? "public" : "")),
  );

const wordsIn = (text: string): string[] => text.split(/[\s,;|]+/).filter(Boolean);
const referencesIn = (text: string): Reference[] => wordsIn(text).flatMap((word) => toReference(word) ?? []);

/** References, with any sign between them. A line that says more than that is kept as it was typed, too. */
export const readReferences = (text: string): readonly Reference[] =>
  marked(
    [...new Set(referencesIn(text))],
    linesOf(text)
      .map((line) => line.trim().replace(/\s+/g, " "))
      .filter((line) => wordsIn(line).some((word) => !toReference(word))),
  );

/** One a line; those that stand in a line of more words already are not written twice. */
export const writeReferences = (all: readonly Reference[]): string => {
  const said = new Set(unreadOf(all).flatMap(referencesIn));
  return written(
    all,
    all.filter((reference) => !said.has(reference)),
  );
};
