import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { seededFaults, usualFaults } from "./faults";
import { sliding, teamsLimits } from "./limits";
import { type ConnectorOptions, type ConnectorStandIn, chatOf, startConnectorStandIn } from "./stand-in";

const tenantId = "00000000-0000-0000-0000-000000000001";
const grady = "00000000-0000-0000-0000-000000000025";
const alex = "00000000-0000-0000-0000-000000000020";
const bot = { id: "28:bot", name: "Engagement forum" };
const conversationAsk = (person = grady) => ({
  ...{ isGroup: false, bot, tenantId },
  members: [{ id: person, name: "" }],
});
const message = { type: "message", from: bot, summary: "News", attachments: [] };

let connector: ConnectorStandIn;
const start = async (options: ConnectorOptions = {}) => {
  connector = await startConnectorStandIn(options);
};
afterEach(() => connector.close());

async function post(path: string, body: unknown) {
  const response = await fetch(new URL(path, connector.url), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get("Retry-After"),
    body: (await response.json()) as { id?: string; error?: { code: string } },
  };
}
const begin = (person?: string) => post("/v3/conversations", conversationAsk(person));
const send = (person = grady, body: unknown = message) =>
  post(`/v3/conversations/${encodeURIComponent(chatOf(person))}/activities`, body);

/** Microsoft's own description of the connector, where the folder of contracts lies beside this project. */
const swagger = join(__dirname, "../../../../shared/contracts/bot/ConnectorAPI.swagger.json");
function expectShape(definition: string, value: unknown): void {
  if (!existsSync(swagger)) {
    console.info("ConnectorAPI.swagger.json is not here; the connector's shapes are held to nothing.");
    return;
  }
  const { definitions } = JSON.parse(readFileSync(swagger, "utf8"));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ definitions }, "connector");
  const valid = ajv.getSchema(`connector#/definitions/${definition}`);
  expect([valid?.(value), valid?.errors]).toEqual([true, null]);
}

describe("the connector stand-in", () => {
  it("answers in the shapes of Microsoft's contract", async () => {
    await start();
    expectShape("ConversationParameters", conversationAsk());
    const made = await begin();
    expect(made.status).toBe(201);
    expectShape("ConversationResourceResponse", made.body);
    expectShape("Activity", message);
    const sent = await send();
    expect(sent.status).toBe(201);
    expectShape("ResourceResponse", sent.body);
    const refused = await post("/v3/conversations/nowhere/activities", message);
    expect(refused).toMatchObject({ status: 404, body: { error: { code: "ConversationNotFound" } } });
    expectShape("ErrorResponse", refused.body);
  });

  it("begins one conversation with a person, however often it is asked", async () => {
    await start();
    expect((await begin()).body.id).toBe((await begin()).body.id);
    expect((await begin(alex)).body.id).not.toBe((await begin()).body.id);
  });

  it.each([
    ["no tenant", { ...conversationAsk(), tenantId: undefined }],
    ["a group", { ...conversationAsk(), isGroup: true }],
    ["nobody in it", { ...conversationAsk(), members: [] }],
    ["no object id", { ...conversationAsk(), members: [{ id: "grady" }] }],
    ["no JSON", "{"],
  ])("begins none with %s", async (_what, ask) => {
    await start();
    expect((await post("/v3/conversations", ask)).status).toBe(400);
  });

  it("takes no message that is none or too large, and no address it does not know", async () => {
    await start();
    expect((await send(grady, { text: "hello" })).status).toBe(400);
    expect((await send(grady, { ...message, text: "x".repeat(60_000) })).status).toBe(413);
    expect((await post("/v3/teams", {})).status).toBe(404);
    expect(connector.report().people).toEqual({});
  });

  it("refuses for the people it was told, in Teams' own codes", async () => {
    await start({ refuses: (person) => (person === grady ? "blocked" : undefined) });
    expect(await send()).toMatchObject({
      status: 403,
      body: { error: { code: "ConversationBlockedByUser" } },
    });
    expect((await send(alex)).status).toBe(201);
  });

  it("keeps Teams' limit of a thread, counts beyond it, and says how long to wait", async () => {
    let now = 0;
    await start({ now: () => now });
    const answers = [];
    for (let each = 0; each < 8; each++) answers.push(await send());
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
    expect(answers.at(-1)?.retryAfter).toBe("1");
    expect((await send(alex)).status).toBe(201);
    const seen = { requests: 9, beyondThread: 1, beyondTenant: 0, mostInAThread: 8 };
    expect(connector.report()).toMatchObject(seen);
    now = 2_000;
    expect((await send()).status).toBe(201);
  });

  it("keeps Teams' limit of a tenant", async () => {
    let now = 0;
    await start({ now: () => now });
    const people = Array.from({ length: 60 }, (_, at) => alex.replace(/20$/, String(at).padStart(2, "0")));
    await Promise.all(people.map((person) => send(person)));
    const { beyondTenant, mostInASecond, people: reached } = connector.report();
    expect([beyondTenant, mostInASecond, Object.keys(reached).length]).toEqual([10, 60, 50]);
    now = 1_000;
    expect((await send()).status).toBe(201);
  });

  it("tells a message taken without an answer from one that was never taken", async () => {
    await start({ first: [{ kind: "accepted then reset" }, { kind: "reset" }] });
    await expect(send()).rejects.toThrow();
    await expect(send(alex)).rejects.toThrow();
    const { people, requests, injected } = connector.report();
    expect(people[grady]).toEqual([{ at: expect.any(Number), summary: "News", unanswered: true }]);
    expect([people[alex], requests]).toEqual([undefined, 2]);
    expect(injected).toEqual({ throttled: 0, failed: 0, reset: 1, acceptedThenReset: 1 });
  });

  it("notices who does not wait as long as it asked", async () => {
    await start({ first: [{ kind: "status", status: 429, retryAfterSeconds: 60 }] });
    expect(await send()).toMatchObject({ status: 429, retryAfter: "60" });
    await send();
    await send(alex);
    expect(connector.report().tooSoon).toBe(1);
  });
});

describe("what it counts and does by chance", () => {
  beforeEach(() => start());

  it("is a window that slides, not a second of the clock", () => {
    const second = sliding(teamsLimits.tenant);
    for (let at = 0; at < 50; at++) expect(second.count(900 + at)).toBe(true);
    expect(second.count(1_800)).toBe(false);
    expect(second.count(1_999)).toBe(true);
    expect(second.most()).toBe(51);
  });

  it("is the same for the same seed, in the shares it was told", () => {
    const draw = () => {
      const fault = seededFaults(7, usualFaults);
      return Array.from({ length: 20_000 }, fault);
    };
    const faults = draw();
    expect(draw()).toEqual(faults);
    const share = (is: (fault: NonNullable<(typeof faults)[number]>) => boolean) =>
      faults.filter((fault) => fault && is(fault)).length / faults.length;
    expect(share((fault) => fault.kind === "status" && fault.status === 429)).toBeCloseTo(0.05, 2);
    expect(share((fault) => fault.kind === "status" && fault.retryAfterSeconds !== undefined)).toBeCloseTo(
      0.025,
      2,
    );
    expect(share((fault) => fault.kind === "status" && fault.status !== 429)).toBeCloseTo(0.02, 2);
    expect(share((fault) => fault.kind === "reset")).toBeCloseTo(0.01, 2);
    expect(share((fault) => fault.kind === "accepted then reset")).toBeCloseTo(0.005, 2);
  });
});
