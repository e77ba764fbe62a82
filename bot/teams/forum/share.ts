import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import {
  type Like,
  type Topic,
  type TopicKind,
  type ToShare,
  topicKinds,
  type Visibility,
} from "../../forum";
import type { Card } from "../cards/card";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Command, MessageAction, Press, QuotedMessage, TeamsDeps, Turn } from "../turn";
import { linkToThread, threadAt } from "./channel-place";
import {
  type CardPlace,
  type ForumReady,
  forumOf,
  inThread,
  isQuietAt,
  mayPostIn,
  type Shown,
  showCard,
  showInForum,
} from "./forum-chat";
import { asSaved, keepMessage, keptMessage } from "./save-message";
import { seen } from "./see-topic";
import { type Filled, nothingFilled, shareForm } from "./share-form";
import { sharedCard, shownWords } from "./shared";
import { isPublicHere, usualVisibility } from "./who-reads";

const dialogTitle = "Share with the forum";

/** `share with the forum`: a form, in a chat or in the channel. */
export const shareWithForum: Command = async (given, turn) => ({
  card: shareForm(forumOf(given), turn, { filled: await newForm(given, turn) }),
  summary: dialogTitle,
});

export const share: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const done = await tried(deps, turn, await readFilled(deps, turn, data));
  if ("card" in done) return done.card;
  const { topic } = done;
  // The form becomes the topic's card, for everybody who sees the form.
  const own = turn.place && !(await isQuietAt(deps, turn.place)) && formPlace(turn);
  const shown = own ? await showCard(deps, turn, topic, own) : await postedElsewhere(deps, turn, topic);
  const like = likeOf(deps, turn, { topic, inPublic: await isPublicHere(deps, turn) });
  const hasLike = like.topics.length + like.passages.length > 0;
  if (!own || shown === "for officers" || hasLike) return sharedCard(deps, turn, { topic, shown, like });
  return seen(deps, turn, topic.id, { note: "Shared with the forum." });
};

/** What was asked before and what the toolkit says, for whoever shares a question; nothing for the rest. */
const likeOf = (
  { forum }: ForumReady,
  { person }: Turn,
  { topic, inPublic }: { topic: Topic; inPublic: boolean },
): Like =>
  topic.kind === "Question"
    ? forum.findLike({ question: `${topic.title}\n${topic.body}`, person, inPublic, but: topic.id })
    : { topics: [], passages: [] };

const formPlace = ({ place }: Turn): CardPlace | undefined =>
  place?.cardId ? { ...inThread(place), activityId: place.cardId } : undefined;

/** Anybody's post, with a link back to it and as their words. */
export const saveToForum: MessageAction = {
  open: async (given, turn, message) => {
    const deps = forumOf(given);
    const form = await newForm(deps, turn);
    const saved = await keepMessage(deps, turn, { form: form.key, message });
    const card = shareForm(deps, turn, { filled: { ...form, body: saved.words, saved }, inDialog: true });
    return { title: "Save to the forum", card };
  },
  submit: async (given, turn, data) => submitted(forumOf(given), turn, data),
};

/** Beside the box where people write. */
export const shareFromCompose: MessageAction = {
  open: async (given, turn, _message: QuotedMessage) => ({
    title: dialogTitle,
    card: shareForm(forumOf(given), turn, { filled: await newForm(given, turn), inDialog: true }),
  }),
  submit: async (given, turn, data) => submitted(forumOf(given), turn, data),
};

async function submitted(deps: ForumReady, turn: Turn, data: unknown) {
  const done = await tried(deps, turn, await readFilled(deps, turn, data), true);
  if ("card" in done) return { title: dialogTitle, card: done.card };
  const { topic } = done;
  const shown = await postedElsewhere(deps, turn, topic);
  // Whoever has the dialog open reads it alone.
  const like = likeOf(deps, turn, { topic, inPublic: false });
  if (like.topics.length + like.passages.length > 0)
    return { title: dialogTitle, card: await sharedCard(deps, turn, { topic, shown, like, inDialog: true }) };
  return { text: `Saved in the forum: ${shorten(topic.title, 120)}. ${savedWords[shown]}` };
}

const savedWords: Readonly<Record<Shown, string>> = {
  posted: "Its card comes in the channel in a moment.",
  "not posted": "To see it, type to me: forum",
  "for officers": shownWords["for officers"],
};

