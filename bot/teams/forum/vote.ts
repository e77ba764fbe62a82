import type { Press } from "../turn";
import { cardChanged, forumOf } from "./forum-chat";
import { doing, readTopicData } from "./see-topic";

export const vote: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id } = readTopicData(data);
  return doing(deps, turn, { id, verb: "forum.vote" }, async () => {
    const { topic, isNew } = await deps.forum.vote({ id, by: turn.person });
    // The card is as it was, and drawing it anew would hide what is said here.
    if (isNew) await cardChanged(deps, topic);
    return isNew ? "Your vote counts. Thank you." : "You voted for this before. Each person has one vote.";
  });
};
