import type { Day } from "../common/days";
import type { PersonId, Reference } from "../common/ids";

declare const brand: unique symbol;
/** One row of the ForumTopics list, by its SharePoint item id. */
export type TopicId = string & { readonly [brand]: "TopicId" };
export const asTopicId = (text: string): TopicId => text as TopicId;

export const topicKinds = ["Question", "Practice", "Outcome", "Lesson", "Idea", "Notice"] as const;
export type TopicKind = (typeof topicKinds)[number];

export const topicStatuses = ["Open", "Answered", "Closed"] as const;
export type TopicStatus = (typeof topicStatuses)[number];

/** Councillors see what is for everyone; the rest is among officers. */
export const visibilities = ["Everyone", "Officers"] as const;
export type Visibility = (typeof visibilities)[number];

export interface NamedPerson {
  id: PersonId;
  name: string;
}

/** What a topic is about. Methods and the rest by the names people read. */
export interface TopicTags {
  methods: readonly string[];
  audiences: readonly string[];
  services: readonly string[];
  areas: readonly string[];
  /** Such as facilitation, in the council's own names. */
  skills: readonly string[];
}

/** Where it is talked about in Teams: the channel or chat, and the message the thread begins with. */
export interface TopicThread {
  conversationId: string;
  messageId: string;
}

/** What became of an idea first: an action, or an item of the agenda, by its id. */
export interface TakenUp {
  as: "Action" | "Agenda item";
  id: string;
  by: NamedPerson | undefined;
}

/** Something a colleague asked or shared. */
export interface Topic {
  id: TopicId;
  kind: TopicKind;
  title: string;
  body: string;
  askedBy: NamedPerson | undefined;
  askedOn: Day;
  status: TopicStatus;
  tags: TopicTags;
  /** The consultation it is about. */
  reference: Reference | undefined;
  answer: string;
  /** The reply it was taken from, where it was: the answer follows when that is edited. */
  answerReply: string | undefined;
  answeredBy: NamedPerson | undefined;
  answeredOn: Day | undefined;
  /** How many people voted and how many replies there are, following what is counted elsewhere. */
  votes: number;
  replies: number;
  /** What became of an idea, in words. */
  outcome: string;
  takenUp: TakenUp | undefined;
  /** The thread in Teams; empty until it is there. */
  url: string;
  thread: TopicThread | undefined;
  /** Of what it was made. The same twice is one topic. */
  origin: string;
  visibility: Visibility;
  /** Where a person sees the row. */
  listUrl: string;
}

export type NewTopic = Pick<
  Topic,
  | "kind"
  | "title"
  | "body"
  | "askedBy"
  | "askedOn"
  | "tags"
  | "reference"
  | "url"
  | "thread"
  | "origin"
  | "visibility"
>;

/** What of a topic is to change; what is left out stays as it is. */
export type TopicChange = Partial<Omit<Topic, "id" | "origin" | "askedBy" | "askedOn" | "listUrl">>;

/** Topics, read from memory and written to the list with their line of history. */
export interface TopicStore {
  /** The same array until something changes. */
  all(): readonly Topic[];
  find(id: TopicId): Topic | undefined;
  findByThread(thread: TopicThread): Topic | undefined;
  findByOrigin(origin: string): Topic | undefined;
  freshness(): { asOf: Date; stale: boolean };
  /**
   * The same origin twice is one topic, whichever instance hears it.
   * @throws Failure `conflict` when a topic of that origin was removed: what was taken back stays away.
   */
  add(request: { topic: NewTopic; by: NamedPerson; at: Date }): Promise<Topic>;
  /**
   * Changes one topic as it is now known. When somebody else changed it meanwhile, the newest row is handed to
   * `again`, which gives the change to make instead, or throws what to tell the person.
   */
  change(request: {
    topic: Topic;
    change: TopicChange;
    /** Its line of history; undefined writes none, for numbers that follow what is kept elsewhere. */
    what: string | undefined;
    /** How history names the row before and after; its status where nothing else is said. */
    said?: (row: Topic) => string;
    by: NamedPerson | undefined;
    at: Date;
    again: (newest: Topic) => TopicChange;
  }): Promise<Topic>;
  /** Its words go, and it is seen no more. Twice is as good as once. */
  remove(request: { topic: Topic; what: string; by: NamedPerson | undefined; at: Date }): Promise<void>;
}

/** A message in the thread, by its Teams id. */
export interface Reply {
  id: string;
  topic: TopicId;
  by: NamedPerson;
  text: string;
  at: Date;
}

export interface ReplyStore {
  /** @returns false when it was there already, and now says this. */
  put(reply: Reply): Promise<boolean>;
  find(topic: TopicId, id: string): Promise<Reply | undefined>;
  /** The oldest first. */
  of(topic: TopicId): Promise<readonly Reply[]>;
  count(topic: TopicId): Promise<number>;
  remove(topic: TopicId, id: string): Promise<void>;
}

export interface Votes {
  /** @returns false when this person had voted, ever and on whichever instance. */
  cast(topic: TopicId, person: PersonId): Promise<boolean>;
  count(topic: TopicId): Promise<number>;
  has(topic: TopicId, person: PersonId): Promise<boolean>;
}
