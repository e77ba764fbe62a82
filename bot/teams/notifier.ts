import { ActivityTypes, type ConversationReference } from "botbuilder";
import type { PersonId } from "../common/ids";
import type { TeamsAdapter } from "./adapter";
import type { Card } from "./cards/card";
import type { Conversations } from "./conversations";

/** How one message to one person ended. `unknown` means Teams may or may not have it. */
export type Delivery =
  | { state: "sent" }
  | { state: "no conversation" }
  | { state: "failed"; status: number; retryAfterSeconds: number | undefined }
  | { state: "unknown"; why: string };

/** Writes to somebody who did not just write to us. */
export interface Notifier {
  send(message: { to: PersonId; card: Card; summary: string }): Promise<Delivery>;
}

export function teamsNotifier({
  teams: { adapter, appId },
  conversations,
}: {
  teams: TeamsAdapter;
  conversations: Conversations;
}): Notifier {
  return {
    async send({ to, card, summary }) {
      const address = await conversations.find(to);
      if (!address) return { state: "no conversation" };
      const reference: Partial<ConversationReference> = {
        channelId: address.channelId,
        serviceUrl: address.serviceUrl,
        bot: { id: address.botId, name: "" },
        conversation: {
          id: address.conversationId,
          tenantId: address.tenantId,
          conversationType: "personal",
          isGroup: false,
        } as ConversationReference["conversation"],
      };
      let outcome: Delivery = { state: "sent" };
      await adapter.continueConversationAsync(appId, reference, async (context) => {
        try {
          await context.sendActivity({
            type: ActivityTypes.Message,
            summary,
            attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
          });
        } catch (error) {
          outcome = deliveryOf(error);
        }
      });
      return outcome;
    },
  };
}

/** What Teams answered, when it did; a network fault cannot tell whether the message arrived. */
function deliveryOf(error: unknown): Delivery {
  const { statusCode, response } = (error ?? {}) as {
    statusCode?: number;
    response?: { headers?: { get?(name: string): string | undefined } };
  };
  if (typeof statusCode !== "number")
    return { state: "unknown", why: error instanceof Error ? error.message : "no answer" };
  const after = Number(response?.headers?.get?.("retry-after"));
  return {
    state: "failed",
    status: statusCode,
    retryAfterSeconds: Number.isFinite(after) ? after : undefined,
  };
}
