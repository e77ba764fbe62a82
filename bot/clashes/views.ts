import { type DayNumber, yearOf } from "../common/day-number";
import type { WorkingDays } from "../common/working-days";
import type { ClashAsk, ClashSettings, DateToAvoidForClashes } from "./clash";
import { type DayScores, scoreDays } from "./day-scores";
import { datesOfAudience, datesOfYears, type GradedDate, gradedFor } from "./graded-dates";
import { key } from "./names";

/** Years summed at once: those of the longest run, and of the dates that are looked for after it. */
const yearsAhead = 2;
/** Each is some tens of kilobytes. */
const mostKept = 64;

export type Viewed = Pick<ClashAsk, "areas" | "audiences">;

/** The dates of some years, before it is known whom they are for. */
interface YearsOfDates {
  dates: readonly GradedDate[];
  /** Without a date that is of some areas only, the areas asked about make no difference. */
  haveAreas: boolean;
  /** Which are an audience's own. */
  own: Map<string, ReadonlySet<number>>;
  views: Map<string, DayScores>;
}

/**
 * The calendar as it matters to some people, from the year of a day on. Made once for each set of people to whom it
 * matters differently, and kept until the dates change.
 */
export function createViews(deps: {
  datesToAvoid: () => readonly DateToAvoidForClashes[];
  settings: () => Pick<ClashSettings, "wholeArea" | "communities">;
  workingDays: WorkingDays;
}): (asked: Viewed, from: DayNumber) => DayScores {
  let dates: readonly DateToAvoidForClashes[] = [];
  const years = new Map<number, YearsOfDates>();

  function follow(): void {
    const now = deps.datesToAvoid();
    if (now !== dates && !(now.length === dates.length && now.every((date, at) => date === dates[at])))
      years.clear();
    dates = now;
  }

  function yearsFrom(from: number): YearsOfDates {
    const kept = years.get(from);
    if (kept) return kept;
    const graded = datesOfYears({ dates, workingDays: deps.workingDays }, { from, to: from + yearsAhead });
    const haveAreas = graded.some(({ date }) => date.areas.length > 0);
    const made = { dates: graded, haveAreas, own: new Map(), views: new Map() };
    keep(years, from, made);
    return made;
  }

  function ownDates({ dates: all, own }: YearsOfDates, audience: string): ReadonlySet<number> {
    const kept = own.get(audience);
    if (kept) return kept;
    const found = datesOfAudience(all, audience);
    keep(own, audience, found);
    return found;
  }

  return ({ areas, audiences }, day) => {
    follow();
    const { wholeArea, communities } = deps.settings();
    const from = yearOf(day);
    const known = yearsFrom(from);
    const owners = audiences
      .map((audience) => [audience, ownDates(known, audience)] as const)
      .filter(([, own]) => own.size > 0);
    const where = known.haveAreas ? areas.map(key).sort() : [];
    const whose = JSON.stringify([wholeArea, communities, where, owners.map(([audience]) => audience)]);
    const kept = known.views.get(whose);
    if (kept) return kept;
    const made = scoreDays(gradedFor(known.dates, { areas: where, owners }, { wholeArea, communities }), {
      from,
      to: from + yearsAhead,
    });
    keep(known.views, whose, made);
    return made;
  };
}

function keep<Key, Value>(kept: Map<Key, Value>, at: Key, value: Value): void {
  kept.set(at, value);
  if (kept.size <= mostKept) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}
