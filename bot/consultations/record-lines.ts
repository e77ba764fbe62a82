import { z } from "zod";
import { type Day, toDay } from "../common/days";
import { type Reference, toReference } from "../common/ids";
import type { EventDay, GroupReached, LinkedDocument } from "./record-details";

/*
 * Some columns of the list hold several things, one a line, its parts between bars: people can read them
 * and mend them by hand. What cannot be read is left out here, and stays in the list as it was typed.
 */

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
export function readGroupsReached(text: string): readonly GroupReached[] {
  return linesOf(text).flatMap((line) => {
    const [group = "", said = "", number = "", how = ""] = parts(line);
    const reached = reachedSchema.safeParse(said.toLowerCase());
    const count = number ? countSchema.safeParse(number) : undefined;
    if (!group || !reached.success || (count && !count.success)) return [];
    return [{ group, reached: reached.data, count: count?.data, how }];
  });
}

export const writeGroupsReached = (groups: readonly GroupReached[]): string =>
  groups
    .map(({ group, reached, count, how }) =>
      joined(group, reached, count === undefined ? "" : `${count}`, how),
    )
    .join("\n");

/** `2027-03-04 | Drop-in | Town hall`, one a line. */
export function readEvents(text: string): readonly EventDay[] {
  return linesOf(text).flatMap((line) => {
    const [when = "", what = "", where = ""] = parts(line);
    const on: Day | undefined = toDay(when);
    return on ? [{ on, what, where }] : [];
  });
}

export const writeEvents = (events: readonly EventDay[]): string =>
  events.map(({ on, what, where }) => joined(on, what, where)).join("\n");

/** `Equality assessment | https://…`, or only the address, one a line. */
export function readDocuments(text: string): readonly LinkedDocument[] {
  return linesOf(text).flatMap((line) => {
    const all = parts(line);
    const url = all.at(-1) ?? "";
    if (!/^https?:\/\/\S+$/i.test(url)) return [];
    return [{ title: all.slice(0, -1).join(" ").trim() || url, url }];
  });
}

export const writeDocuments = (documents: readonly LinkedDocument[]): string =>
  documents.map(({ title, url }) => joined(title, url)).join("\n");

export const readReferences = (text: string): readonly Reference[] => [
  ...new Set(text.split(/[\s,;|]+/).flatMap((word) => toReference(word) ?? [])),
];
