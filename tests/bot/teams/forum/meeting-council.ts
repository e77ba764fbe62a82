import type { Standing } from "../../../../bot/common/person";
import { englandWorkingDays } from "../../../../bot/common/working-days";
import {
  createDigest,
  createGovernance,
  createLessons,
  type DigestDeps,
  type ForumMember,
  type ForumTerms,
  type LessonDraft,
  noTags,
  type Panel,
  type Topic,
  type WorkToLearnFrom,
} from "../../../../bot/forum";
import { fixedClock, named, people, reference } from "../../../support/build";
import {
  meetingProduct,
  memoryForumDirectory,
  memoryMarks,
  memoryMembers,
  memoryTerms,
} from "../../../support/memory-forum";
import { panelProduct } from "../../../support/memory-panels";
import { buildTopic, memoryTopics } from "../../../support/memory-topics";
import { buildProduct } from "../../../support/teams";

const at = "2027-06-01T09:00:00Z";

/** The product with a forum whose meetings, terms, lessons and digest are the real rules over memory. */
export function meetingCouncil({
  members = [],
  terms = [],
  gone = new Map<string, Standing>(),
  services = ["Parks", "Libraries"],
  topics = [],
  panels: rows = [],
  work = {},
  given = {},
  digest = {},
  notesLink = "https://app.example/notes",
}: {
  members?: readonly ForumMember[];
  terms?: readonly ForumTerms[];
  gone?: ReadonlyMap<string, Standing>;
  services?: readonly string[];
  topics?: readonly Topic[];
  panels?: readonly Panel[];
  work?: Partial<WorkToLearnFrom>;
  given?: Parameters<typeof meetingProduct>[0];
  digest?: Partial<DigestDeps>;
  notesLink?: string;
} = {}) {
  const meetings = meetingProduct(given);
  const clock = fixedClock(at);
  const directory = memoryForumDirectory(gone);
  const store = memoryTopics(topics);
  const panels = panelProduct({ panels: rows, gone, services });
  const drafts: LessonDraft[] = [];
  const governance = createGovernance({
    ...{ members: memoryMembers(members), terms: memoryTerms(terms), directory, clock, told: memoryMarks() },
    settings: () => ({ services }),
    notices: {
      termsReview: async () => undefined,
      newTerms: async () => undefined,
      withoutLead: async () => undefined,
    },
  });
  const agreed = new Set<string>();
  const lessons = createLessons({
    work: (asked) => ({
      ...{ reference: asked, title: "Parks strategy", complete: true, lead: named(people.alex) },
      ...{ worked: "Walks.", didNot: "Posters.", nextTime: "Start in May.", ratings: [], tags: noTags },
      tried: { what: "", result: "" },
      ...work,
    }),
    ...{ topics: store, directory, told: memoryMarks(), clock },
    share: async ({ kind, title, body, visibility, origin }) =>
      store.findByOrigin(origin) ?? store.put(buildTopic({ kind, title, body, visibility, origin })),
    agree: async ({ key, owner }) => {
      const isNew = !agreed.has(key);
      agreed.add(key);
      return { id: "1", owner, isNew };
    },
    notices: { lessonDrafted: async (_to, { draft }) => void drafts.push(draft) },
  });
  const digests = createDigest({
    ...{ topics: store, clock, told: memoryMarks(), workingDays: englandWorkingDays() },
    ...{ opening: () => [], closing: () => [], overlaps: () => [], isQuiet: async () => false },
    ...{ trying: () => [], comingUp: () => [] },
    ...{ channelFor: () => "Everyone", send: async () => undefined },
    settings: () => ({ digestDay: 1, at: "09:00" }),
    ...digest,
  });
  const product = {
    ...buildProduct({ now: at }),
    forumMeetings: { governance, meetings, panels, lessons, digests, notesLink: async () => notesLink },
  };
  return { product, meetings, panels, store, drafts, lessonOf: reference("2027-00042") };
}
