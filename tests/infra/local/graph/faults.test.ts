import { createQuota } from "../../../../infra/local/graph/quota";
import { type Started, start } from "./start";

let on: Started;
let list: string;
beforeAll(async () => {
  on = await start();
  list = await on.list("Topics");
});
afterAll(() => on.graph.close());
afterEach(() => on.control("POST", "/faults", {}));

const faults = (settings: object) => on.control("POST", "/faults", settings);
const read = () => on.call("GET", `${list}/items`);
const add = () => on.call("POST", `${list}/items`, { fields: { Title: "New" } });
const count = async () => (await read()).body.value.length;

test("429 with the wait asked for, or none", async () => {
  await faults({ tooManyRequests: { share: 1, retryAfter: 7 } });
  const named = await read();
  expect([named.status, named.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(named.body.error.code).toBe("activityLimitReached");
  await faults({ tooManyRequests: { share: 1, retryAfter: null } });
  const unnamed = await read();
  expect([unnamed.status, unnamed.headers.get("retry-after")]).toEqual([429, null]);
  await faults({});
  expect((await read()).status).toBe(200);
});

test("a refused write has not happened", async () => {
  const before = await count();
  await faults({ serverErrors: { share: 1, status: 503 } });
  expect((await add()).status).toBe(503);
  await faults({});
  expect(await count()).toBe(before);
});

test("a connection cut before: nothing happened; cut after: it did", async () => {
  const before = await count();
  await faults({ reset: { share: 1 } });
  await expect(add()).rejects.toThrow();
  await faults({ acceptedThenReset: { share: 1 } });
  await expect(add()).rejects.toThrow();
  await faults({});
  expect(await count()).toBe(before + 1);
});

test("the same seed gives the same faults", async () => {
  const series = async () => {
    await faults({ tooManyRequests: { share: 0.5 }, seed: 42 });
    const statuses = [];
    for (let time = 0; time < 12; time++) statuses.push((await read()).status);
    return statuses;
  };
  const first = await series();
  expect(new Set(first)).toEqual(new Set([200, 429]));
  expect(await series()).toEqual(first);
});

test("only what is named is struck, inside a batch too", async () => {
  await faults({ tooManyRequests: { share: 1 }, only: { method: "PATCH", pathContains: "/items/" } });
  expect((await read()).status).toBe(200);
  const headers = { "Content-Type": "application/json" };
  const { status, body } = await on.call("POST", "/$batch", {
    requests: [
      { id: "1", method: "GET", url: `${list}/items` },
      { id: "2", method: "PATCH", url: `${list}/items/1/fields`, body: { Title: "x" }, headers },
    ],
  });
  expect(status).toBe(200);
  expect(body.responses).toMatchObject([
    { id: "2", status: 429, headers: { "Retry-After": "1" } },
    { id: "1", status: 200 },
  ]);
});

test("latency is waited out", async () => {
  await faults({ latencyMs: 60 });
  const from = performance.now();
  await read();
  expect(performance.now() - from).toBeGreaterThanOrEqual(58);
});

test("over the units of a minute everything is throttled, with the wait named", async () => {
  await faults({ resourceUnitsPerMinute: 1 });
  const { status, headers } = await read();
  expect(status).toBe(429);
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(headers.get("retry-after"))).toBeLessThanOrEqual(60);
});

test("units come back with the next minute; near the limit the rate headers appear", () => {
  let at = 0;
  const quota = createQuota(() => at);
  expect(quota.spend(7, 10)).toEqual({ headers: {}, refused: false });
  at = 45_000;
  expect(quota.spend(1, 10).headers).toEqual({
    "RateLimit-Limit": "10",
    "RateLimit-Remaining": "2",
    "RateLimit-Reset": "15",
  });
  expect(quota.spend(3, 10)).toMatchObject({ refused: true, headers: { "Retry-After": "15" } });
  at = 60_000;
  expect(quota.spend(3, 10).refused).toBe(false);
});

test("faults that make no sense are refused in words", async () => {
  const { status, body } = await faults({ tooManyRequests: { share: 2 } });
  expect([status, body.error]).toEqual([400, expect.stringContaining("tooManyRequests.share")]);
  expect((await faults({ latencyMS: 5 })).status).toBe(400);
});
