import { dayOf } from "../../common/days";
import type { Person } from "../../common/person";
import type { ForumDeps } from "../forum-deps";
import type { Topic } from "../topic";
import { listTopics } from "./list-topics";

export interface Unanswered {
  topic: Topic;
  /** Working days since it was asked. */
  waited: number;
}

/** Questions that nobody's answer was marked for, the longest waiting first. */
export function listUnanswered(
  deps: Pick<ForumDeps, "topics" | "clock" | "workingDays">,
  ask: { person: Person; inPublic?: boolean },
): readonly Unanswered[] {
  const today = dayOf(deps.clock.now());
  return listTopics(deps, { ...ask, kinds: ["Question"], statuses: ["Open"] })
    .map((topic) => ({ topic, waited: deps.workingDays.between(topic.askedOn, today) }))
    .reverse();
}
