import { z } from "zod";
import { Failure } from "../../common/failure";
import { type PersonId, toPersonId } from "../../common/ids";
import { originOfMessage, type ToShare } from "../../forum";
import { boxed } from "../cards/box";
import { shares } from "../cards/fitting";
import { count, shorten } from "../cards/words";
import type { QuotedMessage, Turn } from "../turn";
import { linkToThread } from "./channel-place";
import { type ForumReady, mayPostIn } from "./forum-chat";

const text = z.string().catch("");
const savedSchema = z.looseObject({
  ...{ words: text, cut: z.number().catch(0), authorId: text, author: text },
  ...{ id: text, link: text, root: text, conversationId: text, inChannel: z.boolean() },
});

/** The message a form was opened on, as Teams gave it: the form itself comes back from the client. */
export type SavedMessage = z.infer<typeof savedSchema>;

const keyOf = ({ person }: Turn, form: string): string => `save/${person.id}/${form}`;

export async function keepMessage(
  { forumChat }: ForumReady,
  turn: Turn,
  { form, message }: { form: string; message: QuotedMessage },
): Promise<SavedMessage> {
  const { words, cut, authorId, author, id, link, rootId } = message;
  const { place, chatId = "" } = turn;
  // Where Teams names no thread, the id of the place is that of the dialog and of no message.
  const threadHere = place && place.rootId !== place.messageId ? place.rootId : "";
  const saved: SavedMessage = {
    ...{ words, cut, authorId, author, id, link, root: rootId || threadHere || id },
    ...{ conversationId: place?.conversationId ?? chatId, inChannel: place !== undefined },
  };
  await forumChat.kept.keep(keyOf(turn, form), saved);
  return saved;
}

export async function keptMessage(
  { forumChat }: ForumReady,
  turn: Turn,
  form: string,
): Promise<SavedMessage> {
  const read = savedSchema.safeParse(await forumChat.kept.find(keyOf(turn, form)));
  if (read.success) return read.data;
  throw new Failure("invalid", "This form is too old to use. Close it and save the message again.");
}

const isOwn = ({ authorId }: SavedMessage, { person }: Pick<Turn, "person">): boolean =>
  toPersonId(authorId) === person.id;

/** What whoever saves it should know before they do. */
export function savedNotes(saved: SavedMessage, turn: Pick<Turn, "person">) {
  const { author, inChannel, cut } = saved;
  const who = shorten(author, 60) || "Somebody else";
  const note = inChannel
    ? `${who} wrote it. Give it a title or other words, and you share it in your name.`
    : "Words from a chat are private. Ask whoever wrote them first. You share them in your name.";
  return {
    origin: isOwn(saved, turn) ? "" : note,
    cut: cut > 0 ? `The message is too long to keep. Its last ${count(cut, "letter")} are left out.` : "",
  };
}

const plain = (said: string): string => said.replace(/\s+/g, " ").trim();

/** In bytes, of the box for a message's words, where the card has the most room. */
export const mostInBox = 9_000;

/** As they came, or as much of them as the box of the form showed. */
export const isUnchanged = (typed: string, words: string): boolean =>
  [words, ...shares.map((share) => boxed(words, Math.ceil(mostInBox * share)).value)].some(
    (shown) => plain(shown) === plain(typed),
  );

/**
 * Under its author's name only as they wrote it, word for word and without a title of somebody else's, and only
 * what was said in a channel. Anything else is what its saver says, and says so.
 */
export async function asSaved(
  deps: ForumReady,
  turn: Turn,
  { saved, title, body }: { saved: SavedMessage; title: string; body: string },
): Promise<Pick<ToShare, "body" | "askedBy" | "credit" | "thread" | "url"> & { origin: string | undefined }> {
  const { id, conversationId, inChannel, root } = saved;
  const unchanged = isUnchanged(body, saved.words);
  const words = unchanged ? saved.words : body;
  const origin = id && conversationId ? originOfMessage({ conversationId, messageId: id }) : undefined;
  const isTheirs = isOwn(saved, turn);
  if (!inChannel)
    return { body: words, origin, ...(!isTheirs && { credit: `Saved by ${nameOf(turn)} from a chat.` }) };

  const author = isTheirs ? undefined : await found(deps, toPersonId(saved.authorId));
  const asTheirWords = unchanged && title.trim() === "" ? author : undefined;
  return {
    ...{ body: words, origin, ...(await whereItWas(deps, turn, { ...saved, root })) },
    ...(asTheirWords && { askedBy: { id: asTheirWords.id, name: asTheirWords.name || saved.author } }),
    ...(!isTheirs && !asTheirWords && { credit: creditOf(turn, { saved, author, unchanged }) }),
  };
}

const nameOf = ({ person }: Turn): string => shorten(person.name, 80);

function creditOf(
  turn: Turn,
  {
    saved,
    author,
    unchanged,
  }: { saved: SavedMessage; author: { name: string } | undefined; unchanged: boolean },
): string {
  const who = shorten(author?.name || saved.author, 80) || "somebody else";
  return unchanged
    ? `Saved by ${nameOf(turn)}; written by ${who}.`
    : `Saved by ${nameOf(turn)} in other words; ${who} wrote the message.`;
}

const found = async ({ directory }: ForumReady, id: PersonId | undefined) => id && directory.find(id);

/** Its own thread, where the bot may speak in it; the link to it in any case. */
async function whereItWas(
  deps: ForumReady,
  { place }: Turn,
  { conversationId, root, link }: SavedMessage,
): Promise<Pick<ToShare, "thread" | "url">> {
  const url = link || (place && root ? linkToThread({ ...place, conversationId, rootId: root }) : "");
  if (!root || !(await mayPostIn(deps, conversationId))) return { url };
  return { url, thread: { conversationId, messageId: root } };
}
