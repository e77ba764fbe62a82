import type { PersonId } from "../../common/ids";
import type { Person } from "../../common/person";
import type { ForumDeps } from "../forum-deps";
import { shortened } from "../read-words";
import type { NamedPerson, Topic, TopicId } from "../topic";
import { ideaToTakeUp, markTakenUp } from "./take-up";

export type TurnedIntoAction =
  | { topic: Topic; action: string; owner: NamedPerson | undefined }
  /** Several people have that name: somebody must say which. */
  | { choose: readonly Person[] };

const longestActionTitle = 200;
const longestOriginText = 1_500;

/** With one tap it is theirs to do; whoever names a colleague offers it to them. The same idea twice is one action. */
export async function turnIntoAction(
  deps: Pick<ForumDeps, "topics" | "clock" | "addAction" | "directory" | "notices" | "told">,
  ask: { id: TopicId; by: Person; title?: string; owner?: string | { id: PersonId }; dueDate?: string },
): Promise<TurnedIntoAction> {
  const idea = ideaToTakeUp(deps, ask);
  const made = await deps.addAction({
    ...{ key: keyOf(idea), title: ask.title?.trim() || shortened(idea.title, longestActionTitle) },
    ...{ owner: ask.owner, dueDate: ask.dueDate, reference: idea.reference, by: ask.by },
    origin: { url: idea.url || undefined, text: shortened(idea.body || idea.title, longestOriginText) },
  });
  if ("choose" in made) return made;
  const topic = await markTakenUp(deps, { idea, as: "Action", made: made.id, by: ask.by });
  return { topic, action: made.id, owner: made.owner };
}

/** What actions know it by: a key as of something added by hand. */
export const keyOf = ({ id }: Pick<Topic, "id">): string => `hand/forum-idea-${id}`;
