import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { ForumDeps } from "../forum-deps";
import { asTopicId, type Topic, type TopicId } from "../topic";
import { ideaToTakeUp, markTakenUp } from "./take-up";

/** Puts an idea on the next agenda, once. */
export async function turnIntoAgendaItem(
  deps: Pick<ForumDeps, "topics" | "clock" | "addAgendaItem" | "directory" | "notices" | "told">,
  ask: { id: TopicId; by: Person },
): Promise<{ topic: Topic; item: string }> {
  const idea = ideaToTakeUp(deps, ask);
  if (!deps.addAgendaItem)
    throw new Failure("unavailable", "There is no meeting yet. Make it an action instead.");
  const { id: item } = await deps.addAgendaItem({
    ...{ key: itemKeyOf(idea), title: idea.title, topic: idea, by: ask.by },
  });
  const topic = await markTakenUp(deps, { idea, as: "Agenda item", made: item, by: ask.by });
  return { topic, item };
}

const itemKey = /^forum-idea-(\d{1,12})$/;

/** One idea is one item of a meeting, whether somebody put it there or its votes did. */
export const itemKeyOf = ({ id }: Pick<Topic, "id">): string => `forum-idea-${id}`;

/** The idea that an item of the agenda is about. */
export function ideaOfItem(key: string): TopicId | undefined {
  const id = itemKey.exec(key)?.[1];
  return id === undefined ? undefined : asTopicId(id);
}
