import { alex, megan, type Started, start } from "./start";

let on: Started;
let list: string;
beforeEach(async () => {
  on = await start();
  list = await on.list("Forum topics", [
    { name: "Reference", text: {}, indexed: true, enforceUniqueValues: true, required: true },
    { name: "Notes", text: { allowMultipleLines: true } },
    { name: "Status", choice: { choices: ["Open", "Done"] } },
    { name: "Methods", choice: { choices: ["Survey", "Event"], displayAs: "checkBoxes" } },
    { name: "Areas", choice: { choices: ["Whole borough"], displayAs: "checkBoxes", allowTextEntry: true } },
    { name: "DueDate", displayName: "Due date", dateTime: { format: "dateOnly" } },
    { name: "SeenAt", dateTime: { format: "dateTime" } },
    { name: "Owner", personOrGroup: {} },
    { name: "Late", boolean: {} },
    { name: "Count", number: {} },
    { name: "Link", hyperlinkOrPicture: {} },
  ]);
  await on.fill(list, [
    {
      Title: "<script>alert(1)</script>",
      Reference: "A",
      Status: "Open",
      Notes: "First\nsecond",
      Late: true,
    },
    { Title: "Plain", Reference: "B", DueDate: "2027-07-01", OwnerLookupId: "2" },
  ]);
});
afterEach(() => on.graph.close());

it("keeps values of somebody's own through an edit of something else, and takes a further one", async () => {
  const path = `${list}/items/2/fields`;
  await on.call("PATCH", path, { "Areas@odata.type": "Collection(Edm.String)", Areas: ["Abbey", "Castle"] });
  const form = formOf(await page("/lists/Forum topics/items/2"));
  expect((await submit("/lists/Forum topics/items/2", form)).status).toBe(303);
  expect((await item("2")).fields.Areas).toEqual(["Abbey", "Castle"]);
  const again = formOf(await page("/lists/Forum topics/items/2"));
  await submit("/lists/Forum topics/items/2", [...again, ["f.Areas", "Meadows"]]);
  expect((await item("2")).fields.Areas).toEqual(["Abbey", "Castle", "Meadows"]);
});

