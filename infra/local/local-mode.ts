import { rmSync } from "node:fs";
import { join } from "node:path";
import { createApp } from "../../bot/app";
import type { Log } from "../../bot/common/log";
import { readConfig } from "../../bot/config";
import { jsonLog } from "../../bot/log";
import { credentialFor } from "../../bot/sharepoint";
import { provision, provisionViews, seedDates } from "../provision";
import { startAzurite } from "./azurite";
import { buildTabIfStale } from "./build-tab";
import { localConnector } from "./connector";
import { emptyQueues, emptyStorage } from "./empty-storage";
import { startGraphStandIn } from "./graph";
import { appId, firstPerson, groups, people, tenantId } from "./people";
import { connectorOf, startPlayground } from "./playground";
import { portsFree } from "./processes";
import { loadSampleData } from "./sample-data";
import type { LocalSettings } from "./settings";
import { sharePointByHand } from "./sharepoint-by-hand";
import { startTeamsHost } from "./teams-host";

export interface LocalMode {
  urls: { playground: string | undefined; tab: string; lists: string; bot: string };
  stop(): Promise<void>;
}

/**
 * The whole product on loopback: everything of Microsoft's that it needs is stood in for here, and the
 * product itself is started as in production, by its settings alone.
 */
export async function startLocalMode(
  settings: LocalSettings,
  { reset, write }: { reset: boolean; write: (line: string) => void },
): Promise<LocalMode> {
  await portsFree([
    { port: settings.PORT, name: "the bot", setting: "PORT" },
    { port: settings.GRAPH_PORT, name: "the stand-in for Microsoft Graph", setting: "GRAPH_PORT" },
    { port: settings.TEAMS_HOST_PORT, name: "the tab's host page", setting: "TEAMS_HOST_PORT" },
    { port: settings.AZURITE_BLOB_PORT, name: "Azurite's blobs", setting: "AZURITE_BLOB_PORT" },
    { port: settings.AZURITE_QUEUE_PORT, name: "Azurite's queues", setting: "AZURITE_QUEUE_PORT" },
    { port: settings.AZURITE_TABLE_PORT, name: "Azurite's tables", setting: "AZURITE_TABLE_PORT" },
    ...(settings.PLAYGROUND === "on"
      ? [{ port: settings.PLAYGROUND_PORT, name: "the Agents Playground", setting: "PLAYGROUND_PORT" }]
      : []),
  ]);
  const dataDir = settings.DATA_DIR;
  // Only what local mode made: DATA_DIR may be a folder with other things in it.
  if (reset)
    for (const part of ["graph", "azurite", "playground"])
      rmSync(join(dataDir, part), { recursive: true, force: true });

  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    // In reverse: the product goes before what it stands on.
    for (const each of stops.reverse()) await each().catch(() => undefined);
    stops.length = 0;
  };
  const started = async <Part>(
    part: Promise<Part>,
    stopIt: (part: Part) => Promise<unknown>,
  ): Promise<Part> => {
    const ready = await part;
    stops.push(() => stopIt(ready));
    return ready;
  };

  try {
    return await startParts();
  } catch (error) {
    await stop();
    throw error;
  }

  async function startParts(): Promise<LocalMode> {
    const botUrl = `http://127.0.0.1:${settings.PORT}`;
    const hostUrl = `http://127.0.0.1:${settings.TEAMS_HOST_PORT}`;
    const serviceUrl = serviceUrlOf(settings);
    const seated = settings.PLAYGROUND_USER ?? firstPerson;
    const connector = localConnector({
      dataDir: join(dataDir, "playground"),
      seat:
        settings.PLAYGROUND === "on"
          ? { personId: seated, connectorUrl: connectorOf(settings.PLAYGROUND_PORT) }
          : undefined,
    });
    const parts = await Promise.allSettled([
      started(
        startGraphStandIn({
          port: settings.GRAPH_PORT,
          dataDir: join(dataDir, "graph"),
          tenantId,
          people,
          groups: Object.values(groups),
          audience: appId,
          siteTitle: "Engagement",
        }),
        (graph) => graph.close(),
      ),
      started(
        startAzurite({
          ports: {
            blob: settings.AZURITE_BLOB_PORT,
            queue: settings.AZURITE_QUEUE_PORT,
            table: settings.AZURITE_TABLE_PORT,
          },
          dataDir: join(dataDir, "azurite"),
        }),
        (azurite) => azurite.stop(),
      ),
      settings.PLAYGROUND === "on"
        ? started(
            startPlayground({
              port: settings.PLAYGROUND_PORT,
              botEndpoint: `${botUrl}/api/messages`,
              serviceUrl,
              dataDir: join(dataDir, "playground"),
              people: people.map(({ id, displayName, mail }) => ({ id, name: displayName, email: mail })),
              currentUser: seated,
              tenantId,
              teamName: "Engagement community of practice",
              channels: ["General", "Consultations"],
              botId: appId,
              botName: "Engagement forum",
            }),
            (playground) => playground.stop(),
          )
        : undefined,
      buildTabIfStale(),
    ]);
    // All have ended one way or the other, so whatever did start is known and can be stopped.
    const failed = parts.find((part) => part.status === "rejected");
    if (failed) throw failed.reason;
    const [graphPart, azuritePart, playgroundPart, tabPart] = parts;
    if (
      graphPart.status !== "fulfilled" ||
      azuritePart.status !== "fulfilled" ||
      tabPart.status !== "fulfilled"
    )
      throw new Error("A part did not start");
    const graph = graphPart.value;
    const azurite = azuritePart.value;
    const playground = playgroundPart.status === "fulfilled" ? playgroundPart.value : undefined;

    // The managed identity's endpoint is found in the environment by Microsoft's own library, as in Azure.
    process.env["IDENTITY_ENDPOINT"] = `${graph.url}/msi/token`;
    process.env["IDENTITY_HEADER"] = "local";
    const config = localConfig({
      settings,
      graphUrl: graph.url,
      connectionString: azurite.connectionString,
      tabDirectory: tabPart.value,
    });
    const log = quietLog(jsonLog({ clock: graph.clock, write }));
    const app = await createApp(config, { clock: graph.clock, log });

    const prepare = async () => {
      const site = { ...config, credential: credentialFor({}) };
      const { created } = await provision(site);
      await seedDates(site);
      await app.load();
      const { missing } = await provisionViews(site);
      if (missing) write(missing);
      // Lists made just now are empty: the first start, or the first after a reset.
      if (created.length === 0 || settings.SAMPLE_DATA === "off") return;
      await loadSampleData({ app, byHand: sharePointByHand({ graphUrl: graph.url }), clock: steered(graph) });
      // The sample's own news is old news to everybody.
      await emptyQueues(azurite.connectionString);
    };
    await prepare();
    graph.onTick(() => app.tick());
    graph.onReset(async () => {
      await emptyStorage(azurite.connectionString);
      connector.forget();
      await prepare();
    });
    await started(app.start(), () => app.stop());

    const urls = {
      playground: playground?.url,
      tab: hostUrl,
      lists: graph.url,
      bot: botUrl,
    };
    await started(
      startTeamsHost({
        port: settings.TEAMS_HOST_PORT,
        tabUrl: `${botUrl}/tab/`,
        configureUrl: `${botUrl}/tab/configure.html`,
        appId,
        tenantId,
        people: people.map(({ id, displayName, userPrincipalName, role }) => ({
          id,
          displayName,
          userPrincipalName,
          role,
        })),
        currentUser: firstPerson,
        issueToken: (user) => tokenFor(graph.url, user),
        setRole: async (user, role) => {
          for (const [name, group] of Object.entries(groups))
            group.members =
              name === role
                ? [...new Set([...group.members, user])]
                : group.members.filter((id) => id !== user);
          await app.refreshPeople();
        },
        links: [
          ...(playground ? [{ label: "Chat with the bot", url: playground.url }] : []),
          { label: "Lists", url: graph.url },
        ],
        connector: connector.answer,
      }),
      (host) => host.close(),
    );
    return { urls, stop };
  }
}

