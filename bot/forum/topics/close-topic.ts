import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { findTopic, lineOf } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { canCloseTopic } from "../permissions";
import type { Topic, TopicChange, TopicId } from "../topic";

/** Nothing more is needed. What was said stays. */
export async function closeTopic(
  deps: Pick<ForumDeps, "topics" | "clock">,
  { id, by }: { id: TopicId; by: Person },
): Promise<Topic> {
  const topic = findTopic(deps, id, by);
  if (!canCloseTopic(by, topic))
    throw new Failure("not_allowed", "Only the asker or the engagement lead can close this.");
  const decide = ({ status }: Topic): TopicChange => (status === "Closed" ? {} : { status: "Closed" });
  return deps.topics.change({
    ...{ topic, change: decide(topic), again: decide, what: lineOf("Topic closed", topic) },
    ...{ by: { id: by.id, name: by.name }, at: deps.clock.now() },
  });
}
