import type { Clock } from "../../bot/common/clock";
import { day } from "../../bot/common/days";
import { Failure } from "../../bot/common/failure";
import type { PersonId } from "../../bot/common/ids";
import {
  asThread,
  asTopicId,
  type NamedPerson,
  noTags,
  type Reply,
  type ReplyStore,
  type Topic,
  type TopicId,
  type TopicStore,
  type Votes,
} from "../../bot/forum";
import { named, people } from "./build";
import type { HistoryLine } from "./memory-stores";

let lastTopic = 0;

/** An open question of Alex's, for everyone. Each has an id of its own. */
export function buildTopic(over: Partial<Topic> = {}): Topic {
  const id = over.id ?? asTopicId(String(++lastTopic));
  return {
    ...{ id, kind: "Question", title: "Do prize draws help?", body: "Ours got few replies." },
    ...{ askedBy: named(people.alex), askedOn: day("2027-06-01"), status: "Open", tags: noTags },
    ...{ reference: undefined, answer: "", answerReply: undefined, answeredBy: undefined },
    ...{ answeredOn: undefined, votes: 0, replies: 0, outcome: "", takenUp: undefined },
    ...{ url: "", thread: undefined, origin: `form/topic-${id}`, visibility: "Everyone" },
    listUrl: `https://memory.example/lists/ForumTopics/${id}`,
    ...over,
  };
}

export interface MemoryTopics extends TopicStore {
  history: HistoryLine[];
  put(topic: Topic): Topic;
  /** Somebody edits the row in the list: whoever holds the older copy finds out when they save. */
  someoneEdits(id: TopicId, edit: Partial<Topic>): Topic;
  failNext(failure: Failure): void;
  /** How often the list was written to. */
  writes(): number;
}

/** Topics in memory: same rules as the list, proven by the same contract. */
export function memoryTopics(given: readonly Topic[] = [], clock?: Clock): MemoryTopics {
  const rows = new Map<TopicId, Topic>();
  const removed = new Set<string>();
  const history: HistoryLine[] = [];
  const failures: Failure[] = [];
  let whole: readonly Topic[] | undefined;
  let lastId = 0;
  let writes = 0;

  function put(topic: Topic): Topic {
    lastId = Math.max(lastId, Number(topic.id) || 0);
    rows.set(topic.id, topic);
    whole = undefined;
    return topic;
  }
  function failIfAsked(): void {
    const failure = failures.shift();
    if (failure) throw failure;
  }
  function held(id: TopicId): Topic {
    const topic = rows.get(id);
    if (!topic) throw new Failure("not_found", "That topic is not in the forum any more. Type: forum");
    return topic;
  }
  const note = (line: Omit<HistoryLine, "when"> & { at: Date }) => {
    const { at, ...rest } = line;
    history.push({ ...rest, when: at });
  };

  const store: MemoryTopics = {
    history,
    put,
    writes: () => writes,
    failNext: (failure) => void failures.push(failure),
    someoneEdits: (id, edit) => put({ ...held(id), ...edit }),
    all() {
      whole ??= [...rows.values()];
      return whole;
    },
    find: (id) => rows.get(id),
    findByThread(thread) {
      const { conversationId, messageId } = asThread(thread);
      return [...rows.values()].find(
        (each) => each.thread?.conversationId === conversationId && each.thread.messageId === messageId,
      );
    },
    findByOrigin: (origin) => [...rows.values()].find((each) => each.origin === origin),
    freshness: () => ({ asOf: clock?.now() ?? new Date(), stale: false }),
    async add({ topic, by, at }) {
      failIfAsked();
      const there = store.findByOrigin(topic.origin);
      if (there) return there;
      if (removed.has(topic.origin))
        throw new Failure("conflict", "That was taken out of the forum before. Share it as a new post.");
      writes++;
      const id = asTopicId(String(++lastId));
      const to = `${topic.kind}, ${topic.visibility}: ${topic.title}`;
      note({ reference: topic.reference, what: "Shared with the forum", who: by, at, from: "", to });
      const listUrl = `https://memory.example/lists/ForumTopics/${id}`;
      return put({ ...buildTopic({ id }), ...topic, id, listUrl });
    },
    async change({ topic, change, what, said = ({ status }) => status, by, at, again }) {
      failIfAsked();
      const newest = held(topic.id);
      const agreed = same(newest, topic) ? change : again(newest);
      const changed: Topic = { ...newest, ...agreed };
      // Nothing to change is nothing to write, and no history.
      if (same(changed, newest)) return newest;
      writes++;
      put(changed);
      const [from, to] = [said(newest), said(changed)];
      if (what !== undefined) note({ reference: newest.reference, what, who: by, at, from, to });
      return changed;
    },
    async remove({ topic, what, by, at }) {
      failIfAsked();
      if (!rows.delete(topic.id)) return;
      whole = undefined;
      writes++;
      removed.add(topic.origin);
      note({ reference: topic.reference, what, who: by, at, from: topic.status, to: "Removed" });
    },
  };
  for (const topic of given) put(topic);
  return store;
}

const same = (one: Topic, other: Topic): boolean => JSON.stringify(one) === JSON.stringify(other);

export function memoryReplies(given: readonly Reply[] = []): ReplyStore {
  const rows = new Map<string, Reply>();
  const keyOf = (topic: TopicId, id: string) => `${topic} ${id}`;
  const of = (topic: TopicId) => [...rows.values()].filter((each) => each.topic === topic);
  for (const reply of given) rows.set(keyOf(reply.topic, reply.id), reply);
  return {
    async put(reply) {
      const isNew = !rows.has(keyOf(reply.topic, reply.id));
      rows.set(keyOf(reply.topic, reply.id), reply);
      return isNew;
    },
    find: async (topic, id) => rows.get(keyOf(topic, id)),
    of: async (topic) =>
      of(topic).sort((one, other) => one.at.getTime() - other.at.getTime() || one.id.localeCompare(other.id)),
    count: async (topic) => of(topic).length,
    remove: async (topic, id) => void rows.delete(keyOf(topic, id)),
  };
}

export function memoryVotes(): Votes {
  const cast = new Set<string>();
  const keyOf = (topic: TopicId, person: PersonId) => `${topic} ${person}`;
  return {
    async cast(topic, person) {
      const key = keyOf(topic, person);
      return !cast.has(key) && Boolean(cast.add(key));
    },
    count: async (topic) => [...cast].filter((key) => key.startsWith(`${topic} `)).length,
    has: async (topic, person) => cast.has(keyOf(topic, person)),
  };
}

export const buildReply = (over: Partial<Reply> & { topic: TopicId; by?: NamedPerson }): Reply => ({
  ...{ id: "1700000000001", by: named(people.grady), text: "Yes, a small one did." },
  ...{ at: new Date("2027-06-01T10:00:00Z") },
  ...over,
});
