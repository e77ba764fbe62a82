import type { PersonId } from "../common/ids";
import type { Person } from "../common/person";
import type { ForumDeps } from "./forum-deps";
import { canSeeTopic } from "./permissions";
import type { Topic } from "./topic";

/** Whether the asker hears: now, or from another instance that was quicker. */
export type Told = "told" | "not told" | "nobody to tell";

/** What there is to tell is saved already: whoever cannot be told takes nothing back. Each thing is told once. */
export async function tellAsker(
  { directory, told }: Pick<ForumDeps, "directory" | "told">,
  {
    topic,
    by,
    about,
    tell,
  }: {
    topic: Topic;
    by: { id: PersonId } | undefined;
    about: string;
    tell: (asker: Person) => Promise<void>;
  },
): Promise<Told> {
  const asker = topic.askedBy;
  if (!asker || asker.id === by?.id) return "nobody to tell";
  if (!["here", "not asked"].includes(directory.standing(asker.id))) return "nobody to tell";
  const mark = { about, to: asker.id };
  let isClaimed = false;
  try {
    const to = await directory.find(asker.id);
    if (!to || !canSeeTopic(to, topic)) return "nobody to tell";
    isClaimed = await told.claim(mark);
    if (isClaimed) await tell(to);
    return "told";
  } catch {
    if (isClaimed) await told.giveBack(mark).catch(() => undefined);
    return "not told";
  }
}
