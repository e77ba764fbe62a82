import type { Day } from "../../bot/common/days";
import { Failure } from "../../bot/common/failure";
import type { PersonId } from "../../bot/common/ids";
import { silentLog } from "../../bot/common/log";
import type { Person, Role, Standing } from "../../bot/common/person";
import { englandWorkingDays } from "../../bot/common/working-days";
import type { ForumMember, ForumTerms, MemberStore, TermsStore } from "../../bot/forum/governance";
import {
  type AgendaItem,
  type AgendaSources,
  type AgendaStore,
  type Agreed,
  asMeetingId,
  createMeetings,
  type Meeting,
  type MeetingDeps,
  type MeetingId,
  type MeetingStore,
  type RoundUp,
  type Suggested,
  type WorkstreamLead,
} from "../../bot/forum/meetings";
import { fixedClock, people } from "./build";

const fresh = { asOf: new Date("2027-06-01T09:00:00Z"), stale: false };

export const buildMember = (given: Partial<ForumMember> & Pick<ForumMember, "person">): ForumMember => ({
  ...{ id: given.person.id, service: "Parks", champion: false, chair: false, workstream: "" },
  ...{ acknowledged: undefined, listUrl: "https://memory.example/members/1" },
  ...given,
});

export const buildTerms = (given: Partial<ForumTerms> = {}): ForumTerms => ({
  ...{ id: "1", version: "1", text: "We share what works.", from: "2027-01-01" as Day },
  ...{ reviewOn: "2028-01-01" as Day, listUrl: "https://memory.example/terms/1" },
  ...given,
});

/** The members in memory: the same rules as the list. */
export function memoryMembers(rows: readonly ForumMember[]): MemberStore & { writes: number } {
  let held = [...rows];
  const store = {
    writes: 0,
    all: () => held,
    freshness: () => fresh,
    async acknowledge({ member, agreed }: Parameters<MemberStore["acknowledge"]>[0]) {
      store.writes++;
      const next = { ...member, acknowledged: agreed };
      held = held.map((each) => (each.id === member.id ? next : each));
      return next;
    },
  };
  return store;
}

export const memoryTerms = (rows: readonly ForumTerms[]): TermsStore => ({ all: () => rows });

/** The directory of the local tenant; some of its people may have gone. */
export function memoryForumDirectory(gone: ReadonlyMap<string, Standing> = new Map()) {
  const all: readonly Person[] = Object.values(people);
  return {
    standing: (person: string): Standing => gone.get(person) ?? "here",
    find: async (id: PersonId) => all.find((each) => each.id === id),
    withRole: async (role: Role) => all.filter(({ roles }) => roles.includes(role)),
  };
}

/** Marks that one of many claims. */
export function memoryMarks() {
  const marks = new Set<string>();
  return {
    marks,
    claim: async (mark: string) => !marks.has(mark) && Boolean(marks.add(mark)),
    release: async (mark: string) => void marks.delete(mark),
  };
}

/** Meetings and their agendas in memory: the same rules as the lists. */
export function memoryMeetings(
  rows: readonly Meeting[] = [],
): MeetingStore & { put(meeting: Meeting): void } {
  let held = [...rows];
  const keys = new Map<string, MeetingId>();
  const put = (meeting: Meeting) => {
    held = [...held.filter(({ id }) => id !== meeting.id), meeting];
  };
  return {
    put,
    all: () => held,
    freshness: () => fresh,
    async add({ meeting, key }) {
      const there = held.find(({ id }) => id === keys.get(key));
      if (there) return there;
      const id = asMeetingId(String(held.length + 1));
      keys.set(key, id);
      const added = { ...meeting, id, listUrl: `https://memory.example/meetings/${id}` };
      put(added);
      return added;
    },
    async change({ meeting, change, again }) {
      const newest = held.find(({ id }) => id === meeting.id);
      if (!newest) throw new Failure("not_found", "That meeting is gone.");
      const changed = { ...newest, ...(same(newest, meeting) ? change : again(newest)) };
      put(changed);
      return changed;
    },
  };
}

