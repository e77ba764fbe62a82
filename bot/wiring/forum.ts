import { type Action, type Actions, findColleague } from "../actions";
import type { Clock } from "../common/clock";
import { type Day, toDay } from "../common/days";
import type { Reference } from "../common/ids";
import type { Log } from "../common/log";
import type { Person } from "../common/person";
import type { WorkingDays } from "../common/working-days";
import { inWorkingHours } from "../common/working-hours";
import { type Consultation, type Consultations, readLessons } from "../consultations";
import {
  type Agreed,
  asMeetingId,
  createDigest,
  createForum,
  createGovernance,
  createLessons,
  createMeetings,
  createPanels,
  type MeetingId,
  type Topic,
  type TopicTags,
  type WorkToLearnFrom,
} from "../forum";
import { type CardDeps, createLivingCards, realTime } from "../jobs";
import type { CouncilSettings } from "../settings";
import type { SharePoint } from "../sharepoint";
import type { Storage } from "../storage";
import {
  type Card,
  cardOf,
  channelNotifier,
  digestOf,
  type ForumChat,
  type ForumMeetings,
  livingCard,
  livingCardPosted,
  roundUps,
  type TeamsAdapter,
  type TeamsDeps,
} from "../teams";
import type { Ask } from "../toolkit";
import { forumSources, ideaItem } from "./forum-sources";
import type { createNews } from "./news";

interface ForumWiringDeps {
  sharepoint: SharePoint;
  storage: Storage;
  consultations: Consultations;
  actions: Actions;
  ask: Ask;
  methods: () => readonly { name: string; alsoCalled: readonly string[] }[];
  news: Pick<ReturnType<typeof createNews>, "ofForum" | "ofForumMeetings">;
  /** No, for those who asked that colleagues do not see their name. */
  mayName: (person: Person["id"]) => boolean;
  notesLink: (ask: { meeting: MeetingId; by: Person }) => Promise<string>;
  teams: TeamsAdapter;
  tenantId: string;
  /** What the bot's handlers are given, for cards that are made while nobody asks. */
  teamsDeps: () => TeamsDeps;
  settings: () => CouncilSettings;
  workingDays: WorkingDays;
  clock: Clock;
  log: Log;
}

