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

/** What Teams answers, or that it hangs up; each is asked once, since Teams says which may be sent again. */
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
  it.each(troubles)("when a reply meets %s", async (_what, trouble) => {
    connector.answer(trouble);
    await bot.post(message({ serviceUrl: connector.url, text: "help" }));
    expect(connector.heard).toHaveLength(1);
    expect(product.lines.filter(({ level }) => level === "error").map(({ event }) => event)).toEqual([
      "turn.unanswered",
    ]);
  });

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
    expect(await notify()).toEqual({ state: "failed", status: 403, retryAfterSeconds: undefined });
  });

  it("that comes too fast ends with how long Teams asks to wait", async () => {
    connector.answer({ status: 429, headers: { "Retry-After": "7" } });
    expect(await notify()).toEqual({ state: "failed", status: 429, retryAfterSeconds: 7 });
  });

  it("that Teams gives a date to wait until leaves the waiting to whoever sends", async () => {
    connector.answer({ status: 503, headers: { "Retry-After": "Mon, 01 Mar 2027 09:00:00 GMT" } });
    expect(await notify()).toEqual({ state: "failed", status: 503, retryAfterSeconds: undefined });
  });

  it("that was cut off may have arrived or not, and says so", async () => {
    connector.answer("reset");
    expect(await notify()).toEqual({ state: "unknown", why: expect.stringMatching(/socket|reset|hang/i) });
  });

  it.each(["", "not a url", "http://127.0.0.1:1/"])(
    "to an address that cannot be used (%j) ends in a state",
    async (serviceUrl) => {
      expect(await notify(alex.id, serviceUrl)).toEqual({ state: "unknown", why: expect.any(String) });
      expect(connector.heard).toHaveLength(0);
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
