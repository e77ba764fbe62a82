import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import {
  adele,
  alex,
  type Connector,
  cardsIn,
  grady,
  message,
  press,
  startConnector,
} from "../support/teams";

jest.setTimeout(120_000);

const words = (card: unknown): string => JSON.stringify(card);

describe("the engagement team changes the toolkit without a developer", () => {
  let product: LocalProduct;
  let teams: Connector;

  beforeAll(async () => {
    [product, teams] = await Promise.all([
      startLocalProduct({ now: "2027-01-11T10:00:00Z" }),
      startConnector(),
    ]);
  });
  afterAll(async () => {
    await product?.stop();
    await teams?.close();
  });

  async function post(activity: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${product.urls.bot}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return text.startsWith("{")
      ? ((JSON.parse(text) as { value?: Record<string, unknown> }).value ?? {})
      : {};
  }
  async function say(text: string, by = alex) {
    const before = teams.heard.length;
    await post(message({ serviceUrl: teams.url, by, text }));
    return teams.heard.slice(before).flatMap(({ body }) => cardsIn(body))[0];
  }
  const click = (verb: string, data: unknown, by = alex) =>
    post(press({ serviceUrl: teams.url, by, verb, data }));

  /** The engagement team adds a row to the list. @returns its number. */
  async function addEdit(fields: Record<string, unknown>): Promise<string> {
    const resource = encodeURIComponent("https://graph.microsoft.com");
    const identity = `${product.urls.lists}/msi/token?api-version=2019-08-01&resource=${resource}`;
    const { access_token } = (await (
      await fetch(identity, { headers: { "X-IDENTITY-HEADER": "local" } })
    ).json()) as { access_token: string };
    const headers = { Authorization: `Bearer ${access_token}`, "Content-Type": "application/json" };
    const site = (await (
      await fetch(`${product.urls.lists}/v1.0/sites/127.0.0.1:/sites/local`, { headers })
    ).json()) as { id: string };
    const response = await fetch(`${product.urls.lists}/v1.0/sites/${site.id}/lists/ToolkitEdits/items`, {
      method: "POST",
      headers,
      body: JSON.stringify({ fields: { Title: "A change", ...fields } }),
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }
  const step = (EntryId: string, Field: string, Value: string, Edition?: number) =>
    addEdit({ Part: "steps", EntryId, Field, Value, ...(Edition === undefined ? {} : { Edition }) });

  /** What planning proposes for work on the Full track, in whole weeks. */
  async function datesFor(title: string): Promise<{ weeks: number; words: string }> {
    const started = await click("consultations.startPlan", { anew: true });
    const planId = /"planId":"([^"]+)"/.exec(words(started))?.[1] ?? "";
    await click("consultations.fillCard", {
      ...{ planId, stage: "describe", title, overview: "What people can change in the next strategy." },
      ...{ decisionDate: "2027-12-14", decisionMaker: "Cabinet", service: "Community and Commissioning" },
      ...{ areas: "Whole borough", audiences: "Residents" },
    });
    const dates = await click("consultations.fillCard", {
      ...{ planId, stage: "level", open: "some", duty: "no", impact: "3", protected: "true" },
      ...{ share: "advise", canDelegate: "no", freshEvidence: "no", circumstances: "survey,online" },
    });
    // As the card says it: the days between are more where August or Christmas asks for longer.
    const weeks = Number(/(\d+) weeks open, then/.exec(words(dates))?.[1]);
    return { weeks, words: words(dates) };
  }

  async function plan(title: string): Promise<string> {
    const started = await click("consultations.startPlan", { anew: true });
    const planId = /"planId":"([^"]+)"/.exec(words(started))?.[1] ?? "";
    await click("consultations.fillCard", {
      ...{ planId, stage: "describe", title, overview: "What people can change in the next strategy." },
      ...{ decisionDate: "2027-10-12", decisionMaker: "Cabinet", service: "Community and Commissioning" },
      ...{ areas: "Whole borough", audiences: "Residents" },
    });
    const dates = await click("consultations.fillCard", {
      ...{
        planId,
        stage: "level",
        open: "some",
        duty: "no",
        impact: "2",
        protected: "true",
        share: "advise",
      },
      ...{ canDelegate: "no", freshEvidence: "no", circumstances: "survey,online" },
    });
    const [startDate, endDate] = ["startDate", "endDate"].map(
      (id) => new RegExp(`"id":"${id}"[^}]*"value":"([^"]+)"`).exec(words(dates))?.[1],
    );
    // The same people are asked again and again here, which wants a reason from the fourth on.
    const askAgainReason = "Each of these asks about something else.";
    await click("consultations.fillCard", { planId, stage: "dates", startDate, endDate, askAgainReason });
    const confirmed = await click("consultations.confirmPlan", { planId });
    const reference = /Logged as (\d{4}-\d{5})/.exec(words(confirmed))?.[1];
    if (!reference) throw new Error(`Not logged: ${words(confirmed)}`);
    return reference;
  }
  const rowOf = async (reference: string) =>
    (await product.rows("Consultations")).find((fields) => fields["Reference"] === reference) ?? {};
  const stepsOf = async (reference: string) =>
    new Map(
      (await product.rows("Actions"))
        .filter((fields) => fields["Consultation"] === reference)
        .map((fields) => [String(fields["StepId"]), fields]),
    );

  const newTitle = "Say in three lines what will be decided";
  let running = "";
  let oldTitle = "";

  test("a new plan uses the new words after the next look, and a running one keeps its own", async () => {
    running = await plan("Parks strategy");
    oldTitle = String((await stepsOf(running)).get("0.2")?.["Title"]);
    expect((await rowOf(running))["TemplateVersion"]).toMatch(/^2026\.11\.[0-9a-f]{8}$/);

    await step("0.2", "title", newTitle, 1);
    await step("0.2", "do", "Write three lines and show them to a colleague.", 1);
    await step("0.99", "new entry", "like 0.2", 1);
    await step("0.99", "title", "Brief the ward councillors", 1);
    await step("0.3", "remove", "", 1);
    await step("0.4", "title", "Only a draft");
    await product.tick();

    const later = await plan("Play strategy");
    expect((await rowOf(later))["TemplateVersion"]).toMatch(/^2026\.11\+1\.[0-9a-f]{8}$/);
    const [old, young] = [await stepsOf(running), await stepsOf(later)];
    expect(young.get("0.2")?.["Title"]).toBe(newTitle);
    expect(young.get("0.99")?.["Title"]).toBe("Brief the ward councillors");
    expect(young.has("0.3")).toBe(false);
    expect(old.get("0.2")?.["Title"]).toBe(oldTitle);
    expect(old.has("0.3")).toBe(true);
    expect(old.has("0.99")).toBe(false);

    const open = await click("actions.openStep", { id: old.get("0.2")?.["id"], from: "checklist" });
    expect(words(open)).not.toContain("show them to a colleague");
    const openYoung = await click("actions.openStep", { id: young.get("0.2")?.["id"], from: "checklist" });
    expect(words(openYoung)).toContain("show them to a colleague");
  });

  test("it is offered the new one, sees what changes, and takes it", async () => {
    expect(words(await say(`checklist ${running}`))).toContain("The toolkit has a newer version.");
    expect(words(await say(`checklist ${running}`, grady))).not.toContain("The toolkit has a newer version.");
    const card = await click("consultations.seeEdition", { reference: running });
    expect(words(card)).toContain("version 2026.11. The newest is 2026.11+1.");
    expect(words(card)).toContain("0.99 Brief the ward councillors");
    expect(words(card)).toContain("No longer needed");
    expect(words(card)).toContain(oldTitle);
    expect(words(card)).toContain(newTitle);

    const seen = /"seen":"([^"]+)"/.exec(words(card))?.[1];
    const refused = await click("consultations.takeEdition", { reference: running, seen }, grady);
    expect(words(refused)).toContain("Only Alex Wilber, the engagement lead or a manager can change");
    const taken = await click("consultations.takeEdition", { reference: running, seen });
    expect(words(taken)).toContain("This consultation now uses version 2026.11+1 of the toolkit.");
    expect(words(taken)).not.toContain("The toolkit has a newer version.");

    expect((await rowOf(running))["TemplateVersion"]).toMatch(/^2026\.11\+1\.[0-9a-f]{8}$/);
    const steps = await stepsOf(running);
    expect(steps.get("0.2")?.["Title"]).toBe(newTitle);
    expect(steps.get("0.99")).toMatchObject({ Status: "Open", OwnerId: alex.id });
    expect(steps.get("0.3")).toMatchObject({
      Status: "Waived",
      WaivedReason: "No longer applies: the toolkit no longer asks for it.",
    });
    const history = words(
      (await product.rows("History")).filter(({ Consultation }) => Consultation === running),
    );
    expect(history).toContain("Toolkit version changed");

    // Pressed twice, it is one change.
    const rows = (await product.rows("Actions")).length;
    await click("consultations.takeEdition", { reference: running, seen });
    expect((await product.rows("Actions")).length).toBe(rows);
  });

  test("whoever keeps the old one is asked no more, until there is a newer one still", async () => {
    await step("0.2", "why", "Nobody can answer what nobody has said.", 2);
    await product.tick();
    const card = await click("consultations.seeEdition", { reference: running });
    const version = /"version":"(2026\.11\+2\.[^"]+)"/.exec(words(card))?.[1];
    const kept = await click("consultations.keepEdition", { reference: running, version });
    expect(words(kept)).toContain("This consultation keeps version 2026.11+1 of the toolkit.");
    expect(words(await say(`checklist ${running}`))).not.toContain("The toolkit has a newer version.");
    expect((await rowOf(running))["TemplateVersion"]).toMatch(/^2026\.11\+1\.\w{8}, not 2026\.11\+2\.\w{8}$/);

    await step("0.2", "why", "You cannot answer what nobody has said.", 3);
    await product.tick();
    expect(words(await say(`checklist ${running}`))).toContain("The toolkit has a newer version.");
  });

  test("a run length that is edited changes the dates that planning proposes; a row of Settings wins", async () => {
    const before = await datesFor("Trees strategy");
    expect(before.weeks).toBe(8);
    const period = (Field: string, Value: string) =>
      addEdit({ Part: "periods", EntryId: "full", Field, Value, Edition: 3 });
    await period("defaults.open.value", "10");
    await period(
      "text",
      "Leave it open for 10 weeks. Make it 12 if voluntary groups must ask their members.",
    );
    await product.tick();
    const edited = await datesFor("Hedges strategy");
    expect(edited.weeks).toBe(10);
    expect(edited.words).toContain("10 weeks open, then");

    const setting = (await product.rows("Settings")).find(({ Title }) => Title === "fullWeeks");
    await product.patch("Settings", String(setting?.["id"]), { Value: "12" });
    await product.tick();
    expect((await datesFor("Ponds strategy")).weeks).toBe(12);
    await product.patch("Settings", String(setting?.["id"]), { Value: "" });
    await product.tick();
  });

  test("a bad edit is told to the engagement lead once, and changes nothing", async () => {
    await say("help", adele);
    const before = teams.heard.length;
    const row = await step("0.2", "offset.full", "soon", 4);
    await step("0.2", "title", "Never seen", 4);
    await product.tick();
    await product.tick();
    const told = teams.heard.slice(before).filter(({ body }) => words(body).includes("cannot be used"));
    expect(told).toHaveLength(1);
    expect(words(told)).toContain(`Row ${row}: steps, 0.2, offset.full`);
    expect(words(told)).toContain("must be a number");

    const later = await plan("Housing strategy");
    expect((await rowOf(later))["TemplateVersion"]).toMatch(/^2026\.11\+3\./);
    expect((await stepsOf(later)).get("0.2")?.["Title"]).toBe(newTitle);
    const health = (await (await fetch(`${product.urls.bot}/healthz`)).json()) as { state?: string };
    expect(words(health)).not.toContain("down");

    await product.patch("ToolkitEdits", row, { Value: "-12" });
    await product.tick();
    const mended = await plan("Homes strategy");
    expect((await stepsOf(mended)).get("0.2")?.["Title"]).toBe("Never seen");
  });
});
