import { z } from "zod";
import { Failure } from "../../common/failure";
import type { TeamsDeps, Turn } from "../turn";
import { type ForumReady, hasForum } from "./forum-chat";

const askedSchema = z.looseObject({ question: z.string() });

/** Whose it is, is part of the key: nobody finds another one's. */
const keyOf = ({ person, place }: Turn, message: string): string =>
  `asked/${place?.conversationId}/${message}/${person.id}`;

/** A question was answered in a channel: who asked what is kept here, for the button below the answer. */
export async function keepAsked(deps: TeamsDeps, turn: Turn, question: string): Promise<void> {
  if (!turn.place || !hasForum(deps)) return;
  try {
    await deps.forumChat.kept.keep(keyOf(turn, turn.place.messageId), { question: question.trim() });
  } catch (error) {
    // The answer is worth having without the button.
    deps.log.error("forum.question-not-kept", error);
  }
}

/** @throws Failure for anybody but whoever asked. */
export async function askedHere({ forumChat }: ForumReady, turn: Turn, message: string): Promise<string> {
  const read = askedSchema.safeParse(await forumChat.kept.find(keyOf(turn, message)));
  if (read.success) return read.data.question;
  throw new Failure("not_allowed", "I pass on a question only for whoever asked it. Mention me with yours.");
}
