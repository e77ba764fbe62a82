import { Failure } from "../../common/failure";
import { logFailure } from "../log-failure";
import type { Press } from "../turn";
import { cardChanged, forumOf } from "./forum-chat";
import { takenOut } from "./living-card";
import { readTopicData, seen } from "./see-topic";
import { mustFitHere } from "./who-reads";

/** "Take it out", on the card of whoever may: what goes with it is said first. */
export const askRemoveTopic: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id } = readTopicData(data);
  await mustFitHere(deps, turn, id);
  const { may } = await deps.forum.seeTopic({ id, person: turn.person });
  if (!may.remove)
    throw new Failure("not_allowed", "Only the asker or the engagement lead can take this out.");
  return seen(deps, turn, id, { part: "removing" });
};

export const removeTopic: Press = async (given, turn, data) => {
  const deps = forumOf(given);
  const { id } = readTopicData(data);
  await mustFitHere(deps, turn, id);
  try {
    await deps.forum.removeTopic({ id, by: turn.person });
  } catch (failure) {
    if (!(failure instanceof Failure) || ["unavailable", "not_found"].includes(failure.code)) throw failure;
    logFailure(deps.log, failure, { verb: "forum.removeTopic" });
    return seen(deps, turn, id, { problem: failure.message });
  }
  await cardChanged(deps, { id });
  return takenOut();
};
