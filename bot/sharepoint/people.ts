import type { Clock } from "../common/clock";
import { type PersonId, toPersonId } from "../common/ids";
import type { Log } from "../common/log";
import type { Graph } from "./graph";
import type { Site } from "./site";
import type { Users } from "./users";

/** What a row says of a person: the people column's lookup id and the object id kept beside it. */
export interface PersonInRow {
  lookupId?: string | undefined;
  id?: string | undefined;
}

/**
 * People columns hold ids of the site's User Information List, which knows user names but no Entra object
 * ids. This joins the two.
 */
export interface People {
  load(): Promise<void>;
  /** Makes `named` and `lookupIdOf` able to answer for these. Never fails: what is not known stays unknown. */
  prepare(people: Iterable<PersonInRow>): Promise<void>;
  named(person: PersonInRow): { id: PersonId; name: string } | undefined;
  lookupIdOf(id: PersonId): string | undefined;
}

interface Entry {
  name: string;
  userName: string;
}

const listName = "User Information List";
const deadlineMs = 30_000;

export function createPeople(deps: {
  graph: Graph;
  site: Site;
  users: Users;
  clock: Clock;
  log: Log;
}): People {
  const { graph, site, users, clock, log } = deps;
  let entries = new Map<string, Entry>();
  let lookupIds = new Map<string, string>();

  async function load(): Promise<void> {
    const fresh = new Map<string, Entry>();
    const deadline = new Date(clock.now().getTime() + deadlineMs);
    const select = "$expand=fields($select=Title,Name,UserName)&$top=1000";
    let next: string | undefined =
      `${await site.path()}/lists/${encodeURIComponent(listName)}/items?$select=id&${select}`;
    while (next) {
      const page = (await graph.request({ method: "GET", path: next, deadline })) as {
        value: { id: string; fields?: { Title?: string; Name?: string; UserName?: string } }[];
        "@odata.nextLink"?: string;
      };
      for (const { id, fields } of page.value) {
        // Name is a claim such as i:0#.f|membership|alex@council.gov.uk; groups and the system have no such part.
        const userName = (fields?.UserName ?? fields?.Name?.split("|")[2] ?? "").toLowerCase();
        if (userName) fresh.set(id, { name: fields?.Title ?? userName, userName });
      }
      next = page["@odata.nextLink"];
    }
    entries = fresh;
    lookupIds = new Map([...fresh].map(([id, { userName }]) => [userName, id]));
  }

  const entryOf = ({ lookupId }: PersonInRow) => (lookupId ? entries.get(lookupId) : undefined);

  return {
    load,
    async prepare(given) {
      const people = [...given];
      try {
        // Somebody new to the site since the last look.
        if (people.some((person) => person.lookupId && !entryOf(person))) await load();
        const names = people.map((person) => entryOf(person)?.userName ?? "");
        const ids = people.map(({ id }) => toPersonId(id) ?? "");
        await users.learn([...names, ...ids]);
      } catch (failure) {
        log.warn("people.unanswered", { reason: String(failure) });
      }
    },
    named(person) {
      const entry = entryOf(person);
      const chosen = entry ? users.byUserName(entry.userName) : undefined;
      // The people column wins over the id beside it: it is what a manager changes in the list.
      if (chosen) return { id: chosen.id, name: chosen.name };
      const id = toPersonId(person.id);
      return id && { id, name: users.byId(id)?.name ?? entry?.name ?? "" };
    },
    lookupIdOf(id) {
      const user = users.byId(id);
      return user && lookupIds.get(user.userName.toLowerCase());
    },
  };
}
