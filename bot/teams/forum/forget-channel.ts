import type { Activity } from "botbuilder";
import type { TeamsDeps } from "../turn";
import { placeGone } from "./channel-place";
import { hasForum } from "./forum-chat";
import { noteAgain } from "./overhear";

/**
 * A channel was deleted, or the bot or its whole team was removed: nothing is posted there any more. What people
 * share stands in the list until the engagement lead says in another channel: this is the forum channel.
 */
export async function forgetChannel(deps: TeamsDeps, activity: Activity): Promise<void> {
  const gone = placeGone(activity);
  if (!gone || !hasForum(deps)) return;
  try {
    const { conversationId, wholeTeam, groupId } = gone;
    await deps.forumChat.channels.forgetHeard({ conversationId, groupId: wholeTeam ? groupId : "" });
    noteAgain(deps.forumChat);
    const known = await deps.forumChat.channels.forum();
    if (!known) return;
    const isIt = known.conversationId === conversationId || (wholeTeam && known.groupId === groupId);
    if (!isIt) return;
    await deps.forumChat.channels.forgetForum();
    deps.log.warn("forum.channel-gone", { reason: gone.why });
  } catch (error) {
    deps.log.error("forum.channel-not-forgotten", error);
  }
}
