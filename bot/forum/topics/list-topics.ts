import type { Person } from "../../common/person";
import type { ForumDeps } from "../forum-deps";
import { canBeShown } from "../permissions";
import { allTags } from "../read-tags";
import type { Topic, TopicKind, TopicStatus } from "../topic";

export interface ListTopics {
  person: Person;
  /** Where councillors read along, only what is for everyone. */
  inPublic?: boolean;
  kinds?: readonly TopicKind[];
  statuses?: readonly TopicStatus[];
  /** A method, an audience, a service, an area or a skill. */
  tag?: string;
}

/** What this person may see, the newest first. */
export function listTopics(
  { topics }: Pick<ForumDeps, "topics">,
  { person, inPublic = false, kinds, statuses, tag }: ListTopics,
): readonly Topic[] {
  const wanted = tag?.trim().toLowerCase();
  return topics
    .all()
    .filter(
      (topic) =>
        canBeShown(topic, { person, inPublic }) &&
        (!kinds || kinds.includes(topic.kind)) &&
        (!statuses || statuses.includes(topic.status)) &&
        (!wanted || allTags(topic.tags).some((each) => each.toLowerCase() === wanted)),
    )
    .sort(newestFirst);
}

export const newestFirst = (one: Topic, other: Topic): number =>
  one.askedOn === other.askedOn ? Number(other.id) - Number(one.id) : one.askedOn < other.askedOn ? 1 : -1;
