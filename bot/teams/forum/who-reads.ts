import { Failure } from "../../common/failure";
import { has } from "../../common/person";
import { canBeShown, type Topic, type TopicId, type Visibility } from "../../forum";
import type { TeamsDeps, Turn } from "../turn";

type Deps = Pick<TeamsDeps, "settings" | "forumChat" | "log">;

/**
 * A channel that officers alone read: the forum's own, where the council says that no councillor reads it. Of any
 * other channel nobody has said so.
 */
export async function officersAlone(
  { settings, forumChat, log }: Deps,
  conversationId: string,
): Promise<boolean> {
  if (settings().forum.councillorsRead || !forumChat) return false;
  try {
    const forum = await forumChat.channels.forum();
    return forum !== undefined && forum.conversationId === conversationId.split(";")[0];
  } catch (error) {
    // Where this cannot be known, councillors may be reading.
    log.error("forum.readers-not-known", error);
    return false;
  }
}

/** Whether councillors may read what is answered here: anywhere but in somebody's own chat and officers' channel. */
export async function isPublicHere(deps: Deps, { where, place }: Pick<Turn, "where" | "place">) {
  return where !== "personal" && !(place && (await officersAlone(deps, place.conversationId)));
}

/** Who may see what somebody shares, unless they say otherwise: whoever reads the channel it is for. */
export async function usualVisibility(deps: Deps, turn: Turn): Promise<Visibility> {
  if (!has(turn.person, "officer")) return "Everyone";
  const isPublic =
    turn.where === "personal" ? deps.settings().forum.councillorsRead : await isPublicHere(deps, turn);
  return isPublic ? "Everyone" : "Officers";
}

/** Whether a topic's words may stand here, for all who read along. */
export const fitsHere = async (deps: Deps, turn: Turn, topic: Topic): Promise<boolean> =>
  canBeShown(topic, { person: turn.person, inPublic: await isPublicHere(deps, turn) });

/** @throws Failure where councillors read along and the topic is among officers. What is gone is for others to say. */
export async function mustFitHere(
  deps: Deps & Pick<TeamsDeps, "forum">,
  turn: Turn,
  id: TopicId,
): Promise<void> {
  const topic = deps.forum?.find(id);
  if (!topic || !deps.forum?.canSee(turn.person, topic) || (await fitsHere(deps, turn, topic))) return;
  throw new Failure("not_allowed", "This is among officers, and others read here. Ask me in our own chat.");
}
