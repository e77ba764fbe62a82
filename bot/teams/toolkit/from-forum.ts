import type { ForumTopic } from "../../toolkit";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import { hasForum } from "../forum/forum-chat";
import type { TeamsDeps, Turn } from "../turn";
import { longestQuestion } from "./forum-draft";

/** What an answer says of the forum: what colleagues said there, and the way to ask them. */
export function fromForum(
  deps: TeamsDeps,
  turn: Turn,
  { typed, topics, share }: { typed: string; topics: readonly ForumTopic[]; share: number },
) {
  return {
    message: turn.place?.messageId ?? "",
    question: shorten(shorten(typed, longestQuestion), longestQuestion * share),
    inForum: hasForum(deps) && turn.place !== undefined,
    hasTopics: topics.length > 0,
    topics: topics.map((topic) => ({
      title: shorten(topic.title, 120 * share),
      detail: detailOf(topic, share),
      url: linkOr(topic.url),
      // Shared where there was no channel for it: read here.
      id: hasForum(deps) && linkOr(topic.url) === "" ? topic.id : "",
    })),
  };
}

function detailOf({ title, body, answer }: ForumTopic, share: number): string {
  if (answer) return `Answer: ${shorten(answer, 200 * share)}`;
  return title.trim() === body.trim() ? "No answer is marked yet." : shorten(body, 200 * share);
}
