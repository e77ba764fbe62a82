import { z } from "zod";
import { type Day, toDay } from "../../common/days";
import { Failure } from "../../common/failure";

const pageSchema = z.coerce.number().int().min(1).max(100_000).default(1);

/** @throws Failure `invalid` for what is no page number. */
export function readPage(typed: unknown): number {
  const { success, data } = pageSchema.safeParse(typed);
  if (success) return data;
  throw new Failure("invalid", '"page" is a number from 1.');
}

/** The day in the address; today where none is said. */
export function readDayAsked(typed: unknown, today: Day): Day {
  if (typed === undefined) return today;
  const day = typeof typed === "string" ? toDay(typed) : undefined;
  if (day) return day;
  throw new Failure("invalid", "Give a day of the calendar, such as 2027-03-01.");
}

/** The rows of one page; beyond the last one, the last. */
export function pageOf<Row>(
  rows: readonly Row[],
  { page, size }: { page: number; size: number },
): { page: number; pages: number; rows: readonly Row[] } {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = Math.min(page, pages);
  return { page: shown, pages, rows: rows.slice((shown - 1) * size, shown * size) };
}
