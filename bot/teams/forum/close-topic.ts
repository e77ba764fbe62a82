import type { Press } from "../turn";
import { cardChanged, forumOf } from "./forum-chat";
import { doing, readTopicData } from "./see-topic";

export const closeTopic: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id } = readTopicData(data);
  return doing(deps, turn, { id, verb: "forum.closeTopic" }, async () => {
    await cardChanged(deps, await deps.forum.closeTopic({ id, by: turn.person }));
    return "Closed. What was said stays.";
  });
};

export const reopenTopic: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id } = readTopicData(data);
  return doing(deps, turn, { id, verb: "forum.reopenTopic" }, async () => {
    await cardChanged(deps, await deps.forum.reopenTopic({ id, by: turn.person }));
    return "Open again.";
  });
};
