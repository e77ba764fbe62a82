import { words } from "../../support/cards";
import {
  type ActivityJson,
  buildAction,
  buildConsultation,
  installed,
  message,
  press,
  tenantId,
} from "../../support/teams";
import { besideTeams, bot, cardSaid, connector, errors, here, product, say, started } from "./beside-teams";

besideTeams();

describe("somebody the council does not know", () => {
  const unknown = { id: "00000000-0000-0000-0000-000000000099", name: "Nobody", roles: [] } as never;
  const sentence = "I work only with this council's people, and I cannot find you in its list.";

  it("is told so, in a message and on a button", async () => {
    await started();
    expect(words(await cardSaid("my actions", { by: unknown }))).toContain(sentence);
    const { card } = await bot.post(press({ ...here(), verb: "actions.listMine", by: unknown }));
    expect(words(card)).toContain(sentence);
  });

  it.each([undefined, "", "not-a-guid"])("is told so when Teams names them as %j", async (aadObjectId) => {
    await started();
    const sent = message({ ...here(), text: "my actions" });
    await bot.post({ ...sent, from: { id: "29:x", name: "Guest", aadObjectId } });
    expect(words(connector.cards()[0] as never)).toContain(sentence);
    expect(errors()).toEqual([]);
  });
});

describe("another tenant", () => {
  const other = "00000000-0000-0000-0000-0000000000ff";
  const change = (sent: ActivityJson, ofChannel: unknown, ofConversation: unknown): ActivityJson => ({
    ...sent,
    channelData: { tenant: { id: ofChannel } },
    conversation: { ...(sent["conversation"] as object), tenantId: ofConversation },
  });

  it.each([
    ["another tenant", other, other],
    ["another in its channel data", other, tenantId],
    ["another in its conversation", tenantId, other],
    ["no tenant", undefined, undefined],
    ["an empty one", "", ""],
    ["a list of them", [tenantId], undefined],
    ["a list, and ours", [tenantId], tenantId],
    ["ours, and a list", tenantId, [tenantId]],
    ["ours, and an empty one", tenantId, ""],
    ["an empty one, and ours", "", tenantId],
    ["an object, and ours", { id: tenantId }, tenantId],
  ])("is refused when an activity says %s", async (_what, ofChannel, ofConversation) => {
    await started({ consultations: [buildConsultation()], actions: [buildAction()] });
    for (const sent of [
      message({ ...here(), text: "plan a consultation" }),
      press({ ...here(), verb: "actions.complete", data: { id: "1", evidence: "Agreed." } }),
      installed(here()),
    ])
      expect((await bot.post(change(sent, ofChannel, ofConversation))).status).toBe(403);
    expect(connector.heard).toHaveLength(0);
    expect([product.plans.saved, product.register.history.length, product.conversations.kept.size]).toEqual([
      0, 0, 0,
    ]);
    expect(product.lines.filter(({ event }) => event === "turn.refused")).toHaveLength(3);
  });

  it.each([
    ["only its channel data", tenantId, undefined],
    ["only its conversation", undefined, tenantId],
    ["capitals", tenantId.toUpperCase(), tenantId.toUpperCase()],
  ])(
    "is not what an activity of ours is taken for when the tenant is in %s",
    async (_what, channel, conversation) => {
      await started();
      const { status } = await bot.post(change(message({ ...here(), text: "help" }), channel, conversation));
      expect([status, connector.heard.length]).toEqual([200, 1]);
    },
  );
});

describe("what cannot be read", () => {
  it.each(["{", "not json", '"text"', "null", "5"])("(%s) is refused as such", async (body) => {
    await started();
    const { status, body: answer } = await bot.post(body);
    expect(status).toBe(400);
    expect(answer).toMatchObject({ error: { code: "invalid", requestId: "request-1" } });
    expect(errors()).toEqual([]);
  });

  it.each(["{}", "[]", `[{"conversation":{"tenantId":"${tenantId}"}}]`])("(%s) is refused", async (body) => {
    await started();
    expect((await bot.post(body)).status).toBe(403);
  });

  it("is refused when it has our tenant and nothing else", async () => {
    await started();
    expect((await bot.post({ conversation: { tenantId } })).status).toBe(400);
    expect((await bot.post("a=b", { "Content-Type": "text/plain" })).status).toBe(403);
  });

  it.each([5, {}, ["x"]])("is nobody's when it names who wrote it as %j", async (aadObjectId) => {
    await started({ consultations: [buildConsultation()], actions: [buildAction()] });
    const sent = press({ ...here(), verb: "actions.complete", data: { id: "1", evidence: "Agreed." } });
    const { body } = await bot.post({ ...sent, from: { id: "29:x", name: "Guest", aadObjectId } });
    expect(body).toMatchObject({ value: expect.stringContaining("I cannot find you in its list.") });
    expect([product.register.history, errors()]).toEqual([[], []]);
  });

  it("is refused when it is far too long", async () => {
    await started();
    const { status, body } = await say("a".repeat(300_000));
    expect([status, body]).toEqual([413, expect.objectContaining({ error: expect.anything() })]);
  });
});
