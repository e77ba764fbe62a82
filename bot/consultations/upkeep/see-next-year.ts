import { dayOf } from "../../common/days";
import type { Person } from "../../common/person";
import {
  answerAbout,
  askedAbout,
  type NextYearAnswer,
  type NextYearSaid,
  peopleToAsk,
  yearOf,
} from "./next-year";
import type { UpkeepDeps } from "./upkeep-deps";

/** What people said about the year they were last asked about; nothing while nobody was asked. */
export async function seeNextYear(deps: UpkeepDeps): Promise<NextYearSaid | undefined> {
  const { clock, upkeep } = deps;
  const today = dayOf(clock.now());
  const isAsking = Number(today.slice(5, 7)) >= upkeep.planAheadMonth();
  const year = yearOf(today) + (isAsking ? 1 : 0);
  const said: Record<NextYearAnswer | "silent", Person[]> = { planning: [], nothing: [], silent: [] };
  for (const { person } of await peopleToAsk(deps)) {
    const is = (about: string) => upkeep.told.has({ about, to: person.id });
    const [asked, planning, nothing] = await Promise.all([
      is(askedAbout(year)),
      is(answerAbout(year, "planning")),
      is(answerAbout(year, "nothing")),
    ]);
    // Whoever has logged something for that year need not say so.
    if (planning || (asked && !nothing && leadsIn(deps, person, year))) said.planning.push(person);
    else if (nothing) said.nothing.push(person);
    else if (asked) said.silent.push(person);
  }
  return Object.values(said).some((people) => people.length > 0) ? { year, ...said } : undefined;
}

const leadsIn = ({ register }: Pick<UpkeepDeps, "register">, { id }: Person, year: number): boolean =>
  register
    .all()
    .some(
      ({ leadOfficer, startDate, workflowStatus }) =>
        leadOfficer?.id === id && workflowStatus !== "Stopped" && startDate?.startsWith(`${year}-`),
    );
