import type { Person } from "../../common/person";
import type { ForumDeps, LikePassage } from "../forum-deps";
import { canBeShown } from "../permissions";
import { asTopicId, type Topic, type TopicId } from "../topic";

export interface Like {
  topics: readonly Topic[];
  passages: readonly LikePassage[];
}

const most = 3;

/** What was asked before and what the toolkit says, for this person, or for all who read along. */
export function findLike(
  { like, topics }: Pick<ForumDeps, "like" | "topics">,
  {
    question,
    person,
    inPublic = false,
    but,
  }: { question: string; person: Person; inPublic?: boolean | undefined; but?: TopicId },
): Like {
  const mayShow = (id: string): boolean => {
    const topic = topics.find(asTopicId(id));
    return topic !== undefined && topic.id !== but && canBeShown(topic, { person, inPublic });
  };
  const found = like({ question, most, only: mayShow });
  return {
    // Asked again here: what a search leaves out is no rule of its own.
    topics: found.topics
      .filter(mayShow)
      .flatMap((id) => topics.find(asTopicId(id)) ?? [])
      .slice(0, most),
    passages: found.passages.slice(0, most),
  };
}
