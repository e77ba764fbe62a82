import { z } from "zod";
import type { Day } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Consultation, MethodRating, Named } from "../consultation";
import { timingOf } from "../timing";

const lowest = 1;
const highest = 6;
const ratingSchema = z.coerce.number().int().min(lowest).max(highest);
const savedSchema = z.union([
  z.array(z.object({ method: z.string(), rating: z.unknown() })),
  z.record(z.string(), z.unknown()),
]);

/** Reads `Focus group: 5`, one a line, or the same as JSON. What is no rating from 1 to 6 is left out. */
export function readMethodRatings(text: string): MethodRating[] {
  return (fromJson(text) ?? fromLines(text)).flatMap(([method, said]) => {
    const rating = ratingSchema.safeParse(said);
    return method.trim() && rating.success ? [{ method: method.trim(), rating: rating.data }] : [];
  });
}

function fromJson(text: string): [string, unknown][] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const saved = savedSchema.parse(JSON.parse(text));
    return Array.isArray(saved) ? saved.map(({ method, rating }) => [method, rating]) : Object.entries(saved);
  } catch {
    return undefined;
  }
}

const fromLines = (text: string): [string, unknown][] =>
  text.split(/\r?\n/).flatMap((line): [string, unknown][] => {
    const [, method, rating] = /^(.+?)\s*[:=-]\s*(\d)(?:\s*(?:\/|out of)\s*6)?\s*$/.exec(line) ?? [];
    return method && rating ? [[method, rating]] : [];
  });

/** One consultation that used a method. */
export interface MethodTried {
  reference: Reference;
  title: string;
  leadOfficer: Named | undefined;
  startDate: Day | undefined;
  /** Where a person sees its row. */
  listUrl: string;
  /** From 1 to 6; undefined until it is rated. */
  rating: number | undefined;
}

/**
 * Who has tried a method, by any of its names: work that has begun or was rated, the latest first. Who only
 * plans to is no proof of anything, and neither is work that was stopped before it was rated.
 */
export function triedMethod(
  rows: readonly Consultation[],
  { names, today }: { names: readonly string[]; today: Day },
): MethodTried[] {
  const known = new Set(names.map(plain));
  return rows
    .map((row) => ({
      row,
      used: row.methods?.some((method) => known.has(plain(method))) ?? false,
      rating: row.methodRatings?.find(({ method }) => known.has(plain(method)))?.rating,
    }))
    .filter(
      ({ row, used, rating }) =>
        rating !== undefined || (used && row.workflowStatus !== "Stopped" && hasBegun(row, today)),
    )
    .sort((one, other) => (other.row.startDate ?? "").localeCompare(one.row.startDate ?? ""))
    .map(({ row: { reference, title, leadOfficer, startDate, listUrl }, rating }) => ({
      ...{ reference, title, leadOfficer, startDate, listUrl, rating },
    }));
}

const plain = (name: string): string => name.trim().toLowerCase();

const hasBegun = (row: Consultation, today: Day): boolean => {
  const timing = timingOf(row, today);
  return timing === "open" || timing === "closed";
};
