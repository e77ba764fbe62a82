import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import { has } from "../../common/person";
import { originOfMessage, titleOf, type Visibility } from "../../forum";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Press, TeamsDeps, Turn } from "../turn";
import askJson from "./ask-colleagues-card.json";
import { askedHere } from "./asked-here";
import { linkToThread, threadAt } from "./channel-place";
import {
  type ForumReady,
  forumOf,
  hasForum,
  inThread,
  isQuietAt,
  type KnownChannel,
  mayPostIn,
  showCard,
} from "./forum-chat";
import { readerChoices } from "./reader-choices";
import { ticked } from "./share";
import { offered, tickedOf } from "./share-form";
import { sharedCard } from "./shared";
import { isPublicHere, usualVisibility } from "./who-reads";

const askCard = cardFrom(askJson);
const text = z.string().max(110_000).catch("");
const dataSchema = z
  .looseObject({
    ...{ question: text, message: text, asked: text, once: text, reference: text },
    topicFor: z.enum(["Everyone", "Officers"]).optional().catch(undefined),
    topicServices: z.union([z.string(), z.number()]).optional().catch(undefined),
  })
  .catch({
    ...{ question: "", message: "", asked: "", once: "", reference: "" },
    ...{ topicFor: undefined, topicServices: undefined },
  });

/** Under an answer in a channel, for whoever asked: logs the question, and its card comes into the same thread. */
export const askColleagues: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { message: messageId } = dataSchema.parse(data ?? {});
  const { place } = turn;
  if (!place) throw new Failure("invalid", "This works in a channel. Type your question to me there.");
  const question = await askedHere(deps, turn, messageId);
  const { topic, like } = await deps.forum.askQuestion({
    ...titled(question),
    ...{ by: turn.person, visibility: await usualVisibility(deps, turn) },
    inPublic: await isPublicHere(deps, turn),
    thread: threadAt(place),
    url: linkToThread(place),
    origin: originOfMessage({ conversationId: place.conversationId, messageId }),
  });
  const mayPost = (await mayPostIn(deps, place.conversationId)) && !(await isQuietAt(deps, place));
  const shown = !mayPost ? "not posted" : await showCard(deps, turn, topic, inThread(place));
  return sharedCard(deps, turn, { topic, shown, like });
};

/** The forum's own channel, where the bot knows it and may speak. */
export async function forumChannel(
  deps: TeamsDeps,
): Promise<(KnownChannel & { deps: ForumReady }) | undefined> {
  if (!hasForum(deps)) return undefined;
  const channel = await deps.forumChat.channels.forum();
  return channel && !(await isQuietAt(deps, channel)) ? { ...channel, deps } : undefined;
}

/** What is asked about work that nobody has agreed to yet is among officers, until its asker says otherwise. */
export async function usualFor(
  deps: TeamsDeps,
  turn: Turn,
  reference: Reference | undefined,
): Promise<Visibility> {
  const { consultations } = deps;
  const isDraft = reference && !consultations.mayFind({ reference, by: turn.person, inPublic: true });
  return isDraft && has(turn.person, "officer") ? "Officers" : usualVisibility(deps, turn);
}

/** A question to look over before it is posted for everybody in the channel. */
export async function questionForm(
  deps: TeamsDeps,
  turn: Turn,
  {
    post,
    asked,
    key,
    reference,
    visibility,
    services,
    problem = "",
  }: {
    post: string;
    asked: string;
    key?: string;
    reference?: string;
    visibility?: Visibility | undefined;
    /** As they were ticked; those its words name until then. */
    services?: readonly string[] | undefined;
    problem?: string;
  },
): Promise<Card> {
  const chosen = visibility ?? (await usualFor(deps, turn, toReference(reference)));
  const { value, whole } = boxed(post, 9_000);
  const ticks = services ?? deps.forum?.matchTags(post).services ?? [];
  const make = (share: number): Card =>
    askCard({
      ...{ services: offered(deps.settings().services, share), service: tickedOf(ticks) },
      ...{ heading: "Ask the forum", problem: shorten(problem, 400), post: value },
      ...{ asked: shorten(asked, 500), key: key ?? randomUUID(), canPost: true },
      ...{ reference: reference ?? "", channel: whereItGoes },
      ...readerChoices(deps, turn.person, chosen),
      kept: whole ? "" : "What you typed is too long for this card. Its beginning is in the box.",
    });
  return fitting(shares, make);
}

/** By no name: the lead may have chosen another channel than the one that is set. */
export const whereItGoes = "I post this in the forum's channel, in your name. Colleagues answer there.";

/** From a chat: logs it, and its card begins a thread in the forum's channel. */
export const postQuestion: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const {
    question,
    asked,
    once: key,
    reference: about,
    topicFor,
    topicServices,
  } = dataSchema.parse(data ?? {});
  // A form without the choice, or one with nothing ticked, leaves it to the words.
  const services = topicServices === undefined ? undefined : ticked.parse(topicServices);
  const reference = toReference(about);
  const channel = await forumChannel(deps);
  if (!channel)
    throw new Failure("conflict", "I may not post in that channel now. Copy your text and post it yourself.");
  if (!/^[0-9a-f-]{36}$/.test(key))
    throw new Failure("invalid", "This card is too old to use. Ask me again.");
  try {
    const { topic, like } = await deps.forum.askQuestion({
      ...titled(question),
      ...{ by: turn.person, reference, origin: `form/${key}`, ...(services && { tags: { services } }) },
      visibility: topicFor ?? (await usualFor(deps, turn, reference)),
      inPublic: await isPublicHere(deps, turn),
    });
    const { conversationId, serviceUrl, botId } = channel;
    const shown = await showCard(deps, turn, topic, { conversationId, serviceUrl, botId });
    return sharedCard(deps, turn, { topic, shown, like });
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code === "unavailable") throw failure;
    logFailure(deps.log, failure, { verb: "forum.postQuestion" });
    const form = { post: question, asked, key, reference: about, visibility: topicFor, services };
    return questionForm(deps, turn, { ...form, problem: failure.message });
  }
};

/** A one-line question is all title; a longer one keeps its words below. */
function titled(question: string): { title?: string; body: string } {
  const said = question.trim();
  return said === titleOf(said) ? { title: said, body: said } : { body: said };
}
