import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { silentLog } from "../../../bot/common/log";
import { createGraph, type Graph } from "../../../bot/sharepoint/graph";
import { isDuplicate } from "../../../bot/sharepoint/graph-problem";

type Step = "cut" | { status: number; headers?: Record<string, string>; body?: unknown; html?: string };

let server: Server;
let graph: Graph;
let steps: Step[];
let seen: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[];
let tokens: (() => Promise<{ token: string; expiresOnTimestamp: number }>)[];

beforeEach(async () => {
  steps = [];
  seen = [];
  tokens = [];
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method = "", url = "", headers } = request;
    seen.push({ method, url, headers, body });
    const step = steps.shift() ?? { status: 200, body: { ok: true } };
    if (step === "cut") return void request.socket.resetAndDestroy();
    response.writeHead(step.status, { "Content-Type": "application/json", ...step.headers });
    response.end(step.html ?? (step.body === undefined ? undefined : JSON.stringify(step.body)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  graph = createGraph({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.0`,
    credential: {
      getToken: () => tokens.shift()?.() ?? Promise.resolve({ token: "t", expiresOnTimestamp: 0 }),
    },
    clock: { now: () => new Date("2027-03-01T09:00:00Z") },
    log: silentLog,
  });
});
afterEach(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
);

const within = (ms: number) => new Date(Date.parse("2027-03-01T09:00:00Z") + ms);
const soon = within(5_000);
const get = () => graph.request({ method: "GET", path: "/sites/x", deadline: soon });
const post = (replaySafe?: boolean) =>
  graph.request({
    ...{ method: "POST", path: "/sites/x/lists/y/items", body: { fields: {} }, deadline: soon },
    ...(replaySafe === undefined ? {} : { replaySafe }),
  });
const error = (status: number, message = "", headers: Record<string, string> = {}): Step => ({
  ...{ status, headers },
  body: { error: { code: "x", message } },
});
const now = { "Retry-After": "0" };

describe("asking Graph", () => {
  it("signs, says who is asking, and leaves the address as it is", async () => {
    await graph.request({
      method: "GET",
      path: "/sites/x/lists/y/items/delta?$expand=fields($select=Title,Status)&$top=2&token=a%2Fb%3D",
      deadline: soon,
    });
    expect(seen[0]?.url).toBe(
      "/v1.0/sites/x/lists/y/items/delta?$expand=fields($select=Title,Status)&$top=2&token=a%2Fb%3D",
    );
    expect(seen[0]?.headers).toMatchObject({
      authorization: "Bearer t",
      "user-agent": "NONISV|EngagementForum|engagement-forum/0.1",
    });
  });

  it("follows a link of Graph's own", async () => {
    const { port } = server.address() as AddressInfo;
    await graph.request({
      method: "GET",
      path: `http://127.0.0.1:${port}/v1.0/sites/x?$skiptoken=1`,
      deadline: soon,
    });
    expect(seen[0]?.url).toBe("/v1.0/sites/x?$skiptoken=1");
  });

  it.each([429, 502, 503, 504])("reads again after %d", async (status) => {
    steps = [error(status)];
    expect(await get()).toEqual({ ok: true });
    expect(seen).toHaveLength(2);
  });

  it("reads again after the connection was cut", async () => {
    steps = ["cut"];
    expect(await get()).toEqual({ ok: true });
  });

  it("does not ask again after 500", async () => {
    steps = [error(500)];
    await expect(get()).rejects.toMatchObject({ code: "unavailable" });
    expect(seen).toHaveLength(1);
  });

  it.each(["cut", error(502), error(503), error(504)] as Step[])(
    "never sends a write again that may have been carried out (%j)",
    async (step) => {
      steps = [step];
      await expect(post()).rejects.toMatchObject({ code: "unavailable" });
      expect(seen).toHaveLength(1);
    },
  );

  it.each([error(429), error(429, "", now), error(503, "", now)])(
    "sends a write again that was refused (%j)",
    async (step) => {
      steps = [step];
      expect(await post()).toEqual({ ok: true });
      expect(seen).toHaveLength(2);
    },
  );

  it("sends a write again that is harmless to repeat", async () => {
    steps = ["cut", error(504)];
    expect(await post(true)).toEqual({ ok: true });
    expect(seen).toHaveLength(3);
  });

  it("waits as long as Graph asks", async () => {
    steps = [error(429, "", { "Retry-After": "1" })];
    const startedAt = performance.now();
    await get();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
  });

  it("understands a refusal that is not JSON", async () => {
    steps = [{ status: 503, headers: now, html: "<h1>Busy</h1>" }];
    expect(await post()).toEqual({ ok: true });
    expect(seen).toHaveLength(2);
  });

  it("does not wait past the deadline", async () => {
    steps = [error(429, "", { "Retry-After": "60" })];
    const startedAt = performance.now();
    await expect(get()).rejects.toMatchObject({
      code: "unavailable",
      message: "SharePoint is not answering just now. Nothing was lost: try again in a minute.",
    });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it("asks for a token again when the identity endpoint stumbled, even for a write", async () => {
    tokens = [() => Promise.reject(new Error("no identity yet"))];
    expect(await post()).toEqual({ ok: true });
    expect(seen).toHaveLength(1);
  });

  it.each([
    [403, "Access denied", "unavailable", /administrator.*Sites\.Selected/],
    [404, "gone", "not_found", /not in the list any more/],
    [412, "eTag mismatch", "conflict", /Somebody else changed this/],
    [400, "Field 'X' is not recognized", "unavailable", /administrator: the lists may have been changed/],
  ])("says %d in the reader's words", async (status, message, code, words) => {
    steps = [error(status, message)];
    await expect(post()).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it("tells a duplicate from other refusals", async () => {
    steps = [
      error(400, "… because duplicate values were found in the following field(s) in the list: [Reference]."),
    ];
    expect(isDuplicate(await post().catch((failure) => failure))).toBe(true);
    steps = [error(400, "Field 'X' is not recognized")];
    expect(isDuplicate(await post().catch((failure) => failure))).toBe(false);
  });
});

describe("asking Graph in batches", () => {
  const requests = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `r${index}`,
      method: "POST" as const,
      path: `/items/${index}`,
      body: {},
    }));
  const answer = (parts: Record<string, number>, headers: Record<string, string> = {}): Step => ({
    status: 200,
    body: {
      responses: Object.entries(parts).map(([id, status]) => ({ id, status, headers, body: { said: id } })),
    },
  });
  const sent = (call: number) =>
    (JSON.parse(seen[call]?.body ?? "{}") as { requests: { id: string; dependsOn?: string[] }[] }).requests;

  it("matches the answers by id, whatever their order", async () => {
    steps = [answer({ r1: 201, r0: 412 })];
    const [first, second] = await graph.batch(requests(2), { deadline: soon });
    expect(first).toMatchObject({ id: "r0", status: 412, failure: { code: "conflict" } });
    expect(second).toMatchObject({ id: "r1", status: 201, body: { said: "r1" } });
    expect(second).not.toHaveProperty("failure");
  });

  it("puts no more than twenty in a call", async () => {
    const results = await graph.batch(requests(45), { deadline: soon });
    expect(seen.map((_, call) => sent(call).length).sort()).toEqual([20, 20, 5]);
    // The server answered none of them: each says so, and none is taken for done.
    expect(results).toHaveLength(45);
    expect(results.every(({ status, failure }) => status === 0 && failure?.code === "unavailable")).toBe(
      true,
    );
  });

  it("sends again only what was throttled, with what waited for it", async () => {
    const [first, second, third] = requests(3);
    if (!first || !second || !third) throw new Error("three are needed");
    const batch = [first, { ...second, dependsOn: ["r0"] }, { ...third, dependsOn: ["r0"] }];
    steps = [
      answer({ r0: 429, r1: 424, r2: 424 }, now),
      answer({ r0: 201, r1: 429, r2: 201 }, now),
      answer({ r1: 201 }),
    ];
    const results = await graph.batch(batch, { deadline: soon });
    expect(results.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(sent(1).map(({ id }) => id)).toEqual(["r0", "r1", "r2"]);
    expect(sent(2)).toMatchObject([{ id: "r1" }]);
    // What it waited for is done and no longer in the call.
    expect(sent(2)[0]).not.toHaveProperty("dependsOn");
  });

  it("leaves what failed for good, and what waited for it", async () => {
    const [first, second] = requests(2);
    if (!first || !second) throw new Error("two are needed");
    steps = [answer({ r0: 400, r1: 424 })];
    const results = await graph.batch([first, { ...second, dependsOn: ["r0"] }], { deadline: soon });
    expect(results.map(({ status }) => status)).toEqual([400, 424]);
    expect(seen).toHaveLength(1);
  });

  it("does not repeat a part that may have been carried out, unless that is harmless", async () => {
    steps = [answer({ r0: 504 })];
    await graph.batch(requests(1), { deadline: soon });
    expect(seen).toHaveLength(1);
    steps = [answer({ r0: 504 }), answer({ r0: 201 })];
    const [again] = await graph.batch(requests(1), { deadline: soon, replaySafe: true });
    expect(again?.status).toBe(201);
  });

  it("fails only the call that got no answer", async () => {
    steps = ["cut"];
    const results = await graph.batch(requests(1), { deadline: soon });
    expect(results).toMatchObject([{ status: 0, failure: { code: "unavailable" } }]);
    expect(seen).toHaveLength(1);
  });
});
