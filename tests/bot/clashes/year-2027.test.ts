import { seedDates, seedYears } from "../../../bot/calendar";
import { createViews } from "../../../bot/clashes/views";
import { toNumber } from "../../../bot/common/day-number";
import { addDays, day } from "../../../bot/common/days";
import { buildAsk, clashesOf, settings, workingDays } from "./clashing";

const dates = seedYears.flatMap((year) => seedDates(year).map((date) => ({ ...date, areas: [] })));
const view = createViews({ datesToAvoid: () => dates, settings: () => settings, workingDays });
const mondays = Array.from({ length: 52 }, (_, week) => addDays(day("2027-01-04"), 7 * week));

function scored(weeks: number) {
  return mondays
    .map((startDate) => {
      const [from, to] = [toNumber(startDate), toNumber(addDays(startDate, 7 * weeks))];
      const scores = view({ areas: [], audiences: [] }, from);
      const score = scores.opening(from) + scores.closing(to) + scores.run(from, to);
      return { startDate, score, free: scores.lost(from, to) === 0 && score === 0 };
    })
    .sort((one, other) => one.score - other.score);
}

it.each([6, 8, 12])("finds no Monday of 2027 that is free of everything for %i weeks", (weeks) => {
  expect(scored(weeks).filter(({ free }) => free)).toEqual([]);
});

it("finds the best starts of 2027 where the research found them", () => {
  const six = scored(6)
    .slice(0, 3)
    .map(({ startDate }) => startDate);
  const named = ["2027-01-04", "2027-06-07", "2027-09-06", "2027-09-13", "2027-11-01", "2027-11-08"];
  expect(six.filter((start) => named.includes(start)).length).toBeGreaterThanOrEqual(2);
  const twelve = scored(12)
    .slice(0, 4)
    .map(({ startDate }) => startDate);
  for (const start of twelve) expect(start >= "2027-08-30" && start <= "2027-09-27").toBe(true);
});

it("offers a few days sooner, and the same length, as its own finding advises", () => {
  const clashes = clashesOf({ dates, now: "2027-01-04T09:00:00Z" });
  const { findings, alternatives } = clashes.check(
    buildAsk({ startDate: day("2027-02-06"), endDate: day("2027-03-22") }),
  );
  const opening = findings.find(({ kind }) => kind === "openingDay");
  expect(opening?.advice).toBe("Try Friday 5 February.");
  expect(alternatives.some(({ startDate }) => startDate < "2027-02-06")).toBe(true);
  expect(alternatives.some(({ why }) => !why.includes("It is longer"))).toBe(true);
  // 21 to 28 March is Holy Week: another reason to close on another day does not take it out of that.
  for (const { endDate, why } of alternatives)
    if (endDate >= "2027-03-21" && endDate <= "2027-03-28") expect(why).not.toContain("Holy Week");
});
