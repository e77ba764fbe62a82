import { z } from "zod";
import { Failure } from "../../common/failure";
import { wasAgreed } from "../../consultations";
import { asTopicId, type Topic, type TopicId } from "../../forum";
import type { Card } from "../cards/card";
import { logFailure } from "../log-failure";
import type { Press, TeamsDeps, Turn } from "../turn";
import { cardOf, type ForumReady, forumOf } from "./forum-chat";
import { type TopicCardAsk, topicCard } from "./topic-card";
import { mustFitHere } from "./who-reads";

const typedText = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(100_000)).catch("");
const dataSchema = z.looseObject({
  id: z.string().regex(/^\d{1,12}$/),
  ...{ replyText: typedText, answerText: typedText, answerReply: typedText, outcomeText: typedText },
});

export interface TopicData {
  id: TopicId;
  replyText: string;
  answerText: string;
  answerReply: string;
  outcomeText: string;
}

/** What a topic's card sends. It comes from the client, so any of it may be forged. */
export function readTopicData(data: unknown): TopicData {
  const read = dataSchema.safeParse(data ?? {});
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: forum");
  const { id, replyText, answerText, answerReply, outcomeText } = read.data;
  return { id: asTopicId(id), replyText, answerText, answerReply, outcomeText };
}

export const seeTopic: Press = async (deps, turn, data) => seen(forumOf(deps), turn, readTopicData(data).id);

export const askAnswer: Press = async (deps, turn, data) =>
  seen(forumOf(deps), turn, readTopicData(data).id, { part: "marking" });

export const askOutcome: Press = async (deps, turn, data) =>
  seen(forumOf(deps), turn, readTopicData(data).id, { part: "telling" });

type More = Pick<TopicCardAsk, "part" | "note" | "problem" | "typed" | "chosen">;

/** As it is now, for whoever looks. It changes nothing: Teams asks for it by itself, and would ask for ever. */
export async function seen(deps: ForumReady, turn: Turn, id: TopicId, more: More = {}): Promise<Card> {
  await mustFitHere(deps, turn, id);
  const { topic, replies, hasVoted, may } = await deps.forum.seeTopic({ id, person: turn.person });
  return topicCard({
    ...{ topic, replies, viewer: { hasVoted, may }, ...more },
    about: aboutOf(deps, topic, turn),
    listUrl: deps.forumChat.listUrl(),
    inOwnChat: turn.where === "personal",
    viewers: turn.place ? await viewersOf(deps, topic) : [],
  });
}

/** The consultation it is about. One that nobody agreed to yet is named only to those who may find it, in their own chat. */
export function aboutOf(
  { consultations }: Pick<TeamsDeps, "consultations">,
  { reference }: Topic,
  reader?: Pick<Turn, "person" | "where">,
): string {
  const row = reference && consultations.find(reference);
  if (!row) return "";
  const isOwn = reader?.where === "personal";
  const mayName = isOwn ? consultations.canSeeRecord(reader.person, row, "own chat") : wasAgreed(row);
  return mayName ? `${reference} ${row.title}` : "";
}

export const viewersOf = (
  { forumChat, log }: Pick<ForumReady, "forumChat" | "log">,
  topic: Topic,
): Promise<readonly string[]> =>
  forumChat.cards.viewersOf(cardOf(topic)).catch((error) => {
    log.error("forum.viewers", error);
    return [];
  });

/** Does it and shows the topic; what was typed comes back with what is wrong with it. */
export async function doing(
  deps: ForumReady,
  turn: Turn,
  ask: { id: TopicId; verb: string; typed?: string; part?: More["part"]; chosen?: string },
  work: () => Promise<string>,
): Promise<Card> {
  const { id, verb, typed, part, chosen } = ask;
  // Nothing is done where it could not be shown.
  await mustFitHere(deps, turn, id);
  let note: string;
  try {
    note = await work();
  } catch (failure) {
    // What passes is pressed again as it was.
    if (!(failure instanceof Failure) || failure.code === "unavailable") throw failure;
    logFailure(deps.log, failure, { verb });
    return seen(deps, turn, id, { problem: failure.message, typed, part, chosen });
  }
  return seen(deps, turn, id, { note });
}
