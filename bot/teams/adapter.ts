import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationParameters,
  type ConversationReference,
  type Request,
  type Response,
  type TurnContext,
} from "botbuilder";
import type { Log } from "../common/log";

/** Who the bot is to Teams. `local` has no registration: only ever on loopback, as config makes sure. */
export type BotIdentity =
  | { kind: "local" }
  | { kind: "UserAssignedMSI"; appId: string; tenantId: string }
  | { kind: "SingleTenant"; appId: string; tenantId: string; password: string };

/** Teams' own service, for messages that answer nobody. Every call is one HTTP request. */
export interface TeamsConnector {
  credentials?: { signRequest?(request: { headers: { set(): void } }): Promise<unknown> };
  conversations: {
    createConversation(parameters: ConversationParameters): Promise<{ id?: string }>;
    sendToConversation(
      conversationId: string,
      activity: Partial<Activity>,
    ): Promise<{ id?: string } | undefined>;
    updateActivity(conversationId: string, activityId: string, activity: Partial<Activity>): Promise<unknown>;
  };
}

export interface TeamsAdapter {
  /** Takes one HTTP request from Teams; anything of another tenant is refused before it is read. */
  receive(
    request: Request & { body?: unknown },
    response: Response,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void>;
  /** Signed in as the bot. The same one each time, so that connections and tokens are kept. */
  connectorAt(serviceUrl: string): Promise<TeamsConnector>;
  adapter: CloudAdapter;
  appId: string;
}

export function createAdapter({
  identity,
  tenantId,
  log,
}: {
  identity: BotIdentity;
  tenantId: string;
  log: Log;
}): TeamsAdapter {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    identity.kind === "local"
      ? {}
      : {
          MicrosoftAppId: identity.appId,
          MicrosoftAppType: identity.kind,
          MicrosoftAppTenantId: identity.tenantId,
          ...(identity.kind === "SingleTenant" ? { MicrosoftAppPassword: identity.password } : {}),
        },
  );
  const adapter = new CloudAdapter(authentication);
  adapter.use(async (context, next) => {
    withoutHiddenRetries(context.turnState.get<unknown>(adapter.ConnectorClientKey));
    await next();
  });
  // Whoever handles a turn answers its failures; what reaches here is a turn that could not even be answered.
  adapter.onTurnError = async (_context, error) => log.error("turn.unanswered", error);

  const appId = identity.kind === "local" ? "" : identity.appId;
  const connectors = new Map<string, TeamsConnector>();

  return {
    adapter,
    appId,
    async connectorAt(serviceUrl) {
      const known = connectors.get(serviceUrl);
      if (known) return known;
      // Only a turn is given a client; the middleware above has taken its retries off.
      let client: TeamsConnector | undefined;
      const nowhere = { channelId: "msteams", serviceUrl, conversation: { id: "none" } };
      const reference = nowhere as Partial<ConversationReference>;
      await adapter.continueConversationAsync(appId, reference, async (context) => {
        client = context.turnState.get<TeamsConnector>(adapter.ConnectorClientKey);
      });
      if (!client) throw new Error("The adapter gave no client");
      connectors.set(serviceUrl, client);
      return client;
    },
    async receive(request, response, logic) {
      if (!isOf(tenantId, request.body)) {
        log.warn("turn.refused", { why: "another tenant" });
        response.status(403);
        response.end();
        return;
      }
      // botbuilder throws at one without a type, as if that were a fault of ours.
      if (typeof (request.body as { type?: unknown }).type !== "string") {
        log.warn("turn.refused", { why: "not an activity" });
        response.status(400);
        response.end();
        return;
      }
      let unanswered = false;
      await adapter.process(
        request,
        withStatus(response, (status) => (unanswered ? 503 : status)),
        async (context) => {
          try {
            await logic(context);
          } catch (error) {
            unanswered = true;
            throw error;
          }
        },
      );
    },
  };
}

/** botbuilder says 200 also of a turn that failed, and Teams sends again only what it is told has failed. */
const withStatus = (response: Response, change: (status: number) => number): Response => ({
  socket: response.socket,
  header: (name, value) => response.header(name, value),
  send: (...body) => response.send(...body),
  end: (...body) => response.end(...body),
  status: (code) => response.status(change(code)),
});

/** An activity names its tenant in two places. Every one it names must be ours, and it must name one. */
function isOf(tenantId: string, activity: unknown): boolean {
  const { channelData, conversation } = (activity ?? {}) as {
    channelData?: { tenant?: { id?: unknown } };
    conversation?: { tenantId?: unknown };
  };
  const named = [channelData?.tenant?.id, conversation?.tenantId].filter((id) => id != null);
  const ours = (id: unknown) => typeof id === "string" && id.toLowerCase() === tenantId.toLowerCase();
  return named.length > 0 && named.every(ours);
}

interface Pipeline {
  removePolicy(options: { name: string }): unknown;
}

/**
 * botbuilder 4.23 sends a failed message up to four times by itself, also for codes Teams says must not be
 * sent again, and has no setting for it. Its HTTP pipeline is a private field: the test counts requests at
 * the socket, so an update that moves the field turns red.
 */
export function withoutHiddenRetries(client: unknown): void {
  const { client: inner, pipeline: own } = (client ?? {}) as {
    client?: { pipeline?: Pipeline };
    pipeline?: Pipeline;
  };
  const pipeline = inner?.pipeline ?? own;
  pipeline?.removePolicy({ name: "defaultRetryPolicy" });
}
