import { addDays, type Day, dayOf } from "../../common/days";
import { has, type Person } from "../../common/person";
import type { Consultation } from "../consultation";
import { canPlan } from "../permissions";
import { readReviewerLines } from "../reviewing/reviewers";
import type { UpkeepDeps } from "./upkeep-deps";

/** "Anything for next year?", to one person. */
export interface NextYearAsk {
  year: number;
  /** Those they lead or review for. */
  services: readonly string[];
}

export const nextYearAnswers = ["nothing", "planning"] as const;
export type NextYearAnswer = (typeof nextYearAnswers)[number];

/** What those who were asked said so far. */
export interface NextYearSaid {
  year: number;
  planning: readonly Person[];
  nothing: readonly Person[];
  silent: readonly Person[];
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const askedAbout = (year: number): string => `next-year-${year}`;
export const answerAbout = (year: number, answer: NextYearAnswer): string => `next-year-${year}-${answer}`;

/** Somebody who led something longer ago than this may lead nothing any more. */
const recentDays = 730;

/** Whoever leads the work of a service, or reviews for it, with their services. People who left are none of them. */
export async function peopleToAsk(
  deps: Pick<UpkeepDeps, "register" | "directory" | "clock" | "review">,
): Promise<{ person: Person; services: readonly string[] }[]> {
  const { register, directory, clock, review } = deps;
  const since = addDays(dayOf(clock.now()), -recentDays);
  const services = new Map<string, { person: Person; services: Set<string> }>();
  const add = (person: Person, service: string) => {
    const known = services.get(person.id) ?? { person, services: new Set<string>() };
    services.set(person.id, known);
    if (service.trim()) known.services.add(service.trim());
  };
  const found = new Map<string, Person | undefined>();
  for (const { leadOfficer, service, ...row } of register.all()) {
    if (!leadOfficer || !isRecent(row, since)) continue;
    const { id } = leadOfficer;
    // Whom the directory cannot tell of just now is asked at a later look.
    if (!found.has(id)) found.set(id, await directory.find(id).catch(() => undefined));
    const person = found.get(id);
    if (person && canPlan(person)) add(person, service);
  }
  for (const { service, who } of readReviewerLines(review.reviewerLines())) {
    const managers = (await directory.search(who)).filter((person) => has(person, "manager"));
    // A name that may mean several managers means none of them.
    if (managers.length === 1 && managers[0]) add(managers[0], service);
  }
  return [...services.values()]
    .map(({ person, services: all }) => ({ person, services: [...all].sort() }))
    .sort((one, other) => one.person.name.localeCompare(other.person.name));
}

const isRecent = (
  { workflowStatus, startDate, endDate }: Pick<Consultation, "workflowStatus" | "startDate" | "endDate">,
  since: Day,
): boolean => {
  const last = endDate ?? startDate;
  return workflowStatus !== "Stopped" && (last === undefined || last >= since);
};
