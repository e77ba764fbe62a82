import { addDays, type Day } from "../../common/days";
import { type Festival, type SeedDate, seed } from "./seed-date";
import { dayIn, onOrAfter, onOrBefore } from "./year-days";

const [sunday, monday, saturday] = [0, 1, 6];

const civic = (key: string, name: string, severity: SeedDate["severity"], source: string): Festival => ({
  ...{ key, name, severity, source, kind: severity === "info" ? "Awareness" : "Cultural date" },
  ...{ community: "", confidence: "high" },
});
const pattern = (key: string, name: string): Festival => ({
  ...civic(key, name, "info", "Usual pattern; check it"),
  confidence: "low",
});

/** Civic days that fall on a weekday of their month. */
export function weekdayDates(year: number): readonly SeedDate[] {
  const carers = onOrAfter(dayIn(year, 6, 8), monday);
  const refugees = onOrBefore(dayIn(year, 6, 20), monday);
  const carnival = addDays(onOrBefore(dayIn(year, 8, 31), monday), -1);
  const remembrance = remembranceSunday(year);
  return [
    seed(pattern("carers-week", "Carers Week"), carers, addDays(carers, 6)),
    seed(pattern("refugee-week", "Refugee Week"), refugees, addDays(refugees, 6)),
    seed(
      civic("armed-forces-day", "Armed Forces Day", "low", "The last Saturday of June"),
      onOrBefore(dayIn(year, 6, 30), saturday),
    ),
    seed(
      civic("notting-hill-carnival", "Notting Hill Carnival", "low", "Sunday and Monday of the bank holiday"),
      ...([carnival, addDays(carnival, 1)] as const),
    ),
    seed(
      civic("remembrance-sunday", "Remembrance Sunday", "medium", "The second Sunday of November"),
      remembrance,
    ),
    seed(pattern("inter-faith-week", "Inter Faith Week"), remembrance, addDays(remembrance, 7)),
  ];
}

const remembranceSunday = (year: number): Day => onOrAfter(dayIn(year, 11, 8), sunday);
