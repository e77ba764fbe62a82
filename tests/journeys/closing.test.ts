import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { alex, type Connector, grady, press, startConnector } from "../support/teams";

jest.setTimeout(180_000);

describe("closing the loop", () => {
  let product: LocalProduct;
  let teams: Connector;
  let reference: string;
  let id: string;

  beforeAll(async () => {
    [product, teams] = await Promise.all([
      startLocalProduct({ now: "2027-05-12T09:00:00Z" }),
      startConnector(),
    ]);
    const mine = (await product.rows("Consultations")).find((fields) => fields["LeadOfficerId"] === alex.id);
    reference = String(mine?.["Reference"]);
    id = String(mine?.["id"]);
    await byHand({
      ...{ WorkflowStatus: "Open", StartDate: "2027-03-29T12:00:00Z", EndDate: "2027-05-10T12:00:00Z" },
      EngagementLevel: "Consult",
    });
  });
  afterAll(async () => {
    await product?.stop();
    await teams?.close();
  });

  async function click(verb: string, given: object = {}, by = alex): Promise<string> {
    const response = await fetch(`${product.urls.bot}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(press({ serviceUrl: teams.url, by, verb, data: { reference, ...given } })),
    });
    return await response.text();
  }
  /** A manager sets it in the list itself. */
  async function byHand(fields: Record<string, unknown>): Promise<void> {
    await product.patch("Consultations", id, fields);
    await product.tick();
  }
  const row = async () =>
    (await product.rows("Consultations")).find((fields) => fields["Reference"] === reference) ?? {};
  const owed = async (key: string) =>
    (await product.rows("Actions")).filter((fields) =>
      String(fields["ExternalId"]).startsWith(`${key}/${reference}/`),
    );
  const history = async () =>
    (await product.rows("History"))
      .filter((fields) => fields["Consultation"] === reference)
      .map((fields) => fields["Title"]);

  test("closed, counted, found, decided, answered, published, and done", async () => {
    expect(await click("consultations.changeStatus", { to: "Closed" })).toContain("is now Closed");
    await product.tick();
    expect((await owed("feedback")).map((fields) => fields["Status"])).toEqual(["Open", "Open", "Open"]);
    await product.tick();
    expect(await owed("feedback")).toHaveLength(3);

    expect(await click("consultations.seeClosing")).toContain("Owed: the number of responses");
    await click("consultations.recordParticipation", {
      ...{ responses: "60", otherGroup: "Carers", reached: "yes", groupCount: "3", how: "Tea £ ŵ" },
    });
    await click("consultations.recordFindings", { findingsSummary: "Most want later hours." });
    await click("consultations.recordDecision", {
      ...{ outcomeSummary: "Open later.", decisionReasons: "Most asked for it.", outcomeDate: "2027-05-11" },
    });
    await click("consultations.evaluate", { evalScore: "5", worked: "Tea" });
    expect(await row()).toMatchObject({
      ...{ Responses: 60, GroupsReached: "Carers | yes | 3 | Tea £ ŵ", EvalScore: 5 },
      ...{ FindingsSummary: "Most want later hours.", OutcomeSummary: "Open later." },
    });

    await byHand({ WorkflowStatus: "Decided" });
    const said = { theme: "Seats", said: "More seats.", owner: "Grady Archie" };
    const kept = await click("feedback.keepRow", {
      ...{ ...said, outcome: "will", answer: "Buy chairs.", dueDate: "2027-08-01" },
      once: "00000000-0000-4000-8000-000000000001",
    });
    expect(kept).toContain("Due Sun 1 Aug 2027, with Grady Archie.");
    expect(await click("feedback.publish")).toContain("Published: 1 row.");
    expect(await row()).toMatchObject({ WorkflowStatus: "Feedback published" });
    expect((await row())["FeedbackPublished"]).toBeTruthy();
    expect((await owed("feedback")).map((fields) => fields["Status"])).toEqual(["Done", "Done", "Done"]);

    const [will] = await owed("will");
    expect(will).toMatchObject({ OwnerId: grady.id, Status: "Open", Source: "Other" });
    await click("actions.complete", { id: String(will?.["id"]), evidence: "Bought." }, grady);
    expect(await product.rows("YouSaidWeDid")).toMatchObject([{ Status: "Done", Outcome: "Will" }]);

    const summary = await click("consultations.whoWeEngagedWith", { year: "2027" });
    expect(summary).toContain("Carers: sought by 1, reached by 1");
    expect(summary).toContain("fewer than 5 people");
    expect(await history()).toEqual(
      expect.arrayContaining([
        ...["Responses recorded", "Findings recorded", "Decision recorded", "Objective met, from 1 to 6"],
        ...["You said, we did: row added", "Feedback published", "You said, we did: promise kept"],
      ]),
    );
  });
});
