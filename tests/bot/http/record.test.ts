import type { z } from "zod";
import type { Person } from "../../../bot/common/person";
import {
  problemSchema,
  recordCopySchema,
  recordEditedSchema,
  recordHistorySchema,
  recordProblemsSchema,
  recordViewSchema,
} from "../../../bot/contract";
import { people } from "../../support/build";
import { startTabApi, type TabApi } from "../../support/signed-in";
import {
  adele,
  alex,
  buildConsultation,
  buildProduct,
  grady,
  type Product,
  referenceNumber,
} from "../../support/teams";

const { lee } = people;
const path = "/api/consultations/2027-00042";

let product: Product;
let api: TabApi;
beforeEach(async () => {
  product = buildProduct({
    people: [alex, adele, grady, lee],
    consultations: [
      buildConsultation({
        reviewNote: "Mind the election",
        ...{ tryingOut: "We think that walks work.", triedResult: "They did." },
        budgetPlanned: 900,
        sponsor: { id: adele.id, name: "Adele" },
      }),
      buildConsultation({ reference: referenceNumber(7), workflowStatus: "Idea", whyConsulting: "" }),
    ],
  });
  api = await startTabApi(product);
});
afterEach(() => api.close());

const get = (by: Person | undefined, at = path) => api.ask(by, "GET", at);
const patch = (by: Person | undefined, body: unknown, at = path) => api.ask(by, "PATCH", at, body);
const now = () => product.register.consultations.find(referenceNumber(42));

/** In order by the contract's shape, and with nothing in it that the shape does not name. */
function exactly<Shape extends z.ZodType>(schema: Shape, body: unknown): z.infer<Shape> {
  const read = schema.parse(body);
  expect(body).toEqual(read);
  return read;
}

it("is for whoever is signed in", async () => {
  for (const at of [path, `${path}/history`]) expect((await get(undefined, at)).status).toBe(401);
  expect((await patch(undefined, { title: "Mine" })).status).toBe(401);
  expect(now()?.title).toBe("Parks strategy");
});

describe("copying it as next year's", () => {
  const copy = (by: Person | undefined) => api.ask(by, "POST", `${path}/copy`, {});

  it("starts a plan to be gone through in chat, the same one however often it is asked for", async () => {
    const first = await copy(grady);
    expect(first.status).toBe(201);
    const answer = exactly(recordCopySchema, first.body);
    expect(answer).toMatchObject({ title: "Parks strategy", say: "plan a consultation" });
    expect(exactly(recordCopySchema, (await copy(grady)).body)).toEqual(answer);
    expect(await product.plans.unfinished(grady.id)).toHaveLength(1);
    // Nothing is logged until it is confirmed there.
    expect(product.register.consultations.all()).toHaveLength(2);
  });

  it("leads to the chat with the bot, where it is known", async () => {
    await api.close();
    api = await startTabApi(product, { botAppId: "0a0b0c0d-0000-4000-8000-000000000001" });
    expect(exactly(recordCopySchema, (await copy(grady)).body).chatUrl).toBe(
      "https://teams.microsoft.com/l/chat/0/0?users=28:0a0b0c0d-0000-4000-8000-000000000001&message=plan%20a%20consultation",
    );
  });

  it("is not for councillors, nor for somebody nobody knows", async () => {
    expect((await copy(lee)).status).toBe(403);
    expect((await copy(undefined)).status).toBe(401);
  });
});

describe("seeing a record", () => {
  it("gives its lead officer everything, with the boxes to change it by", async () => {
    const { status, body } = await get(alex);
    expect(status).toBe(200);
    const record = exactly(recordViewSchema, body);
    expect(record).toMatchObject({
      ...{
        title: "Parks strategy",
        timing: "forthcoming",
        engagementLevel: "Consult",
        startDate: "2027-03-29",
      },
      ...{ tryingOut: "We think that walks work.", triedResult: "They did." },
      forOfficers: { reviewNote: "Mind the election", budgetPlanned: 900, sponsor: "Adele" },
      next: {
        to: "Ready",
        missing: ["Public contact: name", "Public contact: e-mail", "Equality impact assessment"],
      },
    });
    expect(record.moves).toEqual([{ to: "Ready", needsNote: false }]);
    expect(record.parts.map(({ name }) => name)).toEqual([
      ...["purpose", "people", "contact", "equality", "money", "links", "events"],
    ]);
    expect(record.parts[1]?.boxes).toContainEqual({
      ...{ name: "areas", label: "Areas", hint: "", kind: "choices", value: "Riverside" },
      choices: ["Whole borough", "Riverside", "Old Town", "Hillside"],
    });
  });

  it("gives another officer no boxes, and a councillor nothing that is for officers", async () => {
    expect(exactly(recordViewSchema, (await get(grady)).body).parts).toEqual([]);
    const seen = exactly(recordViewSchema, (await get(lee)).body);
    expect([seen.parts, seen.moves, seen.forOfficers, seen.next]).toEqual([[], [], undefined, undefined]);
    expect(JSON.stringify(seen)).not.toMatch(/Mind the election|900|Adele/);
  });

  it("is not found where there is none, or none for them", async () => {
    expect((await get(alex, "/api/consultations/2027-99999")).status).toBe(404);
    expect((await get(lee, "/api/consultations/2027-00007")).status).toBe(404);
    expect((await get(alex, "/api/consultations/nonsense")).status).toBe(404);
    expect((await get(alex, "/api/consultations/nonsense/history")).status).toBe(404);
  });
});

