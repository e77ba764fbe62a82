import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
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

export interface TeamsAdapter {
  /** Takes one HTTP request from Teams; anything of another tenant is refused before it is read. */
  receive(
    request: Request & { body?: unknown },
    response: Response,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void>;
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

  return {
    adapter,
    appId: identity.kind === "local" ? "" : identity.appId,
    async receive(request, response, logic) {
      if (tenantOf(request.body) !== tenantId) {
        log.warn("turn.refused", { why: "another tenant" });
        response.status(403);
        response.end();
        return;
      }
      await adapter.process(request, response, logic);
    },
  };
}

function tenantOf(activity: unknown): string | undefined {
  const { channelData, conversation } = (activity ?? {}) as {
    channelData?: { tenant?: { id?: unknown } };
    conversation?: { tenantId?: unknown };
  };
  const said = channelData?.tenant?.id ?? conversation?.tenantId;
  const both = channelData?.tenant?.id && conversation?.tenantId;
  if (both && channelData?.tenant?.id !== conversation?.tenantId) return undefined;
  return typeof said === "string" ? said : undefined;
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
