import { waitUntil } from "../../infra/local/processes";
import { checkRequest, checkResponse } from "../support/graph-contract";
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

/** What a card shows, as one text. */
const words = (card: unknown): string => JSON.stringify(card);

interface RecordedCall {
  method: string;
  url: string;
  status: number;
  body?: unknown;
  responseBody?: unknown;
  inBatch: boolean;
}

describe("a message through Teams' door becomes a row in SharePoint", () => {
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

  const said = (by = alex) => ({ serviceUrl: teams.url, by });

  async function post(activity: unknown): Promise<{ status: number; card: Record<string, unknown> }> {
    const response = await fetch(`${product.urls.bot}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    const body = text.startsWith("{") ? (JSON.parse(text) as { value?: Record<string, unknown> }) : {};
    return { status: response.status, card: body.value ?? {} };
  }
  async function say(text: string, by = alex) {
    const before = teams.heard.length;
    await post(message({ ...said(by), text }));
    return teams.heard.slice(before).flatMap(({ body }) => cardsIn(body))[0];
  }
  const click = (verb: string, data: unknown, by = alex) => post(press({ ...said(by), verb, data }));
  const recorded = async () =>
    ((await (await fetch(`${product.urls.lists}/control/requests`)).json()) as { requests: RecordedCall[] })
      .requests;
  const planIdOn = (card: unknown): string => /"planId":"([^"]+)"/.exec(words(card))?.[1] ?? "";

  const description = (title: string) => ({
    title,
    overview: "What the next strategy says, and what people can change in it.",
    decisionDate: "2027-10-12",
    decisionMaker: "Cabinet",
    service: "Community and Commissioning",
    areas: "Whole borough",
    audiences: "Residents,Businesses",
  });
  const answers = {
    open: "some",
    duty: "no",
    impact: "2",
    protected: "true",
    share: "advise",
    canDelegate: "no",
    freshEvidence: "no",
    circumstances: "survey,online",
  };

  async function planUntilConfirm(title: string, by = alex): Promise<string> {
    const planId = planIdOn((await click("consultations.startPlan", { anew: true }, by)).card);
    await click("consultations.fillCard", { planId, stage: "describe", ...description(title) }, by);
    const dates = await click("consultations.fillCard", { planId, stage: "level", ...answers }, by);
    const [startDate, endDate] = ["startDate", "endDate"].map(
      (id) => new RegExp(`"id":"${id}"[^}]*"value":"([^"]+)"`).exec(words(dates.card))?.[1],
    );
    // The same people are asked again and again here, which wants a reason from the fourth on.
    const askAgainReason = "Each of these asks about something else.";
    await click("consultations.fillCard", { planId, stage: "dates", startDate, endDate, askAgainReason }, by);
    return planId;
  }

  test("with its steps, dates and first line of history, in two Graph round trips one after another", async () => {
    const planId = await planUntilConfirm("Community Engagement Strategy");
    await fetch(`${product.urls.lists}/control/requests`, { method: "DELETE" });
    const { card } = await click("consultations.confirmPlan", { planId });
    const calls = (await recorded()).filter((call) => !call.inBatch);
    const reference = /Logged as (\d{4}-\d{5})/.exec(words(card))?.[1];
    expect(reference).toBe("2027-00001");

    const row = (await product.rows("Consultations")).find((fields) => fields["Reference"] === reference);
    expect(row).toMatchObject({
      Title: "Community Engagement Strategy",
      EngagementLevel: "Involve",
      Track: "Full",
      Areas: ["Whole borough"],
      Audiences: ["Residents", "Businesses"],
      LeadOfficerId: alex.id,
      WorkflowStatus: "Idea",
    });
    const steps = (await product.rows("Actions")).filter((fields) => fields["Consultation"] === reference);
    expect(steps.length).toBeGreaterThan(45);
    expect(steps.every((fields) => fields["OwnerId"] === alex.id)).toBe(true);
    // SharePoint keeps a day as its midnight in London, which in summer is the day before in UTC.
    const weekdays = steps
      .map((fields) => fields["DueDate"])
      .filter((due) => typeof due === "string")
      .map((due) => new Date(Date.parse(due) + 12 * 3_600_000).getUTCDay());
    expect(weekdays.length).toBeGreaterThan(45);
    expect(weekdays.filter((weekday) => weekday === 0 || weekday === 6)).toEqual([]);
    const history = (await product.rows("History")).filter((fields) =>
      words(fields).includes(reference ?? "none"),
    );
    expect(history.length).toBeGreaterThan(0);

    expect(calls.every((call) => call.url.endsWith("/$batch"))).toBe(true);
    expect(calls.length).toBeLessThanOrEqual(4);
  });

  test("and everything asked of Graph on the way is in the official contract", async () => {
    const calls = await recorded();
    expect(calls.length).toBeGreaterThan(20);
    const problems = calls.flatMap((call) => [
      ...checkRequest(call),
      ...(call.responseBody === undefined ? [] : checkResponse({ ...call, body: call.responseBody })),
    ]);
    expect(problems).toEqual([]);
  });

  test("once, however often Teams sends the same press or the officer presses again", async () => {
    const planId = await planUntilConfirm("Parks strategy");
    const once = press({ ...said(), verb: "consultations.confirmPlan", data: { planId } });
    const copies = await Promise.all([post(once), post(once), post(once)]);
    copies.push(await click("consultations.confirmPlan", { planId }));
    const references = copies.map(({ card }) => /Logged as (\d{4}-\d{5})/.exec(words(card))?.[1]);
    expect(new Set(references).size).toBe(1);
    const rows = (await product.rows("Consultations")).filter(
      (fields) => fields["Title"] === "Parks strategy",
    );
    expect(rows).toHaveLength(1);
    const steps = (await product.rows("Actions")).filter(
      (fields) => fields["Consultation"] === references[0],
    );
    expect(new Set(steps.map((fields) => fields["StepId"])).size).toBe(steps.length);
  });

  test("under two numbers when two officers confirm at the same moment", async () => {
    const [first, second] = await Promise.all([
      planUntilConfirm("Housing strategy", alex),
      planUntilConfirm("Homelessness strategy", grady),
    ]);
    const both = await Promise.all([
      click("consultations.confirmPlan", { planId: first }, alex),
      click("consultations.confirmPlan", { planId: second }, grady),
    ]);
    const references = both.map(({ card }) => /Logged as (\d{4}-\d{5})/.exec(words(card))?.[1]);
    expect(references).not.toContain(undefined);
    expect(new Set(references).size).toBe(2);
  });

  test("not while SharePoint is down, and then without typing anything again", async () => {
    const planId = await planUntilConfirm("Play strategy");
    await product.control("faults", { serverErrors: { share: 1, status: 503 } });
    const { card } = await click("consultations.confirmPlan", { planId });
    expect(words(card)).toContain("Your plan is kept. Press Confirm to try again.");
    expect(words(card)).toContain("Play strategy");
    await product.control("faults", {});
    const again = await click("consultations.confirmPlan", { planId });
    expect(words(again.card)).toContain("Logged as");
    const rows = (await product.rows("Consultations")).filter(
      (fields) => fields["Title"] === "Play strategy",
    );
    expect(rows).toHaveLength(1);
  });

  test("that its officer alone may tick, and the engagement lead", async () => {
    const list = await say("checklist 2027-00001");
    const id = /"title":"Open","verb":"actions.openStep","data":\{"id":"(\d+)"/.exec(words(list))?.[1];
    const evidence = "Agreed with the portfolio holder";
    const refused = await click("actions.complete", { id, evidence }, grady);
    expect(words(refused.card)).toContain("Only Alex Wilber or the engagement lead can tick this step.");
    const ticked = await click("actions.complete", { id, evidence }, adele);
    expect(words(ticked.card)).toContain("is done.");
  });

  test("whose officer hears within a minute of a change in the list, with nobody pressing anything", async () => {
    const row = (await product.rows("Consultations")).find((fields) => fields["Reference"] === "2027-00001");
    const before = teams.heard.length;
    await product.patch("Consultations", String(row?.["id"]), { WorkflowStatus: "Changes requested" });
    const told = () =>
      teams.heard.slice(before).some(({ body }) => words(body).includes("Now: Changes requested"));
    await waitUntil(told, 60_000);
    // Once, however long one looks.
    await product.tick();
    const copies = teams.heard
      .slice(before)
      .filter(({ body }) => words(body).includes("Now: Changes requested"));
    expect(copies).toHaveLength(1);
  });
});
