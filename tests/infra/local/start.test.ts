import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitUntil } from "../../../infra/local/processes";
import { freePorts, occupy, release } from "./free-ports";

jest.setTimeout(120_000);

const root = join(__dirname, "../../..");
const names = [
  "PORT",
  "GRAPH_PORT",
  "TEAMS_HOST_PORT",
  "PLAYGROUND_PORT",
  "AZURITE_BLOB_PORT",
  "AZURITE_QUEUE_PORT",
  "AZURITE_TABLE_PORT",
] as const;

interface Started {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
}

/** `npm start` as a person types it, but for npm itself. */
function start(environment: Record<string, string>, args: string[] = []): Started {
  const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
  const child = spawn(process.execPath, [tsx, join(root, "infra/local/start.ts"), ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => (said += String(part)));
  return { child, said: () => said, ended: new Promise((done) => child.once("exit", done)) };
}

const listens = async (port: string): Promise<boolean> => {
  try {
    await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2_000) });
    return true;
  } catch (error) {
    // Anything but a refused connection is a sign of life.
    return (error as { cause?: { code?: string } }).cause?.code !== "ECONNREFUSED";
  }
};

const nothingListens = async (ports: readonly string[]) =>
  !(await Promise.all(ports.map(listens))).includes(true);

describe("npm start", () => {
  let dataDir: string;
  let ports: string[];
  let environment: Record<string, string>;
  const running: Started[] = [];

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "engagement-start-"));
    ports = (await freePorts(names.length)).map(String);
    environment = {
      DATA_DIR: dataDir,
      ...Object.fromEntries(names.map((name, at) => [name, ports[at] ?? ""])),
    };
  });
  afterEach(async () => {
    for (const { child, ended } of running.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await ended;
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  function run(args: string[] = []): Started {
    const started = start(environment, args);
    running.push(started);
    return started;
  }
  const ready = (started: Started) => waitUntil(() => /Ready in/.test(started.said()), 60_000);
  const consultations = async (): Promise<string> =>
    (await fetch(`http://127.0.0.1:${environment["GRAPH_PORT"]}/lists/Consultations`)).text();

  test("says where to click, names each part's health, and leaves nothing running after Ctrl-C", async () => {
    const started = run();
    await ready(started);
    for (const name of ["PORT", "GRAPH_PORT", "TEAMS_HOST_PORT", "PLAYGROUND_PORT"])
      expect(started.said()).toContain(`http://127.0.0.1:${environment[name]}`);

    const health = await fetch(`http://127.0.0.1:${environment["PORT"]}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({
      ready: true,
      parts: { bot: { state: "ok" }, sharepoint: { state: "ok" }, storage: { state: "ok" } },
    });

    started.child.kill("SIGINT");
    expect(await started.ended).toBe(0);
    expect(await nothingListens(ports)).toBe(true);
  });

  test("keeps its data over a restart, and begins again when asked to", async () => {
    const first = run();
    await ready(first);
    expect(await consultations()).toContain("Library opening hours");
    const page = await fetch(`http://127.0.0.1:${environment["GRAPH_PORT"]}/lists/Settings`);
    expect(await page.text()).toContain("Northmere Borough Council");
    await rename("Library opening hours", "Library opening times");
    first.child.kill("SIGINT");
    await first.ended;

    const second = run();
    await ready(second);
    expect(await consultations()).toContain("Library opening times");
    second.child.kill("SIGTERM");
    await second.ended;

    const third = run(["--reset"]);
    await ready(third);
    expect(await consultations()).not.toContain("Library opening times");
    third.child.kill("SIGINT");
    await third.ended;
  });

  test("names a port in use, what wanted it and the setting, and starts nothing", async () => {
    const taken = await occupy();
    environment["GRAPH_PORT"] = String(taken.port);
    const started = run();
    expect(await started.ended).toBe(1);
    expect(started.said()).toContain(`Port ${taken.port} is in use`);
    expect(started.said()).toContain("GRAPH_PORT");
    expect(await nothingListens(ports.filter((port) => port !== String(taken.port)))).toBe(true);
    await release(taken.server);
  });

  async function rename(from: string, to: string): Promise<void> {
    const graph = `http://127.0.0.1:${environment["GRAPH_PORT"]}`;
    const identity = await fetch(
      `${graph}/msi/token?api-version=2019-08-01&resource=${encodeURIComponent("https://graph.microsoft.com")}`,
      {
        headers: { "X-IDENTITY-HEADER": "local" },
      },
    );
    const { access_token } = (await identity.json()) as { access_token: string };
    const headers = { Authorization: `Bearer ${access_token}`, "Content-Type": "application/json" };
    const get = async (path: string) => (await fetch(`${graph}/v1.0${path}`, { headers })).json();
    const site = (await get("/sites/127.0.0.1:/sites/local")) as { id: string };
    const list = `/sites/${site.id}/lists/Consultations`;
    const { value } = (await get(`${list}/items?$expand=fields`)) as {
      value: { id: string; fields: { Title: string } }[];
    };
    const item = value.find(({ fields }) => fields.Title === from);
    const patched = await fetch(`${graph}/v1.0${list}/items/${item?.id}/fields`, {
      method: "PATCH",
      headers,
      body: JSON.stringify({ Title: to }),
    });
    expect(patched.status).toBe(200);
  }
});
