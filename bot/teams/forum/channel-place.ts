import type { Activity } from "botbuilder";
import { z } from "zod";
import type { TopicThread } from "../../forum";

/** Where in a channel something was said or pressed. */
export interface ChannelPlace {
  /** The channel's conversation. */
  conversationId: string;
  /** The message its thread begins with. */
  rootId: string;
  /** The message itself; of a pressed button, the card it is on. */
  messageId: string;
  /** The card that was pressed. */
  cardId: string | undefined;
  serviceUrl: string;
  botId: string;
  /** The group behind the team; "" where Teams did not say. */
  groupId: string;
  tenantId: string;
  /** As people call the channel; "" where Teams did not say. */
  channelName: string;
}

const said = z.string().max(500).catch("");
const named = z
  .looseObject({ id: said, name: said, aadGroupId: said })
  .catch({ id: "", name: "", aadGroupId: "" });
const channelDataSchema = z
  .looseObject({
    team: named,
    channel: named,
    tenant: z.looseObject({ id: said }).catch({ id: "" }),
    eventType: said,
    settings: z.looseObject({ selectedChannel: named }).catch({ selectedChannel: named.parse(undefined) }),
  })
  .catch({
    team: named.parse(undefined),
    channel: named.parse(undefined),
    tenant: { id: "" },
    eventType: "",
    settings: { selectedChannel: named.parse(undefined) },
  });

/** Undefined outside channels. */
export function placeOf(activity: Activity): ChannelPlace | undefined {
  const { conversation, serviceUrl, recipient, id = "", replyToId } = activity;
  if (conversation?.conversationType !== "channel" || !conversation.id || !serviceUrl) return undefined;
  const [channel = "", root] = conversation.id.split(";messageid=");
  const { team, channel: of, tenant, settings } = channelDataSchema.parse(activity.channelData ?? {});
  const cardId = activity.type === "invoke" || activity.value !== undefined ? replyToId : undefined;
  return {
    ...{ conversationId: channel, serviceUrl, botId: recipient?.id ?? "", cardId },
    ...{ messageId: cardId ?? id, rootId: root || replyToId || id, groupId: team.aadGroupId },
    ...{ tenantId: tenant.id, channelName: of.name || settings.selectedChannel.name },
  };
}

/** What Teams says happened to a message: `editMessage`, `undeleteMessage`, `softDeleteMessage`. */
export const eventOf = (activity: Activity): string =>
  channelDataSchema.parse(activity.channelData ?? {}).eventType;

export interface PlaceGone {
  conversationId: string;
  /** With all its channels. */
  wholeTeam: boolean;
  groupId: string;
  /** Teams' word for it. */
  why: string;
}

/** Undefined where the bot can still speak. */
export function placeGone(activity: Activity): PlaceGone | undefined {
  const { type, action = "", membersRemoved, recipient, conversation } = activity;
  const { channel, team, eventType } = channelDataSchema.parse(activity.channelData ?? {});
  const isUs = membersRemoved?.some(({ id }) => id !== undefined && id === recipient?.id) ?? false;
  const wasRemoved = type === "installationUpdate" && action.startsWith("remove");
  const wholeTeam = isUs || wasRemoved || teamEnds.has(eventType);
  if (!wholeTeam && eventType !== "channelDeleted") return undefined;
  const [spoken = ""] = (conversation?.id ?? "").split(";messageid=");
  return {
    ...{ conversationId: channel.id || spoken, wholeTeam: wholeTeam && team.aadGroupId !== "" },
    ...{ groupId: team.aadGroupId, why: eventType || (wasRemoved ? "uninstalled" : "removed") },
  };
}

const teamEnds = new Set(["teamDeleted", "teamHardDeleted"]);

export const threadAt = ({ conversationId, rootId }: ChannelPlace): TopicThread => ({
  conversationId,
  messageId: rootId,
});

/** Opens the thread in Teams. */
export function linkToThread({
  conversationId,
  rootId,
  groupId,
  tenantId,
}: Pick<ChannelPlace, "conversationId" | "rootId" | "groupId" | "tenantId">): string {
  const query = new URLSearchParams({
    ...(tenantId && { tenantId }),
    ...(groupId && { groupId }),
    parentMessageId: rootId,
  });
  const [channel, root] = [conversationId, rootId].map(encodeURIComponent);
  return `https://teams.microsoft.com/l/message/${channel}/${root}?${query}`;
}

/** A message that mentions the bot, or a button of it. */
export function isForBot({ value, entities, recipient, text }: Activity): boolean {
  if (value !== undefined && value !== null) return true;
  const mentions = (entities ?? []).filter(({ type }) => type === "mention");
  if (mentions.some(({ mentioned }) => (mentioned as { id?: unknown } | undefined)?.id === recipient?.id))
    return true;
  // A client that names nobody beside the text still writes the mention into it.
  return mentions.length === 0 && /<at>/.test(text ?? "");
}
