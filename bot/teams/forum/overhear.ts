import type { Activity } from "botbuilder";
import { Failure } from "../../common/failure";
import { has, type Person } from "../../common/person";
import type { Topic } from "../../forum";
import type { TeamsDeps, Turn } from "../turn";
import { eventOf, placeOf, threadAt } from "./channel-place";
import { cardChanged, type ForumChat, type ForumReady, hasForum } from "./forum-chat";

/** Finds who it is; anybody else's words are nobody's. */
type WhoSaid = () => Promise<Person | undefined>;

/**
 * Something said in a channel to somebody else. Teams sends it only where the team consented. In a topic's
 * thread it is a reply; anywhere else the bot was not asked, and nothing of it is kept or answered.
 */
export async function overhear(deps: TeamsDeps, activity: Activity, whoSaid: WhoSaid): Promise<void> {
  await quietly(deps, async (ready) => {
    const place = placeOf(activity);
    const topic = place && ready.forum.findByThread(threadAt(place));
    const text = wordsOf(activity);
    if (!place || !topic || text === "") return;
    const by = await whoSaid();
    if (!by) return;
    const { messageId } = place;
    await ready.forum.reply({ thread: threadAt(place), messageId, text, by });
    await cardChanged(ready, topic);
  });
}

/** A message was edited, deleted or brought back in Teams: the topic or reply made of it follows. */
export async function followChange(deps: TeamsDeps, activity: Activity, whoSaid: WhoSaid): Promise<void> {
  await quietly(deps, async (ready) => {
    const place = placeOf(activity);
    if (!place) return;
    const thread = threadAt(place);
    const own = { ...thread, messageId: place.messageId };
    const ask = { thread, messageId: place.messageId, by: await whoSaid() };
    const topic = await changed(ready, { ...ask, own, activity });
    if (topic) await cardChanged(ready, topic);
  });
}

type Change = Parameters<ForumReady["forum"]["removeReply"]>[0];

async function changed(
  { forum }: ForumReady,
  { own, activity, by, ...ask }: Change & { own: Change["thread"]; activity: Activity },
): Promise<Topic | undefined> {
  // Whoever has left the council may still take their words back, and so may an owner of the team.
  if (activity.type === "messageDelete")
    return (await forum.followRemoval({ thread: own, by })) ?? (await forum.removeReply({ ...ask, by }));
  if (!by) return undefined;
  const text = wordsOf(activity);
  if (text === "") return undefined;
  if (eventOf(activity) === "undeleteMessage") return (await forum.reply({ ...ask, by, text }))?.topic;
  return (await forum.followEdit({ thread: own, text, by })) ?? (await forum.editReply({ ...ask, by, text }));
}

/**
 * Nobody spoke to the bot, so nobody hears of trouble. What passes is thrown: Teams sends again what was not
 * taken, and nobody's reply is lost.
 */
async function quietly(deps: TeamsDeps, work: (ready: ForumReady) => Promise<void>): Promise<void> {
  if (!hasForum(deps)) return;
  try {
    await work(deps);
  } catch (failure) {
    if (!(failure instanceof Failure)) deps.log.error("forum.not-followed", failure);
    else if (failure.code === "unavailable") throw failure;
    else deps.log.info("forum.not-followed", { code: failure.code });
  }
}

/** With the names of whoever else it mentions, and without our own. */
const wordsOf = (activity: Activity): string =>
  withoutOurName(activity)
    .replace(/<\/?at(?: [^>]*)?>/g, "")
    .replace(/&nbsp;/g, " ")
    .trim();

function withoutOurName({ text = "", entities, recipient }: Activity): string {
  const ours = (entities ?? []).filter(
    ({ type, mentioned }) =>
      type === "mention" && (mentioned as { id?: unknown } | undefined)?.id === recipient?.id,
  );
  return ours.reduce(
    (left, { text: name }) => (typeof name === "string" && name ? left.replace(name, " ") : left),
    text,
  );
}

/** Of each forum, what need not be written down again by this instance. */
const notedOf = new WeakMap<ForumChat, Set<string>>();
const mostNoted = 10_000;

/** A channel is gone: whoever speaks there again is written down again. */
export const noteAgain = (forumChat: ForumChat): boolean => notedOf.delete(forumChat);

/**
 * Teams' id of whoever leads engagement or asks, for cards that are theirs alone to press; and the forum's
 * channel, where it bears the name that the council set. Where somebody spoke to the bot, it may post.
 */
export async function noteWhere(deps: TeamsDeps, turn: Turn, wasSaid: boolean): Promise<void> {
  const { place, person, teamsId } = turn;
  if (!place || !hasForum(deps)) return;
  const noted = notedOf.get(deps.forumChat) ?? new Set();
  notedOf.set(deps.forumChat, noted);
  const mark = `${person.id} ${place.conversationId}${wasSaid ? " said" : ""}`;
  if (noted.has(mark)) return;
  try {
    const leads = has(person, "engagementLead");
    if (teamsId && leads) await deps.forumChat.teamsIds.save(person.id, teamsId);
    const { channels } = deps.forumChat;
    if (wasSaid) await channels.noteHeard(place);
    // Anybody can name a channel so; who leads engagement and speaks there shows that it is the one.
    const isForum = leads && sameName(place.channelName, deps.settings().forumChannel);
    if (isForum && !(await channels.forum())) {
      const { conversationId, serviceUrl, botId, groupId } = place;
      await channels.rememberForum({ conversationId, serviceUrl, botId, groupId });
    }
    if (noted.size > mostNoted) noted.clear();
    noted.add(mark);
  } catch (error) {
    deps.log.error("forum.place-not-noted", error);
  }
}

const sameName = (one: string, other: string): boolean =>
  one.trim() !== "" && one.trim().toLowerCase() === (other ?? "").trim().toLowerCase();
