import { addDays, type Day } from "../../common/days";
import { easterSunday } from "../../common/working-days";
import type { Festival, SeedDate } from "./seed-date";
import { seed } from "./seed-date";
import { dayIn, onOrBefore } from "./year-days";

/** Orthodox Easter: the Julian computus (Meeus), 13 days later in our calendar from 1900 to 2099. */
export function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const date = ((d + e + 114) % 31) + 1;
  return addDays(dayIn(year, month, date), 13);
}

const christian = (key: string, name: string, severity: SeedDate["severity"]): Festival => ({
  ...{ key, name, severity, kind: "Faith festival", community: "Christian" },
  ...{ source: "Worked out from the date of Easter", confidence: "high" },
});
const orthodox = (key: string, name: string): Festival => ({
  ...christian(key, name, "medium"),
  ...{ community: "Orthodox Christian", source: "Worked out by the Julian calendar" },
});

/** What hangs on Easter, West and East, and Advent. */
export function christianDates(year: number): readonly SeedDate[] {
  const easter = easterSunday(year);
  const east = orthodoxEaster(year);
  return [
    seed(orthodox("orthodox-christmas", "Orthodox Christmas"), dayIn(year, 1, 7)),
    seed(christian("ash-wednesday", "Ash Wednesday", "low"), addDays(easter, -46)),
    seed(christian("easter", "Holy Week and Easter (Western)", "high"), addDays(easter, -7), easter),
    seed(orthodox("orthodox-easter", "Orthodox Good Friday to Easter"), addDays(east, -2), east),
    seed(christian("ascension-day", "Ascension Day", "low"), addDays(easter, 39)),
    seed(christian("pentecost", "Pentecost", "low"), addDays(easter, 49)),
    seed(
      { ...christian("advent-sunday", "Advent Sunday", "low"), source: "The fourth Sunday before Christmas" },
      addDays(onOrBefore(dayIn(year, 12, 24), 0), -21),
    ),
  ];
}
