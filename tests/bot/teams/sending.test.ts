import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { activityZodSchema } from "@microsoft/agents-activity";
import type { Card } from "../../../bot/teams";
import { createAdapter, type Delivery, teamsNotifier } from "../../../bot/teams";
import {
  alex,
  buildProduct,
  type Connector,
  cardsIn,
  grady,
  message,
  type Product,
  press,
  type RunningBot,
  startBot,
  startConnector,
  tenantId,
} from "../../support/teams";

let connector: Connector;
let product: Product;
let bot: RunningBot;

beforeEach(async () => {
  connector = await startConnector();
  product = buildProduct();
  bot = await startBot(product);
});
afterEach(async () => {
  await bot.close();
  await connector.close();
});

const card: Card = {
  type: "AdaptiveCard",
  version: "1.5",
  body: [{ type: "TextBlock", text: "News", wrap: true }],
};

async function notify(to = alex.id, serviceUrl = connector.url): Promise<Delivery> {
  await product.conversations.save({
    personId: alex.id,
    conversationId: "a:alex",
    serviceUrl,
    tenantId,
    botId: "28:bot",
    channelId: "msteams",
  });
  const { teams } = bot;
  return teamsNotifier({ teams, conversations: product.conversations }).send({ to, card, summary: "News" });
}

/** What Teams answers, or that it hangs up. */
const troubles = [
  ["429 with Retry-After", { status: 429, headers: { "Retry-After": "7" } }],
  ["429", { status: 429 }],
  ["500", { status: 500 }],
  ["502", { status: 502 }],
  ["503 with Retry-After", { status: 503, headers: { "Retry-After": "1" } }],
  ["504", { status: 504 }],
  ["412", { status: 412 }],
  ["408", { status: 408 }],
  ["a closed connection", "reset"],
] as const;

describe("one message is one request at the socket", () => {
  it.each(troubles)("when news to somebody meets %s", async (_what, trouble) => {
    connector.answer(trouble);
    await notify();
    expect(connector.heard).toHaveLength(1);
  });

  it("when all is well", async () => {
    await notify();
    await bot.post(message({ serviceUrl: connector.url, text: "help" }));
    expect(connector.heard).toHaveLength(2);
  });
});

