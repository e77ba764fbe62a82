import { silentLog } from "../../../../bot/common/log";
import { createGraph } from "../../../../bot/sharepoint/graph";
import { lists } from "../../../../bot/sharepoint/lists";
import { createSite } from "../../../../bot/sharepoint/site";
import { listViews } from "../../../../bot/sharepoint/views/list-views";
import { provisionViews } from "../../../../bot/sharepoint/views/provision-views";
import { createRest } from "../../../../bot/sharepoint/views/rest";
import {
  factsThere,
  fingerprint,
  formatPrint,
  formatWanted,
  type ViewThere,
  wantedFacts,
} from "../../../../bot/sharepoint/views/view-differences";
import { is, type ListViews, today } from "../../../../bot/sharepoint/views/views";
import { type StandIn, startStandIn } from "../../../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn({ provision: false });
  await standIn.sharePoint.provision();
});
afterEach(() => standIn.close());

const declared = listViews.flatMap(({ list, views }) => views.map(({ title }) => `view ${list}: ${title}`));
const formatted = listViews.flatMap(({ list, formats }) =>
  formats.map(({ column }) => `format ${list}.${column}`),
);
const writes = () => standIn.graph.sharePointRequests().filter(({ method }) => method !== "GET");

/** Somebody changes a view or a column in the browser, which speaks the same REST. */
async function byHand(method: "MERGE" | "POST", list: string, below: string, body: object) {
  const { id } = await standIn.listNamed(list);
  const answer = await fetch(`${standIn.graph.url}/sites/local/_api/web/lists(guid'${id}')${below}`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${await standIn.tokenFor(standIn.graph.url)}`,
      Accept: "application/json;odata=nometadata",
      "Content-Type": `application/json;odata=${method === "MERGE" ? "nometadata" : "verbose"}`,
      ...(method === "MERGE" ? { "X-HTTP-Method": "MERGE", "IF-MATCH": "*" } : {}),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${below}: ${answer.status} ${await answer.text()}`);
}
const viewsOf = async (list: string) => {
  const { id } = await standIn.listNamed(list);
  const answer = await fetch(`${standIn.graph.url}/sites/local/_api/web/lists(guid'${id}')/views`, {
    headers: {
      Authorization: `Bearer ${await standIn.tokenFor(standIn.graph.url)}`,
      Accept: "application/json;odata=nometadata",
    },
  });
  return ((await answer.json()) as { value: Record<string, unknown>[] }).value;
};
const idOf = async (list: string, title: string) =>
  String((await viewsOf(list)).find((view) => view["Title"] === title)?.["Id"]);

