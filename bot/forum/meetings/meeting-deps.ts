import type { Clock } from "../../common/clock";
import type { Day } from "../../common/days";
import type { PersonId } from "../../common/ids";
import type { Log } from "../../common/log";
import type { Person } from "../../common/person";
import type { WorkingDays } from "../../common/working-days";
import type { Told } from "../tell-asker";
import type { Marks } from "../tell-once";
import type { NamedPerson } from "../topic";
import type { AgendaStore, Meeting, MeetingStore, Suggested } from "./meeting";

type Found = readonly Suggested[] | Promise<readonly Suggested[]>;

/** What other rooms put forward. Each says for itself who may see it. */
export interface AgendaSources {
  /** Consultations sent for review since that day. */
  submissions(since: Day): Found;
  clashes(): Found;
  lateActions(): Found;
  unanswered(): Found;
  /** Lessons shared since that day. */
  lessons(since: Day): Found;
  /** Ideas with the most votes that nobody has dealt with yet. */
  ideas(): Found;
}

/** An action that was agreed in a meeting, as it stands now. */
export interface Agreed {
  key: string;
  title: string;
  owner: NamedPerson | undefined;
  dueDate: Day | undefined;
  done: boolean;
}

/** The actions, as far as a meeting makes them. */
export interface MeetingActions {
  /** Whom a name means. @throws Failure when work cannot be given to them. */
  findColleague(typed: string | { id: PersonId }): Promise<{ to: Person } | { choose: readonly Person[] }>;
  /** Written once for a key. */
  agree(ask: {
    key: string;
    title: string;
    owner: NamedPerson;
    dueDate: Day | undefined;
    by: NamedPerson;
  }): Promise<Agreed>;
  /** Those whose key begins so. */
  startingWith(key: string): readonly Agreed[];
}

/** A member who speaks for a workstream. */
export interface WorkstreamLead {
  person: NamedPerson;
  workstream: string;
}

export interface MeetingNotices {
  /** Asks one lead what their workstream did. */
  askRoundUp(to: Person, ask: { meeting: Meeting; workstream: string }): Promise<void>;
  /** One digest of them all, to the forum. */
  roundUp(digest: RoundUp): Promise<void>;
}

export interface RoundUp {
  meeting: Meeting;
  given: readonly { workstream: string; by: string; text: string }[];
  /** Workstreams nobody wrote of. */
  missing: readonly string[];
}

export interface MeetingDeps {
  meetings: MeetingStore;
  agenda: AgendaStore;
  sources: AgendaSources;
  actions: MeetingActions;
  canChair: (person: Person) => boolean;
  workstreamLeads: () => readonly WorkstreamLead[];
  directory: { find(id: PersonId): Promise<Person | undefined> };
  told: Marks;
  notices: MeetingNotices;
  /** What the meeting decided on an idea is what became of it: its topic says so, and the proposer hears. */
  ideaDecided: (ask: { key: string; outcome: string; by: Person }) => Promise<Told>;
  /** Whether somebody may be named where others read; yes unless they said no. */
  mayName: (person: PersonId) => boolean;
  workingDays: WorkingDays;
  /** Working days before a meeting that leads are asked. */
  settings: () => { roundUpBefore: number };
  clock: Clock;
  log: Log;
}
