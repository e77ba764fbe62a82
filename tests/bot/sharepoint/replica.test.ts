import type { Log } from "../../../bot/common/log";
import type { Consultation } from "../../../bot/consultations";
import type { RowChange } from "../../../bot/sharepoint";
import { buildEntry, reference } from "../../support/build-register";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
let news: RowChange<Consultation>[];
const logged: string[] = [];
const log: Log = {
  info() {},
  warn: (event, fields) => void logged.push(`${event} ${fields?.["column"] ?? ""}`),
  error: (event) => void logged.push(event),
};

beforeEach(async () => {
  logged.length = 0;
  news = [];
  standIn = await startStandIn({ log });
  standIn.sharePoint.onConsultationChanged((change) => news.push(change));
  await standIn.sharePoint.planRecord.write(buildEntry());
});
afterEach(() => standIn.close());

const ref = reference("2027-00042");
const edit = (fields: Record<string, string>, by = people.megan) =>
  standIn.edit({ list: "Consultations", id: "1", by, fields });

describe("the register in memory", () => {
  it("hears of an edit in the list, and who made it", async () => {
    await edit({ WorkflowStatus: "Approved", EndDate: "2027-07-15" });
    await standIn.sharePoint.refresh();
    expect(news).toHaveLength(1);
    expect(news[0]?.before).toMatchObject({ workflowStatus: "Idea" });
    expect(news[0]?.after).toMatchObject({
      workflowStatus: "Approved",
      endDate: "2027-07-15",
      changedBy: { byApp: false, person: { id: people.megan.id, name: "Megan Bowen" } },
    });
    expect(standIn.sharePoint.consultations.find(ref)?.workflowStatus).toBe("Approved");
  });

  it("hears nothing of its own writes", async () => {
    await standIn.sharePoint.refresh();
    await standIn.sharePoint.refresh();
    expect(news).toEqual([]);
  });

  it("hears once of another instance's write", async () => {
    const other = await standIn.another();
    const second = { reference: reference("2027-00043"), externalId: "plan-2" };
    await other.planRecord.write(buildEntry({ consultation: second }));
    await standIn.sharePoint.refresh();
    await standIn.sharePoint.refresh();
    expect(news).toMatchObject([{ before: undefined, after: { reference: "2027-00043" } }]);
  });

  it("hears of a deleted row", async () => {
    await fetch(`${standIn.graph.url}/lists/Consultations/items/1/delete`, {
      method: "POST",
      redirect: "manual",
    });
    await standIn.sharePoint.refresh();
    expect(news).toMatchObject([{ before: { reference: "2027-00042" }, after: undefined }]);
    expect(standIn.sharePoint.consultations.all()).toEqual([]);
  });

  it("takes the person chosen in the people column, not the id beside it", async () => {
    const grady = (await standIn.rows("User Information List")).find(
      ({ fields }) => fields["Title"] === "Grady Archie",
    );
    await edit({ LeadOfficer: grady?.id ?? "" });
    await standIn.sharePoint.refresh();
    expect(standIn.sharePoint.consultations.find(ref)?.leadOfficer).toEqual({
      id: people.grady.id,
      name: "Grady Archie",
    });
  });

  it("keeps a row with words it does not know, and says so once", async () => {
    await standIn.allowAnyChoice("Consultations", "WorkflowStatus");
    await edit({ WorkflowStatus: "Parked" });
    await standIn.sharePoint.refresh();
    await standIn.sharePoint.load();
    expect(standIn.sharePoint.consultations.find(ref)?.workflowStatus).toBe("Idea");
    expect(logged.filter((line) => line === "list.not_understood WorkflowStatus")).toHaveLength(1);
  });

  it("costs one unit a list when nothing happened", async () => {
    await standIn.sharePoint.refresh();
    standIn.graph.forgetRequests();
    await standIn.sharePoint.refresh();
    expect(standIn.graph.requests().map(({ resourceUnits }) => resourceUnits)).toEqual([1, 1, 1]);
  });

  it("joins those who ask at the same time", async () => {
    await standIn.sharePoint.refresh();
    const wire = await standIn.wire(() =>
      Promise.all(Array.from({ length: 10 }, () => standIn.sharePoint.consultations.refresh())),
    );
    // The one under way, and one more for everybody who asked after it began.
    expect(wire).toHaveLength(2);
  });

  it("serves the last good copy when SharePoint is away, and says how old it is", async () => {
    await standIn.steer("2027-03-01T09:00:00Z");
    await standIn.sharePoint.refresh();
    await standIn.faults({ tooManyRequests: { share: 1, retryAfter: 600 } });
    await standIn.steer("2027-03-01T09:01:00Z");
    await standIn.sharePoint.refresh();
    expect(standIn.sharePoint.consultations.freshness().stale).toBe(false);
    await standIn.steer("2027-03-01T09:05:00Z");
    await standIn.sharePoint.refresh();
    expect(standIn.sharePoint.consultations.freshness()).toMatchObject({ stale: true });
    expect(standIn.sharePoint.consultations.freshness().asOf.toISOString()).toMatch(/^2027-03-01T09:00/);
    expect(standIn.sharePoint.health().state).toBe("stale");
    expect(standIn.sharePoint.consultations.find(ref)?.title).toBe("Library opening hours");
    await standIn.faults({});
    await standIn.sharePoint.refresh();
    expect(standIn.sharePoint.health().state).toBe("ok");
  });

  it("reads everything anew when its token is too old, and still tells what changed", async () => {
    await standIn.sharePoint.refresh();
    await edit({ WorkflowStatus: "Approved" });
    await standIn.expireDeltaTokens();
    await standIn.sharePoint.refresh();
    expect(news).toMatchObject([
      { before: { workflowStatus: "Idea" }, after: { workflowStatus: "Approved" } },
    ]);
    await standIn.sharePoint.refresh();
    expect(news).toHaveLength(1);
  });

  it("is down until it was read once", async () => {
    const fresh = standIn.open();
    expect(fresh.health()).toEqual({ state: "down" });
    expect(fresh.consultations.all()).toEqual([]);
    await fresh.load();
    expect(fresh.health().state).toBe("ok");
  });

  it("gives the same array until something changes", async () => {
    const before = standIn.sharePoint.consultations.all();
    await standIn.sharePoint.refresh();
    expect(standIn.sharePoint.consultations.all()).toBe(before);
    await edit({ Title: "Changed" });
    await standIn.sharePoint.refresh();
    expect(standIn.sharePoint.consultations.all()).not.toBe(before);
  });
});