describe("provisioning the views", () => {
  it("makes every view and every column's look", async () => {
    const { created, changed, drift, missing } = await standIn.sharePoint.provisionViews();
    expect(created.sort()).toEqual([...declared, ...formatted].sort());
    expect({ changed, drift, missing }).toEqual({ changed: [], drift: [], missing: undefined });
    expect((await viewsOf("Consultations")).map((view) => view["Title"])).toEqual([
      ...["All Items", "Awaiting review", "Forward plan", "Open now", "Late"],
      ...["Waiting for feedback", "This year", "No dates yet"],
    ]);
    const plan = (await viewsOf("Consultations")).find((view) => view["Title"] === "Forward plan");
    expect(plan).toMatchObject({ ViewType2: "MODERNCALENDAR" });
  });

  it("changes nothing the second time", async () => {
    await standIn.sharePoint.provisionViews();
    standIn.graph.forgetRequests();
    expect(await standIn.sharePoint.provisionViews()).toEqual({
      ...{ created: [], changed: [], drift: [] },
      unchanged: declared.length + formatted.length,
    });
    expect(writes()).toEqual([]);
  });

  it("leaves a view alone that somebody changed, and says what is different", async () => {
    await standIn.sharePoint.provisionViews();
    const late = await idOf("Consultations", "Late");
    await byHand("MERGE", "Consultations", `/views/getbyid('${late}')`, {
      ViewQuery: "<OrderBy><FieldRef Name='Service'/></OrderBy>",
      RowLimit: 10,
    });
    standIn.graph.forgetRequests();
    const { created, changed, drift } = await standIn.sharePoint.provisionViews();
    expect({ created, changed }).toEqual({ created: [], changed: [] });
    expect(drift).toEqual([
      expect.stringMatching(
        /^The view Consultations: Late was changed by somebody \(its filter, order or groups and how many rows a page has\)/,
      ),
    ]);
    expect(writes()).toEqual([]);
  });

  it("leaves a column's look alone that somebody changed", async () => {
    await standIn.sharePoint.provisionViews();
    await byHand("MERGE", "Actions", "/fields/getbyinternalnameortitle('Status')", {
      CustomFormatter: '{"elmType":"div","txtContent":"@currentField"}',
    });
    standIn.graph.forgetRequests();
    const { drift } = await standIn.sharePoint.provisionViews();
    expect(drift).toEqual([expect.stringContaining("How the column Actions.Status looks was changed")]);
    expect(writes()).toEqual([]);
  });

  it("knows a view again that somebody gave another name", async () => {
    await standIn.sharePoint.provisionViews();
    const id = await idOf("Actions", "My team");
    await byHand("MERGE", "Actions", `/views/getbyid('${id}')`, { Title: "Our people" });
    expect(await standIn.sharePoint.provisionViews()).toMatchObject({ created: [], changed: [], drift: [] });
  });

  it("keeps people's own views, also one with a name of ours that only they see", async () => {
    await byHand("POST", "Consultations", "/views/add", {
      parameters: { Title: "Late", ViewFields: { results: ["LinkTitle"] }, PersonalView: true },
    });
    const { created } = await standIn.sharePoint.provisionViews();
    expect(created).toContain("view Consultations: Late");
    const late = (await viewsOf("Consultations")).filter((view) => view["Title"] === "Late");
    expect(late.map((view) => view["PersonalView"])).toEqual([true, false]);
    expect(await standIn.sharePoint.provisionViews()).toMatchObject({ created: [], changed: [], drift: [] });
  });

  it("gives a column its look again when somebody cleared it", async () => {
    await standIn.sharePoint.provisionViews();
    await byHand("MERGE", "Actions", "/fields/getbyinternalnameortitle('DueDate')", { CustomFormatter: "" });
    expect((await standIn.sharePoint.provisionViews()).created).toEqual(["format Actions.DueDate"]);
  });

  it("does not stop where SharePoint refuses, and says how to allow it", async () => {
    await standIn.faults({ sharePointRefuses: true });
    const refused = await standIn.sharePoint.provisionViews();
    expect(refused).toMatchObject({ created: [], changed: [], drift: [] });
    expect(refused.missing).toMatch(/Sites\.Selected of “Office 365 SharePoint Online”/);
    expect(refused.missing).toMatch(/Then run this again\.$/);
    await standIn.faults({});
    const { created, missing } = await standIn.sharePoint.provisionViews();
    expect(created).toHaveLength(declared.length + formatted.length);
    expect(missing).toBeUndefined();
  });

  it("makes the others where one cannot be made", async () => {
    const { id } = await standIn.listNamed("Actions");
    const site = (await standIn.graphGet("/sites/127.0.0.1:/sites/local")).id;
    const columns = `/sites/${site}/lists/${id}/columns`;
    const due = (await standIn.graphGet(columns)).value.find(({ name }) => name === "SnoozedUntil");
    await fetch(`${standIn.graph.url}/v1.0${columns}/${due?.id}`, {
      method: "DELETE",
      headers: { Authorization: `Bearer ${await standIn.token()}` },
    });
    const { created, drift } = await standIn.sharePoint.provisionViews();
    expect(drift).toEqual([
      expect.stringMatching(
        /^The view Actions: My open steps could not be made\. SharePoint says: Column 'Sno/,
      ),
    ]);
    expect(created).toHaveLength(declared.length + formatted.length - 1);
  });

  it("never makes a view twice, also when the answer is lost on the way", async () => {
    await standIn.faults({
      acceptedThenReset: { share: 0.4 },
      only: { pathContains: "/views/add" },
      seed: 5,
    });
    const { missing } = await standIn.sharePoint.provisionViews();
    expect(missing).toMatch(/^SharePoint did not answer when the views were made.* Run this again\.$/);
    await standIn.faults({});
    expect(await standIn.sharePoint.provisionViews()).toMatchObject({ drift: [] });
    for (const { list, views } of listViews) {
      const titles = (await viewsOf(list)).map((view) => view["Title"]);
      expect(titles.sort()).toEqual(["All Items", ...views.map(({ title }) => title)].sort());
    }
  });

  it("tries again what is busy", async () => {
    await standIn.faults({
      tooManyRequests: { share: 0.3, retryAfter: 0 },
      only: { pathContains: "/_api" },
      seed: 3,
    });
    const { missing } = await standIn.sharePoint.provisionViews();
    expect(missing).toBeUndefined();
    await standIn.faults({});
    const titles = (await viewsOf("Consultations")).map((view) => view["Title"]);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles).toHaveLength(8);
  });
});

