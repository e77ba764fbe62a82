import type { Person } from "../../../bot/common/person";
import {
  closingSchema,
  feedbackSchema,
  problemSchema,
  recordProblemsSchema,
  whoWeEngagedWithSchema,
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

const { megan, lee } = people;
const base = "/api/consultations/2027-00042";
const did = { theme: "Hours", said: "Later.", outcome: "did", answer: "Open until eight." };

let product: Product;
let api: TabApi;
beforeEach(async () => {
  product = buildProduct({
    now: "2027-05-20T09:00:00Z",
    people: [alex, adele, grady, megan, lee],
    consultations: [
      buildConsultation({ workflowStatus: "Decided", methods: ["Focus group"] }),
      buildConsultation({ reference: referenceNumber(7), workflowStatus: "Idea" }),
    ],
  });
  api = await startTabApi(product);
});
afterEach(() => api.close());

const problem = ({ body }: { body: unknown }) => problemSchema.parse(body).error;
const row = () => product.consultations.find(referenceNumber(42));

describe.each([
  ["GET", `${base}/closing`, undefined],
  ["PATCH", `${base}/closing`, { participation: { responses: "40" } }],
  ["GET", `${base}/feedback`, undefined],
  ["PUT", `${base}/feedback`, { key: "one", rows: [did] }],
  ["POST", `${base}/feedback/publish`, { nothingChanged: "Nobody asked." }],
  ["GET", "/api/measures/who-we-engaged-with?year=2027", undefined],
] as const)("%s %s", (method, path, body) => {
  it("is for whoever is signed in", async () => {
    expect((await api.ask(undefined, method, path, body)).status).toBe(401);
    expect(product.register.history).toEqual([]);
  });
});

describe("closing in the tab", () => {
  const patch = (by: Person, body: unknown, at = base) => api.ask(by, "PATCH", `${at}/closing`, body);

  it.each([
    [{}],
    [{ participation: {}, findings: {} }],
    [{ participation: { responses: "4", workflowStatus: "Complete" } }],
    [{ outcome: {} }],
  ])("refuses what is not one part: %j", async (body) => {
    const answer = await patch(alex, body);
    expect(answer.status).toBe(400);
    expect(problem(answer).message).toContain("Send one part at a time");
  });

  it("says everything that is wrong, and writes nothing", async () => {
    const groups = [{ group: "Carers", reached: "maybe", count: "lots" }];
    const answer = await patch(alex, { participation: { responses: -4, groups } });
    expect(answer.status).toBe(400);
    expect(problem(answer).message).toMatch(/Responses cannot be less.*Carers: “lots”.*Carers: say if/s);
    expect(recordProblemsSchema.parse(answer.body).problems.map(({ name }) => name)).toEqual([
      ...["responses", "groupCount", "reached"],
    ]);
    expect(row()?.responses).toBeUndefined();
  });

  it("is refused to others, and to nobody's consultation", async () => {
    const body = { participation: { responses: "40" } };
    expect((await patch(grady, body)).status).toBe(403);
    expect((await patch(lee, body)).status).toBe(403);
    expect((await patch(alex, body, "/api/consultations/2027-99999")).status).toBe(404);
    expect((await patch(alex, body, "/api/consultations/nonsense")).status).toBe(404);
    expect((await patch(lee, body, "/api/consultations/2027-00007")).status).toBe(404);
  });

  it("keeps each part; exact for those who write it, banded for everybody else", async () => {
    const groups = [{ group: "Carers", reached: "yes", count: 3, how: "Met Ann" }];
    const mine = await patch(alex, { participation: { responses: 60, groups } });
    expect(closingSchema.parse(mine.body).participation).toMatchObject({
      ...{ exact: true, groups: [{ count: "3" }] },
    });
    for (const by of [grady, lee]) {
      const theirs = closingSchema.parse((await api.ask(by, "GET", `${base}/closing`)).body);
      expect(theirs.participation).toEqual({
        ...{ exact: false, responses: "60" },
        groups: [{ group: "Carers", reached: "yes", count: "fewer than 5", how: "" }],
      });
    }
    await patch(alex, { findings: { findingsSummary: "Later hours." } });
    const decision = {
      outcomeSummary: "Open later.",
      decisionReasons: "Asked for.",
      outcomeDate: "2027-05-18",
    };
    await patch(alex, { decision });
    await patch(alex, { evaluation: { evalScore: 5, ratings: [{ method: "Focus group", rating: 6 }] } });
    const last = await patch(alex, { promise: { feedbackPromised: "2027-06-30", channel: "Website" } });
    expect(closingSchema.parse(last.body).done).toEqual({
      ...{ participation: true, findings: true, decision: true, evaluation: true },
    });
    expect(row()).toMatchObject({ feedbackPromised: "2027-06-30", methodRatings: [{ rating: 6 }] });
    const { typed } = closingSchema.parse((await api.ask(grady, "GET", `${base}/closing`)).body);
    expect(typed).toMatchObject({
      findings: { findingsSummary: "Later hours." },
      decision: { ...decision, decisionUrl: "" },
      evaluation: { evalScore: "5", ratings: [{ method: "Focus group", rating: "6" }], costActual: "" },
    });
    const { body } = await api.ask(lee, "GET", `${base}/closing`);
    expect(closingSchema.parse(body).typed).toBeUndefined();
  });
});

it.each([
  ["findings", { findingsSummary: "Only 3 deaf people came." }],
  [
    "decision",
    { outcomeSummary: "As 3 deaf people asked.", decisionReasons: "x1.", outcomeDate: "2027-05-18" },
  ],
  [
    "decision",
    { outcomeSummary: "Open.", decisionReasons: "3 deaf people asked.", outcomeDate: "2027-05-18" },
  ],
  ["evaluation", { evalScore: 5, worked: "We met 3 deaf people." }],
])("says after saving the %s what to look at again", async (part, typed) => {
  const answer = await api.ask(alex, "PATCH", `${base}/closing`, { [part]: typed });
  expect(closingSchema.parse(answer.body).lookAgain?.join()).toContain("“3 deaf people”");
});

describe("you said, we did in the tab", () => {
  const put = (by: Person, body: unknown) => api.ask(by, "PUT", `${base}/feedback`, body);

  it.each([[{}], [{ rows: [did] }], [{ key: "a b", rows: [] }], [{ key: "one", rows: "all" }], [[]]])(
    "refuses %j",
    async (body) => {
      expect((await put(alex, body)).status).toBe(400);
    },
  );

  it("is written by whoever may, all or nothing, and sent twice is once", async () => {
    expect((await put(grady, { key: "one", rows: [did] })).status).toBe(403);
    expect((await put(lee, { key: "one", rows: [did] })).status).toBe(403);
    const bad = await put(alex, { key: "one", rows: [did, { ...did, outcome: "could not", answer: "" }] });
    expect(bad.status).toBe(400);
    expect(problem(bad).message).toContain("Row 2: Say why you could not.");
    expect(recordProblemsSchema.parse(bad.body).problems.map(({ name }) => name)).toEqual(["rows.1.answer"]);
    expect(product.feedbackRows.of(referenceNumber(42))).toEqual([]);
    await put(alex, { key: "one", rows: [did] });
    const { rows } = feedbackSchema.parse((await api.ask(alex, "GET", `${base}/feedback`)).body);
    expect(rows).toMatchObject([{ theme: "Hours", published: false, lacks: "" }]);
  });

  it("is published with its rows; a councillor then reads it, without who will do it", async () => {
    const will = { ...did, outcome: "will", owner: "Grady Archie", dueDate: "2027-08-01" };
    await put(alex, { key: "one", rows: [will] });
    const seen = async (by: Person) =>
      feedbackSchema.parse((await api.ask(by, "GET", `${base}/feedback`)).body).rows;
    expect(await seen(lee)).toEqual([]);
    expect((await api.ask(lee, "POST", `${base}/feedback/publish`, {})).status).toBe(403);
    product.register.put({ ...row(), findingsSummary: "Only 3 deaf people came." } as never);
    const look = async (by: Person) =>
      feedbackSchema.parse((await api.ask(by, "GET", `${base}/feedback`)).body).lookAgain;
    expect((await look(alex))?.join()).toContain("“3 deaf people”");
    expect(await look(lee)).toBeUndefined();
    const asked = await api.ask(alex, "POST", `${base}/feedback/publish`, {});
    expect(asked.status).toBe(400);
    expect(recordProblemsSchema.parse(asked.body).problems).toEqual([
      { name: "lookAgain", message: expect.stringContaining("“3 deaf people”") },
    ]);
    expect(row()?.workflowStatus).toBe("Decided");
    const answer = await api.ask(alex, "POST", `${base}/feedback/publish`, { asItIs: true });
    expect(feedbackSchema.parse(answer.body).publishedOn).toBe("2027-05-20");
    expect(row()?.workflowStatus).toBe("Feedback published");
    expect(await seen(lee)).toMatchObject([{ dueDate: "2027-08-01", published: true }]);
    expect((await seen(lee))[0]?.owner).toBeUndefined();
    expect((await seen(grady))[0]?.owner).toBe("Grady Archie");
  });

  it("shows whoever may publish all that is read beside the rows, and nobody else", async () => {
    product.register.put({
      ...{ ...row(), workflowStatus: "Decided", findingsSummary: "Later hours." },
      ...{ outcomeSummary: "Open later.", decisionReasons: "Asked for.", outcomeDate: "2027-05-18" },
    } as never);
    const told = async (by: Person) =>
      feedbackSchema.parse((await api.ask(by, "GET", `${base}/feedback`)).body).alsoRead;
    expect(await told(alex)).toEqual({
      ...{
        findings: "Later hours.",
        decision: "Open later.",
        reasons: "Asked for.",
        decidedOn: "2027-05-18",
      },
    });
    expect(await told(lee)).toBeUndefined();
  });

  it.each([
    ["outcomeSummary", "One carer gets a pass."],
    ["decisionReasons", "One carer asked."],
    ["publicSummary", "One carer wrote."],
  ])("looks again at %s", async (name, words) => {
    product.register.put({ ...row(), [name]: words } as never);
    const { body } = await api.ask(alex, "GET", `${base}/feedback`);
    expect(feedbackSchema.parse(body).lookAgain?.join()).toContain("“One carer”");
  });

  it("with no rows asks for the reason", async () => {
    const answer = await api.ask(alex, "POST", `${base}/feedback/publish`, {});
    expect(answer.status).toBe(400);
    expect(problem(answer).message).toContain("say why nothing changed");
  });
});

describe("who we engaged with", () => {
  it.each(["20267", "last", "1999", "2027.5", ""])("asks for a year, not “%s”", async (year) => {
    expect((await api.ask(alex, "GET", `/api/measures/who-we-engaged-with?year=${year}`)).status).toBe(400);
  });

  it("is answered for the year, for councillors too, without drafts", async () => {
    const { body } = await api.ask(lee, "GET", "/api/measures/who-we-engaged-with?year=2027");
    const told = whoWeEngagedWithSchema.parse(body);
    expect(told).toMatchObject({ year: 2027, consultations: 1, of: [{ reference: "2027-00042" }] });
  });
});
