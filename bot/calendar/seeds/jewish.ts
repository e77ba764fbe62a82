import { addDays, type Day, weekday } from "../../common/days";
import { daysThatAre } from "./intl-calendars";
import { type Festival, type SeedDate, seed } from "./seed-date";

const jewish = (key: string, name: string, severity: SeedDate["severity"]): Festival => ({
  ...{ key, name, severity, kind: "Faith festival", community: "Jewish", eveningBefore: true },
  ...{ source: "Hebrew calendar, worked out", confidence: "high" },
});

/** The fast is not on the Sabbath: it waits for the Sunday. */
const notOnSabbath = (from: Day): Day => (weekday(from) === 6 ? addDays(from, 1) : from);
/** Yom HaShoah keeps away from the Sabbath on either side. */
const besideSabbath = (from: Day): Day =>
  weekday(from) === 5 ? addDays(from, -1) : weekday(from) === 0 ? addDays(from, 1) : from;

const festivals: readonly (Festival & {
  first: readonly string[];
  days: number;
  held?: typeof notOnSabbath;
})[] = [
  // In a leap year Purim is in the second Adar, and no other month is called Adar alone.
  { ...jewish("purim", "Purim", "low"), first: ["14 Adar", "14 Adar II"], days: 1 },
  { ...jewish("pesach", "Pesach (Passover)", "high"), first: ["15 Nisan"], days: 8 },
  { ...jewish("yom-hashoah", "Yom HaShoah", "low"), first: ["27 Nisan"], days: 1, held: besideSabbath },
  { ...jewish("shavuot", "Shavuot", "high"), first: ["6 Sivan"], days: 2 },
  { ...jewish("tisha-bav", "Tisha B'Av", "low"), first: ["9 Av"], days: 1, held: notOnSabbath },
  { ...jewish("rosh-hashanah", "Rosh Hashanah", "high"), first: ["1 Tishri"], days: 2 },
  { ...jewish("yom-kippur", "Yom Kippur", "high"), first: ["10 Tishri"], days: 1 },
  { ...jewish("sukkot", "Sukkot to Simchat Torah", "medium"), first: ["15 Tishri"], days: 9 },
  { ...jewish("hanukkah", "Hanukkah", "low"), first: ["25 Kislev"], days: 8 },
];

export function jewishDates(year: number): readonly SeedDate[] {
  return festivals.flatMap(({ first, days, held = (from) => from, ...festival }) =>
    first
      .flatMap((each) => daysThatAre("hebrew", each, year))
      .map(held)
      .map((from) => seed(festival, from, addDays(from, days - 1))),
  );
}