export function memoryAgenda(): AgendaStore & { adds: number } {
  let held: AgendaItem[] = [];
  const store = {
    adds: 0,
    of: (meeting: MeetingId) => held.filter((item) => item.meeting === meeting),
    withKey: (key: string) => held.filter((item) => item.key === key),
    async add({ items }: Parameters<AgendaStore["add"]>[0]) {
      return items.map((fields) => {
        const there = held.find(({ meeting, key }) => meeting === fields.meeting && key === fields.key);
        if (there) return there;
        store.adds++;
        const id = String(held.length + 1);
        const added = { ...fields, id, listUrl: `https://memory.example/agenda/${id}` };
        held = [...held, added];
        return added;
      });
    },
    async change({ item, change, again }: Parameters<AgendaStore["change"]>[0]) {
      const newest = held.find(({ id }) => id === item.id);
      if (!newest) throw new Failure("not_found", "That item is gone.");
      const changed = { ...newest, ...(same(newest, item) ? change : again(newest)) };
      held = held.map((each) => (each.id === item.id ? changed : each));
      return changed;
    },
  };
  return store;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const buildMeeting = (given: Partial<Meeting> = {}): Meeting => ({
  ...{
    id: asMeetingId("1"),
    kind: "Meeting",
    title: "Forum, Thu 10 Jun 2027",
    on: "2027-06-10" as Day,
    time: "14:00",
  },
  ...{ place: "Room 2", status: "Planned", listUrl: "https://memory.example/meetings/1" },
  ...given,
});

export const suggest = (key: string, given: Partial<Suggested> = {}): Suggested => ({
  ...{ key, kind: "Consultation", title: `About ${key}`, detail: "", url: "", visibility: "Officers" },
  ...given,
});

/** The real rules of meetings over memory. */
export function meetingProduct({
  meetings: rows = [buildMeeting()],
  sources = {},
  leads = [],
  now = "2027-06-01T09:00:00Z",
  roundUpBefore = 5,
}: {
  meetings?: readonly Meeting[];
  sources?: Partial<AgendaSources>;
  leads?: readonly WorkstreamLead[];
  now?: string;
  roundUpBefore?: number;
} = {}) {
  const clock = fixedClock(now);
  const meetings = memoryMeetings(rows);
  const agenda = memoryAgenda();
  const told = memoryMarks();
  const directory = memoryForumDirectory();
  const agreed: Agreed[] = [];
  const asked: { to: Person; workstream: string; meeting: Meeting }[] = [];
  const digests: RoundUp[] = [];
  const decided: { key: string; outcome: string; by: Person }[] = [];
  const since: Day[] = [];
  const deps: MeetingDeps = {
    ...{ meetings, agenda, told, directory, clock, workingDays: englandWorkingDays(), log: silentLog },
    sources: {
      submissions(day) {
        since.push(day);
        return [];
      },
      ...{
        clashes: () => [],
        lateActions: () => [],
        unanswered: () => [],
        lessons: () => [],
        ideas: () => [],
      },
      ...sources,
    },
    actions: {
      async findColleague(typed) {
        const all = Object.values(people);
        const to = all.find(({ id, name }) => (typeof typed === "string" ? name === typed : id === typed.id));
        if (to) return { to };
        if (typed === "A") return { choose: all.slice(0, 2) };
        throw new Failure("invalid", "I know nobody by that name.");
      },
      async agree({ key, title, owner, dueDate }) {
        const there = agreed.find((each) => each.key === key);
        if (there) return there;
        const made = { key, title, owner, dueDate, done: false };
        agreed.push(made);
        return made;
      },
      startingWith: (start) => agreed.filter(({ key }) => key.startsWith(start)),
    },
    canChair: (person) => person.id === people.megan.id || person.roles.includes("engagementLead"),
    workstreamLeads: () => leads,
    settings: () => ({ roundUpBefore }),
    ideaDecided: async (ask) => (decided.push(ask) > 0 ? "told" : "not told"),
    mayName: () => true,
    notices: {
      askRoundUp: async (to, ask) => void asked.push({ to, ...ask }),
      roundUp: async (digest) => void digests.push(digest),
    },
  };
  return { ...createMeetings(deps), deps, meetings, agenda, agreed, asked, digests, decided, since, clock };
}
