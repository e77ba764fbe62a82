import { type Answer, type Started, start } from "./start";

let on: Started;
let list: string;
let token: string;
beforeAll(async () => {
  on = await start();
  const path = await on.list("Plans", [
    { name: "Status", choice: { choices: ["Open", "Done"] }, indexed: true },
    { name: "Due", dateTime: { format: "dateOnly" }, indexed: true },
  ]);
  list = path.split("/").at(-1) ?? "";
  token = await tokenFor(on.graph.url);
});
afterAll(() => on.graph.close());

async function tokenFor(resource: string): Promise<string> {
  const answer = await on.call(
    "GET",
    `${on.graph.url}/msi/token?api-version=2019-08-01&resource=${encodeURIComponent(resource)}`,
    undefined,
    { "X-IDENTITY-HEADER": "local" },
  );
  return answer.body.access_token;
}

const json = (form: string) => ({ "Content-Type": `application/json;odata=${form}` });
const merge = { ...json("nometadata"), "X-HTTP-Method": "MERGE", "IF-MATCH": "*" };
const rest = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  on.call(method, `${on.graph.url}/sites/local/_api/web/lists(guid'${list}')${path}`, body, {
    Authorization: `Bearer ${token}`,
    Accept: "application/json;odata=nometadata",
    ...headers,
  });
const add = (parameters: object, headers = json("verbose")) =>
  rest(
    "POST",
    "/views/add",
    { parameters: { ViewFields: { results: ["LinkTitle"] }, ...parameters } },
    headers,
  );
const said = (answer: Answer) => answer.body["odata.error"]?.message.value ?? answer.body.error_description;

