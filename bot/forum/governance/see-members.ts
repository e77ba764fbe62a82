import type { Person } from "../../common/person";
import type { ForumAdviser } from "../forum-deps";
import type { GovernanceDeps } from "./governance-deps";
import { type AskStanding, type ForumMember, hasGone } from "./member";
import { canSeeDrafts } from "./permissions";
import { councillorsOf, type ServiceWithoutLead, servicesWithoutLead } from "./services-without-lead";

export type MemberPart = "lead" | "champion" | "councillor";

export interface MembersSeen {
  /** By service; those of none come last. */
  services: readonly { service: string; members: readonly (ForumMember & { part: MemberPart })[] }[];
  /** Who left and still has a place: for officers, to put right in the list. */
  gone: readonly ForumMember[];
  withoutLead: readonly ServiceWithoutLead[];
  asOf: Date;
  stale: boolean;
}

/** Who is in the forum, and for which service. */
export async function seeMembers(
  deps: GovernanceDeps,
  { person, shared = false }: { person: Person /** Others read along. */; shared?: boolean },
): Promise<MembersSeen> {
  const { members, directory } = deps;
  const all = members.all();
  const councillors = await councillorsOf(directory);
  const partOf = ({ person: { id }, champion }: ForumMember): MemberPart =>
    champion ? "champion" : councillors.has(id) ? "councillor" : "lead";
  const here = all.filter((each) => !hasGone(directory, each));
  const names = [...new Set(here.map(({ service }) => service.trim()))].sort(
    (one, other) => Number(one === "") - Number(other === "") || one.localeCompare(other),
  );
  const among = canSeeDrafts(person) && !shared;
  return {
    services: names.map((service) => ({
      service,
      members: here
        .filter((each) => each.service.trim() === service)
        .map((each) => ({ ...each, part: partOf(each) }))
        .sort((one, other) => one.person.name.localeCompare(other.person.name)),
    })),
    gone: among ? all.filter((each) => hasGone(directory, each)) : [],
    withoutLead: among ? await servicesWithoutLead(deps, councillors) : [],
    ...members.freshness(),
  };
}

/** Whom the forum can ask: who leads engagement in a service, and its champions. */
export const advisers = (
  deps: AskStanding,
  { members }: { members: readonly ForumMember[] },
): readonly ForumAdviser[] =>
  members
    .filter((each) => !hasGone(deps, each))
    .map(({ person, champion, service, workstream }) => ({
      person: person.id,
      kind: champion ? "champion" : "lead",
      services: service ? [service] : [],
      tags: workstream ? [workstream] : [],
    }));
