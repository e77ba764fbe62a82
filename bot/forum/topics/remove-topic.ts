import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { findTopic, lineOf } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { canRemoveTopic } from "../permissions";
import type { Topic, TopicId, TopicThread } from "../topic";
import { madeOf } from "./edit-topic";

type Deps = Pick<ForumDeps, "topics" | "replies" | "clock">;

/** Takes it out of the forum, with what was said below it. That it was there stays in the history. */
export async function removeTopic(deps: Deps, { id, by }: { id: TopicId; by: Person }): Promise<void> {
  const topic = findTopic(deps, id, by);
  if (!canRemoveTopic(by, topic))
    throw new Failure("not_allowed", "Only the asker or the engagement lead can take this out.");
  await remove(deps, topic, by);
}

/**
 * The message it was made of was deleted in Teams, by its author or an owner of the team.
 * @param by undefined for somebody whom the council does not know any more.
 */
export async function followRemoval(
  deps: Deps,
  { thread, by }: { thread: TopicThread; by: Person | undefined },
): Promise<Topic | undefined> {
  const topic = madeOf(deps, thread);
  if (topic) await remove(deps, topic, by);
  return topic;
}

async function remove({ topics, replies, clock }: Deps, topic: Topic, by: Person | undefined): Promise<void> {
  for (const reply of await replies.of(topic.id)) await replies.remove(topic.id, reply.id);
  await topics.remove({
    ...{ topic, what: lineOf("Topic removed", { title: topic.kind }) },
    ...{ by: by && { id: by.id, name: by.name }, at: clock.now() },
  });
}
