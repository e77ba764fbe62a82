import { type Started, start } from "./start";

let on: Started;
let list: string;
beforeEach(async () => {
  on = await start();
  list = await on.list("Topics");
  await on.fill(list, [{ Title: "One" }, { Title: "Two" }, { Title: "Three" }]);
});
afterEach(() => on.graph.close());

const ids = (rows: { id: string }[]) => rows.map((row) => row.id);

test("everything first, then only what changed and what went", async () => {
  const first = await on.call("GET", `${list}/items/delta?$expand=fields`);
  expect(ids(first.body.value)).toEqual(["1", "2", "3"]);
  const nothing = await on.call("GET", first.body["@odata.deltaLink"]);
  expect(nothing.body.value).toEqual([]);

  await on.call("PATCH", `${list}/items/2/fields`, { Title: "Two, again" });
  await on.call("DELETE", `${list}/items/1`);
  await on.fill(list, [{ Title: "Four" }]);
  const { body } = await on.call("GET", nothing.body["@odata.deltaLink"]);
  expect(body.value).toMatchObject([
    { id: "2", fields: { Title: "Two, again" } },
    { id: "1", deleted: { state: "deleted" } },
    { id: "4", fields: { Title: "Four" } },
  ]);
  expect(body.value[1]).not.toHaveProperty("fields");
});

test("a first reading is paged, says nothing of rows long gone, and tells of those that go meanwhile", async () => {
  await on.call("DELETE", `${list}/items/3`);
  const first = await on.call("GET", `${list}/items/delta?$top=1`);
  expect(ids(first.body.value)).toEqual(["1"]);
  expect(first.body).not.toHaveProperty("@odata.deltaLink");
  await on.call("DELETE", `${list}/items/1`);
  const told = [];
  let link: string | undefined = first.body["@odata.nextLink"];
  while (link) {
    const { body } = await on.call("GET", link);
    told.push(...body.value);
    link = body["@odata.nextLink"];
  }
  expect(told).toMatchObject([{ id: "2" }, { id: "1", deleted: { state: "deleted" } }]);
});

test("token=latest tells nothing and gives the point to go on from", async () => {
  const { body } = await on.call("GET", `${list}/items/delta?token=latest`);
  expect(body.value).toEqual([]);
  await on.fill(list, [{ Title: "New" }]);
  expect(ids((await on.call("GET", body["@odata.deltaLink"])).body.value)).toEqual(["4"]);
});

test("both spellings of the function are understood", async () => {
  const { body } = await on.call("GET", `${list}/items/delta()`);
  const token = new URL(body["@odata.deltaLink"]).searchParams.get("token");
  await on.fill(list, [{ Title: "New" }]);
  expect(ids((await on.call("GET", `${list}/items/delta(token='${token}')`)).body.value)).toEqual(["4"]);
});

test("an unknown or expired token is gone, with the way to begin again", async () => {
  const { body } = await on.call("GET", `${list}/items/delta`);
  await on.control("POST", "/expire-delta");
  for (const link of [body["@odata.deltaLink"], `${list}/items/delta?token=nonsense`]) {
    const gone = await on.call("GET", link);
    expect([gone.status, gone.body.error.code]).toEqual([410, "resyncRequired"]);
    const again = await on.call("GET", gone.headers.get("location") ?? "");
    expect(ids(again.body.value)).toEqual(["1", "2", "3"]);
  }
});

test("filters do not go with delta", async () => {
  expect((await on.call("GET", `${list}/items/delta?$filter=fields/Title eq 'x'`)).status).toBe(400);
});

test("units: 2 for a first reading, 1 with a token", async () => {
  const { body } = await on.call("GET", `${list}/items/delta`);
  await on.call("GET", body["@odata.deltaLink"]);
  expect(
    on.graph
      .requests()
      .slice(-2)
      .map((each) => each.resourceUnits),
  ).toEqual([2, 1]);
});
