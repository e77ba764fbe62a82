import { type Log, silentLog } from "../../../bot/common/log";
import { deliver, type Outcome } from "../../../bot/jobs";

type Fate = "done" | `later ${number}` | "left";

/** Delivers messages with these outcomes and says what became of each. */
async function delivered(outcomes: readonly (Outcome | Error)[]) {
  const fates: Fate[] = outcomes.map(() => "left");
  const sent: number[] = [];
  const logged: string[] = [];
  const log: Log = {
    info: (event, fields) => logged.push(`${event} ${fields?.["about"]}`),
    warn: (event, { about, state, status, reason } = {}) =>
      logged.push([event, about, state, status, reason].filter((each) => each !== undefined).join(" ")),
    error: (event, _error, fields) => logged.push(`${event} ${fields?.["about"]}`),
  };
  await deliver({
    take: async () =>
      outcomes.map((_, at) => ({
        message: { about: `message ${at}`, at },
        done: async () => {
          fates[at] = "done";
        },
        later: async (seconds) => {
          fates[at] = `later ${seconds}`;
        },
      })),
    send: async ({ at }) => {
      sent.push(at);
      const outcome = outcomes[at];
      if (!outcome || outcome instanceof Error) throw outcome ?? new Error("No such message");
      return outcome;
    },
    log,
  });
  return { fates, sent, logged };
}

const failed = (status: number, retryAfterSeconds?: number, reason?: string): Outcome => ({
  state: "failed",
  status,
  reason,
  retryAfterSeconds,
});

describe("delivering what waits", () => {
  it("sends each message once and is done with it", async () => {
    const { fates, sent, logged } = await delivered([{ state: "sent" }, { state: "sent" }]);
    expect(sent).toEqual([0, 1]);
    expect(fates).toEqual(["done", "done"]);
    expect(logged).toEqual(["message.sent message 0", "message.sent message 1"]);
  });

  it("sends again exactly what Teams allows to be sent again", async () => {
    const statuses = Array.from({ length: 600 - 400 }, (_, at) => 400 + at);
    const { fates } = await delivered(statuses.map((status) => failed(status, 7)));
    const again = statuses.filter((_, at) => fates[at] === "later 7");
    expect(again).toEqual([412, 429, 502, 503, 504]);
    expect(fates.filter((fate) => fate === "done")).toHaveLength(195);
    expect(fates[statuses.indexOf(500)]).toBe("done");
  });

  it("waits as long as Teams asks, or half a minute", async () => {
    const { fates } = await delivered([failed(429, 0), failed(429, 120), failed(503)]);
    expect(fates).toEqual(["later 0", "later 120", "later 30"]);
  });

  it("does not send again what Teams may have taken, nor what has nowhere to go, and says so", async () => {
    const { fates, logged } = await delivered([
      { state: "unknown", reason: "ECONNRESET" },
      { state: "no conversation" },
      failed(403, undefined, "ConversationBlockedByUser"),
    ]);
    expect(fates).toEqual(["done", "done", "done"]);
    expect(logged).toEqual([
      "message.not-sent message 0 unknown ECONNRESET",
      "message.not-sent message 1 no conversation",
      "message.not-sent message 2 failed 403 ConversationBlockedByUser",
    ]);
  });

  it("keeps for later what surely did not reach Teams", async () => {
    const { fates, logged } = await delivered([{ state: "not sent", reason: "ENOTFOUND" }]);
    expect(fates).toEqual(["later 30"]);
    expect(logged).toEqual(["message.later message 0 not sent ENOTFOUND"]);
  });

  it("does not wait for ever for one that hangs", async () => {
    jest.useFakeTimers();
    try {
      const done = jest.fn(async () => {});
      const hanging = { message: { about: "one that hangs" }, done, later: async () => {} };
      const delivering = deliver({
        take: async () => [hanging, hanging],
        send: () => new Promise(() => {}),
        log: silentLog,
      });
      await jest.advanceTimersByTimeAsync(60_000);
      await delivering;
      expect(done).toHaveBeenCalledTimes(2);
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it("goes on past one that cannot even be tried, which shows again by itself", async () => {
    const { fates, logged } = await delivered([
      { state: "sent" },
      new Error("Storage does not answer"),
      { state: "sent" },
    ]);
    expect(fates).toEqual(["done", "left", "done"]);
    expect(logged).toContain("message.failed message 1");
  });

  it("has nothing to do when nothing waits", async () => {
    const take = jest.fn(async (_most: number) => []);
    await deliver({ take, send: async () => ({ state: "sent" }), log: silentLog });
    expect(take).toHaveBeenCalledTimes(1);
    expect(take.mock.calls[0]?.[0]).toBeLessThanOrEqual(32);
  });
});
