import { Failure } from "../../common/failure";
import { has } from "../../common/person";
import type { Command, TeamsDeps, Turn } from "../turn";
import { type ForumReady, forumOf, hasForum } from "./forum-chat";

/** `be quiet here` */
export const beQuiet: Command = async (given, turn) => {
  const { deps, place } = inChannel(forumOf(given), turn);
  await deps.forumChat.channels.setQuiet(place.conversationId, true);
  return {
    text: "I am quiet here now. I answer only a command with my name before it. To undo this, type: you may speak here",
  };
};

/** `you may speak here` */
export const maySpeak: Command = async (given, turn) => {
  const { deps, place } = inChannel(forumOf(given), turn);
  await deps.forumChat.channels.setQuiet(place.conversationId, false);
  return { text: "Thank you. I answer questions here again." };
};

/** `this is the forum channel`: where questions from elsewhere are posted. */
export const chooseForumChannel: Command = async (given, turn) => {
  const { deps, place } = inChannel(forumOf(given), turn);
  if (!has(turn.person, "engagementLead"))
    throw new Failure(
      "not_allowed",
      "Only the engagement lead can choose the channel. Ask them to say it here.",
    );
  const { conversationId, serviceUrl, botId, groupId } = place;
  await deps.forumChat.channels.rememberForum({ conversationId, serviceUrl, botId, groupId });
  return { text: "This is the forum's channel now. Questions asked elsewhere are posted here." };
};

function inChannel(deps: ForumReady, { place }: Turn) {
  if (!place)
    throw new Failure("invalid", "That is for channels. Say it in the channel, with my name before it.");
  return { deps, place };
}

/** Told to be quiet there, it answers commands alone. */
export async function keepsQuiet(deps: TeamsDeps, { place }: Turn): Promise<boolean> {
  if (!place || !hasForum(deps)) return false;
  // Where this cannot be known, somebody who asked is answered.
  return deps.forumChat.channels.isQuiet(place.conversationId).catch((error) => {
    deps.log.error("forum.quiet-not-known", error);
    return false;
  });
}
