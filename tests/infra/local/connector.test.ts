import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localConnector } from "../../../infra/local/connector";
import { personalChatId } from "../../../infra/local/playground-config";

const alex = "00000000-0000-0000-0000-000000000020";
const megan = "00000000-0000-0000-0000-000000000021";

let dataDir: string;
let servers: Server[];
/** What arrived at the Playground. */
let shown: { method?: string; path?: string; body: string }[];
let playground: string;
let forget: () => void;

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "connector-"));
  servers = [];
  shown = [];
  playground = await listening(
    createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      shown.push({ method: request.method, path: request.url, body });
      response.writeHead(201, { "Content-Type": "application/json" }).end('{"id":"shown"}');
    }),
  );
});
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
  rmSync(dataDir, { recursive: true, force: true });
});

/** Local mode started with somebody at the Playground, or with the Playground off. */
async function started(seated: string | undefined) {
  const seat = seated ? { personId: seated, connectorUrl: playground } : undefined;
  const connector = localConnector({ dataDir, seat });
  const url = await listening(
    createServer((request, response) => void connector.answer(request, response, request.url ?? "/")),
  );
  forget = connector.forget;
  return async (path: string, body: unknown, method = "POST") => {
    const response = await fetch(`${url}${path}`, { method, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as { id?: string } };
  };
}
const inChatOf = (person: string, answering = "") =>
  `/v3/conversations/${encodeURIComponent(personalChatId(person))}/activities${answering}`;
const shownTexts = () => shown.map(({ body }) => JSON.parse(body).text);

describe("Teams' connector in local mode", () => {
  it("begins everybody's own chat by their object id", async () => {
    const post = await started(alex);
    for (const id of [megan, `29:${megan}`])
      expect(await post("/v3/conversations", { isGroup: false, members: [{ id }] })).toEqual({
        status: 201,
        body: { id: personalChatId(megan) },
      });
    expect((await post("/v3/conversations", {})).status).toBe(400);
    expect(shown).toEqual([]);
  });

  it("passes on answers to whoever sits at the Playground, and what is for channels", async () => {
    const post = await started(alex);
    expect(await post(inChatOf(alex, "/1"), { text: "hello" })).toEqual({
      status: 201,
      body: { id: "shown" },
    });
    await post("/v3/conversations/19%3Ageneral/activities/7", { text: "again" }, "PUT");
    expect(shown).toEqual([
      { method: "POST", path: inChatOf(alex, "/1"), body: '{"text":"hello"}' },
      { method: "PUT", path: "/v3/conversations/19%3Ageneral/activities/7", body: '{"text":"again"}' },
    ]);
  });

  it("keeps news until the page is open, where it would be shown to nobody", async () => {
    const post = await started(alex);
    expect((await post(inChatOf(alex), { text: "first" })).status).toBe(201);
    expect(shown).toEqual([]);
    await post(inChatOf(alex, "/1"), { text: "welcome" });
    await post(inChatOf(alex), { text: "second" });
    expect(shownTexts()).toEqual(["first", "welcome", "second"]);
    expect(shown[0]?.path).toBe(inChatOf(alex));
  });

  it("keeps what is for others until they sit down, and shows it once", async () => {
    const asAlex = await started(alex);
    await asAlex(inChatOf(alex, "/1"), { text: "welcome" });
    expect((await asAlex(inChatOf(megan), { text: "A plan waits for your review" })).status).toBe(201);
    expect(shownTexts()).toEqual(["welcome"]);
    for (const _sitting of [1, 2]) await (await started(megan))(inChatOf(megan, "/1"), { text: "welcome" });
    expect(shownTexts()).toEqual(["welcome", "A plan waits for your review", "welcome", "welcome"]);
  });

  it("forgets what was about data that is gone", async () => {
    await (await started(alex))(inChatOf(megan), { text: "A plan waits for your review" });
    forget();
    await (await started(megan))(inChatOf(megan, "/1"), { text: "welcome" });
    expect(shownTexts()).toEqual(["welcome"]);
  });

  it("keeps everything while the Playground is off", async () => {
    const post = await started(undefined);
    expect((await post(inChatOf(alex), { text: "hello" })).status).toBe(201);
    expect((await post("/v3/conversations/19%3Ageneral/activities", {})).status).toBe(404);
    await (await started(alex))(inChatOf(alex, "/1"), { text: "welcome" });
    expect(shownTexts()).toEqual(["hello", "welcome"]);
  });
});
