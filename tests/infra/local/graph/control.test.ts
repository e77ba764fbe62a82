import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Started, start } from "./start";

let on: Started;
beforeEach(async () => {
  on = await start();
});
afterEach(() => on.graph.close());

const near = (at: Date, to: string) => Math.abs(+at - Date.parse(to)) < 5_000;

test("the clock is set, runs on from there, and goes back", async () => {
  const { body } = await on.control("POST", "/clock", { now: "2027-03-01T09:00:00Z" });
  expect(body.steered).toBe(true);
  expect(near(on.graph.clock.now(), "2027-03-01T09:00:00Z")).toBe(true);
  expect(near(new Date((await on.control("GET", "/clock")).body.now), "2027-03-01T09:00:00Z")).toBe(true);
  expect((await on.control("POST", "/clock", { now: null })).body.steered).toBe(false);
  expect(near(on.graph.clock.now(), new Date().toISOString())).toBe(true);
});

test.each([{ now: "next week" }, { now: 5 }, {}, { at: "2027-03-01T09:00:00Z" }])(
  "the clock refuses %j in words",
  async (wanted) => {
    const { status, body } = await on.control("POST", "/clock", wanted);
    expect([status, typeof body.error]).toEqual([400, "string"]);
  },
);

test("a tick is waited for", async () => {
  const done: string[] = [];
  on.graph.onTick(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    done.push("first");
  });
  on.graph.onTick(async () => void done.push("second"));
  expect((await on.control("POST", "/tick")).body).toEqual({ ok: true });
  expect(done).toEqual(["first", "second"]);
});

test("reset empties data, faults, clock and subscriptions, then lets others begin again", async () => {
  await on.list("Topics");
  await on.control("POST", "/faults", { latencyMs: 1 });
  await on.control("POST", "/clock", { now: "2027-03-01T09:00:00Z" });
  on.graph.onReset(async () => void (await on.list("Made again")));
  expect((await on.control("POST", "/reset")).status).toBe(200);
  const { body } = await on.call("GET", `${on.site}/lists`);
  expect(body.value.map((list: { displayName: string }) => list.displayName)).toEqual(["Made again"]);
  expect((await on.control("GET", "/faults")).body).toEqual({});
  expect((await on.control("GET", "/clock")).body.steered).toBe(false);
  const people = await on.call("GET", `${on.site}/lists/User Information List/items`);
  expect(people.body.value).toHaveLength(3);
});

test("requests are recorded, and forgotten on demand", async () => {
  await on.control("DELETE", "/requests");
  await on.call("GET", `${on.site}/lists`);
  const { body } = await on.control("GET", "/requests");
  expect(body.requests).toMatchObject([
    {
      method: "GET",
      url: `${on.graph.url}/v1.0${on.site}/lists`,
      status: 200,
      resourceUnits: 2,
      inBatch: false,
    },
  ]);
});

test("what is not known fails loudly", async () => {
  const said: string[] = [];
  const spy = jest.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const { status, body } = await on.call("GET", "/me/messages");
  spy.mockRestore();
  expect([status, body.error.code]).toEqual([501, "notImplemented"]);
  expect(said.join("")).toContain("GET /me/messages");
  expect((await on.control("GET", "/nothing")).status).toBe(404);
});

test("pages of other sites and other names for this machine are turned away", async () => {
  const foreign = await on.control("POST", "/reset", {}, { Origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
  const ours = await on.control("GET", "/clock", undefined, { Origin: "http://127.0.0.1:3978" });
  expect([ours.status, ours.headers.get("access-control-allow-origin")]).toEqual([
    200,
    "http://127.0.0.1:3978",
  ]);
  // fetch does not let a test choose Host; a rebinding page's browser sends its own site's name.
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(on.graph.url);
    request(
      { host: "127.0.0.1", port, path: "/control/clock", headers: { Host: `evil.example:${port}` } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    )
      .on("error", reject)
      .end();
  });
  expect(rebound).toBe(403);
});

test("everything survives a restart: rows, ids, delta tokens, subscriptions' key and tokens", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "graph-"));
  const before = await start({ dataDir });
  const list = await before.list("Topics", [
    { name: "Reference", text: {}, indexed: true, enforceUniqueValues: true },
  ]);
  await before.fill(list, [{ Title: "Kept", Reference: "A" }]);
  const { body } = await before.call("GET", `${list}/items/delta`);
  const { port } = new URL(before.graph.url);
  await before.graph.close();
  // fetch keeps connections; this one finds the old one dead, so that the next does not.
  await expect(fetch(before.graph.url)).rejects.toThrow();

  const after = await start({ dataDir, port: Number(port) });
  try {
    const { body: row } = await after.call("GET", `${list}/items/1?$expand=fields`);
    expect(row.fields.Title).toBe("Kept");
    const again = await after.call("POST", `${list}/items`, { fields: { Reference: "A" } });
    expect(again.body.error.message).toMatch(/duplicate/);
    expect((await after.call("GET", body["@odata.deltaLink"])).body.value).toEqual([]);
    const old = await after.call("GET", `${after.site}/lists`, undefined, {
      Authorization: `Bearer ${before.token}`,
    });
    expect(old.status).toBe(200);
    const users = await after.call("GET", `${after.site}/lists/User Information List/items`);
    expect(users.body.value).toHaveLength(3);
  } finally {
    await after.graph.close();
    rmSync(dataDir, { recursive: true });
  }
});