/** Its card goes into its own thread, else the channel somebody is in, else the forum's. */
async function postedElsewhere(deps: ForumReady, turn: Turn, topic: Topic): Promise<Shown> {
  const { place } = turn;
  if (place && (await mayPostIn(deps, place.conversationId))) {
    if (await isQuietAt(deps, place)) return "not posted";
    const inItsThread = topic.thread?.conversationId === place.conversationId;
    const rootId = inItsThread ? topic.thread?.messageId : undefined;
    return showCard(deps, turn, topic, rootId ? inThread({ ...place, rootId }) : channelOf(place));
  }
  return showInForum(deps, turn, topic);
}

const channelOf = ({ conversationId, serviceUrl, botId }: CardPlace): CardPlace => ({
  ...{ conversationId, serviceUrl, botId },
});

/** Shares it, or gives the form again with what was typed and what is wrong with it. */
async function tried(
  deps: ForumReady,
  turn: Turn,
  filled: Filled,
  inDialog = false,
): Promise<{ topic: Topic } | { card: Card }> {
  try {
    return { topic: await deps.forum.share(await toShare(deps, turn, filled)) };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "forum.share" });
    return { card: shareForm(deps, turn, { filled, inDialog, problem: failure.message }) };
  }
}

async function toShare(deps: ForumReady, turn: Turn, filled: Filled): Promise<ToShare> {
  const { place, person: by } = turn;
  const { kind, title, body, tags, saved } = filled;
  const common = {
    ...{ kind, title, body, tags, by, origin: `form/${filled.key}` },
    reference: readReference(filled.reference),
    visibility: filled.visibility ?? (await usualVisibility(deps, turn)),
  };
  if (saved) {
    const { origin = common.origin, ...own } = await asSaved(deps, turn, { saved, title, body });
    return { ...common, ...own, origin };
  }
  // A form in a thread stays there. From beside the writing box there is no thread yet.
  return place?.cardId ? { ...common, thread: threadAt(place), url: linkToThread(place) } : common;
}

function readReference(typed: string): Reference | undefined {
  if (typed.trim() === "") return undefined;
  const reference = toReference(/\d{4}-\d{5}/.exec(typed)?.[0]);
  if (reference) return reference;
  throw new Failure("invalid", "Give the number of the consultation, such as 2027-00042. Or leave it empty.");
}

const newKey = (): string => randomUUID();
export const newForm = async (deps: TeamsDeps, turn: Turn): Promise<Filled> => ({
  ...nothingFilled(newKey()),
  visibility: await usualVisibility(deps, turn),
});
const text = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(110_000)).catch("");
/** A client sends what is ticked with commas between; so no choice has one in its value. */
export const ticked = text.transform((said) => said.split(",").map(decoded).filter(Boolean));

function decoded(each: string): string {
  try {
    return decodeURIComponent(each.trim());
  } catch {
    return each.trim();
  }
}

const filledSchema = z.looseObject({
  topicKind: z.enum(topicKinds).catch("Question"),
  ...{ topicTitle: text, topicBody: text, topicReference: text },
  ...{ topicMethods: ticked, topicServices: ticked, topicAudiences: ticked, topicAreas: ticked },
  topicSkills: ticked,
  topicFor: z.enum(["Everyone", "Officers"]).optional().catch(undefined),
  once: z
    .string()
    .regex(/^[0-9a-f-]{36}$/)
    .catch(newKey),
  saved: text,
});

async function readFilled(deps: ForumReady, turn: Turn, data: unknown): Promise<Filled> {
  const read = filledSchema.safeParse(data ?? {});
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: share with the forum");
  const { topicKind, topicTitle, topicBody, topicReference, topicFor, once: key, ...rest } = read.data;
  return {
    ...{ kind: topicKind as TopicKind, title: topicTitle, body: topicBody, reference: topicReference, key },
    visibility: topicFor as Visibility | undefined,
    tags: {
      ...{ methods: rest.topicMethods, services: rest.topicServices },
      ...{ audiences: rest.topicAudiences, areas: rest.topicAreas, skills: rest.topicSkills },
    },
    ...(rest.saved === "true" && { saved: await keptMessage(deps, turn, key) }),
  };
}
