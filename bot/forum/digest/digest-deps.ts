import type { Clock } from "../../common/clock";
import type { Day } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { WorkingDays } from "../../common/working-days";
import type { MeetingKind } from "../meetings/meeting";
import type { TopicStore, Visibility } from "../topic";

/** A consultation that opens or closes. */
export interface DigestWork {
  title: string;
  on: Day;
  url: string;
  visibility: Visibility;
}

/** Something that a consultation tries for the first time. */
export interface DigestTrying {
  title: string;
  /** Why it should work. */
  hypothesis: string;
  /** What came of it; empty while nobody knows. */
  result: string;
  opens: Day | undefined;
  closes: Day | undefined;
  /** The day either was last noted, where it is known. */
  noted: Day | undefined;
  url: string;
  visibility: Visibility;
}

/** A meeting of the forum, or an event, that is still to come. */
export interface DigestMeeting {
  kind: MeetingKind;
  title: string;
  on: Day;
  time: string;
  place: string;
  url: string;
}

/** Consultations that ask the same people at the same time. */
export interface DigestOverlap {
  title: string;
  detail: string;
  visibility: Visibility;
}

export interface DigestTopic {
  title: string;
  kind: string;
  /** Empty where they asked not to be named. */
  by: string;
  on: Day;
  url: string;
}

export interface Digest {
  from: Day;
  to: Day;
  fresh: readonly DigestTopic[];
  answered: readonly DigestTopic[];
  stillOpen: readonly DigestTopic[];
  lessons: readonly DigestTopic[];
  opening: readonly DigestWork[];
  closing: readonly DigestWork[];
  overlaps: readonly DigestOverlap[];
  trying: readonly DigestTrying[];
  comingUp: readonly DigestMeeting[];
  /** Nothing has happened and nothing is near: such a week is not told. */
  empty: boolean;
}

export interface DigestDeps {
  topics: Pick<TopicStore, "all">;
  opening: (from: Day, to: Day) => readonly DigestWork[];
  closing: (from: Day, to: Day) => readonly DigestWork[];
  overlaps: () => readonly DigestOverlap[] | Promise<readonly DigestOverlap[]>;
  /** What is tried, wherever somebody goes on with the work. */
  trying: () => readonly DigestTrying[];
  /** Meetings and events that are not over. */
  comingUp: () => readonly DigestMeeting[];
  /** Who asked not to be named; being sent nothing is another wish. */
  isQuiet: (person: PersonId) => Promise<boolean>;
  /** Who reads the forum's channel: while councillors do, it is told what everyone may see. */
  channelFor: () => Visibility;
  told: { claim(mark: string): Promise<boolean>; release(mark: string): Promise<void> };
  /** To the forum's channel. */
  send: (digest: Digest) => Promise<void>;
  /** Of the week: 1 is Monday; 0 never. `at` such as `09:00`, in the United Kingdom. */
  settings: () => { digestDay: number; at: string };
  workingDays: WorkingDays;
  clock: Clock;
}
