import { day } from "../../../bot/common/days";
import {
  type Consultation,
  type ConsultationChange,
  type ConsultationWriter,
  withUnread,
} from "../../../bot/consultations";
import type { SharePoint } from "../../../bot/sharepoint";
import { alex, buildEntry, grady, reference } from "../../support/build-register";
import { people, type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
  await standIn.sharePoint.planRecord.write(buildEntry());
});
afterEach(() => standIn.close());

const of = reference("2027-00042");
const row = ({ consultations }: Pick<SharePoint, "consultations">): Consultation => {
  const found = consultations.find(of);
  if (!found) throw new Error("2027-00042 is not there");
  return found;
};
const submitted: ConsultationChange = {
  fields: { workflowStatus: "Submitted" },
  lines: [{ what: "Status changed", from: "Idea", to: "Submitted" }],
};
const change = (on: SharePoint, more: Partial<Parameters<ConsultationWriter["change"]>[0]> = {}) =>
  on.consultationWriter.change({
    ...submitted,
    consultation: row(on),
    by: alex,
    at: new Date("2027-03-02T10:00:00Z"),
    again: () => submitted,
    ...more,
  });
const rowId = async () => (await standIn.rows("Consultations"))[0]?.id ?? "";
const saved = async () => (await standIn.rows("Consultations"))[0]?.fields;
const lines = async () => (await standIn.sharePoint.history.of(of)).slice(1);

