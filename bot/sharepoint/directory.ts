import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import { type PersonId, toPersonId } from "../common/ids";
import type { Log } from "../common/log";
import { matchPeople } from "../common/match-people";
import type { Directory, Person, Role } from "../common/person";
import type { Graph } from "./graph";
import { type GraphUser, type Users, userProperties } from "./users";

/** A wrong group id must be seen at once: nobody would have the role. */
function refuse(role: string, failure: unknown): never {
  if (!(failure instanceof Failure) || failure.code !== "not_found") throw failure;
  throw new Failure("unavailable", `The Entra group set for the role ${role} does not exist.`, {
    cause: failure,
  });
}

/** Entra groups that give a role; a role without a group is nobody's. */
export type RoleGroups = Partial<Record<Exclude<Role, "officer">, string>>;

export interface EntraDirectory extends Directory {
  /** Reads the groups anew. When that fails, the roles known so far stay. */
  refresh(): Promise<void>;
}

const deadlineMs = 60_000;

export function createDirectory(deps: {
  graph: Graph;
  users: Users;
  roleGroups: RoleGroups;
  /** Whose leaving matters though they never come by, such as those who owe something. */
  watched?: () => Iterable<PersonId>;
  clock: Clock;
  log: Log;
}): EntraDirectory {
  const { graph, users, roleGroups, watched, clock, log } = deps;
  let members = new Map<Role, ReadonlySet<PersonId>>();

  async function membersOf(group: string): Promise<ReadonlySet<PersonId>> {
    const found = new Set<PersonId>();
    const deadline = new Date(clock.now().getTime() + deadlineMs);
    // Only people: a group's transitive members are also groups and devices.
    let next: string | undefined =
      `/groups/${group}/transitiveMembers/microsoft.graph.user?${userProperties}&$top=999`;
    while (next) {
      const page = (await graph.request({ method: "GET", path: next, deadline })) as {
        value: GraphUser[];
        "@odata.nextLink"?: string;
      };
      for (const each of page.value) {
        users.keep(each);
        const id = toPersonId(each.id);
        if (id) found.add(id);
      }
      next = page["@odata.nextLink"];
    }
    return found;
  }

  function rolesOf(id: PersonId): Role[] {
    const given = [...members].filter(([, ids]) => ids.has(id)).map(([role]) => role);
    // A councillor is a member and nothing else; everybody else plans consultations.
    return given.length === 1 && given[0] === "member" ? given : ["officer", ...given];
  }

  const asPerson = (id: PersonId): Person | undefined => {
    const user = users.byId(id);
    return user && { id, name: user.name, email: user.email, roles: rolesOf(id) };
  };

  return {
    async refresh() {
      const fresh = new Map<Role, ReadonlySet<PersonId>>();
      await Promise.all(
        Object.entries(roleGroups).map(async ([role, group]) => {
          if (group)
            fresh.set(role as Role, await membersOf(group).catch((failure) => refuse(role, failure)));
        }),
      );
      // Only when every group answered: half the roles would let people in or lock them out.
      members = fresh;
      users.forgetUnknown();
      await users
        .askAgain(watched?.())
        .catch((failure) => log.warn("directory.unanswered", { reason: String(failure) }));
    },
    async find(id) {
      if (!asPerson(id) && !users.isUnknown(id)) {
        await users
          .learn([id])
          .catch((failure) => log.warn("directory.unanswered", { reason: String(failure) }));
      }
      if (users.isUnknown(id)) return undefined;
      const found = asPerson(id);
      users.used(id);
      // Somebody never met may be a guest, or nobody: without Entra's word they are not let in.
      if (!found)
        throw new Failure(
          "unavailable",
          "The council's directory is not answering just now. Try again in a minute.",
        );
      return found;
    },
    async withRole(role) {
      return [...(members.get(role) ?? [])].map(asPerson).filter((person) => person !== undefined);
    },
    standing: (person) => users.standing(person),
    async search(text) {
      // An address finds also whom the app has never met; a name, those in a role or on a row.
      if (text.includes("@"))
        await users
          .learn([text])
          .catch((failure) => log.warn("directory.unanswered", { reason: String(failure) }));
      const userName = users.byUserName(text);
      const matched = userName ? [userName] : matchPeople(users.all(), text);
      return matched.map(({ id }) => asPerson(id)).filter((person) => person !== undefined);
    },
  };
}
