import type { PersonId } from "../../common/ids";
import { has } from "../../common/person";
import type { GovernanceDeps } from "./governance-deps";
import { type ForumMember, hasGone, sameWords } from "./member";

export interface ServiceWithoutLead {
  service: string;
  /** Who led it, and has left. */
  was: string | undefined;
  champions: readonly string[];
}

/** Services of the council that nobody leads engagement in. A champion helps, and leads nothing; nor does a councillor. */
export async function servicesWithoutLead(
  { members, directory, settings }: Pick<GovernanceDeps, "members" | "directory" | "settings">,
  councillors?: ReadonlySet<PersonId>,
): Promise<readonly ServiceWithoutLead[]> {
  const theirs = councillors ?? (await councillorsOf(directory));
  const all = members.all();
  return settings().services.flatMap((service) => {
    const own = all.filter((each) => sameWords(each.service, service));
    const leads = own.filter((each) => leadsIn(each, theirs));
    if (leads.some((lead) => !hasGone(directory, lead))) return [];
    const champions = own.filter((each) => each.champion && !hasGone(directory, each));
    return [{ service, was: leads[0]?.person.name, champions: champions.map(({ person }) => person.name) }];
  });
}

const leadsIn = ({ champion, person }: ForumMember, councillors: ReadonlySet<PersonId>): boolean =>
  !champion && !councillors.has(person.id);

/** Members who are no officers: they see what the forum shares, and lead no engagement. */
export async function councillorsOf({
  withRole,
}: Pick<GovernanceDeps["directory"], "withRole">): Promise<ReadonlySet<PersonId>> {
  const all = await withRole("member");
  return new Set(all.filter((person) => !has(person, "officer")).map(({ id }) => id));
}
