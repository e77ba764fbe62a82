import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { findTopic, lineOf } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { canReopenTopic } from "../permissions";
import type { Topic, TopicChange, TopicId, TopicStatus } from "../topic";
import { noAnswer } from "./follow-reply";

export interface ReopenTopic {
  id: TopicId;
  by: Person;
  /** What the card showed: a second tap on it does not go back twice. */
  from?: TopicStatus;
}

/** What was closed is as it was before. What was answered waits again: that answer did not do. */
export async function reopenTopic(
  deps: Pick<ForumDeps, "topics" | "clock">,
  { id, by, from: shown }: ReopenTopic,
): Promise<Topic> {
  const topic = findTopic(deps, id, by);
  if (!canReopenTopic(by, topic))
    throw new Failure("not_allowed", "Only the asker or the engagement lead can open this again.");
  const from = shown ?? topic.status;
  const decide = (row: Topic): TopicChange => {
    // Opened already, by somebody else or a first tap: one step back is enough.
    if (row.status !== from || from === "Open") return {};
    if (from === "Answered") return { ...noAnswer, status: "Open" };
    return { status: row.answer ? "Answered" : "Open" };
  };
  return deps.topics.change({
    ...{ topic, change: decide(topic), again: decide, what: lineOf("Topic opened again", topic) },
    said: ({ status, answer }) => (from === "Answered" && answer ? `${status}: ${answer}` : status),
    ...{ by: { id: by.id, name: by.name }, at: deps.clock.now() },
  });
}
