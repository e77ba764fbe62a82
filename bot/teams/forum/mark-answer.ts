import type { Press } from "../turn";
import { cardChanged, forumOf } from "./forum-chat";
import { doing, readTopicData } from "./see-topic";

/** Own words say more than a choice somebody forgot to clear. */
export const markAnswer: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id, answerReply, answerText } = readTopicData(data);
  const answer = answerText.trim() || !answerReply ? { text: answerText } : { reply: answerReply };
  const ask = {
    id,
    verb: "forum.markAnswer",
    typed: answerText,
    part: "marking",
    chosen: answerReply,
  } as const;
  return doing(deps, turn, ask, async () => {
    await cardChanged(deps, await deps.forum.markAnswer({ id, answer, by: turn.person }));
    return "That is the answer now. Whoever asks the like will find it.";
  });
};
