import { Failure } from "../../common/failure";
import type { ForumDeps } from "../forum-deps";
import type { Topic, TopicChange, TopicId } from "../topic";

type Deps = Pick<ForumDeps, "topics" | "votes" | "replies" | "clock">;

/** Somebody else wrote meanwhile: what was counted before then may be too few. */
class CountAgain extends Error {}
const mostTries = 25;

export interface KeepCounts {
  /** After this, the list says at least as many as were counted when it was called. */
  follow(id: TopicId): Promise<void>;
}

/**
 * The numbers in the list follow what is counted in the tables. However many people act at once, one write
 * follows for all that wait; a topic changed meanwhile is counted anew, so the last write is exact.
 */
export function createKeepCounts(deps: Deps): KeepCounts {
  const running = new Map<TopicId, Promise<void>>();
  const queued = new Map<TopicId, Promise<void>>();

  async function settle(id: TopicId): Promise<void> {
    for (let tries = 1; ; tries++) {
      // Read before counting: a write that came between shows.
      const topic = deps.topics.find(id);
      if (!topic) return;
      const [votes, replies] = await Promise.all([deps.votes.count(id), deps.replies.count(id)]);
      const change: TopicChange = { votes, replies };
      if (topic.votes === votes && topic.replies === replies) return;
      try {
        await deps.topics.change({
          ...{ topic, change, what: undefined, by: undefined, at: deps.clock.now() },
          again: (newest: Topic) => {
            if (newest.votes === votes && newest.replies === replies) return change;
            throw new CountAgain();
          },
        });
        return;
      } catch (failure) {
        const isOthers =
          failure instanceof CountAgain || (failure instanceof Failure && failure.code === "conflict");
        if (!isOthers || tries >= mostTries) throw failure;
      }
    }
  }

  function follow(id: TopicId): Promise<void> {
    const now = running.get(id);
    if (!now) {
      const started = settle(id).finally(() => running.delete(id));
      running.set(id, started);
      return started;
    }
    const waiting = queued.get(id);
    if (waiting) return waiting;
    // Whoever comes while one counts shares the next: the one under way may have counted already.
    const next = now
      .catch(() => undefined)
      .then(() => {
        queued.delete(id);
        return follow(id);
      });
    queued.set(id, next);
    return next;
  }

  return { follow };
}
