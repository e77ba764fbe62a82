import type { PersonId } from "../../../bot/common/ids";
import { createAdapter, type Delivery, teamsNotifier } from "../../../bot/teams";
import type { Fault } from "../../support/connector/faults";
import {
  type ConnectorStandIn,
  chatOf,
  type Refusal,
  startConnectorStandIn,
} from "../../support/connector/stand-in";
import { memoryConversations, memoryLog, tenantId } from "../../support/teams";

const card = { type: "AdaptiveCard", version: "1.5", body: [] } as const;
const personOf = (number: number) =>
  `00000000-0000-0000-0000-${String(number).padStart(12, "0")}` as PersonId;

const status = (code: 412 | 429 | 500 | 502, retryAfterSeconds?: number): Fault => ({
  ...{ kind: "status", status: code, retryAfterSeconds },
});
const failed = (code: number, reason: string, retryAfterSeconds?: number): Delivery => ({
  ...{ state: "failed", status: code, reason, retryAfterSeconds },
});
const made = "MadeByTheStandIn";

/** What meets one person's message, how it ends for the bot, and how many copies they have. */
interface Meets {
  fault?: Fault;
  refusal?: Refusal;
  ends: Delivery;
  copies: number;
}
const people: Meets[] = [
  { ends: { state: "sent", conversation: "known" }, copies: 1 },
  { fault: status(429, 3), ends: failed(429, made, 3), copies: 0 },
  { fault: status(429), ends: failed(429, made), copies: 0 },
  { fault: status(412), ends: failed(412, made), copies: 0 },
  { fault: status(500), ends: failed(500, made), copies: 0 },
  { fault: status(502), ends: failed(502, made), copies: 0 },
  { fault: { kind: "reset" }, ends: { state: "unknown", reason: "ECONNRESET" }, copies: 0 },
  { fault: { kind: "accepted then reset" }, ends: { state: "unknown", reason: "ECONNRESET" }, copies: 1 },
  { refusal: "blocked", ends: failed(403, "ConversationBlockedByUser"), copies: 0 },
  { refusal: "uninstalled", ends: failed(403, "BotNotInConversationRoster"), copies: 0 },
  { refusal: "disabled", ends: failed(403, "BotDisabledByAdmin"), copies: 0 },
  { refusal: "gone", ends: failed(404, "ConversationNotFound"), copies: 0 },
];

describe("messages to people at Teams' connector", () => {
  let connector: ConnectorStandIn;
  afterEach(() => connector.close());

  async function sendToAll({ known }: { known: boolean }) {
    connector = await startConnectorStandIn({
      // Somebody new costs a request that begins their conversation, before the one that meets the fault.
      first: people.flatMap(({ fault }) => (known ? [fault] : [undefined, fault])),
      refuses: (person) => people.find((_each, at) => personOf(at) === person)?.refusal,
    });
    const conversations = memoryConversations();
    if (known)
      for (const at of people.keys())
        await conversations.save({
          ...{ personId: personOf(at), conversationId: chatOf(personOf(at)), serviceUrl: connector.url },
          ...{ tenantId, botId: "28:bot", channelId: "msteams" },
        });
    const { log } = memoryLog();
    const notifier = teamsNotifier({
      ...{ teams: createAdapter({ identity: { kind: "local" }, tenantId, log }), conversations },
      firstContact: { serviceUrl: connector.url, tenantId, introduction: () => "I am the forum." },
    });
    const asked: string[] = [];
    const pace = { mayRequest: async (_thread: string, what: string) => void asked.push(what) };
    const ends: Delivery[] = [];
    for (const at of people.keys())
      ends.push(await notifier.send({ to: personOf(at), card: { ...card }, summary: `News ${at}` }, pace));
    return { ends, asked, report: connector.report(), conversations };
  }

  it("end as Teams answered, each with one request off the socket", async () => {
    const { ends, asked, report } = await sendToAll({ known: true });
    expect(ends).toEqual(people.map((each) => each.ends));
    expect(report.requests).toBe(people.length);
    expect(asked).toEqual(people.map(() => "send"));
    for (const [at, { copies }] of people.entries())
      expect([at, report.people[personOf(at)]?.length ?? 0]).toEqual([at, copies]);
  });

  it("begin with people who never wrote, each with one request more", async () => {
    const { ends, asked, report, conversations } = await sendToAll({ known: false });
    const without = people.findIndex(({ refusal }) => refusal === "uninstalled");
    const expected = people.map(({ ends }, at) => {
      if (at === without) return failed(403, "ForbiddenOperationException");
      return ends.state === "sent" ? { ...ends, conversation: "new" } : ends;
    });
    expect(ends).toEqual(expected);
    expect(asked).toEqual(people.flatMap((_each, at) => (at === without ? ["create"] : ["create", "send"])));
    expect([report.creates, report.sends]).toEqual([people.length, people.length - 1]);
    expect(conversations.kept.has(personOf(without))).toBe(false);
    expect(conversations.kept.size).toBe(people.length - 1);
  });
});
