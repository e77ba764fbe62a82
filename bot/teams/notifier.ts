import { ActivityTypes, type ConversationReference } from "botbuilder";
import type { PersonId } from "../common/ids";
import type { TeamsAdapter } from "./adapter";
import type { Card } from "./cards/card";
import type { Conversations } from "./conversations";

/**
 * How one message to one person ended. `not sent` never reached Teams; `unknown` means Teams may or may not
 * have it. A reason is a code, such as `ConversationBlockedByUser`, never anybody's words.
 */
export type Delivery =
  | { state: "sent" }
  | { state: "no conversation" }
  | {
      state: "failed";
      status: number;
      reason: string | undefined;
      retryAfterSeconds: number | undefined;
    }
  | { state: "not sent"; reason: string }
  | { state: "unknown"; reason: string };

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
          await haveToken(context.turnState.get<unknown>(adapter.ConnectorClientKey));
        } catch (error) {
          outcome = { state: "not sent", reason: codeOf(error) ?? "no token" };
          return;
        }
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

/** Shorter than anybody waits for the sending, or a token that never comes would count as `unknown`. */
const tokenMs = 10_000;

/**
 * Without a token nothing was sent, and only asking for it apart from sending can tell. It is kept by the
 * credentials, so this asks nobody twice.
 */
async function haveToken(client: unknown): Promise<void> {
  const { credentials } = (client ?? {}) as {
    credentials?: { signRequest?(request: { headers: { set(): void } }): Promise<unknown> };
  };
  const signal = AbortSignal.timeout(tokenMs);
  await Promise.race([
    credentials?.signRequest?.({ headers: { set() {} } }),
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
  ]);
}

const neverLeft = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** What Teams answered, when it did; a cut after sending cannot tell whether the message arrived. */
function deliveryOf(error: unknown): Delivery {
  const { statusCode, response } = (error ?? {}) as {
    statusCode?: unknown;
    response?: { headers?: { get?(name: string): string | null | undefined } };
  };
  const reason = codeOf(error);
  if (typeof statusCode === "number")
    return {
      state: "failed",
      status: statusCode,
      reason,
      retryAfterSeconds: secondsIn(response?.headers?.get?.("retry-after")),
    };
  if (reason && neverLeft.has(reason)) return { state: "not sent", reason };
  return { state: "unknown", reason: reason ?? "no answer" };
}

/** Teams' own code, the system's, or the sign-in's: one word, whatever else an error carries. */
function codeOf(error: unknown): string | undefined {
  const { code, errorCode } = (error ?? {}) as { code?: unknown; errorCode?: unknown };
  return [code, errorCode].find(
    (each): each is string => typeof each === "string" && /^\w{1,80}$/.test(each),
  );
}

/** Nothing said, or a date, is not a number of seconds. */
const secondsIn = (retryAfter: string | null | undefined): number | undefined =>
  retryAfter && /^\d+$/.test(retryAfter.trim()) ? Number(retryAfter) : undefined;
