import { type Started, start } from "./start";

let on: Started;
let list: string;
const prefer = { Prefer: "HonorNonIndexedQueriesWarningMayFailRandomly" };

beforeAll(async () => {
  on = await start();
  list = await on.list("Large", [
    { name: "Status", text: {}, indexed: true },
    { name: "Plain", text: {} },
  ]);
  await on.fill(
    list,
    Array.from({ length: 4_999 }, (_, at) => ({ Status: "Open", Plain: at < 3 ? "few" : "many" })),
  );
}, 120_000);
afterAll(() => on.graph.close());

const filter = (text: string, headers = {}, more = "") =>
  on.call("GET", `${list}/items?$filter=${encodeURIComponent(text)}${more}`, undefined, headers);

test("the list view threshold stands at 5,000 rows", async () => {
  expect((await filter("fields/Plain eq 'few'", prefer)).body.value).toHaveLength(3);
  expect((await filter("fields/Status eq 'Open'")).status).toBe(200);

  await on.fill(list, [{ Status: "Open" }, { Status: "Done", Plain: "few" }]);

  const unindexed = await filter("fields/Plain eq 'few'", prefer);
  expect(unindexed.status).toBe(429);
  expect(unindexed.body.error.message).toMatch(/exceeds the list view threshold/);
  // 5,000 open rows are still within it; one more is not, unless a page is asked for.
  expect((await filter("fields/Status eq 'Open'")).status).toBe(200);
  await on.fill(list, [{ Status: "Open" }]);
  expect((await filter("fields/Status eq 'Open'")).body.error.message).toMatch(/list view threshold/);
  expect((await filter("fields/Status eq 'Open'", {}, "&$top=100")).body.value).toHaveLength(100);

  // An indexed condition that leaves few rows, standing first, carries an unindexed one.
  const carried = await filter("fields/Status eq 'Done' and fields/Plain eq 'few'", prefer);
  expect(carried.body.value).toHaveLength(1);
  expect((await filter("fields/Plain eq 'few' and fields/Status eq 'Done'", prefer)).status).toBe(429);
  expect((await filter("fields/Status eq 'Open' and fields/Plain eq 'few'", prefer)).status).toBe(429);
  // Reading all of it page by page needs no filter and always works.
  expect((await on.call("GET", `${list}/items?$top=5000`)).body.value).toHaveLength(5_000);
}, 60_000);
