import { megan, type Started, start } from "./start";

let on: Started;
let list: string;
let people: string[];
const notes = { name: "Notes", text: { allowMultipleLines: true } };
const choice = { choices: ["Open", "Done"], allowTextEntry: false, displayAs: "dropDownMenu" };

beforeAll(async () => {
  on = await start();
  list = await on.list("Actions", [
    ...[notes, { name: "Status", choice }, { name: "Count", number: {} }, { name: "Late", boolean: {} }],
    { name: "Methods", choice: { choices: ["Survey", "Event"], displayAs: "checkBoxes" } },
    { name: "DueDate", dateTime: { format: "dateOnly" } },
    { name: "SeenAt", dateTime: { format: "dateTime" } },
    { name: "Owner", personOrGroup: { chooseFromType: "peopleOnly" } },
    { name: "Link", hyperlinkOrPicture: { isPicture: false } },
    { name: "Cost", currency: { locale: "en-GB" } },
    { name: "Reference", text: {}, indexed: true, enforceUniqueValues: true },
    { name: "Phase", text: {}, defaultValue: { value: "Plan" } },
  ]);
  const users = await on.call("GET", `${on.site}/lists/User Information List/items?$expand=fields`);
  people = users.body.value.map((row: { id: string }) => row.id);
});
afterAll(() => on.graph.close());

const create = (fields: object) => on.call("POST", `${list}/items`, { fields });
const refused = async (fields: object) => {
  const { status, body } = await create(fields);
  expect([status, body.error?.code]).toEqual([400, "invalidRequest"]);
  return body.error.message as string;
};

test.each(["Title", "Phase"])("the single line of text %s holds 255 characters and no more", async (name) => {
  expect((await create({ [name]: "x".repeat(255) })).status).toBe(201);
  expect(await refused({ [name]: "x".repeat(256) })).toMatch(/at most 255/);
  expect(await refused({ [name]: "one\ntwo" })).toMatch(/line break/);
});

test("several lines of text hold 63,999 characters and no more", async () => {
  expect((await create({ Notes: "x".repeat(63_999) })).status).toBe(201);
  expect(await refused({ Notes: "x".repeat(64_000) })).toMatch(/63999/);
});

test("an unknown field is refused by name", async () => {
  expect(await refused({ Titel: "x" })).toBe("Field 'Titel' is not recognized");
});

test("what SharePoint keeps itself cannot be written", async () => {
  expect(await refused({ Created: "2027-01-01T00:00:00Z" })).toMatch(/read-only/);
});

test("a choice must be one of the choices", async () => {
  expect((await create({ Status: "Done" })).body.fields.Status).toBe("Done");
  expect(await refused({ Status: "Dine" })).toMatch(/not one of its choices/);
});

test("several choices need their annotation", async () => {
  expect(await refused({ Methods: ["Survey"] })).toMatch(/Collection\(Edm.String\)/);
  const written = await create({
    "Methods@odata.type": "Collection(Edm.String)",
    Methods: ["Survey", "Event"],
  });
  expect(written.body.fields.Methods).toEqual(["Survey", "Event"]);
});

test("numbers stay numbers and must be numbers", async () => {
  const { body } = await create({ Count: 3, Cost: 12.5, Late: false });
  expect(body.fields).toMatchObject({ Count: 3, Cost: 12.5, Late: false });
  expect(await refused({ Count: "3" })).toMatch(/number/);
  expect(await refused({ Late: "yes" })).toMatch(/true or false/);
});

test("people are written and read by lookup id, as number or text, and must be people of the site", async () => {
  const id = people[1];
  const { body } = await create({ OwnerLookupId: Number(id) });
  expect(body.fields.OwnerLookupId).toBe(id);
  expect(body.fields).not.toHaveProperty("Owner");
  expect((await create({ OwnerLookupId: id })).status).toBe(201);
  expect(await refused({ OwnerLookupId: "999" })).toMatch(/no user/);
  expect(await refused({ Owner: megan.mail })).toMatch(/not recognized/);
});