/** The forum's rules joined to the lists, the tables and the channel they are seen in. */
export function joinForum(deps: ForumWiringDeps) {
  const { sharepoint, storage, consultations, actions, news, settings, workingDays, clock, log } = deps;
  const { directory } = sharepoint;
  const { forumMarks: told } = storage;
  const sources = forumSources({ sharepoint, consultations, actions, settings, workingDays, clock });

  const governance = createGovernance({
    ...{ members: sharepoint.forumMembers, terms: sharepoint.forumTerms, directory, settings },
    ...{ told, notices: news.ofForumMeetings, clock },
  });
  const cards = createLivingCards({ edits: storage.cardEdits, queue: storage.outbox, time: realTime });

  const meetings = createMeetings({
    ...{ meetings: sharepoint.meetings, agenda: sharepoint.agendaItems, sources: sources.agenda },
    actions: {
      findColleague: (typed) => findColleague(directory, typed),
      agree: async (ask) => asAgreed(await agree(ask)),
      startingWith: (key) =>
        sharepoint.actions
          .all()
          .filter((action) => action.key?.startsWith(key))
          .map(asAgreed),
    },
    ...{ canChair: governance.canChair, workstreamLeads: governance.workstreamLeads, directory, told },
    notices: {
      ...news.ofForumMeetings,
      roundUp: ({ meeting }) => postToForum(`round-up/${meeting.id}`),
    },
    async ideaDecided(ask) {
      const { topic, told: heard } = await forum.decideIdea(ask);
      if (topic) await cardChanged(topic).catch((failure) => log.error("forum.card-not-changed", failure));
      return heard;
    },
    mayName: deps.mayName,
    settings: () => settings().forum,
    ...{ workingDays, clock, log },
  });

  const panels = createPanels({
    ...{ panels: sharepoint.forumsAndPanels, directory, told, notices: news.ofForumMeetings, clock, log },
    settings: () => ({ ...settings(), ...settings().forum }),
  });

  const forum = createForum({
    ...{ topics: sharepoint.topics, replies: storage.forumReplies, votes: storage.forumVotes },
    ...{ clock, workingDays, directory, methods: deps.methods, told: storage.toldPeople },
    settings: () => ({ ...settings(), ...settings().forum }),
    like({ question, most, only }) {
      const kinds = ["toolkit", "forum"] as const;
      const found = deps.ask.ask({ question, kinds, mayFind: () => false, maySee: only });
      return {
        topics: found.topics.slice(0, most).map(({ id }) => id),
        passages: found.passages.slice(0, most).map(({ id, title }) => ({ id, title })),
      };
    },
    advisers: governance.advisers,
    async addAction({ by, ...asked }) {
      const added = await actions.add({ ...asked, source: "Forum" }, by);
      return "choose" in added ? added : { id: added.action.id, owner: added.action.owner };
    },
    addAgendaItem: ({ key, topic, by }) =>
      meetings.turnIntoAgendaItem({ suggested: ideaItem(topic, key), by }),
    methodUses: ({ names, person, inPublic }) =>
      consultations
        .triedMethod(names, { by: person, where: inPublic ? "channel" : "own chat" })
        .map(({ reference, title, leadOfficer, startDate: when, listUrl: url }) => ({
          ...{ reference, title, leadOfficer, when, url },
        })),
    mayFind: (by, reference) => consultations.mayFind({ reference, by, inPublic: false }),
    mayName: deps.mayName,
    notices: news.ofForum,
  });

  const lessons = createLessons({
    work: (reference) => workOf(reference),
    ...{ topics: sharepoint.topics, directory, told, notices: news.ofForumMeetings, clock },
    share: (ask) => forum.share(ask),
    agree: async (ask) => {
      const isNew = !sharepoint.actions.withKey(ask.key);
      const { id, owner } = await agree(ask);
      return { id, owner, isNew };
    },
  });

  const digests = createDigest({
    ...{ topics: sharepoint.topics, ...sources.digest, told, workingDays, clock },
    isQuiet: async (person) => !deps.mayName(person),
    channelFor: () => (settings().forum.councillorsRead ? "Everyone" : "Officers"),
    send: ({ from, to }) => postToForum(`digest/${from}/${to}`),
    settings: () => ({ digestDay: settings().forum.digestDay, at: settings().reminders.at }),
  });

  /** Written once for its key, and owed at once: whoever has it was there when it was agreed. */
  async function agree(
    ask: Pick<Parameters<SharePoint["actions"]["add"]>[0]["action"], "title" | "owner" | "dueDate"> & {
      key: string;
      origin?: Action["origin"];
      by: { id: Person["id"]; name: string };
    },
  ): Promise<Action> {
    const { by, ...asked } = ask;
    const there = sharepoint.actions.withKey(ask.key);
    if (there) return there;
    const action = { ...asked, reference: undefined, phase: "", source: "Forum" as const };
    return sharepoint.actions.add({ action, by, at: clock.now() });
  }

  function workOf(reference: Reference): WorkToLearnFrom | undefined {
    const row = sharepoint.consultations.find(reference);
    if (!row) return undefined;
    return {
      ...{ reference, title: row.title, complete: row.workflowStatus === "Complete" },
      ...{ lead: row.leadOfficer, ratings: (row.methodRatings ?? []).map(asRating) },
      ...learned(row),
      tried: { what: row.tryingOut, result: row.triedResult },
      tags: knownTags(row),
    };
  }

  /** A record may have words that the council's settings do not have any more. */
  function knownTags({ methods = [], audiences, service, areas }: Consultation): TopicTags {
    const known = settings();
    return {
      methods: among(
        deps.methods().map(({ name }) => name),
        methods,
      ),
      audiences: among(known.audiences, audiences),
      services: among(known.services, [service]),
      ...{ areas: among(known.areas, areas), skills: [] },
    };
  }

  /** The forum's channel, where the bot may speak by itself. */
  async function channel() {
    const found = await storage.channels.forum();
    return found && !(await storage.channels.isQuiet(found.conversationId)) ? found : undefined;
  }

  async function postToForum(card: string): Promise<void> {
    const found = await channel();
    if (!found) throw new Error("The forum's channel is not known, or wants quiet");
    const { conversationId, serviceUrl, botId } = found;
    await cards.show({ card, place: { conversationId, serviceUrl, botId } });
  }

  const cardChanged = (topic: Pick<Topic, "id">) => cards.changed(cardOf(topic));

  let listUrl = "";
  const forumChat: ForumChat = {
    ...{ cards, channels: storage.channels, teamsIds: storage.teamsIds, tenantId: deps.tenantId },
    listUrl: () => listUrl,
    kept: storage.forumKept,
    methods: () => deps.methods().map(({ name }) => name),
  };
  const forumMeetings: ForumMeetings = {
    ...{ governance, meetings, panels, lessons, digests },
    notesLink: deps.notesLink,
  };

  /** What a card in a channel shows now. It is asked for by its name, so nothing of it waits anywhere. */
  async function render(card: string): Promise<{ card: Card; summary: string } | undefined> {
    const [kind, one = "", two = ""] = card.split("/");
    if (kind === "digest") {
      const [from, to] = [toDay(one), toDay(two)];
      return from && to
        ? { card: await digestCard({ from, to }), summary: "The forum this week" }
        : undefined;
    }
    if (kind === "round-up") {
      const inPublic = settings().forum.councillorsRead;
      const digest = meetings.compileRoundUp({ meeting: asMeetingId(one), inPublic });
      return { card: roundUps(digest), summary: "What the workstreams did" };
    }
    // Whoever pressed may have done so on another instance.
    await sharepoint.topics.refresh();
    return livingCard(deps.teamsDeps(), card, await storage.cardEdits.get(card));
  }
  const digestCard = async (week: { from: Day; to: Day }) => digestOf(await digests.channelDigest(week));

  const inChannels: CardDeps<Card> = {
    edits: storage.cardEdits,
    sender: channelNotifier(deps.teams),
    render,
    posted: (at) => livingCardPosted(deps.teamsDeps(), at),
  };

  /** What the forum says without being asked. Each thing is claimed once, so this needs no lease. */
  async function speak(): Promise<void> {
    if (!inWorkingHours(clock.now(), workingDays)) return;
    const quietly = (what: string, work: () => Promise<unknown>) =>
      work().catch((failure) => log.error(`forum.${what}`, failure));
    await quietly("ask-champions", forum.askChampions);
    await quietly("mark-answers", forum.remindToMark);
    await quietly("terms-review", governance.remindReview);
    await quietly("new-terms", governance.tellNewTerms);
    await quietly("without-lead", governance.tellWithoutLead);
    await quietly("ask-round-ups", meetings.askRoundUps);
    await quietly("panels", panels.tellPanels);
    const mayPost = await channel().catch((failure) => log.error("forum.channel", failure));
    if (!mayPost) return;
    await quietly("round-up", meetings.sendRoundUp);
    await quietly("digest", digests.sendWeekly);
  }

  return {
    ...{ forum, forumChat, forumMeetings, meetings, inChannels, speak },
    /** Asks for its card to be edited, where it has one. */
    cardChanged,
    offerLesson: lessons.offerLesson,
    async refresh(): Promise<void> {
      listUrl = await sharepoint.listUrl("ForumTopics").catch(() => listUrl);
    },
  };
}

const asAgreed = ({ key = "", title, owner, dueDate, status }: Action): Agreed => ({
  ...{ key, title, owner, dueDate, done: status === "Done" || status === "Waived" },
});

const asRating = ({ method, rating }: { method: string; rating: number }) => ({
  method,
  rating: `${rating} of 6`,
});

/** In the three parts the forum has. What was typed by hand, and what to repeat or change, is not lost. */
function learned({ lessons }: Consultation): Pick<WorkToLearnFrom, "worked" | "didNot" | "nextTime"> {
  const { worked, didNot, nextTime, repeat, change, other } = readLessons(lessons ?? "");
  const together = (...parts: string[]) => parts.filter(Boolean).join("\n");
  return { worked: together(other, worked, repeat), didNot, nextTime: together(nextTime, change) };
}

function among(known: readonly string[], said: readonly string[]): readonly string[] {
  const plain = (text: string) => text.trim().toLowerCase();
  const wanted = new Set(said.map(plain));
  return known.filter((each) => wanted.has(plain(each))).slice(0, 20);
}