/** Where the product sends: this machine's stand-in for Teams' connector, on the tab's host page. */
const serviceUrlOf = ({ TEAMS_HOST_PORT }: LocalSettings) => `http://127.0.0.1:${TEAMS_HOST_PORT}/connector`;

/** The product's own settings, as local mode has them. */
export const localConfig = ({
  settings,
  graphUrl,
  connectionString,
  tabDirectory,
}: {
  settings: LocalSettings;
  graphUrl: string;
  connectionString: string;
  tabDirectory: string;
}) =>
  readConfig({
    HOST: "127.0.0.1",
    PORT: String(settings.PORT),
    TENANT_ID: tenantId,
    BOT_APP_TYPE: "Local",
    BOT_SERVICE_URL: serviceUrlOf(settings),
    GRAPH_URL: `${graphUrl}/v1.0`,
    SITE_HOST: "127.0.0.1",
    SITE_PATH: "/sites/local",
    STORAGE_CONNECTION_STRING: connectionString,
    ROLE_GROUP_MANAGER: groups.manager.id,
    ROLE_GROUP_ENGAGEMENT_LEAD: groups.engagementLead.id,
    ROLE_GROUP_MEMBER: groups.member.id,
    ROLE_GROUP_ADMINISTRATOR: groups.administrator.id,
    SIGN_IN_ISSUER: `${graphUrl}/${tenantId}/v2.0`,
    SIGN_IN_KEYS_URL: `${graphUrl}/${tenantId}/discovery/v2.0/keys`,
    SIGN_IN_AUDIENCES: appId,
    TAB_HOST_ORIGINS: `http://127.0.0.1:${settings.TEAMS_HOST_PORT}`,
    TAB_DIRECTORY: tabDirectory,
  });

/** In a terminal only what somebody would act on is worth a line. */
const quietLog = (log: Log): Log => ({ ...log, info: () => undefined });

function steered(graph: { url: string; clock: { now(): Date } }) {
  return {
    now: () => graph.clock.now(),
    set: async (now: Date | undefined) => {
      const response = await fetch(`${graph.url}/control/clock`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ now: now?.toISOString() ?? null }),
      });
      if (!response.ok) throw new Error(`The clock could not be set: ${await response.text()}`);
    },
  };
}

async function tokenFor(graphUrl: string, user: string): Promise<string> {
  const response = await fetch(`${graphUrl}/control/token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ user }),
  });
  const body = (await response.json()) as { token?: string; error?: string };
  if (!body.token) throw new Error(body.error ?? "No token was issued");
  return body.token;
}
