import { type Answer, alex, type Started, start } from "./start";

let on: Started;
let list: string;
const prefer = { Prefer: "HonorNonIndexedQueriesWarningMayFailRandomly" };
const titles = (answer: Answer): string[] =>
  answer.body.value.map((row: { fields: { Title: string } }) => row.fields.Title);

beforeAll(async () => {
  on = await start();
  list = await on.list("Topics", [
    { name: "Status", choice: { choices: ["Open", "Done"] }, indexed: true },
    { name: "Count", number: {}, indexed: true },
    { name: "DueDate", dateTime: { format: "dateOnly" }, indexed: true },
    { name: "Late", boolean: {}, indexed: true },
    { name: "Owner", personOrGroup: {}, indexed: true },
    { name: "Plain", text: {} },
  ]);
  await on.call("PATCH", `${list}/columns/Title`, { indexed: true });
  await on.fill(list, [
    { Title: "One", Status: "Open", Count: 1, DueDate: "2027-07-01", Late: true, Plain: "a" },
    {
      Title: "Two",
      Status: "Done",
      Count: 2,
      DueDate: "2027-07-02",
      Late: false,
      OwnerLookupId: "1",
      Plain: "b",
    },
    { Title: "O'Three", Status: "Open", Count: 3 },
  ]);
});
afterAll(() => on.graph.close());

const filter = (text: string, headers = {}) =>
  on.call("GET", `${list}/items?$expand=fields&$filter=${encodeURIComponent(text)}`, undefined, headers);

describe("filters", () => {
  test.each([
    ["fields/Status eq 'Open'", ["One", "O'Three"]],
    ["fields/Status eq 'open'", ["One", "O'Three"]],
    ["fields/Status ne 'Open'", ["Two"]],
    ["fields/Title eq 'O''Three'", ["O'Three"]],
    ["fields/Count gt 1 and fields/Count le 2", ["Two"]],
    ["fields/Count lt 2 or fields/Count ge 3", ["One", "O'Three"]],
    ["fields/Status eq 'Open' and (fields/Count eq 3 or fields/Count eq 2)", ["O'Three"]],
    ["fields/Status eq 'Done' or fields/Status eq 'Open' and fields/Count eq 3", ["Two", "O'Three"]],
    ["fields/Late eq true", ["One"]],
    ["fields/Late eq false", ["Two"]],
    ["fields/DueDate ge '2027-07-02'", ["Two"]],
    ["fields/DueDate lt 2027-07-01T00:00:00Z", ["One"]],
    ["fields/OwnerLookupId eq '1'", ["Two"]],
    ["fields/OwnerLookupId eq 1", ["Two"]],
    ["startswith(fields/Title,'o')", ["One", "O'Three"]],
    ["startswith(fields/Title,'%')", []],
    ["fields/DueDate eq null", ["O'Three"]],
    ["not (fields/Late eq true)", ["Two", "O'Three"]],
    ["fields/ID gt 2", ["O'Three"]],
  ])("%s", async (text, found) => {
    expect(titles(await filter(text))).toEqual(found);
  });

  test.each([
    "fields/Status is 'Open'",
    "fields/Status eq Open",
    "fields/Status eq 'Open",
    "(fields/Status eq 'Open'",
    "fields/Status eq 'Open' extra",
    "contains(fields/Title,'o')",
    "Title eq 'One'",
    "fields/Nope eq 'One'",
    "fields/Count eq 'many'",
    "fields/DueDate eq 'soon'",
  ])("refuses %s", async (text) => {
    const { status, body } = await filter(text);
    expect([status, body.error.code]).toEqual([400, "invalidRequest"]);
  });

  test("an unindexed column needs the Prefer header, to filter and to order", async () => {
    const refused = await filter("fields/Plain eq 'a'");
    expect([refused.status, refused.body.error.code]).toEqual([400, "invalidRequest"]);
    expect(refused.body.error.message).toBe(
      "Field 'Plain' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.",
    );
    expect(titles(await filter("fields/Plain eq 'a'", prefer))).toEqual(["One"]);
    expect((await on.call("GET", `${list}/items?$orderby=fields/Plain`)).status).toBe(400);
  });

  test("order", async () => {
    expect(titles(await on.call("GET", `${list}/items?$expand=fields&$orderby=fields/Count desc`))).toEqual([
      "O'Three",
      "Two",
      "One",
    ]);
  });
});

