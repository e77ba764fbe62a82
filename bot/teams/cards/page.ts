import { z } from "zod";

const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

/** Which page a button asks for; anything strange is the first page. */
export const readPage = (page: unknown): number => pageSchema.parse(page ?? 1);

/** One page of rows, and whether there are pages around it. A page past the end is the last one. */
export function pageOf<Row>(rows: readonly Row[], { page, size }: { page: number; size: number }) {
  const last = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(page, last);
  return {
    rows: rows.slice((at - 1) * size, at * size),
    page: at,
    pageNote: last > 1 ? `Page ${at} of ${last}` : "",
    previousPage: at - 1,
    nextPage: at + 1,
    hasPrevious: at > 1,
    hasNext: at < last,
  };
}
