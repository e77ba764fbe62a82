import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { findTopic, lineOf } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { canTakeUpIdea } from "../permissions";
import type { TakenUp, Topic, TopicChange, TopicId } from "../topic";
import { tellTakenUp } from "./tell-proposer";

/** The idea, when it may be taken up by this person. @throws Failure saying why it may not. */
export function ideaToTakeUp(
  deps: Pick<ForumDeps, "topics">,
  { id, by }: { id: TopicId; by: Person },
): Topic {
  const idea = findTopic(deps, id, by);
  if (idea.kind !== "Idea") throw new Failure("invalid", "Only an idea can be taken up.");
  if (!canTakeUpIdea(by, idea))
    throw new Failure("not_allowed", "Only officers take an idea up. Ask the officer you work with.");
  if (idea.outcome)
    throw new Failure(
      "conflict",
      "This idea has an outcome already. Share a new one if there is more to do.",
    );
  return idea;
}

/** Says on the topic what it has become, and its proposer hears. Somebody who was quicker keeps it. */
export async function markTakenUp(
  deps: Pick<ForumDeps, "topics" | "clock" | "directory" | "notices" | "told">,
  { idea, as, made, by }: { idea: Topic; as: TakenUp["as"]; made: string; by: Person },
): Promise<Topic> {
  const me = { id: by.id, name: by.name };
  const decide = (row: Topic): TopicChange => (row.takenUp ? {} : { takenUp: { as, id: made, by: me } });
  const topic = await deps.topics.change({
    ...{ topic: idea, change: decide(idea), again: decide, what: lineOf("Idea taken up", idea) },
    said: ({ takenUp, status }) => (takenUp ? `${takenUp.as} ${takenUp.id}` : status),
    ...{ by: me, at: deps.clock.now() },
  });
  await tellTakenUp(deps, { topic, by: topic.takenUp?.by ?? me });
  return topic;
}
