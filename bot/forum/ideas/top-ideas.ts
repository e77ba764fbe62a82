import type { Person } from "../../common/person";
import type { ForumDeps } from "../forum-deps";
import type { Topic } from "../topic";
import { listTopics, newestFirst } from "../topics/list-topics";
import { canVoteFor } from "./vote";

const usualMost = 5;

/** Ideas that nothing became of yet, those most people want first. */
export const topIdeas = (
  deps: Pick<ForumDeps, "topics">,
  { person, inPublic = false, most = usualMost }: { person: Person; inPublic?: boolean; most?: number },
): readonly Topic[] =>
  listTopics(deps, { person, inPublic, kinds: ["Idea"] })
    .filter((topic) => canVoteFor(topic) && !topic.takenUp)
    .sort((one, other) => other.votes - one.votes || newestFirst(one, other))
    .slice(0, most);
