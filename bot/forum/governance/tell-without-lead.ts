import type { Person } from "../../common/person";
import { tellEach } from "../tell-once";
import { chairsOf } from "./chairs-of";
import type { GovernanceDeps } from "./governance-deps";
import { type ServiceWithoutLead, servicesWithoutLead } from "./services-without-lead";

/**
 * The chair and whoever leads engagement hear of a service that nobody leads engagement in: once, in one message of
 * all that are new to them, and again when it had a lead and lost it.
 */
export async function tellWithoutLead(deps: GovernanceDeps): Promise<number> {
  // A forum that nobody is in yet misses no lead; nor does one whose members are not read yet.
  if (deps.members.all().length === 0) return 0;
  const without = await servicesWithoutLead(deps);
  const led = deps.settings().services.filter((name) => !without.some(({ service }) => service === name));
  const both = [...(await chairsOf(deps)), ...(await deps.directory.withRole("engagementLead"))];
  const people = [...new Map(both.map((person) => [person.id, person])).values()];
  return tellEach(people, async (to) => {
    for (const service of led) await deps.told.release(markOf(service, to));
    return tell(deps, to, without);
  });
}

async function tell(
  { told, notices }: Pick<GovernanceDeps, "told" | "notices">,
  to: Person,
  without: readonly ServiceWithoutLead[],
): Promise<boolean> {
  const services: ServiceWithoutLead[] = [];
  try {
    for (const each of without) if (await told.claim(markOf(each.service, to))) services.push(each);
    if (services.length === 0) return false;
    await notices.withoutLead(to, { services });
    return true;
  } catch (failure) {
    for (const { service } of services) await told.release(markOf(service, to)).catch(() => undefined);
    throw failure;
  }
}

const markOf = (service: string, { id }: Person): string => `no-lead/${service.trim().toLowerCase()}/${id}`;
