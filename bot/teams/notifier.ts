import { ActivityTypes } from "botbuilder";
import type { PersonId } from "../common/ids";
import type { TeamsAdapter, TeamsConnector } from "./adapter";
import type { Card } from "./cards/card";
import type { ConversationAddress, Conversations } from "./conversations";

/**
 * How one message to one person ended. `not sent` never reached them; `unknown` means they may or may not
 * have it. A reason is a code, such as `ConversationBlockedByUser`, never anybody's words.
 */
export type Delivery =
  | { state: "sent"; conversation: "new" | "known" }
  | {
      state: "failed";
      status: number;
      reason: string | undefined;
      retryAfterSeconds: number | undefined;
    }
  | { state: "not sent"; reason: string }
  | { state: "unknown"; reason: string };

export interface Pace {
  /**
   * Ends when one request may leave. Asked before each, so that Teams' limits hold.
   * The thread is a conversation's id or, before there is one, a person's.
   */
  mayRequest(thread: string, what: "send" | "create"): Promise<void>;
}

/** Writes to somebody who did not just write to us. It always ends in a state, and never throws. */
export interface Notifier {
  send(message: { to: PersonId; card: Card; summary: string }, pace: Pace): Promise<Delivery>;
}

export function teamsNotifier({
  teams,
  conversations,
  firstContact,
}: {
  teams: TeamsAdapter;
  conversations: Conversations;
  /** Where conversations begin with people who never wrote to us. */
  firstContact: {
    serviceUrl: string;
    tenantId: string;
    /** Who writes to them, and why, above the first card they ever get. */
    introduction: () => string;
  };
}): Notifier {
  async function begin(to: PersonId, { mayRequest }: Pace): Promise<ConversationAddress> {
    const { serviceUrl, tenantId } = firstContact;
    const connector = await readyConnector(teams, serviceUrl);
    const botId = `28:${teams.appId}`;
    await mayRequest(to, "create");
    const { id } = await connector.conversations.createConversation({
      isGroup: false,
      bot: { id: botId, name: "" },
      members: [{ id: to, name: "" }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    } as Parameters<TeamsConnector["conversations"]["createConversation"]>[0]);
    if (!id) throw Object.assign(new Error("Teams made no conversation"), { code: "NoConversation" });
    const address = { personId: to, conversationId: id, serviceUrl, tenantId, botId, channelId: "msteams" };
    await kept(conversations.save(address));
    return address;
  }

  return {
    async send({ to, card, summary }, pace) {
      let address: ConversationAddress | undefined;
      let conversation: "new" | "known" = "known";
      let connector: TeamsConnector;
      try {
        address = await kept(conversations.find(to));
        if (!address) {
          address = await begin(to, pace);
          conversation = "new";
        }
        connector = await readyConnector(teams, address.serviceUrl);
        await pace.mayRequest(address.conversationId, "send");
      } catch (error) {
        return beforeSending(error);
      }
      const { conversationId, botId } = address;
      try {
        const message = {
          ...messageWith({ botId, card, summary }),
          ...(conversation === "new" ? { text: firstContact.introduction(), textFormat: "plain" } : {}),
        };
        await connector.conversations.sendToConversation(conversationId, message);
      } catch (error) {
        return afterSending(error);
      }
      return { state: "sent", conversation };
    },
  };
}

const messageWith = ({ botId, card, summary }: { botId: string; card: Card; summary: string }) => ({
  type: ActivityTypes.Message,
  from: { id: botId, name: "" },
  summary,
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
});

/** A card in a channel. With `;messageid=` its conversation is a thread; without, posting begins one. */
export interface ChannelCard {
  conversationId: string;
  serviceUrl: string;
  botId: string;
  card: Card;
  summary: string;
}
type NotSent = Exclude<Delivery, { state: "sent" }>;

/** Posts cards in channels and edits them there. It always ends in a state, and never throws. */
export interface ChannelNotifier {
  postCard(ask: ChannelCard, pace: Pace): Promise<{ state: "sent"; activityId: string } | NotSent>;
  updateCard(ask: ChannelCard & { activityId: string }, pace: Pace): Promise<{ state: "sent" } | NotSent>;
}

export function channelNotifier(teams: TeamsAdapter): ChannelNotifier {
  async function request<Answer>(
    { serviceUrl, conversationId }: ChannelCard,
    { mayRequest }: Pace,
    send: (connector: TeamsConnector) => Promise<Answer>,
  ): Promise<{ answer: Answer } | NotSent> {
    let connector: TeamsConnector;
    try {
      connector = await readyConnector(teams, serviceUrl);
      await mayRequest(conversationId, "send");
    } catch (error) {
      return beforeSending(error);
    }
    try {
      return { answer: await send(connector) };
    } catch (error) {
      return afterSending(error);
    }
  }

  return {
    async postCard(ask, pace) {
      const done = await request(ask, pace, ({ conversations }) =>
        conversations.sendToConversation(ask.conversationId, messageWith(ask)),
      );
      if (!("answer" in done)) return done;
      const activityId = done.answer?.id;
      return activityId ? { state: "sent", activityId } : { state: "unknown", reason: "NoId" };
    },
    async updateCard({ activityId, ...ask }, pace) {
      const done = await request(ask, pace, ({ conversations }) =>
        conversations.updateActivity(ask.conversationId, activityId, { id: activityId, ...messageWith(ask) }),
      );
      return "answer" in done ? { state: "sent" } : done;
    },
  };
}

/** Trouble of the storage, which must not be taken for an answer of Teams. */
const kept = <Result>(asked: Promise<Result>): Promise<Result> =>
  asked.catch((cause: unknown) => {
    throw Object.assign(new Error("No storage", { cause }), { code: codeOf(cause) ?? "NoStorage" });
  });

/** Shorter than anybody waits for the sending, or a token that never comes would count as `unknown`. */
const tokenMs = 10_000;

/**
 * Without a token nothing was sent, and only asking for it apart from sending can tell. It is kept by the
 * credentials, so this asks nobody twice. Asked before the pace, or what may leave now would leave later.
 */
async function readyConnector(teams: TeamsAdapter, serviceUrl: string): Promise<TeamsConnector> {
  const connector = await teams.connectorAt(serviceUrl);
  const signal = AbortSignal.timeout(tokenMs);
  try {
    await Promise.race([
      connector.credentials?.signRequest?.({ headers: { set() {} } }),
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      }),
    ]);
  } catch (error) {
    throw Object.assign(new Error("No token"), { code: codeOf(error) ?? "NoToken" });
  }
  return connector;
}

const neverLeft = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** Teams' refusal counts; else nobody has the message, also where a conversation may have been made. */
function beforeSending(error: unknown): NotSent {
  return refusalOf(error) ?? { state: "not sent", reason: codeOf(error) ?? "NotReady" };
}

/** A cut after sending cannot tell whether the message arrived. */
function afterSending(error: unknown): NotSent {
  const refusal = refusalOf(error);
  if (refusal) return refusal;
  const reason = codeOf(error);
  if (reason && neverLeft.has(reason)) return { state: "not sent", reason };
  return { state: "unknown", reason: reason ?? "no answer" };
}

function refusalOf(error: unknown): NotSent | undefined {
  const { statusCode, response } = (error ?? {}) as {
    statusCode?: unknown;
    response?: { headers?: { get?(name: string): string | null | undefined } };
  };
  if (typeof statusCode !== "number") return undefined;
  const retryAfterSeconds = secondsIn(response?.headers?.get?.("retry-after"));
  return { state: "failed", status: statusCode, reason: codeOf(error), retryAfterSeconds };
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