describe("what comes back", () => {
  test("fields only when expanded, and only those named", async () => {
    const bare = await on.call("GET", `${list}/items/1`);
    expect(bare.body).not.toHaveProperty("fields");
    const some = await on.call("GET", `${list}/items/1?$expand=fields($select=Title,Count)`);
    expect(Object.keys(some.body.fields).sort()).toEqual(["@odata.etag", "Count", "Title"]);
    const chosen = await on.call("GET", `${list}/items?$select=id&$expand=fields($select=Title)&$top=1`);
    const plain = Object.keys(chosen.body.value[0]).filter((key) => !key.includes("@"));
    expect(plain.sort()).toEqual(["fields", "id"]);
  });

  test("the shape of an item", async () => {
    const { body } = await on.call("GET", `${list}/items/2?$expand=fields`);
    expect(body).toMatchObject({ id: "2", contentType: { name: "Item" }, createdBy: { application: {} } });
    expect(body.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect(body.fields).toMatchObject({
      ...{
        "@odata.etag": body.eTag,
        id: "2",
        ContentType: "Item",
        Attachments: false,
        _UIVersionString: "1.0",
      },
      AuthorLookupId: expect.stringMatching(/^\d+$/),
      Created: body.createdDateTime,
    });
    expect(body.webUrl).toBe(`${on.graph.url}/sites/local/Lists/Topics/DispForm.aspx?ID=2`);
  });

  test("items cannot be counted, and unknown options are refused", async () => {
    expect((await on.call("GET", `${list}/items?$count=true`)).status).toBe(400);
    expect((await on.call("GET", `${list}/items?$foo=1`)).status).toBe(400);
    expect((await on.call("GET", `${list}/items?$select=nonsense`)).status).toBe(400);
  });

  test("a missing row, list or site is not found", async () => {
    expect((await on.call("GET", `${list}/items/99`)).status).toBe(404);
    expect((await on.call("GET", `${on.site}/lists/Nothing/items`)).status).toBe(404);
    expect((await on.call("GET", "/sites/elsewhere,a,b")).status).toBe(404);
  });
});

describe("changes", () => {
  test("If-Match lets one of two writers through", async () => {
    const { body } = await on.call("POST", `${list}/items`, { fields: { Title: "Mine" } });
    const path = `${list}/items/${body.id}`;
    const write = (headers: Record<string, string>) =>
      on.call("PATCH", `${path}/fields`, { Title: "New" }, headers);
    const first = await write({ "If-Match": body.eTag });
    expect(first.status).toBe(200);
    expect(first.body["@odata.etag"]).not.toBe(body.eTag);
    const second = await write({ "If-Match": body.eTag });
    expect([second.status, second.body.error.code]).toEqual([412, "resourceModified"]);
    expect((await write({ "If-Match": "*" })).status).toBe(200);
    expect((await on.call("DELETE", path, undefined, { "If-Match": body.eTag })).status).toBe(412);
    expect((await on.call("PATCH", path, { fields: { Title: "Both" } })).body.fields.Title).toBe("Both");
    expect((await on.call("DELETE", path)).status).toBe(204);
    expect((await on.call("GET", path)).status).toBe(404);
  });

  test("an id is never used again", async () => {
    const first = await on.call("POST", `${list}/items`, { fields: {} });
    await on.call("DELETE", `${list}/items/${first.body.id}`);
    const second = await on.call("POST", `${list}/items`, { fields: {} });
    expect(Number(second.body.id)).toBeGreaterThan(Number(first.body.id));
  });

  test("PUT does not exist", async () => {
    expect((await on.call("PUT", `${list}/items/1`, { fields: {} })).status).toBe(501);
  });

  test("stamps come from the steered clock", async () => {
    await on.control("POST", "/clock", { now: "2030-05-05T10:00:00Z" });
    const { body } = await on.call("POST", `${list}/items`, { fields: { Title: "Later" } });
    await on.control("POST", "/clock", { now: null });
    expect(body.createdDateTime).toMatch(/^2030-05-05T10:00:0/);
  });
});

describe("pages", () => {
  test("of 200, unless $top says otherwise, each row once even while rows go", async () => {
    const long = await on.list("Long");
    await on.fill(
      long,
      Array.from({ length: 450 }, (_, at) => ({ Title: `Row ${at}` })),
    );
    const first = await on.call("GET", `${long}/items`);
    expect(first.body.value).toHaveLength(200);
    await on.call("DELETE", `${long}/items/1`);
    const second = await on.call("GET", first.body["@odata.nextLink"]);
    const third = await on.call("GET", second.body["@odata.nextLink"]);
    expect(third.body).not.toHaveProperty("@odata.nextLink");
    const ids = [first, second, third].flatMap(({ body }) => body.value.map((row: { id: string }) => row.id));
    expect(new Set(ids).size).toBe(450);
    const top = await on.call("GET", `${long}/items?$top=7&$expand=fields($select=Title)`);
    expect(top.body.value).toHaveLength(7);
    const next = await on.call("GET", top.body["@odata.nextLink"]);
    expect(next.body.value[0]).toMatchObject({ id: "9", fields: { Title: "Row 8" } });
    expect((await on.call("GET", `${long}/items?$skiptoken=!!`)).status).toBe(400);
  });
});

test("the people of the site stand in the hidden User Information List", async () => {
  const path = `${on.site}/lists/User Information List/items?$expand=fields($select=Title,Name,EMail,UserName)`;
  const { body } = await on.call("GET", `${path}&$filter=fields/EMail eq '${alex.mail}'`, undefined, prefer);
  expect(body.value[0].fields).toMatchObject({
    ...{ Title: alex.displayName, EMail: alex.mail, UserName: alex.userPrincipalName },
    Name: `i:0#.f|membership|${alex.userPrincipalName}`,
  });
  const shown = await on.call("GET", `${on.site}/lists`);
  expect(shown.body.value.map((each: { displayName: string }) => each.displayName)).not.toContain(
    "User Information List",
  );
  const asked = await on.call("GET", `${on.site}/lists?$select=displayName,system`);
  expect(asked.body.value.map((each: { displayName: string }) => each.displayName)).toContain(
    "User Information List",
  );
  expect(
    (await on.call("POST", `${on.site}/lists/User Information List/items`, { fields: { Title: "x" } }))
      .status,
  ).toBe(403);
});
