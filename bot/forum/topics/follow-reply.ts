import type { Person } from "../../common/person";
import { lineOf, topicOfThread } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { longestReply, shortened } from "../read-words";
import type { Topic, TopicChange, TopicThread } from "../topic";
import type { KeepCounts } from "./keep-counts";

type Deps = Pick<ForumDeps, "topics" | "replies" | "clock"> & { counts: KeepCounts };
interface Ask {
  thread: TopicThread;
  messageId: string;
  by: Person;
}

/** A reply was edited in Teams. Only its author's edits count; an answer taken from it says the same then. */
export async function editReply(deps: Deps, ask: Ask & { text: string }): Promise<Topic | undefined> {
  const topic = topicOfThread(deps, ask.thread);
  const there = topic && (await deps.replies.find(topic.id, ask.messageId));
  if (!topic || !there || there.by.id !== ask.by.id) return undefined;
  const text = shortened(ask.text, longestReply);
  await deps.replies.put({ ...there, text });
  const decide = (row: Topic): TopicChange => (row.answerReply === ask.messageId ? { answer: text } : {});
  return changeAnswer(deps, { topic, by: ask.by, what: "Answer edited", decide });
}

/**
 * A reply was deleted in Teams, by its author or an owner of the team. An answer taken from it goes with it, and the
 * question is open again.
 */
export async function removeReply(
  deps: Deps,
  ask: Omit<Ask, "by"> & { by: Person | undefined },
): Promise<Topic | undefined> {
  const topic = topicOfThread(deps, ask.thread);
  const there = topic && (await deps.replies.find(topic.id, ask.messageId));
  if (!topic || !there) return undefined;
  const decide = (row: Topic): TopicChange =>
    row.answerReply === ask.messageId
      ? { ...noAnswer, status: row.status === "Answered" ? "Open" : row.status }
      : {};
  // The answer first: with the reply gone, a second hearing would find nothing to follow.
  await changeAnswer(deps, { topic, by: ask.by, what: "Answer deleted", decide });
  await deps.replies.remove(topic.id, ask.messageId);
  await deps.counts.follow(topic.id).catch(() => undefined);
  return deps.topics.find(topic.id);
}

export const noAnswer = {
  ...{ answer: "", answerReply: undefined, answeredBy: undefined, answeredOn: undefined },
} satisfies TopicChange;

async function changeAnswer(
  { topics, clock }: Deps,
  {
    topic,
    by,
    what,
    decide,
  }: { topic: Topic; by: Person | undefined; what: string; decide: (row: Topic) => TopicChange },
): Promise<Topic> {
  const change = decide(topic);
  if (Object.keys(change).length === 0) return topic;
  return topics.change({
    ...{ topic, change, again: decide, what: lineOf(what, topic) },
    ...{ by: by && { id: by.id, name: by.name }, at: clock.now() },
  });
}