describe("SharePoint's own REST", () => {
  it("takes tokens for SharePoint, not Graph's, and Graph does not take SharePoint's", async () => {
    expect((await rest("GET", "/views")).status).toBe(200);
    const graphs = await rest("GET", "/views", undefined, { Authorization: `Bearer ${on.token}` });
    expect([graphs.status, said(graphs)]).toEqual([401, expect.stringContaining("aud")]);
    expect((await rest("GET", "/views", undefined, { Authorization: "" })).status).toBe(401);
    const sharePoints = await on.call("GET", `${on.site}/lists`, undefined, {
      Authorization: `Bearer ${token}`,
    });
    expect(sharePoints.status).toBe(401);
  });

  it("makes a view, shows it in its own spelling, and changes it", async () => {
    const query =
      "<OrderBy><FieldRef Name='Due'/></OrderBy><Where><Eq><FieldRef Name='Status'/><Value Type='Text'>Open</Value></Eq></Where>";
    const made = await add({ Title: "Still open", Query: query, RowLimit: 20 });
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({
      ServerRelativeUrl: "/sites/local/Lists/Plans/Still open.aspx",
      ViewQuery: query.replaceAll("'", '"').replaceAll("/>", " />"),
      ListViewXml: expect.stringContaining('<ViewFields><FieldRef Name="LinkTitle" /></ViewFields>'),
    });
    const at = `/views/getbyid('${made.body.Id}')`;
    expect((await rest("POST", at, { RowLimit: 5 }, merge)).status).toBe(204);
    expect((await rest("POST", `${at}/viewfields/addviewfield('Due')`)).status).toBe(200);
    const { body } = await rest("GET", "/views?$select=Id,Title,RowLimit,ListViewXml");
    expect(body.value).toContainEqual({
      ...{ Id: made.body.Id, Title: "Still open", RowLimit: 5 },
      ListViewXml: expect.stringContaining('<FieldRef Name="LinkTitle" /><FieldRef Name="Due" />'),
    });
  });

  it("keeps how a column looks, and Graph shows nothing of it", async () => {
    const at = "/fields/getbyinternalnameortitle('Status')";
    expect((await rest("POST", at, { CustomFormatter: '{"elmType":"div"}' }, merge)).status).toBe(204);
    const { body } = await rest("GET", "/fields?$select=InternalName,CustomFormatter");
    expect(body.value).toContainEqual({ InternalName: "Status", CustomFormatter: '{"elmType":"div"}' });
    const columns = await on.call("GET", `${on.site}/lists/${list}/columns`);
    expect(JSON.stringify(columns.body)).not.toContain("elmType");
  });

  it.each<[string, () => Promise<Answer>, number, RegExp]>([
    [
      "a filter on a column that is not there",
      () => add({ Title: "X", Query: "<Where><IsNull><FieldRef Name='Nope'/></IsNull></Where>" }),
      400,
      /Column 'Nope' does not exist/,
    ],
    [
      "a column that is not there",
      () => add({ Title: "X", ViewFields: { results: ["Nope"] } }),
      400,
      /Column 'Nope' does not exist/,
    ],
    [
      "a query that is not well-formed",
      () => add({ Title: "X", Query: "<Where><IsNull>" }),
      400,
      /does not close/,
    ],
    [
      "three conditions in one And",
      () =>
        add({
          Title: "X",
          Query: `<Where><And>${"<IsNull><FieldRef Name='Due'/></IsNull>".repeat(3)}</And></Where>`,
        }),
      400,
      /3 conditions in And/,
    ],
    [
      "a part of CAML nobody uses here",
      () => add({ Title: "X", Query: "<Where><Includes><FieldRef Name='Due'/></Includes></Where>" }),
      400,
      /does not know/,
    ],
    ["a word that is no parameter", () => add({ Title: "X", Filter: "y" }), 400, /Filter|Unrecognized/],
    ["no title", () => add({}), 400, /Title/],
    ["a body in another form", () => add({ Title: "X" }, json("nometadata")), 400, /odata=verbose/],
    [
      "a look that is no JSON",
      () => rest("POST", "/fields/getbyinternalnameortitle('Due')", { CustomFormatter: "{" }, merge),
      400,
      /JSON/,
    ],
    [
      "a look for a column that is not there",
      () => rest("POST", "/fields/getbyinternalnameortitle('Nope')", { CustomFormatter: "{}" }, merge),
      404,
      /Column 'Nope'/,
    ],
    [
      "a view that is not there",
      () => rest("POST", "/views/getbyid('00000000-0000-0000-0000-000000000009')", { RowLimit: 5 }, merge),
      404,
      /does not exist/,
    ],
    [
      "a change without IF-MATCH",
      () =>
        rest(
          "POST",
          "/fields/getbyinternalnameortitle('Due')",
          { CustomFormatter: "{}" },
          { ...json("nometadata"), "X-HTTP-Method": "MERGE" },
        ),
      412,
      /IF-MATCH/,
    ],
    ["a property that views do not have", () => rest("GET", "/views?$select=Colour"), 400, /Colour/],
    [
      "an answer in XML",
      () => rest("GET", "/views", undefined, { Accept: "application/atom+xml" }),
      406,
      /nometadata/,
    ],
    [
      "a list that is not there",
      () =>
        on.call(
          "GET",
          `${on.graph.url}/sites/local/_api/web/lists(guid'00000000-0000-0000-0000-000000000009')/views`,
          undefined,
          { Authorization: `Bearer ${token}`, Accept: "application/json;odata=nometadata" },
        ),
      404,
      /List does not exist/,
    ],
  ])("refuses %s", async (_, ask, status, words) => {
    const answer = await ask();
    expect([answer.status, said(answer)]).toEqual([status, expect.stringMatching(words)]);
  });

  it("fails loudly for what it does not know", async () => {
    const loud = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    const answer = await rest("GET", "/items");
    expect([answer.status, said(answer)]).toEqual([501, expect.stringContaining("does not know GET")]);
    expect(loud).toHaveBeenCalledWith(
      expect.stringContaining("*** The SharePoint stand-in does not know GET"),
    );
    loud.mockRestore();
  });

  it("can be told to refuse, as where the app was let into Graph alone", async () => {
    await on.control("POST", "/faults", { sharePointRefuses: true });
    expect((await rest("GET", "/views")).status).toBe(403);
    expect((await on.call("GET", `${on.site}/lists`)).status).toBe(200);
    await on.control("POST", "/faults", {});
  });
});