describe("changing a consultation", () => {
  it("saves the row and its history in one request, and shows it at once", async () => {
    const news: unknown[] = [];
    standIn.sharePoint.onConsultationChanged((each) => news.push(each));
    const wire = await standIn.wire(() => change(standIn.sharePoint));
    expect(wire).toHaveLength(1);
    expect(await saved()).toMatchObject({ WorkflowStatus: "Submitted", Title: "Library opening hours" });
    expect(row(standIn.sharePoint)).toMatchObject({
      workflowStatus: "Submitted",
      changedBy: { byApp: true },
    });
    expect(await lines()).toMatchObject([{ what: "Status changed", who: alex, to: "Submitted" }]);
    await standIn.sharePoint.refresh();
    expect(news).toEqual([]);
  });

  it("keeps the lines that somebody typed by hand and nobody can read", async () => {
    const { sharePoint } = standIn;
    await standIn.edit({
      ...{ list: "Consultations", id: await rowId(), by: people.megan },
      fields: { Events: "4 March 2027 | Drop-in\nsoon | Walk" },
    });
    await sharePoint.refresh();
    const { events } = row(sharePoint);
    expect(events).toEqual([{ on: "2027-03-04", what: "Drop-in", where: "" }]);
    const more = withUnread([...events, { on: day("2027-03-05"), what: "Stall", where: "" }], events);
    await change(sharePoint, { fields: { events: more }, lines: [] });
    expect((await saved())?.["Events"]).toBe("2027-03-04 | Drop-in\n2027-03-05 | Stall\nsoon | Walk");
  });

  it("writes only what is named: dates, people, choices, a review, and several lines", async () => {
    await change(standIn.sharePoint, {
      fields: {
        ...{ startDate: day("2027-05-03"), endDate: undefined, leadOfficer: grady, areas: ["Hillside"] },
        ...{ reviewedBy: alex, reviewedOn: day("2027-03-02"), reviewNote: "Ask more people" },
      },
      lines: [
        { what: "Start changed", from: "2027-03-01", to: "2027-05-03" },
        { what: "End changed", from: "2027-04-12", to: "" },
      ],
    });
    const fields = await saved();
    expect(fields).toMatchObject({
      ...{ LeadOfficerId: grady.id, Areas: ["Hillside"], ReviewedById: alex.id },
      ...{ ReviewNote: "Ask more people", WorkflowStatus: "Idea", Audiences: ["Residents"] },
    });
    expect(fields).not.toHaveProperty("EndDate");
    expect(await lines()).toMatchObject([{ what: "Start changed" }, { what: "End changed" }]);
    const again = await standIn.another();
    expect(row(again)).toMatchObject({ startDate: "2027-05-03", leadOfficer: grady });
    expect(row(again).endDate).toBeUndefined();
  });

  it("writes nothing where there is nothing to change", async () => {
    const wire = await standIn.wire(() => change(standIn.sharePoint, { fields: {}, lines: [] }));
    expect(wire).toEqual([]);
  });

  it("decides again on the newest row when somebody changed it in the list meanwhile", async () => {
    await standIn.edit({
      ...{ list: "Consultations", id: await rowId(), by: people.adele },
      fields: { Title: "Library hours" },
    });
    const seen: string[] = [];
    await change(standIn.sharePoint, {
      again(newest) {
        seen.push(newest.title);
        return submitted;
      },
    });
    expect(seen).toEqual(["Library hours"]);
    expect(await saved()).toMatchObject({ Title: "Library hours", WorkflowStatus: "Submitted" });
    expect(await lines()).toHaveLength(1);
  });

  it("keeps what is tried as somebody typed it into the list, and both lines of history", async () => {
    const { sharePoint } = standIn;
    const tryingOut = "We think that walks work.\nNobody did that here before.";
    await change(sharePoint, {
      fields: { tryingOut, triedNoted: day("2027-03-02") },
      lines: [{ what: "Trying something new changed", from: "", to: tryingOut }],
    });
    await standIn.edit({
      ...{ list: "Consultations", id: await rowId(), by: people.megan },
      fields: { TriedResult: "They did." },
    });
    await sharePoint.refresh();
    expect(row(sharePoint)).toMatchObject({ tryingOut, triedResult: "They did.", triedNoted: "2027-03-02" });
    await change(sharePoint);
    expect(row(await standIn.another())).toMatchObject({
      ...{ tryingOut, triedResult: "They did.", workflowStatus: "Submitted" },
    });
  });

  it("tells the person what that decision throws, and saves nothing", async () => {
    await standIn.edit({
      ...{ list: "Consultations", id: await rowId(), by: people.adele },
      fields: { WorkflowStatus: "Stopped" },
    });
    const refused = change(standIn.sharePoint, {
      again() {
        throw new Error("It is stopped");
      },
    });
    await expect(refused).rejects.toThrow("It is stopped");
    expect(await saved()).toMatchObject({ WorkflowStatus: "Stopped" });
    expect(await lines()).toEqual([]);
  });

  it("is one change and one line when two instances get the same press", async () => {
    const other = await standIn.another();
    await Promise.all([change(standIn.sharePoint), change(other)]);
    expect(await saved()).toMatchObject({ WorkflowStatus: "Submitted" });
    expect(await lines()).toHaveLength(1);
  });

  it("knows its own change again when the answer to it was lost", async () => {
    await standIn.faults({ acceptedThenReset: { share: 0.6 }, seed: 1, only: { method: "PATCH" } });
    await change(standIn.sharePoint, {
      again() {
        throw new Error("Asked again");
      },
    });
    await standIn.faults({});
    expect(await saved()).toMatchObject({ WorkflowStatus: "Submitted" });
    expect(await lines()).toHaveLength(1);
  });

  it("keeps the change when only its history cannot be written", async () => {
    const { id } = await standIn.listNamed("History");
    const only = { method: "POST", pathContains: id };
    await standIn.faults({ serverErrors: { share: 1, status: 500 }, only });
    expect(await change(standIn.sharePoint)).toMatchObject({ workflowStatus: "Submitted" });
    await standIn.faults({});
    expect(await saved()).toMatchObject({ WorkflowStatus: "Submitted" });
  });

  it("says that the row is gone when somebody deleted it, and shows it no more", async () => {
    await fetch(`${standIn.graph.url}/lists/Consultations/items/${await rowId()}/delete`, {
      method: "POST",
      headers: { Cookie: `editing-as=${people.adele.id}` },
      redirect: "manual",
    });
    const refused = {
      code: "not_found",
      message: "That consultation is not in the list any more. Type: my consultations",
    };
    await expect(change(standIn.sharePoint)).rejects.toMatchObject(refused);
    expect(standIn.sharePoint.consultations.find(of)).toBeUndefined();
    expect(await lines()).toEqual([]);
  });

  it("refuses a note that the list cannot hold, before asking Graph", async () => {
    const wire = await standIn.wire(() =>
      expect(
        change(standIn.sharePoint, { fields: { reviewNote: "x".repeat(64_000) } }),
      ).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("Reviewer's note") }),
    );
    expect(wire).toEqual([]);
  });
});