describe("changing a record", () => {
  it.each([
    ["nothing", undefined],
    ["no object", "[]"],
    ["a field there is not", { workflowStatus: "Approved" }],
    ["a field of every object", '{"__proto__":"x","constructor":"y"}'],
    ["a number for a text", { title: 5 }],
    ["half of something", '{"title":"Par'],
  ])("is refused when it says %s", async (_, body) => {
    const answer = await patch(alex, body);
    expect(answer.status).toBe(400);
    problemSchema.parse(answer.body);
    expect(now()).toMatchObject({ title: "Parks strategy", workflowStatus: "Approved" });
  });

  it("is refused with every problem beside its field, and keeps nothing of it", async () => {
    const { status, body } = await patch(alex, {
      ...{ title: "t".repeat(10_000), participateUrl: "javascript:alert(1)", whatHappensNext: "Fine" },
    });
    expect(status).toBe(400);
    const { problems, error } = exactly(recordProblemsSchema, body);
    expect(problems).toEqual([
      { name: "title", message: "Title has 10000 characters. Shorten it to 120 or fewer." },
      {
        name: "participateUrl",
        message: '"javascript:alert(1)" is not a link I can keep. Use one that starts with https://',
      },
    ]);
    expect(error.requestId).not.toBe("");
    expect(now()?.whatHappensNext).toBe("");
  });

  it("asks to look again at what everybody will read, and saves it as it is once asked to", async () => {
    const publicSummary = "Two residents asked for benches.";
    const asked = await patch(alex, { publicSummary });
    expect(asked.status).toBe(400);
    const { problems, error } = exactly(recordProblemsSchema, asked.body);
    expect(problems).toEqual([{ name: "lookAgain", message: expect.stringContaining("“Two residents”") }]);
    expect(error.message).toContain("“Two residents”");
    expect(now()?.publicSummary).toBe("");
    expect((await patch(alex, { publicSummary, asItIs: "yes" })).status).toBe(200);
    expect(now()?.publicSummary).toBe(publicSummary);
    expect((await patch(alex, { asItIs: "yes" })).status).toBe(400);
  });

  it("takes who stands in for its lead, which councillors do not see", async () => {
    const { body } = await patch(alex, { contactDeputy: "Sam Okoro, 01632 960124" });
    expect(exactly(recordEditedSchema, body).record.forOfficers?.contactDeputy).toBe(
      "Sam Okoro, 01632 960124",
    );
    expect(JSON.stringify((await get(lee)).body)).not.toContain("Sam Okoro");
  });

  it("is for its lead officer, the engagement lead and managers", async () => {
    expect((await patch(grady, { title: "Mine now" })).status).toBe(403);
    expect((await patch(lee, { title: "Mine now" })).status).toBe(403);
    expect((await patch(lee, { title: "Mine now" }, "/api/consultations/2027-00007")).status).toBe(404);
    expect((await patch(alex, { title: "Parks" }, "/api/consultations/2027-99999")).status).toBe(404);
    expect(now()?.title).toBe("Parks strategy");
  });

  it("saves, says what changed, and keeps a line of it for officers alone", async () => {
    const { status, body } = await patch(adele, { title: "Parks and greens", areas: "Riverside, Hillside" });
    expect(status).toBe(200);
    const { record, changed } = exactly(recordEditedSchema, body);
    expect(changed).toEqual(["Title", "Areas"]);
    expect(record).toMatchObject({ title: "Parks and greens", areas: ["Riverside", "Hillside"] });
    const history = await get(alex, `${path}/history`);
    expect(exactly(recordHistorySchema, history.body).lines).toMatchObject([
      { what: "Title changed", who: "Adele Vance", from: "Parks strategy", to: "Parks and greens" },
      { what: "Areas changed", who: "Adele Vance", from: "Riverside", to: "Riverside; Hillside" },
    ]);
    expect((await get(lee, `${path}/history`)).status).toBe(403);
    expect((await get(alex, "/api/consultations/2027-99999/history")).status).toBe(404);
  });
});
