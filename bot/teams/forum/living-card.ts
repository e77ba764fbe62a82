import { asTopicId, type Topic } from "../../forum";
import type { Card } from "../cards/card";
import { problem } from "../help/problem";
import type { TeamsDeps } from "../turn";
import { linkToThread } from "./channel-place";
import { forumOf, hasForum } from "./forum-chat";
import { aboutOf, viewersOf } from "./see-topic";
import { topicCard } from "./topic-card";
import { officersAlone } from "./who-reads";

const topicOf = ({ forum }: TeamsDeps, card: string): Topic | undefined => {
  const id = /^topic\/(\d+)$/.exec(card)?.[1];
  return id === undefined ? undefined : forum?.find(asTopicId(id));
};

export const takenOut = (): Card =>
  problem({
    title: "Taken out",
    message: "This is not in the forum any more. To see what is there, type: forum",
  });

export const amongOfficersNow = (): Card =>
  problem({ title: "Among officers now", message: "To see it, type to me in our own chat: forum" });

/**
 * What a card that stays in a channel shows now, to everybody who reads there. Undefined for a card of another kind,
 * and for one that is not to be posted there.
 */
export async function livingCard(
  given: TeamsDeps,
  card: string,
  at?: { conversationId: string; activityId?: string | undefined },
): Promise<{ card: Card; summary: string } | undefined> {
  if (!hasForum(given) || !card.startsWith("topic/")) return undefined;
  const topic = topicOf(given, card);
  if (!topic)
    return {
      card: takenOut(),
      summary: "Taken out of the forum",
    };
  if (topic.visibility === "Officers" && !(at && (await officersAlone(given, at.conversationId))))
    // It was for everyone when it was posted.
    return at?.activityId ? { card: amongOfficersNow(), summary: "Among officers now" } : undefined;
  const replies = await given.forum.repliesOf(topic.id);
  const shown = topicCard({
    ...{ topic, replies, about: aboutOf(given, topic), listUrl: given.forumChat.listUrl() },
    viewers: await viewersOf(given, topic),
  });
  return { card: shown, summary: `${topic.kind} in the forum` };
}

/** It was posted: its topic learns where its thread is. */
export async function livingCardPosted(
  given: TeamsDeps,
  {
    card,
    conversationId,
    activityId,
  }: { card: string; conversationId: string; activityId?: string | undefined },
): Promise<void> {
  const deps = forumOf(given);
  const topic = topicOf(deps, card);
  const asker = topic?.askedBy && (await deps.directory.find(topic.askedBy.id));
  if (!topic || topic.thread || !asker) return;
  const [channel = "", root = activityId ?? ""] = conversationId.split(";messageid=");
  const known = await deps.forumChat.channels.forum();
  const groupId = known?.conversationId === channel ? known.groupId : "";
  const { tenantId } = deps.forumChat;
  await deps.forum.placeTopic({
    id: topic.id,
    thread: { conversationId: channel, messageId: root },
    url: linkToThread({ conversationId: channel, rootId: root, groupId, tenantId }),
    by: asker,
  });
}

/** What anybody sees of a topic on its card. */
const onCard = [
  ...(["kind", "title", "body", "askedBy", "askedOn", "status", "visibility", "tags", "reference"] as const),
  ...(["answer", "answeredBy", "outcome", "votes", "replies", "url"] as const),
];

/** Whether its card would say something else. */
export const looksOther = (one: Topic, other: Topic): boolean =>
  onCard.some((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));
