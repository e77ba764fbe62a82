import type { Person } from "../../common/person";
import { findTopic } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { canVoteFor } from "../ideas/vote";
import {
  canAdoptLesson,
  canCloseTopic,
  canEditTopic,
  canEditWords,
  canMarkAnswer,
  canRemoveTopic,
  canReopenTopic,
  canSayOutcome,
  canTakeUpIdea,
} from "../permissions";
import type { Reply, Topic, TopicId } from "../topic";

export interface TopicMay {
  markAnswer: boolean;
  close: boolean;
  reopen: boolean;
  edit: boolean;
  /** What is below the title too. */
  editWords: boolean;
  remove: boolean;
  vote: boolean;
  takeUp: boolean;
  sayOutcome: boolean;
  adopt: boolean;
}

export interface SeenTopic {
  topic: Topic;
  /** The oldest first. */
  replies: readonly Reply[];
  hasVoted: boolean;
  may: TopicMay;
}

export async function seeTopic(
  deps: Pick<ForumDeps, "topics" | "replies" | "votes">,
  { id, person }: { id: TopicId; person: Person },
): Promise<SeenTopic> {
  const topic = findTopic(deps, id, person);
  const isIdea = topic.kind === "Idea";
  const [replies, hasVoted] = await Promise.all([
    deps.replies.of(id),
    isIdea ? deps.votes.has(id, person.id) : false,
  ]);
  return { topic, replies, hasVoted, may: mayDo(person, topic) };
}

/** What this person's card offers. Each verb asks again. */
export const mayDo = (person: Person, topic: Topic): TopicMay => ({
  markAnswer: topic.kind === "Question" && topic.status !== "Closed" && canMarkAnswer(person, topic),
  close: topic.status !== "Closed" && canCloseTopic(person, topic),
  reopen: topic.status !== "Open" && canReopenTopic(person, topic),
  edit: canEditTopic(person, topic),
  editWords: canEditWords(person, topic),
  remove: canRemoveTopic(person, topic),
  vote: canVoteFor(topic) && topic.kind === "Idea",
  takeUp: canVoteFor(topic) && !topic.takenUp && canTakeUpIdea(person, topic),
  sayOutcome: topic.kind === "Idea" && canSayOutcome(person, topic),
  adopt: canAdoptLesson(person, topic),
});
