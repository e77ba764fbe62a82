import { Failure } from "../../common/failure";
import type { PersonId } from "../../common/ids";
import type { Forum, Topic } from "../../forum";
import type { TeamsDeps, Turn } from "../turn";
import { type ChannelPlace, threadAt } from "./channel-place";
import { officersAlone } from "./who-reads";

/** What the forum's chat needs besides its rules. */
export interface ForumChat {
  cards: LivingCards;
  /** What a form or an answer was made with, for a week: what a card carries may be forged. */
  kept: {
    keep(key: string, what: object): Promise<void>;
    find(key: string): Promise<unknown>;
  };
  channels: ForumChannels;
  /** Teams' own ids of people, who alone can be named where a card is refreshed by itself. */
  teamsIds: {
    save(person: PersonId, teamsId: string): Promise<void>;
    of(people: readonly PersonId[]): Promise<readonly string[]>;
  };
  /** Where all topics are seen; "" while that is not known. */
  listUrl(): string;
  tenantId: string;
  /** The toolkit's methods, by the names people read. */
  methods(): readonly string[];
}

/** Cards that stay in a channel. However many people act at once, one is edited at most once in 5 s. */
export interface LivingCards {
  show(ask: { card: string; place: CardPlace; viewers?: readonly string[] }): Promise<void>;
  changed(card: string): Promise<void>;
  /** Teams' ids of those who are shown it in a way of their own. */
  viewersOf(card: string): Promise<readonly string[]>;
}

export interface CardPlace {
  /** With `;messageid=` it is a thread; without, a new one is begun. */
  conversationId: string;
  serviceUrl: string;
  botId: string;
  /** The card is there already, and becomes this one. */
  activityId?: string | undefined;
}

export interface ForumChannels {
  isQuiet(conversationId: string): Promise<boolean>;
  setQuiet(conversationId: string, quiet: boolean): Promise<void>;
  /** The channel where questions from elsewhere are posted. */
  forum(): Promise<KnownChannel | undefined>;
  rememberForum(channel: KnownChannel): Promise<void>;
  /** Somebody spoke to the bot there, so it is in that team and may post. */
  noteHeard(channel: { conversationId: string; groupId: string }): Promise<void>;
  wasHeard(conversationId: string): Promise<boolean>;
  /** It is in that channel no more, nor in any of that team where `groupId` names one. */
  forgetHeard(gone: { conversationId: string; groupId: string }): Promise<void>;
  forgetForum(): Promise<void>;
}

export interface KnownChannel {
  conversationId: string;
  serviceUrl: string;
  botId: string;
  groupId: string;
}

export type ForumReady = TeamsDeps & { forum: Forum; forumChat: ForumChat };

export const hasForum = (deps: TeamsDeps): deps is ForumReady =>
  deps.forum !== undefined && deps.forumChat !== undefined;

/** @throws Failure where the council has no forum yet. */
export function forumOf(deps: TeamsDeps): ForumReady {
  if (hasForum(deps)) return deps;
  throw new Failure("unavailable", "The forum is not set up yet. Ask an administrator.");
}

export const cardOf = ({ id }: Pick<Topic, "id">): string => `topic/${id}`;

/** More people than this can have no view of their own. */
const mostViewers = 60;

/** The asker and whoever leads engagement: theirs alone has buttons that nobody else's has. */
async function viewersFor({ forumChat, directory, log }: ForumReady, turn: Turn, topic: Topic) {
  const own = topic.askedBy?.id === turn.person.id && turn.teamsId ? [turn.teamsId] : [];
  try {
    const leads = await directory.withRole("engagementLead");
    const asker = topic.askedBy && own.length === 0 ? [topic.askedBy.id] : [];
    const known = await forumChat.teamsIds.of([...asker, ...leads.map(({ id }) => id)]);
    return [...new Set([...own, ...known])].slice(0, mostViewers);
  } catch (error) {
    log.error("forum.viewers", error);
    return own;
  }
}

/** Where a topic's card went; one among officers never goes where councillors read. */
export type Shown = "posted" | "not posted" | "for officers";

/** Puts the topic's card into its thread. The topic is saved already, so trouble here takes nothing back. */
export async function showCard(deps: ForumReady, turn: Turn, topic: Topic, place: CardPlace): Promise<Shown> {
  if (topic.visibility === "Officers" && !(await officersAlone(deps, place.conversationId)))
    return "for officers";
  try {
    const viewers = await viewersFor(deps, turn, topic);
    await deps.forumChat.cards.show({ card: cardOf(topic), place, viewers });
    return "posted";
  } catch (error) {
    deps.log.error("forum.card-not-asked-for", error);
    return "not posted";
  }
}

/** In the forum's own channel it begins a thread, unless it stands there already. */
export async function showInForum(deps: ForumReady, turn: Turn, topic: Topic): Promise<Shown> {
  const forum = await deps.forumChat.channels.forum();
  if (!forum || (await isQuietAt(deps, forum))) return "not posted";
  const { conversationId, serviceUrl, botId } = forum;
  return showCard(deps, turn, topic, { conversationId, serviceUrl, botId });
}

/** Its card follows. The change itself is saved already. */
export async function cardChanged(deps: ForumReady, topic: Pick<Topic, "id">): Promise<void> {
  await deps.forumChat.cards
    .changed(cardOf(topic))
    .catch((error) => deps.log.error("forum.card-not-changed", error));
}

/** In the thread that somebody is in. */
export const inThread = (place: ChannelPlace): CardPlace => ({
  conversationId: `${place.conversationId};messageid=${place.rootId}`,
  ...{ serviceUrl: place.serviceUrl, botId: place.botId },
});

export const isQuietAt = async ({ forumChat }: ForumReady, place: ChannelPlace | KnownChannel) =>
  forumChat.channels.isQuiet(place.conversationId);

/** Only the forum's own channel, or one the bot was spoken to in: of others Teams refuses its posts. */
export async function mayPostIn({ forumChat, log }: ForumReady, conversationId: string): Promise<boolean> {
  try {
    const { channels } = forumChat;
    if (await channels.wasHeard(conversationId)) return true;
    return (await channels.forum())?.conversationId === conversationId;
  } catch (error) {
    log.error("forum.channel-not-known", error);
    return false;
  }
}

export const topicHere = ({ forum }: ForumReady, { place }: Turn): Topic | undefined =>
  place && forum.findByThread(threadAt(place));
