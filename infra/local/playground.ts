import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PlaygroundPlace, playgroundConfig } from "./playground-config";
import { startProcess, untilReady } from "./processes";

export interface PlaygroundOptions extends PlaygroundPlace {
  port: number;
  /** Where the bot takes messages: `http://127.0.0.1:3978/api/messages`. */
  botEndpoint: string;
  /** Where the bot is told to answer; without it, the Playground's own connector. */
  serviceUrl?: string;
  dataDir: string;
}

export interface Playground {
  url: string;
  stop(): Promise<void>;
}

const startWithinMs = 30_000;

export const connectorOf = (port: number): string => `http://127.0.0.1:${port}/_connector`;

/**
 * Starts Microsoft's Agents Playground as the Teams client.
 *
 * - It listens on every address and has no flag against it, so a shim makes it listen on loopback only.
 * - A taken port would make it choose another in silence: ask `portsFree` first.
 * - Connector: `<url>/_connector`, with the usual `/v3/conversations/…` under it.
 *   It sends the bot no token and asks none of it.
 * - `POST /v3/conversations` is taken for anybody. Only a member by the id it knows them by (`29:…`) can be
 *   written to then; an object id, which Teams takes, ends in 500 `UserNotFound`. See `connector.ts`.
 * - The current user is fixed when it starts. To sit in another chair start it again, or start a second
 *   one on another port and another `dataDir`: the bot keeps each person's own `serviceUrl`.
 *   What is sent to somebody who has no Playground open is taken with 201 and shown nowhere.
 * - `POST <url>/_internal/v1/customActivities` passes any activity to the bot as it stands, also in
 *   another person's name.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { port, dataDir } = options;
  const url = `http://127.0.0.1:${port}`;
  mkdirSync(dataDir, { recursive: true });
  const configFile = join(dataDir, ".m365agentsplayground.yml");
  writeFileSync(configFile, playgroundConfig(options));
  const child = startProcess({
    name: "The Agents Playground",
    script: require.resolve("@microsoft/m365agentsplayground/cli.js"),
    cwd: dataDir,
    loopbackOnly: true,
    args: [
      "start",
      ...["--app-endpoint", options.botEndpoint],
      ...["--channel-id", "msteams"],
      ...["--port", String(port)],
      ...["--service-url", options.serviceUrl ?? connectorOf(port)],
      ...["--disable-telemetry", "true"],
    ],
    env: {
      TEAMSAPPTESTER_BROWSER: "none",
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configFile,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(dataDir, "playground.log"),
    },
  });
  const answers = async () => (await fetch(`${url}/_debug/ping`, { signal: AbortSignal.timeout(2_000) })).ok;
  await untilReady("The Agents Playground", child, answers, startWithinMs);
  return { url, stop: () => child.stop() };
}
