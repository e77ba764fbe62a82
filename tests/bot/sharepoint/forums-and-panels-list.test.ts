import { day } from "../../../bot/common/days";
import { asPanelId, type Panel, type PanelFields, type PanelStore } from "../../../bot/forum";
import { alex, grady } from "../../support/build-register";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

const at = new Date("2027-06-02T10:00:00Z");
const list = "ForumsAndPanels";
const by = { id: alex.id, name: alex.name };
const other = { id: grady.id, name: grady.name };
const words = "**Bold** <at>Everyone</at> {{DATE(2027-01-01)}}\n'quoted' \u202eright to left";

const request = (given: Partial<PanelFields> = {}): PanelFields => ({
  ...{ kind: "Panel", title: "Tenants' voice", purpose: words, owner: by, service: "Housing" },
  ...{ audiences: ["Tenants", "A new word"], areas: ["Castle"], members: 25, rhythm: "Monthly" },
  ...{ lastMet: undefined, status: "Requested", requestedBy: by, requestedOn: day("2027-06-02") },
  ...{ decidedBy: undefined, decidedOn: undefined, why: "", key: "hand/aaaaaaaa" },
  ...given,
});
const approval: Partial<PanelFields> = {
  ...{ status: "Running", decidedBy: other, decidedOn: day("2027-06-02"), why: "Needed" },
};

let standIn: StandIn;
let panels: PanelStore;
beforeEach(async () => {
  standIn = await startStandIn();
  panels = standIn.sharePoint.forumsAndPanels;
});
afterEach(() => standIn.close());

const change = (panel: Panel, to: Partial<PanelFields>, again = (_newest: Panel) => to) =>
  panels.change({ ...{ panel, change: to, what: "Forum approved", by, at, again } });
const edited = async (id: string, fields: Record<string, unknown>) => {
  await standIn.edit({ list, id, by: people.adele, fields: fields as Record<string, string> });
  return (await standIn.another()).forumsAndPanels;
};
const history = async (what: string) =>
  (await standIn.rows("History")).filter(({ fields }) => fields["Title"] === what);

describe("ForumsAndPanels", () => {
  it("keeps one row for a request, on this instance and on another, with one line of history", async () => {
    const second = await standIn.another();
    const added = await panels.add({ panel: request(), by, at });
    expect(added).toMatchObject(request());
    expect(added.listUrl).toMatch(/DispForm/);
    expect(await second.forumsAndPanels.add({ panel: request(), by, at })).toEqual(added);
    expect(await standIn.rows(list)).toHaveLength(1);
    expect(await history("Forum asked for")).toHaveLength(1);
    expect((await standIn.another()).forumsAndPanels.all()).toEqual([added]);
  });

  it("finds what another instance wrote a moment ago", async () => {
    const second = await standIn.another();
    const added = await panels.add({ panel: request(), by, at });
    expect(second.forumsAndPanels.all()).toEqual([]);
    expect(await second.forumsAndPanels.find(added.id)).toEqual(added);
    expect(await panels.find(asPanelId("77"))).toBeUndefined();
  });

  it("writes only what changes, with a line that says from what to what", async () => {
    const added = await panels.add({ panel: request(), by, at });
    await change(added, approval);
    const [row] = await standIn.rows(list);
    expect(row?.fields).toMatchObject({
      ...{ Status: "Running", DecidedById: grady.id, Why: "Needed", OwnerId: alex.id, Purpose: words },
    });
    expect(await history("Forum approved")).toMatchObject([
      { fields: { From: "Tenants' voice: Requested", To: "Tenants' voice: Running" } },
    ]);
    expect((await standIn.another()).forumsAndPanels.all()).toMatchObject([{ ...added, ...approval }]);
  });

  it("hands over what somebody changed meanwhile, and keeps theirs when the rule says so", async () => {
    const added = await panels.add({ panel: request(), by, at });
    await standIn.edit({ list, id: added.id, by: people.adele, fields: { Status: "Declined" } });
    const again = jest.fn((newest: Panel): Partial<PanelFields> => {
      throw new Error(`It is ${newest.status}`);
    });
    await expect(change(added, approval, again)).rejects.toThrow("It is Declined");
    expect(await panels.find(added.id)).toMatchObject({ status: "Declined" });
    expect(await history("Forum approved")).toHaveLength(0);
  });

  it("tells that a row was deleted while its card was open", async () => {
    const added = await panels.add({ panel: request(), by, at });
    const gone = { ...added, id: asPanelId("77") };
    await expect(change(gone, approval)).rejects.toMatchObject({ code: "not_found" });
  });

  it("reads a row typed by hand as asked for, which councillors do not see", async () => {
    const added = await panels.add({ panel: request(), by, at });
    const read = await edited(added.id, { Status: "", Kind: "", Rhythm: "", Members: "" });
    expect(read.all()).toMatchObject([
      { status: "Requested", kind: "Forum", rhythm: undefined, members: undefined },
    ]);
  });

  it("has no owner once somebody clears the column in the list", async () => {
    const added = await panels.add({ panel: request(), by, at });
    const read = await edited(added.id, { Owner: "" });
    expect(read.all()).toMatchObject([{ owner: undefined, requestedBy: by }]);
  });
});
