import type { Clock } from "../../common/clock";
import type { Day } from "../../common/days";
import type { PersonId, Reference } from "../../common/ids";
import type { Person, Role } from "../../common/person";
import type { NamedPerson, Topic, TopicStore, TopicTags, Visibility } from "../topic";

/** A consultation, as far as there is something to learn from it. */
export interface WorkToLearnFrom {
  reference: Reference;
  title: string;
  /** It went all the way: nothing is left to do on it. */
  complete: boolean;
  lead: NamedPerson | undefined;
  worked: string;
  didNot: string;
  nextTime: string;
  /** What was tried for the first time, and what came of it; empty where nothing was. */
  tried: { what: string; result: string };
  /** How well each method did, as it was rated. */
  ratings: readonly { method: string; rating: string }[];
  tags: TopicTags;
}

export interface LessonParts {
  title: string;
  worked: string;
  didNot: string;
  nextTime: string;
  /** What was tried for the first time, and what came of it. */
  tried: string;
}

export interface LessonDraft extends LessonParts {
  reference: Reference;
  consultation: string;
}

export interface LessonDeps {
  work: (reference: Reference) => WorkToLearnFrom | undefined;
  topics: Pick<TopicStore, "find" | "findByOrigin" | "change">;
  /** The forum's own verb, with its own rules. */
  share: (ask: {
    kind: "Lesson";
    title: string;
    body: string;
    tags: Partial<TopicTags>;
    reference: Reference;
    visibility: Visibility;
    origin: string;
    by: Person;
  }) => Promise<Topic>;
  /** Written once for a key. */
  agree: (ask: {
    key: string;
    title: string;
    owner: NamedPerson | undefined;
    dueDate: Day | undefined;
    origin: { url: string | undefined; text: string };
    by: NamedPerson;
  }) => Promise<{
    id: string;
    owner: NamedPerson | undefined;
    /** False when it was there already, as somebody else's or by a second tap. */
    isNew: boolean;
  }>;
  directory: {
    find(id: PersonId): Promise<Person | undefined>;
    withRole(role: Role): Promise<readonly Person[]>;
  };
  told: { claim(mark: string): Promise<boolean>; release(mark: string): Promise<void> };
  notices: { lessonDrafted(to: Person, news: { draft: LessonDraft }): Promise<void> };
  clock: Clock;
}
