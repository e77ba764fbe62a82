import { dayOf } from "../../common/days";
import { inWorkingHours } from "../../common/working-hours";
import { askedAbout, peopleToAsk, yearOf } from "./next-year";
import { tellEach } from "./tell-each";
import type { UpkeepDeps } from "./upkeep-deps";

/**
 * Once a year each lead officer and reviewer of a service is asked what they plan for the next: from the month of
 * the settings on, in working hours. A job that was not running then does it when it runs.
 * @returns how many were asked.
 */
export async function askNextYear(deps: UpkeepDeps): Promise<number> {
  const { clock, workingDays, upkeep } = deps;
  const now = clock.now();
  const today = dayOf(now);
  if (Number(today.slice(5, 7)) < upkeep.planAheadMonth() || !inWorkingHours(now, workingDays)) return 0;
  const year = yearOf(today) + 1;
  const asked = await peopleToAsk(deps);
  const servicesOf = new Map(asked.map(({ person, services }) => [person.id, services]));
  return tellEach(
    deps,
    asked.map(({ person }) => person),
    {
      about: askedAbout(year),
      tell: (to) => upkeep.notices.nextYear(to, { year, services: servicesOf.get(to.id) ?? [] }),
    },
  );
}