describe("a reply", () => {
  const reply = async () => {
    const { status } = await bot.post(message({ serviceUrl: connector.url, text: "help" }));
    return [status, connector.heard.length];
  };
  const passing = [412, 429, 502, 503, 504];

  it.each(passing)(
    "is sent once more, and no more, where Teams says the trouble passes: %d",
    async (status) => {
      connector.answer({ status });
      expect(await reply()).toEqual([503, 2]);
      expect(product.lines.filter(({ level }) => level === "error").map(({ event }) => event)).toEqual([
        "turn.unanswered",
      ]);
    },
  );

  it.each(passing)("arrives at the second try after %d", async (status) => {
    connector.answer({ status, once: true });
    expect(await reply()).toEqual([200, 2]);
    expect(product.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("waits as long as Teams asks", async () => {
    connector.answer({ status: 429, headers: { "Retry-After": "1" }, once: true });
    const before = performance.now();
    expect(await reply()).toEqual([200, 2]);
    expect(performance.now() - before).toBeGreaterThan(990);
  });

  it.each([
    ["to wait longer than a turn has", { status: 429, headers: { "Retry-After": "4" } }],
    ["to wait until a date", { status: 503, headers: { "Retry-After": "Mon, 01 Mar 2027 09:00:00 GMT" } }],
    ...[400, 401, 403, 404, 408, 413, 500, 501].map((status) => [String(status), { status }] as const),
    ["a closed connection", "reset"],
  ] as const)("is never sent again when the answer is %s", async (_what, trouble) => {
    connector.answer(trouble);
    expect(await reply()).toEqual([503, 1]);
  });
});

describe("news to somebody", () => {
  it("arrives in their own chat as a card with words for the notification", async () => {
    expect(await notify()).toEqual({ state: "sent" });
    const [{ path, body } = { path: "", body: {} }] = connector.heard;
    expect(path).toMatch(/^\/v3\/conversations\/a%3Aalex\/activities(\/[^/]+)?$/);
    expect(body).toMatchObject({ type: "message", summary: "News" });
    expect(cardsIn(body)).toEqual([card]);
    activityZodSchema.parse(body);
  });

  it("that Teams refuses ends with its status", async () => {
    connector.answer({ status: 403 });
    expect(await notify()).toEqual({
      state: "failed",
      status: 403,
      reason: "Fault",
      retryAfterSeconds: undefined,
    });
  });

  it("that comes too fast ends with how long Teams asks to wait", async () => {
    connector.answer({ status: 429, headers: { "Retry-After": "7" } });
    expect(await notify()).toEqual({ state: "failed", status: 429, reason: "Fault", retryAfterSeconds: 7 });
  });

  it("that Teams gives a date to wait until leaves the waiting to whoever sends", async () => {
    connector.answer({ status: 503, headers: { "Retry-After": "Mon, 01 Mar 2027 09:00:00 GMT" } });
    expect(await notify()).toEqual({
      state: "failed",
      status: 503,
      reason: "Fault",
      retryAfterSeconds: undefined,
    });
  });

  it("that was cut off may have arrived or not, and says so", async () => {
    connector.answer("reset");
    expect(await notify()).toEqual({ state: "unknown", reason: "ECONNRESET" });
  });

  it("to an address that is none ends in a state", async () => {
    expect(await notify(alex.id, "not a url")).toEqual({ state: "unknown", reason: "ERR_INVALID_URL" });
    expect(connector.heard).toHaveLength(0);
  });

  it.each([
    ["http://127.0.0.1:1/", "ECONNREFUSED"],
    ["http://nobody.invalid/", expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/)],
  ])("that cannot reach %s was surely not sent", async (serviceUrl, reason) => {
    expect(await notify(alex.id, serviceUrl)).toEqual({ state: "not sent", reason });
  });

  it("for which there is no token was surely not sent", async () => {
    const { adapter } = bot.teams;
    const refused = Object.assign(new Error("No token for alex"), { errorCode: "invalid_client" });
    adapter.use(async (context, next) => {
      const client = context.turnState.get<{ credentials: unknown }>(adapter.ConnectorClientKey);
      client.credentials = { signRequest: () => Promise.reject(refused) };
      await next();
    });
    expect(await notify()).toEqual({ state: "not sent", reason: "invalid_client" });
    expect(connector.heard).toHaveLength(0);
  });

  it.each(["ConversationBlockedByUser", "BotNotInConversationRoster", "BotDisabledByAdmin"])(
    "that Teams refuses says why: %s",
    async (code) => {
      const refusing = createServer((_request, response) => {
        response.writeHead(403, { "Content-Type": "application/json" });
        response.end(JSON.stringify({ error: { code, message: "Alex does not want this" } }));
      });
      await new Promise<void>((listening) => refusing.listen(0, "127.0.0.1", listening));
      const { port } = refusing.address() as AddressInfo;
      try {
        expect(await notify(alex.id, `http://127.0.0.1:${port}/`)).toEqual({
          state: "failed",
          status: 403,
          reason: code,
          retryAfterSeconds: undefined,
        });
      } finally {
        refusing.closeAllConnections();
        await new Promise((closed) => refusing.close(closed));
      }
    },
  );

  it("has nowhere to go to somebody who never wrote to us", async () => {
    expect(await notify(grady.id)).toEqual({ state: "no conversation" });
    expect(connector.heard).toHaveLength(0);
  });
});

describe("with a registration of its own", () => {
  const appId = "11111111-2222-4333-8444-555555555555";

  it.each([
    ["nothing", {}],
    ["a word", { Authorization: "Bearer nonsense" }],
    ["another scheme", { Authorization: "Basic eDp5" }],
  ])("a request signed with %s is refused, and nothing is done", async (_what, headers) => {
    const error = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const real = await startBot(product, {
      identity: { kind: "SingleTenant", appId, tenantId, password: "not-a-real-one" },
    });
    try {
      const said = message({ serviceUrl: connector.url, text: "plan a consultation" });
      const pressed = press({
        serviceUrl: connector.url,
        verb: "consultations.startPlan",
        data: { anew: true },
      });
      for (const sent of [said, pressed]) expect((await real.post(sent, headers)).status).toBe(401);
      expect([connector.heard.length, product.plans.saved, product.conversations.kept.size]).toEqual([
        0, 0, 0,
      ]);
    } finally {
      await real.close();
      error.mockRestore();
    }
  });

  it("is known to Teams by it, with a managed identity as with a secret", () => {
    const managed = { kind: "UserAssignedMSI", appId, tenantId } as const;
    expect(createAdapter({ identity: managed, tenantId, log: product.log }).appId).toBe(appId);
  });
});
