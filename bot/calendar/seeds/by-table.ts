import { z } from "zod";
import { type Day, toDay } from "../../common/days";
import { dateKinds, dateSeverities } from "../date-to-avoid";
import { daysThatAre } from "./intl-calendars";
import moonTable from "./moon-table.json";
import { confidences, type SeedDate, seed } from "./seed-date";

const days = z.string().transform((text): readonly [Day, Day] => {
  const [from, to = from] = text.split("..").map((each) => toDay(each));
  if (!from || !to || to < from) throw new Error(`${text} is no day and no days`);
  return [from, to];
});

const tableSchema = z.array(
  z.object({
    ...{ key: z.string(), name: z.string(), community: z.string(), source: z.string() },
    ...{ kind: z.enum(dateKinds), severity: z.enum(dateSeverities), confidence: z.enum(confidences) },
    advice: z.string().optional(),
    mayMoveDays: z.number().int().min(0).max(3),
    /** Years from here on are worked out from the moon alone, and nobody has published them yet. */
    derivedFrom: z.number().int().optional(),
    dates: z.array(days),
  }),
);

/** Festivals that no calendar of Node's gives rightly: Lunar New Year, Hindu, Sikh, Jain and Buddhist days. */
const table = tableSchema.parse(moonTable);

const derived = "Worked out from the moon (astronomy-engine); not yet published. Check it.";

export function tableDates(year: number): readonly SeedDate[] {
  return table.flatMap(({ dates, derivedFrom, ...festival }) => {
    const isDerived = derivedFrom !== undefined && year >= derivedFrom;
    const rest = isDerived ? { ...festival, source: derived, confidence: "low" as const } : festival;
    const { advice, key, ...told } = rest;
    return dates
      .filter(([from]) => from.startsWith(`${year}-`))
      .map(([from, to], at) =>
        seed({ ...told, ...(advice ? { advice } : {}), key: at === 0 ? key : `${key}-${at + 1}` }, from, to),
      );
  });
}

export function persianDates(year: number): readonly SeedDate[] {
  return daysThatAre("persian", "1 1", year).map((from) =>
    seed(
      {
        ...{ key: "nowruz", name: "Nowruz", kind: "Cultural date", severity: "low" },
        ...{ community: "Persian and Kurdish", mayMoveDays: 1, confidence: "high" },
        source: "Persian calendar, worked out",
      },
      from,
    ),
  );
}

/** The last year that the tables reach. Later years lack these festivals, which the yearly review says. */
export const lastTableYear = Math.min(
  ...table.map(({ dates }) => Math.max(...dates.map(([from]) => Number(from.slice(0, 4))))),
);