test.each([
  ["2027-07-01", "2027-06-30T23:00:00Z"],
  ["2027-07-01T12:00:00Z", "2027-06-30T23:00:00Z"],
  ["2027-06-30T23:30:00Z", "2027-06-30T23:00:00Z"],
  ["2027-01-15T12:00:00Z", "2027-01-15T00:00:00Z"],
  // The days of the clock changes begin in the time of the day before.
  ["2027-03-28", "2027-03-28T00:00:00Z"],
  ["2027-03-29", "2027-03-28T23:00:00Z"],
  ["2027-10-31", "2027-10-30T23:00:00Z"],
  ["2027-11-01", "2027-11-01T00:00:00Z"],
])("a date-only column keeps London's midnight: %s reads back %s", async (written, kept) => {
  expect((await create({ DueDate: written })).body.fields.DueDate).toBe(kept);
});

test("a date with time keeps its instant, in whole seconds", async () => {
  expect((await create({ SeenAt: "2027-07-01T12:00:00.750+01:00" })).body.fields.SeenAt).toBe(
    "2027-07-01T11:00:00Z",
  );
  expect(await refused({ SeenAt: "tomorrow" })).toMatch(/date/);
});

test("links have an address and a text", async () => {
  const Link = { Url: "https://example.org/", Description: "Here" };
  expect((await create({ Link })).body.fields.Link).toEqual(Link);
  expect(await refused({ Link: "https://example.org/" })).toMatch(/Url/);
});

test("empty columns are left out, defaults come in, null clears", async () => {
  const { body } = await create({ Title: "A", Notes: "" });
  expect(body.fields).toMatchObject({ Title: "A", Phase: "Plan" });
  expect(body.fields).not.toHaveProperty("Notes");
  const cleared = await on.call("PATCH", `${list}/items/${body.id}/fields`, { Title: null });
  expect(cleared.body).not.toHaveProperty("Title");
});

test("a unique column refuses the same value twice, whatever its case, on create and on change", async () => {
  expect((await create({ Reference: "2027-A" })).status).toBe(201);
  expect(await refused({ Reference: "2027-a" })).toMatch(/duplicate values were found/);
  const other = await create({ Reference: "2027-B" });
  const change = await on.call("PATCH", `${list}/items/${other.body.id}/fields`, { Reference: "2027-A" });
  expect(change.status).toBe(400);
  expect(change.body.error.message).toMatch(/duplicate values were found/);
  const same = await on.call("PATCH", `${list}/items/${other.body.id}/fields`, { Reference: "2027-B" });
  expect(same.status).toBe(200);
});

describe("columns themselves", () => {
  const add = (column: object) => on.call("POST", `${list}/columns`, column);

  test("need exactly one type and an honest name", async () => {
    expect((await add({ name: "Nothing" })).status).toBe(400);
    expect((await add({ name: "Two", text: {}, number: {} })).status).toBe(400);
    expect((await add({ name: "A".repeat(33), text: {} })).status).toBe(400);
    expect((await add({ name: "Status", text: {} })).status).toBe(409);
    expect((await add({ name: "Choosy", choice: { choises: ["a"] } })).status).toBe(400);
  });

  test("unique needs indexed", async () => {
    expect((await add({ name: "Solo", text: {}, enforceUniqueValues: true })).status).toBe(400);
  });

  test("long text cannot be indexed", async () => {
    expect((await add({ ...notes, name: "Long", indexed: true })).status).toBe(400);
  });

  test("a list takes twenty indexes and no more", async () => {
    const many = await on.list(
      "Many",
      Array.from({ length: 20 }, (_, at) => ({ name: `C${at}`, text: {}, indexed: true })),
    );
    expect((await on.call("POST", `${many}/columns`, { name: "C20", text: {}, indexed: true })).status).toBe(
      400,
    );
    expect((await on.call("PATCH", `${many}/columns/Modified`, { indexed: true })).status).toBe(400);
    expect((await on.call("PATCH", `${many}/columns/C0`, { indexed: false })).status).toBe(200);
    expect((await on.call("PATCH", `${many}/columns/Modified`, { indexed: true })).status).toBe(200);
  });

  test("can be added to, changed and deleted, and take their values with them", async () => {
    expect((await add({ name: "Extra", text: {} })).status).toBe(201);
    const { body: row } = await create({ Extra: "here" });
    expect((await on.call("PATCH", `${list}/columns/Extra`, { displayName: "More" })).body.displayName).toBe(
      "More",
    );
    expect((await on.call("DELETE", `${list}/columns/Extra`)).status).toBe(204);
    expect((await on.call("GET", `${list}/items/${row.id}/fields`)).body).not.toHaveProperty("Extra");
    expect((await on.call("DELETE", `${list}/columns/Title`)).status).toBe(403);
  });
});
