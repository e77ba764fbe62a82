import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { findTopic } from "../find-topic";
import type { ForumDeps } from "../forum-deps";
import { canVote } from "../permissions";
import type { Topic, TopicId } from "../topic";
import type { KeepCounts } from "../topics/keep-counts";

export interface Voted {
  topic: Topic;
  /** False when they had voted before: it still counts once. */
  isNew: boolean;
  votes: number;
}

export const canVoteFor = ({ kind, status, outcome }: Topic): boolean =>
  kind === "Idea" && status !== "Closed" && outcome === "";

/** One vote a person, ever, however often and wherever they press. */
export async function vote(
  deps: Pick<ForumDeps, "topics" | "votes"> & { counts: KeepCounts },
  { id, by }: { id: TopicId; by: Person },
): Promise<Voted> {
  const topic = findTopic(deps, id, by);
  if (!canVote(by, topic))
    throw new Failure("not_allowed", "You cannot vote here. Ask the officer you work with.");
  if (topic.kind !== "Idea")
    throw new Failure("invalid", "Only ideas have votes. Reply in the thread instead.");
  const isNew = await cast(deps, topic, by);
  // Also for a vote that was there: an earlier try may have ended between the two.
  await deps.counts.follow(id).catch(() => undefined);
  const newest = deps.topics.find(id) ?? topic;
  return { topic: newest, isNew, votes: newest.votes };
}

async function cast({ votes }: Pick<ForumDeps, "votes">, topic: Topic, by: Person): Promise<boolean> {
  if (canVoteFor(topic)) return votes.cast(topic.id, by.id);
  if (await votes.has(topic.id, by.id)) return false;
  throw new Failure("conflict", "Voting on this idea has ended. Look at what became of it.");
}
