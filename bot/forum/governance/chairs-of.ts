import type { Person } from "../../common/person";
import type { GovernanceDeps } from "./governance-deps";
import { hasGone } from "./member";

/** The chair; while there is none, whoever leads engagement for the council. */
export async function chairsOf({
  members,
  directory,
}: Pick<GovernanceDeps, "members" | "directory">): Promise<readonly Person[]> {
  const chairs = members.all().filter((each) => each.chair && !hasGone(directory, each));
  const known = await Promise.allSettled(chairs.map(({ person }) => directory.find(person.id)));
  const found = known.flatMap((each) => (each.status === "fulfilled" && each.value ? [each.value] : []));
  if (found.length > 0) return [...new Map(found.map((person) => [person.id, person])).values()];
  // There is a chair, and the directory does not say who: nobody else is told in their place.
  const failed = known.find((each) => each.status === "rejected");
  if (failed) throw failed.reason;
  return directory.withRole("engagementLead");
}
