import { has, type Person } from "../common/person";

/** The engagement team answers for the list of dates. */
export const canCheckDates = (person: Person): boolean => has(person, "engagementLead");
