import { addDays } from "../../common/days";
import { daysThatAre, lengthUntil } from "./intl-calendars";
import { type Festival, type SeedDate, seed } from "./seed-date";

const calendar = "islamic-umalqura";

const muslim = (key: string, name: string, severity: SeedDate["severity"]): Festival => ({
  ...{ key, name, severity, kind: "Faith festival", community: "Muslim" },
  ...{ eveningBefore: true, mayMoveDays: 1, confidence: "medium" },
  source: "Umm al-Qura calendar; mosques decide by the moon, so it may move by a day",
});

/** First day by their calendar, as day and month, and how many days it lasts. */
const festivals: readonly (Festival & { first: string; days: number | "whole month" })[] = [
  {
    ...muslim("ramadan", "Ramadan", "medium"),
    ...{ first: "1 9", days: "whole month" },
    advice: "No evening events with food, and none near sunset. Add a date after it for those who fast.",
  },
  { ...muslim("eid-al-fitr", "Eid al-Fitr", "high"), first: "1 10", days: 3 },
  { ...muslim("eid-al-adha", "Eid al-Adha", "high"), first: "10 12", days: 4 },
  { ...muslim("islamic-new-year", "Islamic New Year", "low"), first: "1 1", days: 1 },
  { ...muslim("ashura", "Ashura", "medium"), first: "10 1", days: 1 },
  { ...muslim("mawlid", "Mawlid al-Nabi", "low"), first: "12 3", days: 1 },
];

/** Their year is about eleven days shorter than ours, so a festival can come twice in one of ours. */
export function muslimDates(year: number): readonly SeedDate[] {
  return festivals.flatMap(({ first, days, key, ...festival }) =>
    daysThatAre(calendar, first, year).map((from, at) => {
      const length = days === "whole month" ? lengthUntil(calendar, from, "1 10") : days;
      return seed({ ...festival, key: at === 0 ? key : `${key}-${at + 1}` }, from, addDays(from, length - 1));
    }),
  );
}
