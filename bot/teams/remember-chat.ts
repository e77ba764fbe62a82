import type { Activity } from "botbuilder";
import { z } from "zod";
import type { BotDeps } from "./bot-deps";
import { ownChatOf } from "./who-wrote";

type Deps = Pick<BotDeps, "conversations" | "log">;

const automaticSchema = z.looseObject({ trigger: z.literal("automatic") });

/** Whoever presses a button reads what they are sent. When Teams refreshes a card by itself, nobody pressed. */
export async function rememberPress(deps: Deps, activity: Activity): Promise<void> {
  if (!automaticSchema.safeParse(activity.value).success) await remember(deps, activity);
}

/** Where to write to them later. */
export async function remember({ conversations, log }: Deps, activity: Activity): Promise<void> {
  const personId = ownChatOf(activity);
  if (!personId || !activity.serviceUrl) return;
  try {
    await conversations.save({
      personId,
      conversationId: activity.conversation.id,
      serviceUrl: activity.serviceUrl,
      tenantId: activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? "",
      botId: activity.recipient.id,
      channelId: activity.channelId,
    });
  } catch (error) {
    // Somebody is waiting for an answer; knowing where to write to them later can wait for their next message.
    log.error("conversation.not-kept", error);
  }
}

/** After a removal nobody can be written to there. A new version is removed and comes back at once. */
export async function forget({ conversations, log }: Deps, activity: Activity): Promise<void> {
  const personId = ownChatOf(activity);
  if (activity.action !== "remove" || !personId) return;
  try {
    await conversations.leave(personId);
  } catch (error) {
    // The next message to them finds it out.
    log.error("conversation.not-left", error);
  }
}
