import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, createApp } from "../../bot/app";
import { jsonLog } from "../../bot/log";
import { connectionStringOf } from "../../infra/local/azurite";
import { type LocalMode, localConfig, startLocalMode } from "../../infra/local/local-mode";
import { readLocalSettings } from "../../infra/local/settings";
import { freePorts } from "../infra/local/free-ports";

export interface LocalProduct extends LocalMode {
  /** Everything the product wrote to its log. */
  log: string[];
  control(path: string, body?: unknown): Promise<unknown>;
  /** One turn of every clock-driven job, now. */
  tick(): Promise<void>;
  /** Changes one row from outside, as a person or another program would. */
  patch(list: string, id: string, fields: Record<string, unknown>): Promise<void>;
  /** Adds one row from outside. @returns its id. */
  insert(list: string, fields: Record<string, unknown>): Promise<string>;
  remove(list: string, id: string): Promise<void>;
  /** The rows of a list as they are kept, without asking the product. */
  rows(list: string): Promise<Record<string, unknown>[]>;
  /** What was sent to people who never wrote, as it is kept for them. */
  kept(): { to: string; activity: Record<string, unknown> }[];
  /**
   * A second instance of the product on the same lists and the same storage. It runs nothing by itself until it
   * is started, on a port of its own.
   */
  another(clock: { now(): Date }): Promise<App>;
  /** Where its Azure Storage is. */
  storage: string;
}

/** The whole product as `npm start` runs it, on free ports, with data of its own. */
export async function startLocalProduct({
  playground = false,
  sample = true,
  now,
}: {
  playground?: boolean;
  /** The sample's days hang on the real date: without it, nobody owes anything at first. */
  sample?: boolean;
  now?: string;
} = {}): Promise<LocalProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), "engagement-forum-"));
  const ports = (await freePorts(8)).map(String);
  const log: string[] = [];
  const settings = readLocalSettings({
    PORT: ports[0],
    GRAPH_PORT: ports[1],
    TEAMS_HOST_PORT: ports[2],
    PLAYGROUND_PORT: ports[3],
    AZURITE_BLOB_PORT: ports[4],
    AZURITE_QUEUE_PORT: ports[5],
    AZURITE_TABLE_PORT: ports[6],
    DATA_DIR: dataDir,
    PLAYGROUND: playground ? "on" : "off",
    SAMPLE_DATA: sample ? "on" : "off",
  });
  const storage = connectionStringOf({
    blob: settings.AZURITE_BLOB_PORT,
    queue: settings.AZURITE_QUEUE_PORT,
    table: settings.AZURITE_TABLE_PORT,
  });
  const local = await startLocalMode(settings, { reset: false, write: (line) => log.push(line) });
  const graph = local.urls.lists;

  async function control(path: string, body: unknown = {}): Promise<unknown> {
    const response = await fetch(`${graph}/control/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`control/${path}: ${await response.text()}`);
    return response.json();
  }

  async function rows(list: string): Promise<Record<string, unknown>[]> {
    const token = await graphToken(graph);
    const ask = async (url: string) =>
      (await (await fetch(url, { headers: { Authorization: `Bearer ${token}` } })).json()) as {
        id: string;
        value: { fields: Record<string, unknown> }[];
        "@odata.nextLink"?: string;
      };
    const { id } = await ask(`${graph}/v1.0/sites/127.0.0.1:/sites/local`);
    const found: Record<string, unknown>[] = [];
    for (
      let next: string | undefined = `${graph}/v1.0/sites/${id}/lists/${list}/items?$expand=fields&$top=999`;
      next;
    ) {
      const page = await ask(next);
      found.push(...page.value.map((item) => item.fields));
      next = page["@odata.nextLink"];
    }
    return found;
  }

  async function change(method: string, path: string, body?: unknown): Promise<{ id?: string }> {
    const headers = {
      Authorization: `Bearer ${await graphToken(graph)}`,
      "Content-Type": "application/json",
    };
    const site = (await (await fetch(`${graph}/v1.0/sites/127.0.0.1:/sites/local`, { headers })).json()) as {
      id: string;
    };
    const response = await fetch(`${graph}/v1.0/sites/${site.id}/lists/${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text ? JSON.parse(text) : {};
  }

  if (now) await control("clock", { now });
  return {
    ...local,
    log,
    control,
    tick: async () => void (await control("tick")),
    rows,
    patch: async (list, id, fields) => void (await change("PATCH", `${list}/items/${id}/fields`, fields)),
    insert: async (list, fields) => String((await change("POST", `${list}/items`, { fields })).id),
    remove: async (list, id) => void (await change("DELETE", `${list}/items/${id}`)),
    kept: () =>
      readKept(join(dataDir, "playground", "kept-messages.json")).map(({ conversationId, activity }) => ({
        to: conversationId.replace(/^a:personal-/, ""),
        activity,
      })),
    async another(clock) {
      const tabDirectory = join(dataDir, "no-tab");
      const own = { ...settings, PORT: Number(ports[7]) };
      const config = localConfig({ settings: own, graphUrl: graph, connectionString: storage, tabDirectory });
      const app = await createApp(config, {
        clock,
        log: jsonLog({ clock, write: (line) => log.push(line) }),
      });
      await app.load();
      return app;
    },
    storage,
    stop: async () => {
      await local.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function readKept(file: string): { conversationId: string; activity: Record<string, unknown> }[] {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return []; // nothing kept yet
  }
}

async function graphToken(graph: string): Promise<string> {
  const resource = encodeURIComponent("https://graph.microsoft.com");
  const response = await fetch(`${graph}/msi/token?api-version=2019-08-01&resource=${resource}`, {
    headers: { "X-IDENTITY-HEADER": "local" },
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
