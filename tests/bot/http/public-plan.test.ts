import type { Person } from "../../../bot/common/person";
import { forwardPlanSchema, publicPlanSchema } from "../../../bot/contract";
import { createDocuments } from "../../../bot/documents";
import { startTabApi } from "../../support/signed-in";
import {
  adele,
  alex,
  buildConsultation,
  buildProduct,
  noDocuments,
  type RunningBot,
  reference,
  startBot,
} from "../../support/teams";

const lee: Person = {
  id: "00000000-0000-0000-0000-000000000023" as never,
  name: "Lee Gu",
  roles: ["member"],
};
const id = "k".repeat(43);

let bot: RunningBot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

async function serve({
  publicPlan,
  owner,
}: {
  publicPlan: boolean;
  owner?: Person | undefined;
}): Promise<string> {
  await bot?.close();
  const product = buildProduct({
    settings: { publicPlan },
    people: [alex, lee],
    consultations: [
      buildConsultation({
        visibility: "Public",
        workflowStatus: "Open",
        publicSummary: "How parks are kept.",
      }),
      buildConsultation({
        reference: reference("2027-00043"),
        title: "Staff parking",
        workflowStatus: "Open",
      }),
      buildConsultation({
        reference: reference("2027-00044"),
        title: "A first idea",
        workflowStatus: "Idea",
      }),
    ],
  });
  const { consultations, actions, settings, clock } = product;
  const documents = createDocuments({
    breathe: async () => undefined,
    ...{ consultations, actions, settings, clock },
    findStep: () => undefined,
    findSource: () => undefined,
    describeLevel: () => ({ label: "", promise: "" }),
    history: { of: async () => [] },
  });
  bot = await startBot(product, {
    http: {
      documents: { ...noDocuments.documents, ...documents },
      calendarLinks: { find: async (given) => (given === id ? owner?.id : undefined) },
    },
  });
  return bot.url;
}

describe("the public plan", () => {
  it.each(["json", "csv", "ics", "html"])("is at no address while it is switched off: %s", async (format) => {
    const url = await serve({ publicPlan: false });
    expect((await fetch(`${url}/public/consultations.${format}`)).status).toBe(404);
  });

  it.each([
    ["json", "application/json; charset=utf-8"],
    ["csv", "text/csv; charset=utf-8"],
    ["ics", "text/calendar; charset=utf-8"],
    ["html", "text/html; charset=utf-8"],
  ])("is for anybody once it is on, with nothing that is not public: %s", async (format, type) => {
    const url = await serve({ publicPlan: true });
    const response = await fetch(`${url}/public/consultations.${format}`);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, type]);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    const text = await response.text();
    expect(text).toContain("Parks strategy");
    expect(text).not.toMatch(/Staff parking|A first idea|Alex|2027-0004[34]/);
  });

  it("has no other kind, and none of it may be changed", async () => {
    const url = await serve({ publicPlan: true });
    expect((await fetch(`${url}/public/consultations.docx`)).status).toBe(404);
    expect((await fetch(`${url}/public/consultations.json`, { method: "POST" })).status).toBe(404);
  });

  it("may run no script on its page", async () => {
    const url = await serve({ publicPlan: true });
    const response = await fetch(`${url}/public/consultations.html`);
    expect(response.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'",
    );
  });

  it("is shown before it goes out only to whoever is signed in", async () => {
    const url = await serve({ publicPlan: false });
    expect((await fetch(`${url}/api/public-plan.json`)).status).toBe(401);
  });
});

describe("a calendar link", () => {
  it("gives its owner's view of the plan: an officer sees ideas", async () => {
    const url = await serve({ publicPlan: false, owner: alex });
    const response = await fetch(`${url}/calendars/${id}.ics`);
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    const text = await response.text();
    expect(text).toContain("SUMMARY:Opens: Staff parking");
    expect(text).toContain("SUMMARY:Opens: A first idea");
  });

  it("gives a councillor no ideas that nobody has agreed to", async () => {
    const url = await serve({ publicPlan: false, owner: lee });
    const text = await (await fetch(`${url}/calendars/${id}.ics`)).text();
    expect(text).toContain("Staff parking");
    expect(text).not.toContain("A first idea");
  });

  it("that nobody has, was taken back, or whose owner has left, gives nothing", async () => {
    const gone: Person = { ...alex, id: "00000000-0000-0000-0000-000000000099" as never };
    for (const [given, owner] of [
      ["x".repeat(43), alex],
      ["short", alex],
      [id, undefined],
      [id, gone],
    ] as const) {
      const url = await serve({ publicPlan: true, owner });
      const response = await fetch(`${url}/calendars/${given}.ics`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("type to the bot: calendar feed");
    }
  });
});

it("tells officers what is marked public and not out yet, and why", async () => {
  const product = buildProduct({
    people: [alex, lee],
    consultations: [
      buildConsultation({ visibility: "Public", workflowStatus: "Open", publicSummary: "Parks." }),
      buildConsultation({
        ...{ reference: reference("2027-00043"), title: "No summary" },
        ...{ visibility: "Public", workflowStatus: "Open" },
      }),
      buildConsultation({ reference: reference("2027-00044"), workflowStatus: "Open" }),
    ],
  });
  const api = await startTabApi(product);
  try {
    expect((await api.ask(undefined, "GET", "/api/public-plan")).status).toBe(401);
    expect((await api.ask(lee, "GET", "/api/public-plan")).status).toBe(403);
    const { body } = await api.ask(alex, "GET", "/api/public-plan");
    expect(publicPlanSchema.parse(body)).toEqual({
      ...{ isOn: false, records: 1, more: 0 },
      waiting: [
        {
          ...{ reference: "2027-00043", title: "No summary" },
          why: "It is published once it has a public summary.",
        },
      ],
    });
  } finally {
    await api.close();
  }
});

it("says when its owner last checked it, on the page, in the file and in the tab's plan", async () => {
  const product = buildProduct({ settings: { publicPlan: true }, people: [alex, adele] });
  const { consultations, actions, settings, clock } = product;
  const documents = createDocuments({
    breathe: async () => undefined,
    ...{ consultations, actions, settings, clock },
    findStep: () => undefined,
    findSource: () => undefined,
    describeLevel: () => ({ label: "", promise: "" }),
    history: { of: async () => [] },
  });
  const file = (format: "json" | "html") => documents.publicPlan(format).bytes.toString();
  expect(JSON.parse(file("json"))).not.toHaveProperty("last_checked");
  expect(file("html")).not.toContain("Last checked");
  product.setNow("2027-04-01T09:00:00Z");
  const { seen } = await consultations.seePlanCheck({ by: adele });
  await consultations.markPlanChecked({ seen, by: adele });
  product.setNow("2027-04-01T09:05:00Z");
  expect(JSON.parse(file("json"))).toMatchObject({ last_checked: "2027-04-01" });
  expect(file("html")).toContain("Last checked on Thu 1 Apr 2027.");
  // A day, and nobody's name.
  expect(file("json") + file("html")).not.toContain("Adele");
  const api = await startTabApi(product);
  try {
    const { body } = await api.ask(alex, "GET", "/api/forward-plan");
    expect(forwardPlanSchema.parse(body).lastChecked).toBe("2027-04-01");
  } finally {
    await api.close();
  }
});
