import { z } from "zod";
import { addDays, type Day, day } from "../../common/days";
import { dateKinds, dateSeverities } from "../date-to-avoid";
import fixedTable from "./fixed-days.json";
import { confidences, type SeedDate, seed } from "./seed-date";
import { dayIn } from "./year-days";

/** `02-01..02-end`, `12-24..01-02`: days of any year; the end may be in the next one. */
const daysForm = /^\d\d-\d\d(\.\.\d\d-(\d\d|end))?$/;

const tableSchema = z.array(
  z.object({
    ...{ key: z.string(), name: z.string(), source: z.string(), community: z.string().default("") },
    ...{ kind: z.enum(dateKinds), severity: z.enum(dateSeverities), confidence: z.enum(confidences) },
    ...{ audiences: z.array(z.string()).default([]), advice: z.string().optional() },
    days: z.string().regex(daysForm),
    /** Only in these years; every year without. */
    years: z.array(z.number().int()).optional(),
  }),
);
const table = tableSchema.parse(fixedTable);

/** Days and months that are the same every year. */
export function fixedDates(year: number): readonly SeedDate[] {
  return table
    .filter(({ years }) => years === undefined || years.includes(year))
    .map(({ days, years, advice, ...festival }) => {
      const [from, to] = inYear(days, year);
      return seed({ ...festival, ...(advice ? { advice } : {}) }, from, to);
    });
}

function inYear(days: string, year: number): [Day, Day] {
  const [first = "", last = first] = days.split("..");
  const from = day(`${year}-${first}`);
  if (last.endsWith("-end")) return [from, addDays(dayIn(year, Number(last.slice(0, 2)) + 1, 1), -1)];
  return [from, day(`${last < first ? year + 1 : year}-${last}`)];
}
