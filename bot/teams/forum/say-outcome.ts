import type { Press } from "../turn";
import { cardChanged, forumOf } from "./forum-chat";
import { doing, readTopicData } from "./see-topic";

const toldWords = {
  told: "Saved, and I am telling whoever had the idea.",
  "not told": "Saved, but I could not tell whoever had the idea. Please tell them yourself.",
  "nobody to tell": "Saved.",
};

/** What became of an idea. */
export const sayOutcome: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id, outcomeText } = readTopicData(data);
  const ask = { id, verb: "forum.sayOutcome", typed: outcomeText, part: "telling" } as const;
  return doing(deps, turn, ask, async () => {
    const { topic, told } = await deps.forum.sayOutcome({ id, outcome: outcomeText, by: turn.person });
    await cardChanged(deps, topic);
    return toldWords[told];
  });
};
