import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { findTopic, topicOfThread } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { canReply } from "../permissions";
import { longestReply, shortened } from "../read-words";
import { type Told, tellAsker } from "../tell-asker";
import { asThread } from "../thread";
import type { Reply, Topic, TopicId, TopicThread } from "../topic";
import type { KeepCounts } from "./keep-counts";

type Deps = Pick<ForumDeps, "topics" | "replies" | "clock" | "directory" | "notices" | "told"> & {
  counts: KeepCounts;
};

export interface Replied {
  topic: Topic;
  reply: Reply;
  /** False when it was heard before. */
  isNew: boolean;
  /** Where a thread shows it, nobody needs to be told. */
  told: Told;
}

/**
 * A message in a topic's thread, followed or by mention; heard twice it is one. What is among officers may have no
 * thread, and is replied to all the same.
 * @returns undefined where the thread is no topic's: nobody asked the bot there.
 */
export async function reply(
  deps: Deps,
  {
    messageId,
    text,
    by,
    at,
    ...to
  }: ({ thread: TopicThread } | { id: TopicId }) & {
    messageId: string;
    text: string;
    by: Person;
    at?: Date;
  },
): Promise<Replied | undefined> {
  const topic = "id" in to ? findTopic(deps, to.id, by) : topicOfThread(deps, to.thread);
  // The message the thread begins with is the topic itself.
  if (!topic || ("thread" in to && messageId === asThread(to.thread).messageId)) return undefined;
  if (!canReply(by, topic))
    throw new Failure("not_allowed", "This topic is among officers. Ask the officer you work with.");
  const said: Reply = {
    ...{ id: messageId, topic: topic.id, by: { id: by.id, name: by.name } },
    ...{ text: shortened(text, longestReply), at: at ?? deps.clock.now() },
  };
  const isNew = await deps.replies.put(said);
  // Also when it was there: an earlier try may have ended between the two.
  await deps.counts.follow(topic.id).catch(() => undefined);
  const newest = deps.topics.find(topic.id) ?? topic;
  return { topic: newest, reply: said, isNew, told: await tell(deps, newest, said) };
}

/** Also for one that was there, for the same reason; each reply is told once. */
async function tell(deps: Deps, topic: Topic, reply: Reply): Promise<Told> {
  if (topic.thread) return "nobody to tell";
  return tellAsker(deps, {
    ...{ topic, by: reply.by, about: `forum-reply-${topic.id}-${reply.id}` },
    tell: (asker) => deps.notices.replied(asker, { topic, reply }),
  });
}
