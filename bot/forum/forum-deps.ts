import type { Clock } from "../common/clock";
import type { Day } from "../common/days";
import type { PersonId, Reference } from "../common/ids";
import type { Directory, Person } from "../common/person";
import type { WorkingDays } from "../common/working-days";
import type { NamedPerson, Reply, ReplyStore, Topic, TopicStore, Votes } from "./topic";

/** What the council set for itself. */
export interface ForumSettings {
  services: readonly string[];
  areas: readonly string[];
  audiences: readonly string[];
  skills: readonly string[];
  /** Working days without an answer before leads and champions are asked; 0: never. */
  askChampionsAfter: number;
}

/** Somebody to ask: who leads engagement for a service, or a champion of something. */
export interface ForumAdviser {
  person: PersonId;
  kind: "lead" | "champion";
  services: readonly string[];
  /** Methods, audiences, areas or skills they know about. */
  tags: readonly string[];
}

/** A passage of the toolkit, as found; `id` opens it. */
export interface LikePassage {
  id: string;
  title: string;
}

/** What is like a question, the best first. */
export type FindLike = (ask: { question: string; most: number; only: (topic: string) => boolean }) => {
  /** Ids of topics. */
  topics: readonly string[];
  passages: readonly LikePassage[];
};

/** A consultation that used a method, for whoever wants to ask how it went. */
export interface MethodUse {
  reference: Reference;
  title: string;
  leadOfficer: NamedPerson | undefined;
  /** The day it opened. */
  when: Day | undefined;
  /** Where a person sees its row. */
  url: string;
}

export type AddAction = (ask: {
  /** The same twice is one action: `hand/…`. */
  key: string;
  title: string;
  /** A colleague's name or id; whoever asks where nobody is named. */
  owner: string | { id: PersonId } | undefined;
  /** As typed. */
  dueDate: string | undefined;
  reference: Reference | undefined;
  origin: { url: string | undefined; text: string };
  by: Person;
}) => Promise<{ id: string; owner: NamedPerson | undefined } | { choose: readonly Person[] }>;

/** The same key twice is one item. */
export type AddAgendaItem = (ask: {
  key: string;
  title: string;
  topic: Topic;
  by: Person;
}) => Promise<{ id: string }>;

/** One question that waits, and why this person is asked. */
export interface WaitingQuestion {
  topic: Topic;
  /** Such as `You lead engagement for Parks`. */
  why: string;
  /** Working days since it was asked. */
  waited: number;
}

export interface ForumNotices {
  /** One message, however many questions there are for this person. */
  askedToAnswer(to: Person, ask: { questions: readonly WaitingQuestion[] }): Promise<void>;
  /** The proposer hears what became of their idea; `topic.outcome` says it. */
  ideaOutcome(to: Person, news: { topic: Topic; by: NamedPerson }): Promise<void>;
  /** The proposer hears that somebody goes on with it; `topic.takenUp` says how. */
  ideaTakenUp(to: Person, news: { topic: Topic; by: NamedPerson }): Promise<void>;
  /** The asker is asked once whether one of the replies was the answer. */
  markTheAnswer(to: Person, ask: { topic: Topic }): Promise<void>;
  /** The asker hears of a reply that no thread shows them. */
  replied(to: Person, news: { topic: Topic; reply: Reply }): Promise<void>;
}

/** Conditional marks: of two instances, and before or after a restart, one tells a person a thing. */
export interface ToldForum {
  claim(news: { about: string; to: PersonId }): Promise<boolean>;
  giveBack(news: { about: string; to: PersonId }): Promise<void>;
}

export interface ForumDeps {
  topics: TopicStore;
  replies: ReplyStore;
  votes: Votes;
  clock: Clock;
  workingDays: WorkingDays;
  directory: Directory;
  settings: () => ForumSettings;
  /** The toolkit's methods, by the names people read. */
  methods: () => readonly { name: string; alsoCalled?: readonly string[] }[];
  like: FindLike;
  advisers: () => readonly ForumAdviser[];
  addAction: AddAction;
  addAgendaItem?: AddAgendaItem;
  /** Work that used a method, by any of its names, as far as the person may see, or councillors who read along. */
  methodUses: (ask: { names: readonly string[]; person: Person; inPublic: boolean }) => readonly MethodUse[];
  /** Whether this person may be shown that consultation. */
  mayFind: (person: Person, reference: Reference) => boolean;
  /** Whether somebody may be named as one who has used a method; yes unless they said no. */
  mayName: (person: PersonId) => boolean;
  notices: ForumNotices;
  told: ToldForum;
}
