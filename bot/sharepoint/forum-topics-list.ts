import { allTags, asThread, type Topic, type TopicStore, type TopicThread } from "../forum";
import type { ForumTopic } from "../toolkit";
import { addTopic } from "./add-topic";
import { changeTopic, removeTopic } from "./change-topic";
import { changedBy } from "./changed-by";
import { type GraphItem, personIn, readList } from "./fields";
import { forumTopicsColumns } from "./forum-topics-list.columns";
import { type ListDeps, placedList } from "./placed-list";
import { createReplica, type Replica } from "./replica";
import { isRemoved, readTopic, topicColumns, topicPeople } from "./topic-fields";

export interface TopicEdit {
  before: Topic | undefined;
  after: Topic | undefined;
  /** This app saved it, here or on another instance; nobody knows of one that is gone. */
  byApp: boolean;
}

export interface ForumTopicsList extends TopicStore {
  replica: Replica<Topic>;
  /** Hears of rows that somebody else changed: a person in the list, or another instance. */
  onTopicChanged(listener: (edit: TopicEdit) => void): void;
  /** As `Ask` finds them: the same array, and the same rows, until something changes. */
  rows(): readonly ForumTopic[];
}

const threadKey = (thread: TopicThread): string => {
  const { conversationId, messageId } = asThread(thread);
  return `${conversationId}\n${messageId}`;
};

/** What colleagues asked, shared and answered. */
export function createForumTopicsList(deps: ListDeps): ForumTopicsList {
  const { graph, site, people, clock, log } = deps;
  const { name } = forumTopicsColumns;
  const { place, rowUrl } = placedList({ site, name });
  const savedByApp = new WeakSet<Topic>();
  /** Words that people typed beside the app's tags, straight into the list. */
  const typedTags = new Map<string, readonly string[]>();

  const replica = createReplica<Topic>({
    ...{ name, graph, clock, log, select: topicColumns },
    listPath: async () => (await place()).path,
    prepare: (items) =>
      people.prepare(
        items.flatMap(({ fields = {} }) => topicPeople.map((column) => personIn(fields, column))),
      ),
    toRow(item: GraphItem) {
      typedTags.delete(item.id);
      if (isRemoved(item)) return undefined;
      const typed = readList(item.fields?.["Tags"]);
      if (typed.length > 0) typedTags.set(item.id, typed);
      const topic = readTopic(item, { people, listUrl: rowUrl(item.id) });
      if (changedBy(item).byApp) savedByApp.add(topic);
      return topic;
    },
    indexes: {
      thread: ({ thread }) => thread && threadKey(thread),
      origin: ({ origin }) => origin || undefined,
    },
  });

  const found = new WeakMap<Topic, ForumTopic>();
  function toFind(topic: Topic): ForumTopic {
    const before = found.get(topic);
    if (before) return before;
    const { id, title, body, answer, url, tags } = topic;
    const row = { id, title, body, answer, url, tags: [...allTags(tags), ...(typedTags.get(id) ?? [])] };
    found.set(topic, row);
    return row;
  }
  let last: { topics: readonly Topic[]; rows: readonly ForumTopic[] } | undefined;

  return {
    replica,
    onTopicChanged: (listener) =>
      replica.onChange(({ before, after }) =>
        listener({ before, after, byApp: after !== undefined && savedByApp.has(after) }),
      ),
    rows() {
      const topics = replica.all();
      if (last?.topics !== topics) last = { topics, rows: topics.map(toFind) };
      return last.rows;
    },
    all: () => replica.all(),
    find: (id) => replica.get(id)?.row,
    findByThread: (thread) => replica.by("thread", threadKey(thread))[0]?.row,
    findByOrigin: (origin) => replica.by("origin", origin)[0]?.row,
    freshness: () => replica.freshness(),
    add: (request) => addTopic({ ...deps, replica, place, rowUrl }, request),
    change: (request) => changeTopic({ ...deps, replica, place, rowUrl }, request),
    remove: (request) => removeTopic({ ...deps, replica, place, rowUrl }, request),
  };
}
