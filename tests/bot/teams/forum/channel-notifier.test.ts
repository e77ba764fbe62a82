import { channelNotifier, createAdapter, type Pace } from "../../../../bot/teams";
import { type Connector, memoryLog, startConnector, tenantId } from "../../../support/teams";

let connector: Connector;
beforeEach(async () => {
  connector = await startConnector();
});
afterEach(() => connector.close());

const card = { type: "AdaptiveCard", version: "1.5", body: [] } as const;
const notifier = () =>
  channelNotifier(createAdapter({ identity: { kind: "local" }, tenantId, log: memoryLog().log }));
const ask = () => ({
  ...{ conversationId: "19:c@thread.tacv2;messageid=1", serviceUrl: connector.url, botId: "28:bot" },
  ...{ card, summary: "A question in the forum" },
});
const asked: string[] = [];
const pace: Pace = { mayRequest: async (thread, what) => void asked.push(`${what} ${thread}`) };

it("posts a card into a thread, after asking whether it may, and says which message it became", async () => {
  asked.length = 0;
  expect(await notifier().postCard(ask(), pace)).toEqual({ state: "sent", activityId: "sent-1" });
  expect(asked).toEqual(["send 19:c@thread.tacv2;messageid=1"]);
  expect(connector.heard).toMatchObject([
    { method: "POST", path: "/v3/conversations/19%3Ac%40thread.tacv2%3Bmessageid%3D1/activities" },
  ]);
  expect(connector.cards()).toEqual([card]);
});

it("edits a card where it is", async () => {
  expect(await notifier().updateCard({ ...ask(), activityId: "900" }, pace)).toEqual({ state: "sent" });
  expect(connector.heard).toMatchObject([
    { method: "PUT", path: "/v3/conversations/19%3Ac%40thread.tacv2%3Bmessageid%3D1/activities/900" },
  ]);
});

it.each([
  [500, { state: "failed", status: 500 }],
  [404, { state: "failed", status: 404 }],
  [429, { state: "failed", status: 429 }],
])("asks once when Teams says %i", async (status, outcome) => {
  connector.answer({ status });
  expect(await notifier().updateCard({ ...ask(), activityId: "900" }, pace)).toMatchObject(outcome);
  expect(await notifier().postCard(ask(), pace)).toMatchObject(outcome);
  expect(connector.heard).toHaveLength(2);
});

it("cannot tell after a cut connection, and sends nothing that it may not", async () => {
  connector.answer("reset");
  expect(await notifier().postCard(ask(), pace)).toMatchObject({ state: "unknown" });
  const closed: Pace = {
    mayRequest: async () => {
      throw new Error("Not now");
    },
  };
  expect(await notifier().postCard(ask(), closed)).toMatchObject({ state: "not sent" });
  expect(connector.heard).toHaveLength(1);
});