async function page(path: string): Promise<string> {
  const response = await fetch(`${on.graph.url}${path}`);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  return response.text();
}
const submit = (path: string, fields: [string, string][], headers: Record<string, string> = {}) =>
  fetch(`${on.graph.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers,
    body: new URLSearchParams(fields),
  });
const item = async (id: string) => (await on.call("GET", `${list}/items/${id}?$expand=fields`)).body;
/** Everything a browser would send from the form as it stands. */
function formOf(markup: string): [string, string][] {
  const body = markup.slice(
    markup.indexOf('<form class="item'),
    markup.indexOf("</form>", markup.indexOf('<form class="item')),
  );
  const plain = (text: string) =>
    text
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&");
  const fields: [string, string][] = [];
  for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? "";
    if (!tag.includes('type="checkbox"') || / checked/.test(tag))
      fields.push([name, plain(/value="([^"]*)"/.exec(tag)?.[1] ?? "")]);
  }
  for (const [, name = "", text = ""] of body.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)/g))
    fields.push([name, plain(text).replaceAll("\n", "\r\n")]);
  for (const [, name = "", options = ""] of body.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  )) {
    fields.push([name, plain(/value="([^"]*)"\s+selected/.exec(options)?.[1] ?? "")]);
  }
  return fields;
}
const change = (fields: [string, string][], name: string, ...values: string[]): [string, string][] => [
  ...fields.filter(([each]) => each !== name),
  ...values.map((value): [string, string] => [name, value]),
];

test("every list is found with its count, and its rows with everything escaped", async () => {
  const home = await page("/");
  expect(home).toContain("<title>SharePoint (local): lists</title>");
  expect(home).toMatch(/Forum topics<\/strong>\s*<span class="soft">2 items/);
  const rows = await page("/lists/Forumtopics");
  expect(rows).toContain("<title>SharePoint (local): Forum topics</title>");
  expect(rows).toContain("&lt;script&gt;");
  expect(rows).not.toContain("<script");
  expect(rows.indexOf("Plain")).toBeLessThan(rows.indexOf("&lt;script&gt;"));
  expect(rows).toContain("Thu 1 Jul 2027");
  expect(rows).toContain(megan.displayName);
});

test("rows are searched and sorted", async () => {
  expect(await page("/lists/Forumtopics?q=plain")).not.toContain("&lt;script&gt;");
  expect(await page(`/lists/Forumtopics?q=${megan.surname}`)).toContain("Plain");
  expect(await page("/lists/Forumtopics?q=zebra")).toContain("Nothing found.");
  const sorted = await page("/lists/Forumtopics?sort=Title");
  expect(sorted.indexOf("&lt;script&gt;")).toBeLessThan(sorted.indexOf("Plain"));
  expect(sorted).toContain('aria-sort="ascending"');
});

test("a saved change is the chosen person's, and nothing else of the row moves", async () => {
  const before = await item("1");
  const fields = formOf(await page("/lists/Forumtopics/items/1"));
  const switched = await submit("/editing-as", [
    ["person", megan.id],
    ["back", "/lists/Forumtopics"],
  ]);
  const cookie = switched.headers.get("set-cookie")?.split(";")[0] ?? "";
  const saved = await submit("/lists/Forumtopics/items/1", change(fields, "f.Status", "Done"), {
    Cookie: cookie,
  });
  expect([saved.status, saved.headers.get("location")]).toEqual([303, "/lists/Forumtopics?done=saved"]);
  expect(await page("/lists/Forumtopics?done=saved")).toContain("Saved.");
  const after = await item("1");
  expect(after.lastModifiedBy).toEqual({
    user: { id: megan.id, displayName: megan.displayName, email: megan.mail },
  });
  expect(after.createdBy).toEqual(before.createdBy);
  const moving = ["Status", "Modified", "EditorLookupId", "_UIVersionString", "@odata.etag"];
  for (const [name, value] of Object.entries(before.fields)) {
    if (!moving.includes(name)) expect([name, after.fields[name]]).toEqual([name, value]);
  }
  expect(after.fields.Status).toBe("Done");
});

test("every kind of column can be typed in", async () => {
  let fields = formOf(await page("/lists/Forumtopics/items/new"));
  const typed: [string, string[]][] = [
    ["f.Title", ["New one"]],
    ["f.Reference", ["C"]],
    ["f.Notes", ["One\r\ntwo"]],
    ["f.Status", ["Done"]],
    ["f.Methods", ["Survey", "Event"]],
    ["f.DueDate", ["2027-07-01"]],
    ["f.SeenAt", ["2027-07-01T09:30"]],
    ["f.Owner", ["1"]],
    ["f.Late", ["yes"]],
    ["f.Count", ["1,250.5"]],
    ["f.Link", ["https://example.org/"]],
    ["f.Link.text", ["Here"]],
  ];
  for (const [name, values] of typed) fields = change(fields, name, ...values);
  expect((await submit("/lists/Forumtopics/items/new", fields)).status).toBe(303);
  const made = await item("3");
  expect(made.createdBy.user.id).toBe(alex.id);
  expect(made.fields).toMatchObject({
    ...{ Title: "New one", Reference: "C", Notes: "One\ntwo", Status: "Done", Methods: ["Survey", "Event"] },
    ...{ DueDate: "2027-06-30T23:00:00Z", SeenAt: "2027-07-01T08:30:00Z", OwnerLookupId: "1", Late: true },
    ...{ Count: 1250.5, Link: { Url: "https://example.org/", Description: "Here" } },
  });
});

test("what is wrong comes back on the form, with what was typed kept", async () => {
  let fields = formOf(await page("/lists/Forumtopics/items/2"));
  fields = change(
    change(change(fields, "f.Count", "lots"), "f.Reference", ""),
    "f.Title",
    'Typed "anew" & kept',
  );
  const answer = await submit("/lists/Forumtopics/items/2", fields);
  const markup = await answer.text();
  expect(answer.status).toBe(400);
  expect(markup).toContain("A number was expected.");
  expect(markup).toContain("This cannot be left empty.");
  expect(markup).toContain('value="lots"');
  expect(markup).toContain("Typed &quot;anew&quot; &amp; kept");
  expect((await item("2")).fields.Title).toBe("Plain");
});

test("a value that must be unique is refused here too", async () => {
  const fields = change(formOf(await page("/lists/Forumtopics/items/2")), "f.Reference", "a");
  expect(await (await submit("/lists/Forumtopics/items/2", fields)).text()).toContain(
    "duplicate values were found",
  );
});

test("two people at one item: the second is told, not lost", async () => {
  const fields = formOf(await page("/lists/Forumtopics/items/2"));
  await on.call("PATCH", `${list}/items/2/fields`, { Title: "Changed meanwhile" });
  const markup = await (
    await submit("/lists/Forumtopics/items/2", change(fields, "f.Notes", "My words"))
  ).text();
  expect(markup).toContain("Somebody else changed this item");
  expect(markup).toContain("My words");
  expect((await item("2")).fields.Title).toBe("Changed meanwhile");
});

test("an item is deleted, and its own SharePoint address leads to its page", async () => {
  const { webUrl } = await item("2");
  const there = await fetch(webUrl);
  expect([there.status, there.url]).toEqual([200, `${on.graph.url}/lists/Forumtopics/items/2`]);
  expect((await submit("/lists/Forumtopics/items/2/delete", [])).headers.get("location")).toBe(
    "/lists/Forumtopics?done=deleted",
  );
  const gone = await fetch(`${on.graph.url}/lists/Forumtopics/items/2`);
  expect([gone.status, (await gone.text()).includes("This is not here")]).toEqual([404, true]);
});

test("other sites cannot post here, nor be sent to from here", async () => {
  const foreign = await submit("/lists/Forumtopics/items/2/delete", [], { Origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
  const away = await submit("/editing-as", [
    ["person", alex.id],
    ["back", "//evil.example"],
  ]);
  expect(away.headers.get("location")).toBe("/");
});
