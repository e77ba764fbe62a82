import { asStepId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import { problemSchema, reviewsSchema, statusChangedSchema } from "../../../bot/contract";
import { people } from "../../support/build";
import { startTabApi, type TabApi } from "../../support/signed-in";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  type Product,
  referenceNumber,
} from "../../support/teams";

const { megan, lee } = people;
const whole = { whyConsulting: "To hear", whatCanChange: "The hours", whatCannotChange: "The budget" };
const path = "/api/consultations/2027-00042/status";

let product: Product;
let api: TabApi;
beforeEach(async () => {
  product = buildProduct({
    people: [alex, adele, grady, megan, lee],
    consultations: [
      buildConsultation({
        ...whole,
        workflowStatus: "Submitted",
        changedAt: new Date("2027-02-26T09:00:00Z"),
      }),
      buildConsultation({ ...whole, reference: referenceNumber(7), workflowStatus: "Idea" }),
      buildConsultation({
        ...{ ...whole, reference: referenceNumber(8), workflowStatus: "Submitted" },
        changedAt: new Date("2027-03-01T08:00:00Z"),
      }),
    ],
    actions: [
      buildAction({ id: "8" as never, reference: referenceNumber(8), stepId: asStepId("0.2"), gate: "G1" }),
    ],
  });
  api = await startTabApi(product);
});
afterEach(() => api.close());

const post = (by: Person | undefined, body: unknown, at = path) => api.ask(by, "POST", at, body);
const problem = ({ body }: { body: unknown }) => problemSchema.parse(body).error;
const statusNow = () => product.register.consultations.find(referenceNumber(42))?.workflowStatus;

describe("changing a status in the tab", () => {
  it("is for whoever is signed in", async () => {
    expect((await post(undefined, { to: "Approved" })).status).toBe(401);
    expect((await api.ask(undefined, "GET", "/api/reviews")).status).toBe(401);
    expect(statusNow()).toBe("Submitted");
  });

  it.each([
    ["nothing", undefined],
    ["no object", "[]"],
    ["no status there is", { to: "Published" }],
    ["a status of every object", { to: "__proto__" }],
    ["a note that is no text", { to: "Approved", note: { a: 1 } }],
    ["a note of 30,000 letters", { to: "Approved", note: "x".repeat(30_000) }],
    ["half of something", '{"to":"Appro'],
  ])("is refused when it says %s", async (_, body) => {
    expect((await post(megan, body)).status).toBe(400);
    expect(statusNow()).toBe("Submitted");
  });

  it("needs a note where the chat does, and keeps within what the list holds", async () => {
    const without = await post(megan, { to: "Changes requested" });
    expect([without.status, problem(without).message]).toEqual([
      ...[400, "Say what must change, so that the officer knows."],
    ]);
    const long = await post(megan, { to: "Changes requested", note: "x".repeat(2_001) });
    expect([long.status, problem(long).message]).toEqual([
      ...[400, "The note has 2001 characters. Shorten it to 2000."],
    ]);
  });

  it.each([
    [
      "its lead officer",
      alex,
      "Nobody may approve their own consultation. Ask another manager to look at it.",
    ],
    ["an officer", grady, "Only a manager can do this. The lead officer sends it for review first."],
    ["the engagement lead", adele, "Only a manager can do this. The lead officer sends it for review first."],
  ])("is not for %s", async (_, by, message) => {
    const refused = await post(by, { to: "Approved" });
    expect([refused.status, problem(refused).message]).toEqual([403, message]);
    expect(statusNow()).toBe("Submitted");
  });

  it("hides from a councillor that there is anything", async () => {
    expect((await post(lee, { to: "Approved" })).status).toBe(404);
    expect((await post(megan, { to: "Approved" }, "/api/consultations/2027-00999/status")).status).toBe(404);
    expect((await post(megan, { to: "Approved" }, "/api/consultations/__proto__/status")).status).toBe(404);
  });

  it("is a conflict where a gate waits, or it stands elsewhere by now", async () => {
    const gate = await post(megan, { to: "Approved" }, "/api/consultations/2027-00008/status");
    expect([gate.status, problem(gate).message]).toEqual([
      ...[409, expect.stringContaining("Gate G1 waits for 1 step: 0.2")],
    ]);
    const elsewhere = await post(alex, { to: "Open" });
    expect([elsewhere.status, problem(elsewhere).message]).toEqual([
      ...[409, "It is now Submitted, so it cannot become Open. The card shows what can be done next."],
    ]);
  });

  it("is done by the same rules as in chat, once, and says what comes next", async () => {
    const approved = await post(megan, { to: "Approved", note: "Mind the election" });
    expect(approved.status).toBe(200);
    expect(statusChangedSchema.strict().parse(approved.body)).toEqual({
      ...{ reference: "2027-00042", workflowStatus: "Approved", changed: true },
      told: { name: "Alex Wilber", reached: true },
      moves: [{ to: "Stopped", needsNote: true }],
    });
    expect(product.register.consultations.find(referenceNumber(42))).toMatchObject({
      ...{ reviewedBy: { id: megan.id }, reviewNote: "Mind the election" },
    });
    expect((await post(megan, { to: "Approved" })).body).toMatchObject({ changed: false });
    expect(product.register.history).toHaveLength(1);
  });

  it("names who is asked to review what is submitted", async () => {
    const sent = await post(alex, { to: "Submitted" }, "/api/consultations/2027-00007/status");
    expect(sent).toMatchObject({ status: 200, body: { reviewers: ["Megan Bowen"], moves: [] } });
  });
});

describe("what waits for review, in the tab", () => {
  it("is for a manager what they have to answer, with how much is in the way", async () => {
    const { status, body } = await api.ask(megan, "GET", "/api/reviews");
    expect(status).toBe(200);
    const { rows } = reviewsSchema.parse(body);
    expect(body).toEqual(reviewsSchema.parse(body));
    expect(
      rows.map(({ reference, whose, daysWaiting, missingSteps, clashes, reviewers }) => [
        ...[reference, whose, daysWaiting, missingSteps, clashes, reviewers.join()],
      ]),
    ).toEqual([
      ["2027-00042", "me", 3, 0, 0, "Megan Bowen"],
      ["2027-00008", "me", 0, 1, 0, "Megan Bowen"],
    ]);
  });

  it("is for an officer what they wait for, and for a councillor nothing", async () => {
    const { body } = await api.ask(alex, "GET", "/api/reviews");
    expect(reviewsSchema.parse(body).rows.map(({ whose }) => whose)).toEqual(["mine", "mine"]);
    expect((await api.ask(grady, "GET", "/api/reviews")).body).toMatchObject({ rows: [] });
    expect((await api.ask(lee, "GET", "/api/reviews")).status).toBe(403);
  });
});
