import type { Person } from "../../common/person";
import { asTeamsLink } from "../../common/teams-link";
import { findTopic } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { asThread } from "../thread";
import type { Topic, TopicChange, TopicId, TopicThread } from "../topic";

/** Says where its thread is, once it was posted. The first place stays. */
export async function placeTopic(
  deps: Pick<ForumDeps, "topics" | "clock">,
  { id, thread, url, by }: { id: TopicId; thread: TopicThread; url: string; by: Person },
): Promise<Topic> {
  const topic = findTopic(deps, id, by);
  const change: TopicChange = { thread: asThread(thread), url: asTeamsLink(url) };
  const decide = (newest: Topic): TopicChange => (newest.thread ? {} : change);
  return deps.topics.change({
    ...{ topic, change: decide(topic), again: decide, what: undefined },
    ...{ by: { id: by.id, name: by.name }, at: deps.clock.now() },
  });
}
