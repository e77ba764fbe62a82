import { has, type Person } from "../../common/person";
import type { ForumDeps } from "../forum-deps";
import { canSeeTopic } from "../permissions";
import { allTags } from "../read-tags";
import type { Topic } from "../topic";

export interface ToAsk {
  person: Person;
  /** Such as `You lead engagement for Parks`. */
  why: string;
}

/** Asking more people than these helps nobody: each thinks that another answers. */
const most = 5;

/**
 * Who knows about it: leads of its services and champions of its tags, else whoever leads engagement. Never the
 * asker, nor anybody who left or may not see it.
 */
export async function whomToAsk(
  { advisers, directory }: Pick<ForumDeps, "advisers" | "directory">,
  topic: Topic,
): Promise<readonly ToAsk[]> {
  const tags = allTags(topic.tags).map((tag) => tag.toLowerCase());
  const among = (names: readonly string[]) => names.find((name) => tags.includes(name.toLowerCase()));
  const found: ToAsk[] = [];

  async function add(id: Person["id"], why: string, { asLead = false } = {}): Promise<void> {
    if (found.length >= most || found.some(({ person }) => person.id === id)) return;
    if (!["here", "not asked"].includes(directory.standing(id))) return;
    // A directory that does not answer about one person keeps nobody else from hearing.
    const person = await directory.find(id).catch(() => undefined);
    if (!person || person.id === topic.askedBy?.id || !canSeeTopic(person, topic)) return;
    // A councillor's place in a service does not make them its lead.
    if (!asLead || has(person, "officer")) found.push({ person, why });
  }

  const leadsFirst = [...advisers()].sort(
    (one, other) => Number(one.kind === "champion") - Number(other.kind === "champion"),
  );
  for (const { person, kind, services, tags: knows } of leadsFirst) {
    const service = among(services);
    const tag = among(knows);
    const leads = kind === "lead";
    if (service && leads) await add(person, `You lead engagement for ${service}`, { asLead: true });
    else if (tag && leads) await add(person, `You lead the workstream ${tag}`);
    else if (service ?? tag) await add(person, `You are the champion for ${service ?? tag}`);
  }
  if (found.length === 0)
    for (const { id } of await directory.withRole("engagementLead")) await add(id, "You lead engagement");
  return found;
}
