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
  const requests: string[] = [];
  const before = connector.heard.length;
  const outcome = await notifier().send(
    { to, card, summary: "News" },
    {
      mayRequest: async (thread, what) => {
        expect(connector.heard).toHaveLength(before + requests.length);
        requests.push(`${what} in ${thread}`);
      },
    },
  );
  asked = requests;
  return outcome;
}

/** What the pace was asked for, each before its request left. */
let asked: string[] = [];
const notifier = (serviceUrl = connector.url) =>
  teamsNotifier({
    ...{ teams: bot.teams, conversations: product.conversations },
    firstContact: { serviceUrl, tenantId, introduction: () => "I am the forum." },
  });
const atOnce = { mayRequest: async () => undefined };

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
    expect(await notify()).toEqual({ state: "sent", conversation: "known" });
    expect(asked).toEqual(["send in a:alex"]);
    const [{ path, body } = { path: "", body: {} }] = connector.heard;
    expect(path).toBe("/v3/conversations/a%3Aalex/activities");
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

  it.each([
    ["finding the conversation", "find"],
    ["keeping a new one", "save"],
  ] as const)("that meets storage out of order when %s was not sent", async (_what, broken) => {
    const failure = Object.assign(new Error("down"), { code: "unavailable", statusCode: 503 });
    Object.assign(product.conversations, { [broken]: () => Promise.reject(failure) });
    const outcome = await notifier().send({ to: grady.id, card, summary: "News" }, atOnce);
    expect(outcome).toEqual({ state: "not sent", reason: "unavailable" });
    expect(connector.heard.filter(({ path }) => path.endsWith("/activities"))).toEqual([]);
  });

  it("that may not leave is not sent", async () => {
    const stopping = { mayRequest: () => Promise.reject(new Error("Stopping")) };
    const outcome = await notifier().send({ to: grady.id, card, summary: "News" }, stopping);
    expect(outcome).toEqual({ state: "not sent", reason: "NotReady" });
    expect(connector.heard).toHaveLength(0);
  });
});

describe("news to somebody who never wrote to us", () => {
  it("begins a conversation with them, writes in it, and keeps where it is", async () => {
    expect(await notify(grady.id)).toEqual({ state: "sent", conversation: "new" });
    const [made, sent] = connector.heard;
    expect(made).toMatchObject({
      method: "POST",
      path: "/v3/conversations",
      body: {
        ...{ isGroup: false, tenantId, channelData: { tenant: { id: tenantId } } },
        bot: { id: "28:", name: "" },
        members: [{ id: grady.id, name: "" }],
      },
    });
    expect(sent?.path).toBe("/v3/conversations/sent-1/activities");
    expect(sent?.body).toMatchObject({ text: "I am the forum.", summary: "News" });
    expect(asked).toEqual([`create in ${grady.id}`, "send in sent-1"]);
    expect(product.conversations.kept.get(grady.id)).toEqual({
      ...{ personId: grady.id, conversationId: "sent-1", serviceUrl: connector.url },
      ...{ tenantId, botId: "28:", channelId: "msteams" },
    });
    expect(await notify(grady.id)).toEqual({ state: "sent", conversation: "known" });
    expect(connector.heard).toHaveLength(3);
    expect(connector.heard[2]?.body).not.toHaveProperty("text");
  });

  it.each(troubles)("is one request when it meets %s, and nothing is kept", async (_what, trouble) => {
    connector.answer(trouble);
    const outcome = await notify(grady.id);
    expect(connector.heard.map(({ path }) => path)).toEqual(["/v3/conversations"]);
    expect(product.conversations.kept.has(grady.id)).toBe(false);
    // No message left, so a cut connection leaves nothing unknown.
    if (trouble === "reset") expect(outcome).toEqual({ state: "not sent", reason: "ECONNRESET" });
    else expect(outcome).toMatchObject({ state: "failed", status: trouble.status });
  });

  it("keeps the conversation although the message itself is refused", async () => {
    const pace = {
      mayRequest: async (_thread: string, what: string) => {
        if (what === "send") connector.answer({ status: 429, headers: { "Retry-After": "7" } });
      },
    };
    expect(await notifier().send({ to: grady.id, card, summary: "News" }, pace)).toEqual({
      ...{ state: "failed", status: 429, reason: "Fault", retryAfterSeconds: 7 },
    });
    expect(product.conversations.kept.get(grady.id)?.conversationId).toBe("sent-1");
  });

  it("was not sent where Teams names no conversation", async () => {
    const silent = createServer((request, response) => {
      request.resume();
      response.writeHead(201, { "Content-Type": "application/json" }).end("{}");
    });
    await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
    const { port } = silent.address() as AddressInfo;
    try {
      const outcome = await notifier(`http://127.0.0.1:${port}/`).send(
        { to: grady.id, card, summary: "News" },
        atOnce,
      );
      expect(outcome).toEqual({ state: "not sent", reason: "NoConversation" });
    } finally {
      silent.closeAllConnections();
      await new Promise((closed) => silent.close(closed));
    }
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
