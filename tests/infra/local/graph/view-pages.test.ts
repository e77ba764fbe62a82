import { adele, alex, type Started, start } from "./start";

let on: Started;
let list: string;
let token: string;
beforeEach(async () => {
  on = await start();
  await on.control("POST", "/clock", { now: "2027-03-10T12:00:00Z" });
  list = await on.list("Plans", [
    { name: "Status", choice: { choices: ["Open", "Done"] }, indexed: true },
    { name: "Opens", dateTime: { format: "dateOnly" }, indexed: true },
    { name: "Closes", dateTime: { format: "dateOnly" }, indexed: true },
    { name: "Owner", personOrGroup: { chooseFromType: "peopleOnly" }, indexed: true },
    { name: "Plain", text: {} },
  ]);
  const url = `${on.graph.url}/msi/token?api-version=2019-08-01&resource=${encodeURIComponent(on.graph.url)}`;
  token = (await on.call("GET", url, undefined, { "X-IDENTITY-HEADER": "local" })).body.access_token;
});
afterEach(() => on.graph.close());

const send = async (below: string, body: object, headers: Record<string, string>) => {
  const at = `${on.graph.url}/sites/local/_api/web/lists(guid'${list.split("/").at(-1)}')${below}`;
  const answer = await on.call("POST", at, body, {
    Authorization: `Bearer ${token}`,
    Accept: "application/json;odata=nometadata",
    ...headers,
  });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const view = async (parameters: { Title: string; [more: string]: unknown }): Promise<string> => {
  const fields = { results: ["LinkTitle", "Status", "Closes"] };
  const body = { parameters: { ViewFields: fields, ...parameters } };
  return (await send("/views/add", body, { "Content-Type": "application/json;odata=verbose" })).Id;
};
const look = (column: string, format: object) =>
  send(
    `/fields/getbyinternalnameortitle('${column}')`,
    { CustomFormatter: JSON.stringify(format) },
    { "Content-Type": "application/json;odata=nometadata", "X-HTTP-Method": "MERGE", "IF-MATCH": "*" },
  );
const open = async (id: string, more = "", as = alex.id): Promise<string> =>
  (
    await on.call("GET", `${on.graph.url}/lists/Plans?view=${id}${more}`, undefined, {
      Cookie: `editing-as=${as}`,
    })
  ).body;
/** Titles in the order of the page. */
const titles = (page: string) => [...page.matchAll(/items\/\d+">([^<]+)<\/a>/g)].map(([, title]) => title);
const day = (text: string) => `${text}T00:00:00Z`;
const today = (comparison: string, column: string, offset = "") =>
  `<${comparison}><FieldRef Name='${column}'/><Value Type='DateTime'><Today${offset}/></Value></${comparison}>`;

const lookupId = async (mail: string): Promise<string> => {
  const url = `${on.site}/lists/User Information List/items?$expand=fields($select=EMail)`;
  const { body } = await on.call("GET", url);
  return body.value.find((each: { fields: { EMail: string } }) => each.fields.EMail === mail).id;
};

describe("the page of a view", () => {
  it("filters and sorts as the view says, and [Today] is the day it is", async () => {
    await on.fill(list, [
      { Title: "Yesterday", Closes: day("2027-03-09"), Status: "Open" },
      { Title: "Today", Closes: day("2027-03-10"), Status: "Open" },
      { Title: "Long ago", Closes: day("2026-03-10"), Status: "Open" },
      { Title: "Long ago but done", Closes: day("2026-03-10"), Status: "Done" },
      { Title: "Without", Status: "Open" },
    ]);
    const late = await view({
      Title: "Late",
      Query: `<OrderBy><FieldRef Name='Closes'/></OrderBy><Where><And><Eq><FieldRef Name='Status'/><Value Type='Text'>Open</Value></Eq>${today("Lt", "Closes")}</And></Where>`,
    });
    expect(titles(await open(late))).toEqual(["Long ago", "Yesterday"]);
    await on.control("POST", "/clock", { now: "2027-03-11T00:30:00Z" });
    expect(titles(await open(late))).toEqual(["Long ago", "Yesterday", "Today"]);
    const lately = await view({
      Title: "Lately",
      Query: `<Where>${today("Geq", "Closes", " OffsetDays='-2'")}</Where>`,
    });
    expect(titles(await open(lately))).toEqual(["Yesterday", "Today"]);
  });

  it("shows whoever looks their own", async () => {
    await on.fill(list, [
      { Title: "Of Alex", OwnerLookupId: await lookupId(alex.mail) },
      { Title: "Of Adele", OwnerLookupId: await lookupId(adele.mail) },
      { Title: "Of nobody" },
    ]);
    const mine = await view({
      Title: "Mine",
      Query: "<Where><Eq><FieldRef Name='Owner'/><Value Type='Integer'><UserID/></Value></Eq></Where>",
    });
    expect(titles(await open(mine))).toEqual(["Of Alex"]);
    expect(titles(await open(mine, "", adele.id))).toEqual(["Of Adele"]);
  });

  it("puts rows together under what they are grouped by", async () => {
    await on.fill(list, [
      { Title: "One", Status: "Open" },
      { Title: "Two", Status: "Done" },
      { Title: "Three", Status: "Open" },
    ]);
    const grouped = await view({
      Title: "Grouped",
      Query:
        "<GroupBy Collapse='FALSE'><FieldRef Name='Status'/></GroupBy><OrderBy><FieldRef Name='ID'/></OrderBy>",
    });
    const page = await open(grouped);
    expect(titles(page)).toEqual(["Two", "One", "Three"]);
    expect(page.match(/class="group"/g)).toHaveLength(2);
  });

  it("opens with the default view; all items are one step away; a search stays within the view", async () => {
    await on.fill(list, [
      { Title: "Open lamp", Status: "Open" },
      { Title: "Done lamp", Status: "Done" },
    ]);
    const id = await view({
      Title: "To do",
      SetAsDefaultView: true,
      Query: "<Where><Eq><FieldRef Name='Status'/><Value Type='Text'>Open</Value></Eq></Where>",
    });
    expect(titles(await open(""))).toEqual(["Open lamp"]);
    expect(titles(await open("all"))).toEqual(["Done lamp", "Open lamp"]);
    expect(titles(await open(id, "&q=lamp"))).toEqual(["Open lamp"]);
    const moved = await on.call("GET", `${on.graph.url}/sites/local/Lists/Plans/To do.aspx`);
    expect(moved.headers.get("location")).toBe(`/lists/Plans?view=${id}`);
  });

  it("draws a column as its look says: words, icon, colours; nothing of it as markup", async () => {
    await on.fill(list, [{ Title: "<b>One</b>", Status: "Open", Plain: "<i>x</i>" }]);
    await look("Status", {
      elmType: "div",
      style: { "background-color": "=if(@currentField == 'Open', '#aabbcc', '')", color: "#112233" },
      children: [
        { elmType: "span", attributes: { iconName: "Warning" } },
        { elmType: "span", txtContent: "='Is ' + @currentField + ' ' + [$Plain]" },
      ],
    });
    const page = await open(await view({ Title: "Pills" }));
    expect(page).toContain('<span class="formatted on-aabbcc ink-112233">');
    expect(page).toContain("Is Open &lt;i&gt;x&lt;/i&gt;");
    expect(page).not.toContain("<b>");
    const sheet = /href="(\/formats\.css[^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const { body } = await on.call("GET", `${on.graph.url}${sheet}`);
    expect(body.split("\n")).toEqual([
      ".ink-112233 { color: #112233; }",
      ".on-aabbcc { background: #aabbcc; }",
    ]);
    const evil = await on.call("GET", `${on.graph.url}/formats.css?colours=on-aabbcc{} on-zzzzzz`);
    expect(evil.body).toBe("");
  });

  it("shows a month, with what runs in it, and the months beside it", async () => {
    await on.fill(list, [
      { Title: "Long", Opens: day("2027-02-20"), Closes: day("2027-03-05"), Status: "Open" },
      { Title: "April", Opens: day("2027-04-20"), Closes: day("2027-04-21"), Status: "Open" },
    ]);
    const id = await view({
      Title: "Plan",
      ViewFields: { results: ["Opens", "Closes", "LinkTitle", "Status"] },
      Query:
        "<Where><DateRangesOverlap><FieldRef Name='Opens'/><FieldRef Name='Closes'/><Value Type='DateTime'><Month/></Value></DateRangesOverlap></Where>",
      ViewType2: "MODERNCALENDAR",
      ViewData: "<FieldRef Name='Status' Type='CalendarWeekLocation'/>",
    });
    const march = await open(id);
    expect(march).toContain("March 2027");
    expect(titles(march)).toEqual(["Long"]);
    expect(march).toMatch(/<td colspan="5"><div class="bar-of goes-on">/);
    expect(march).toMatch(/class="date today"><span title="Wed 10 Mar 2027">10/);
    expect(titles(await open(id, "&month=2027-04"))).toEqual(["April"]);
    expect(titles(await open(id, "&month=2027-02"))).toEqual(["Long", "Long"]);
  });

  it("cannot show more of a large list than SharePoint would", async () => {
    const byPlain = await view({ Title: "By plain", Query: "<OrderBy><FieldRef Name='Plain'/></OrderBy>" });
    const plain = await view({
      Title: "Plain",
      Query: "<Where><Eq><FieldRef Name='Plain'/><Value Type='Text'>few</Value></Eq></Where>",
    });
    const done = await view({
      Title: "Done",
      Query:
        "<OrderBy><FieldRef Name='Closes'/></OrderBy><Where><Eq><FieldRef Name='Status'/><Value Type='Text'>Done</Value></Eq></Where>",
    });
    await on.fill(
      list,
      Array.from({ length: 5_001 }, (_, at) => ({
        Status: at < 3 ? "Done" : "Open",
        Plain: at < 3 ? "few" : "many",
      })),
    );
    for (const id of [byPlain, plain])
      expect(await open(id)).toContain(
        "cannot be displayed. The attempted operation is prohibited because it exceeds the list view threshold.",
      );
    expect(await open(done)).toContain("3 items");
  }, 60_000);
});
