import type { Outcome } from "../../../../bot/jobs";
import { verdictOn } from "../../../../bot/jobs/delivering/verdict";

const failed = (status: number, reason?: string, retryAfterSeconds?: number): Outcome => ({
  ...{ state: "failed", status, reason, retryAfterSeconds },
});
const on = (outcome: Outcome, tries = 1, random = () => 0.5) => verdictOn(outcome, { tries, random });

it("sends again exactly what Teams allows to be sent again", () => {
  const statuses = Array.from({ length: 200 }, (_, at) => 400 + at);
  const again = statuses.filter((status) => ["again", "throttled"].includes(on(failed(status)).next));
  expect(again).toEqual([412, 429, 502, 503, 504]);
});

it.each([400, 401, 405, 413, 500, 501, 505])("fails at once at %i", (status) => {
  expect(on(failed(status, "Why"))).toEqual({ next: "end", state: "failed", why: `${status} Why` });
});

it("never sends again what may have arrived", () => {
  expect(on({ state: "unknown", reason: "ECONNRESET" })).toEqual({
    ...{ next: "end", state: "unknown", why: "ECONNRESET" },
  });
});

it.each([
  [403, "ConversationBlockedByUser", "blocked"],
  [403, "MessageWritesBlocked", "blocked"],
  [403, "BotDisabledByAdmin", "disabled"],
  [403, "BotNotInConversationRoster", "uninstalled"],
  [403, "ForbiddenOperationException", "uninstalled"],
  [404, "ConversationNotFound", "uninstalled"],
  [404, undefined, "uninstalled"],
])("asks once more before it believes %i %s", (status, reason, state) => {
  expect(on(failed(status, reason))).toMatchObject({ next: "suspend", state });
});

it("waits as long as Teams asks", () => {
  expect(on(failed(429, undefined, 120))).toMatchObject({ next: "throttled", seconds: 120 });
  expect(on(failed(429, undefined, 0))).toMatchObject({ next: "throttled", seconds: 1 });
});

it("waits longer each time Teams does not say, and not as long as others do", () => {
  const seconds = (tries: number, random: number) => {
    const verdict = on(failed(429), tries, () => random);
    return verdict.next === "throttled" ? verdict.seconds : Number.NaN;
  };
  expect([1, 2, 3, 4].map((tries) => seconds(tries, 0.5))).toEqual([1, 2, 4, 8]);
  expect(seconds(20, 0.5)).toBe(300);
  expect(seconds(3, 0)).toBeLessThan(seconds(3, 0.9));
  expect(seconds(1, 0)).toBe(1);
});

it("gives up after eight tries, of what never reached Teams too", () => {
  for (const outcome of [failed(502), failed(412), { state: "not sent", reason: "ENOTFOUND" } as const]) {
    expect(on(outcome, 7).next).toBe("again");
    expect(on(outcome, 8)).toMatchObject({ next: "end", state: "failed" });
  }
  expect(on(failed(429), 8).next).toBe("throttled");
});
