import { type Started, start } from "./start";

let on: Started;
let list: string;
const json = { "Content-Type": "application/json" };

beforeAll(async () => {
  on = await start();
  list = await on.list("Topics");
  await on.fill(list, [{ Title: "One" }]);
});
afterAll(() => on.graph.close());

const batch = (requests: object[]) => on.call("POST", "/$batch", { requests });
const byId = (responses: { id: string }[]) => Object.fromEntries(responses.map((each) => [each.id, each]));
const get = (id: string, url = `${list}/items/1`, more = {}) => ({ id, method: "GET", url, ...more });

test("each part has its own status, and they come back in another order", async () => {
  const { status, body } = await batch([
    get("a"),
    get("b", `${list}/items/99`),
    { id: "c", method: "POST", url: `${list}/items`, body: { fields: { Title: "Two" } }, headers: json },
    {
      id: "d",
      method: "PATCH",
      url: `${list}/items/1/fields`,
      body: { Title: "x" },
      headers: { ...json, "If-Match": '"old"' },
    },
  ]);
  expect(status).toBe(200);
  expect(body.responses.map((each: { id: string; status: number }) => [each.id, each.status])).toEqual([
    ["d", 412],
    ["c", 201],
    ["b", 404],
    ["a", 200],
  ]);
});

test("twenty parts, not twenty-one", async () => {
  const parts = (count: number) => Array.from({ length: count }, (_, at) => get(String(at)));
  expect((await batch(parts(20))).status).toBe(200);
  expect((await batch(parts(21))).status).toBe(400);
  expect((await batch([])).status).toBe(400);
});

test("what depends on a failed part is not done", async () => {
  const add = { method: "POST", url: `${list}/items`, body: { fields: { Title: "Never" } }, headers: json };
  const { body } = await batch([
    get("1", `${list}/items/99`),
    { ...add, id: "2", dependsOn: ["1"] },
    { ...add, id: "3", dependsOn: ["2"] },
    get("4", `${list}/items/1`, { dependsOn: [] }),
  ]);
  const answers = byId(body.responses);
  expect([answers["2"], answers["3"], answers["4"]]).toMatchObject([
    { status: 424 },
    { status: 424 },
    { status: 200 },
  ]);
  const { body: rows } = await on.call("GET", `${list}/items?$expand=fields`);
  expect(JSON.stringify(rows)).not.toContain("Never");
});

test.each([
  ["the same id twice, whatever its case", [get("a"), get("A")]],
  ["an empty id", [get("")]],
  ["a number for an id", [{ ...get("1"), id: 1 }]],
  ["a whole address", [get("1", "https://graph.microsoft.com/v1.0/users")]],
  ["a part that depends on one unknown", [get("1", "/users", { dependsOn: ["9"] })]],
  ["a part that depends on itself", [get("1", "/users", { dependsOn: ["1"] })]],
  ["a body without Content-Type", [{ id: "1", method: "POST", url: `/x`, body: {} }]],
])("refuses %s", async (_, requests) => {
  const { status, body } = await batch(requests);
  expect([status, body.error.code]).toEqual([400, "BadRequest"]);
});

test("parts are counted and recorded one by one, the batch itself costs nothing", async () => {
  on.graph.forgetRequests();
  await batch([get("1"), get("2", `${list}/items`)]);
  expect(on.graph.requests().map((each) => [each.inBatch, each.resourceUnits])).toEqual([
    [true, 1],
    [true, 2],
    [false, 0],
  ]);
});

test("no token, no batch", async () => {
  expect((await on.call("POST", "/$batch", { requests: [get("1")] }, { Authorization: "" })).status).toBe(
    401,
  );
});
