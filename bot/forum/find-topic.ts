import { Failure } from "../common/failure";
import type { Person } from "../common/person";
import type { ForumDeps } from "./forum-deps";
import { canSeeTopic } from "./permissions";
import { shortened } from "./read-words";
import type { Topic, TopicId, TopicThread } from "./topic";

/** @throws Failure `not_found` also for what the person may not see: that it is there is nobody's business. */
export function findTopic({ topics }: Pick<ForumDeps, "topics">, id: TopicId, person: Person): Topic {
  const topic = topics.find(id);
  if (topic && canSeeTopic(person, topic)) return topic;
  throw new Failure("not_found", "That topic is not in the forum any more. Type: forum");
}

/** The message it was made of, or the thread it stands in. */
export const topicOfThread = (
  { topics }: Pick<ForumDeps, "topics">,
  thread: TopicThread,
): Topic | undefined => topics.findByThread(thread);

/** How history names what happened to a topic. Its line holds 255 characters, and an emoji counts as two. */
export const lineOf = (what: string, { title }: Pick<Topic, "title">): string =>
  `${what}: ${shortened(title, 100)}`;
