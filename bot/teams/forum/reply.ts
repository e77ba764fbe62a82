import { Failure } from "../../common/failure";
import { fingerprint } from "../../common/fingerprint";
import type { Told, TopicId } from "../../forum";
import { shorten } from "../cards/words";
import type { Press, Reply, Turn } from "../turn";
import { linkToThread, threadAt } from "./channel-place";
import { cardChanged, type ForumReady, forumOf, topicHere } from "./forum-chat";
import { doing, readTopicData } from "./see-topic";
import { fitsHere } from "./who-reads";

/** Written on the card. The same words twice by the same person are one reply. */
export const reply: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id, replyText } = readTopicData(data);
  return doing(deps, turn, { id, verb: "forum.reply", typed: replyText }, async () => {
    if (replyText.trim() === "") throw new Failure("invalid", "Write your reply first, then press Reply.");
    const { topic } = await deps.forum.seeTopic({ id, person: turn.person });
    if (!topic.thread) await place(deps, turn, id);
    const messageId = `card-${fingerprint([id, turn.person.id, replyText.trim()])}`;
    const done = await deps.forum.reply({ id, messageId, text: replyText.trim(), by: turn.person });
    await cardChanged(deps, topic);
    return keptWords[done?.told ?? "nobody to tell"];
  });
};

const keptWords: Readonly<Record<Told, string>> = {
  "nobody to tell": "Your reply is with the others.",
  told: "Your reply is kept, and I am telling whoever this is from.",
  "not told": "Your reply is kept, but I could not tell whoever this is from. Please tell them yourself.",
};

/** Its card is in this thread, though nobody wrote that down when it was posted. In a chat there is none. */
async function place({ forum }: ForumReady, turn: Turn, id: TopicId): Promise<void> {
  if (!turn.place) return;
  const [thread, url] = [threadAt(turn.place), linkToThread(turn.place)];
  await forum.placeTopic({ id, thread, url, by: turn.person });
}

/** Said to the bot in a topic's thread. A question is answered instead; undefined then. */
export async function replyByMention(deps: ForumReady, turn: Turn): Promise<Reply | undefined> {
  const topic = topicHere(deps, turn);
  const text = turn.text.trim();
  if (!topic || !turn.place || text === "" || text.endsWith("?")) return undefined;
  const { messageId } = turn.place;
  const done = await deps.forum.reply({ thread: threadAt(turn.place), messageId, text, by: turn.person });
  if (!done) return undefined;
  await cardChanged(deps, topic);
  const which = (await fitsHere(deps, turn, topic)) ? ` to “${plain(topic.title)}”` : "";
  return { text: `I kept that as a reply${which}. To ask me, end with a question mark.` };
}

/** A text message runs markdown and mentions; of a title only its letters are said. */
export const plain = (title: string): string =>
  shorten(title, 80)
    .replace(/[^\p{L}\p{N} ,.'’-]+/gu, " ")
    .replace(/ +/g, " ")
    .trim();
