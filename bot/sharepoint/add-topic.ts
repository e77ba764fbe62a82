import { Failure } from "../common/failure";
import { asTopicId, type NewTopic, type Topic, type TopicStore } from "../forum";
import type { TopicWriteDeps } from "./change-topic";
import { etagOf, fitted, type GraphItem, withoutEmpty } from "./fields";
import { forumTopicsColumns } from "./forum-topics-list.columns";
import { isDuplicate } from "./graph-problem";
import { itemWithKey } from "./read-written";
import { topicFields } from "./topic-fields";

/** The row and its line of history in one call. Its origin is unique in the list, so a second copy is refused. */
export async function addTopic(
  deps: TopicWriteDeps,
  { topic, by, at }: Parameters<TopicStore["add"]>[0],
): Promise<Topic> {
  const { graph, people, history, replica, place, clock, log, writeWithinMs } = deps;
  const deadline = new Date(clock.now().getTime() + writeWithinMs);
  await people.prepare([by, topic.askedBy].filter((each) => each !== undefined));
  const { path } = await place();
  const whole = { ...topic, ...unwritten };
  const fields = fitted(forumTopicsColumns, withoutEmpty(topicFields(whole, people)));
  const line = {
    ...{ reference: topic.reference, what: "Shared with the forum", who: by, when: at, from: "" },
    to: `${topic.kind}, ${topic.visibility}: ${topic.title}`,
  };
  const [saved, noted] = await graph.batch(
    [
      { id: "topic", method: "POST", path: `${path}/items`, body: { fields } },
      { id: "history", ...(await history.request(line, `topic:${topic.origin}`)), dependsOn: ["topic"] },
    ],
    { deadline, replaySafe: true },
  );
  if (saved?.failure && !isDuplicate(saved.failure)) throw saved.failure;
  if (saved?.failure) {
    // Another instance, or an earlier try, wrote it: it is in the list, though not yet in memory.
    const item = await itemWithKey(graph, { path, key: topic.origin, deadline });
    const held = item && (await replica.applySeen(item));
    if (!held) throw wasRemoved(saved.failure);
    return held.row;
  }
  if (noted?.failure && !isDuplicate(noted.failure))
    log.error("history.lost", noted.failure, { list: forumTopicsColumns.name });
  const item = saved?.body as GraphItem;
  const row: Topic = { ...whole, id: asTopicId(item.id), listUrl: deps.rowUrl(item.id) };
  replica.applyOwnWrite({ id: item.id, etag: etagOf(item), row });
  return row;
}

/** What a new topic has not yet. */
const unwritten = {
  ...{ status: "Open", answer: "", answerReply: undefined, answeredBy: undefined, answeredOn: undefined },
  ...{ votes: 0, replies: 0, outcome: "", takenUp: undefined },
} satisfies Omit<Topic, keyof NewTopic | "id" | "listUrl">;

const wasRemoved = (cause: unknown): Failure =>
  new Failure("conflict", "That was taken out of the forum before. Share it as a new post.", { cause });