it("sends its token nowhere in the open", () => {
  const base = { credential: { getToken: async () => null }, clock: standIn.graph.clock, log: silentLog };
  expect(() => createRest({ ...base, siteAddress: "http://sharepoint.example/sites/a" })).toThrow(/https:/);
});

describe("a newer version of the app", () => {
  const before: ListViews = {
    list: "Actions",
    views: [{ title: "Mine", about: "", columns: ["LinkTitle", "Status"], sort: [{ column: "DueDate" }] }],
    formats: [{ column: "Status", format: { elmType: "div", txtContent: "@currentField" } }],
  };
  const actions = lists.find(({ name }) => name === "Actions");
  const firstView = before.views[0];
  const firstFormat = before.formats[0];
  if (!actions || !firstView || !firstFormat) throw new Error("the test has nothing to stand on");
  const after: ListViews = {
    list: "Actions",
    views: [
      {
        ...firstView,
        columns: ["LinkTitle", "DueDate", "Status"],
        where: is("DueDate", "Lt", today()),
        former: [fingerprint(wantedFacts(firstView, actions))],
      },
    ],
    formats: [
      {
        column: "Status",
        format: { elmType: "span", txtContent: "@currentField" },
        former: [formatPrint(formatWanted(firstFormat))],
      },
    ],
  };
  const run = async (listViews: readonly ListViews[]) => {
    const credential = {
      getToken: async (scope: string) => ({
        token: await standIn.tokenFor(scope.replace(/\/\.default$/, "")),
        expiresOnTimestamp: 0,
      }),
    };
    const base = { credential, clock: standIn.graph.clock, log: silentLog };
    const graph = createGraph({ ...base, baseUrl: `${standIn.graph.url}/v1.0` });
    const site = createSite({ graph, clock: base.clock, at: { host: "127.0.0.1", path: "/sites/local" } });
    const rest = createRest({ ...base, siteAddress: await site.address() });
    return provisionViews({ rest, places: await site.lists(), lists, listViews, ...base });
  };
  const mine = async () =>
    (await viewsOf("Actions")).find((view) => view["Title"] === "Mine") as never as ViewThere;

  it("brings up to date what is still as an earlier one made it", async () => {
    await run([before]);
    expect(await run([after])).toMatchObject({
      changed: ["view Actions: Mine", "format Actions.Status"],
      drift: [],
    });
    const wanted = wantedFacts(after.views[0] ?? firstView, actions);
    expect(factsThere(await mine()).columns).toEqual(wanted.columns);
    expect(fingerprint(factsThere(await mine()))).toBe(fingerprint(wanted));
    expect(await run([after])).toMatchObject({ created: [], changed: [], drift: [] });
  });

  it("but not what somebody changed since", async () => {
    await run([before]);
    await byHand("MERGE", "Actions", `/views/getbyid('${(await mine()).Id}')`, { RowLimit: 7 });
    expect(await run([after])).toMatchObject({
      changed: ["format Actions.Status"],
      drift: [expect.stringContaining("The view Actions: Mine was changed by somebody")],
    });
    expect((await mine()).RowLimit).toBe(7);
  });
});
