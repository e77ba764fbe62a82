import type { Person } from "../../bot/common/person";
import { reviewsSchema } from "../../bot/contract";
import { people } from "../support/build";
import { buttons, filled, words } from "../support/cards";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { formOf } from "../support/stand-in";
import { alex, type Connector, cardsIn, grady, message, press, startConnector } from "../support/teams";

jest.setTimeout(240_000);

type Card = Parameters<typeof words>[0];
const { megan, adele } = people;

/** How often the register is asked for changes, and the queue looked at, as `bot/app.ts` sets them. */
const [pollSeconds, deliverSeconds] = [15, 2];

describe("a review, from the officer to the manager and back", () => {
  let product: LocalProduct;
  let teams: Connector;
  let reference: string;
  let now = Date.parse("2027-01-11T10:00:00Z");

  beforeAll(async () => {
    [product, teams] = await Promise.all([
      startLocalProduct({ now: new Date(now).toISOString() }),
      startConnector(),
    ]);
    // Whoever has written to the bot once can be told of things.
    for (const by of [alex, megan, adele]) await say("help", by);
    reference = await logged();
  });
  afterAll(async () => {
    await product?.stop();
    await teams?.close();
  });

  const said = (by: Person) => ({ serviceUrl: teams.url, by });
  async function post(activity: unknown): Promise<Card> {
    const response = await fetch(`${product.urls.bot}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return (text.startsWith("{") ? JSON.parse(text).value : {}) as Card;
  }
  async function say(text: string, by: Person): Promise<Card> {
    const before = teams.heard.length;
    await post(message({ ...said(by), text }));
    const [card] = teams.heard.slice(before).flatMap(({ body }) => cardsIn(body));
    if (!card) throw new Error(`No card for ${text}`);
    return card;
  }
  const click = (verb: string, data: object, by: Person = alex) => post(press({ ...said(by), verb, data }));
  const type = (card: Card, title: string, typed: Record<string, string> = {}, by: Person = alex) => {
    const { verb, data } = filled(card, title, typed);
    return click(verb, data, by);
  };
  const row = async () =>
    (await product.rows("Consultations")).find((fields) => fields["Reference"] === reference) ?? {};

  /** Somebody opens the row in SharePoint itself, changes it there and saves. */
  async function edit(by: Person, fields: Record<string, string>): Promise<void> {
    const page = `${product.urls.lists}/lists/Consultations/items/${(await row())["id"]}`;
    const form = new URLSearchParams(formOf(await (await fetch(page)).text()));
    for (const [name, value] of Object.entries(fields)) form.set(`f.${name}`, value);
    const saved = await fetch(page, {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: `editing-as=${by.id}` },
      body: form,
    });
    if (saved.status !== 303) throw new Error(await saved.text());
  }

  async function inTab(by: Person, path: string, body?: object) {
    const { token } = (await product.control("token", { user: by.id })) as { token: string };
    const response = await fetch(`${product.urls.bot}/api${path}`, {
      method: body ? "POST" : "GET",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, never> };
  }

  const cardsOf = (by: Person, phrase: string, from: number): Card[] =>
    teams.heard
      .slice(from)
      .filter(({ path }) => path.includes(encodeURIComponent(by.id)) || path.includes(by.id))
      .flatMap(({ body }) => cardsIn(body))
      .filter((card) => words(card).includes(phrase));

  /** Does something and waits, by the steered clock, until somebody has one card of it. */
  async function soon(by: Person, phrase: string, act: () => Promise<unknown>): Promise<Card> {
    const before = teams.heard.length;
    await act();
    let seconds = 0;
    while (cardsOf(by, phrase, before).length === 0) {
      if (seconds > 60) throw new Error(`${by.name} was not told "${phrase}" within a minute`);
      seconds += pollSeconds + deliverSeconds;
      now += (pollSeconds + deliverSeconds) * 1_000;
      await product.control("clock", { now: new Date(now).toISOString() });
      await product.tick();
    }
    expect(seconds).toBeLessThanOrEqual(60);
    // Once, however long one looks.
    await product.tick();
    const cards = cardsOf(by, phrase, before);
    expect(cards).toHaveLength(1);
    return cards[0] as Card;
  }

  async function logged(): Promise<string> {
    const start = await click("consultations.startPlan", { anew: true });
    const planId = /"planId":"([^"]+)"/.exec(JSON.stringify(start))?.[1];
    const fill = (stage: string, typed: object) =>
      click("consultations.fillCard", { planId, stage, ...typed });
    await fill("describe", {
      ...{ title: "Community Engagement Strategy", service: "Community and Commissioning" },
      overview: "What the next strategy says, and what people can change in it.",
      ...{ decisionDate: "2027-10-12", decisionMaker: "Cabinet", areas: "Whole borough" },
      audiences: "Residents,Businesses",
    });
    const dates = await fill("level", {
      ...{ open: "some", duty: "no", impact: "2", protected: "true", share: "advise" },
      ...{ canDelegate: "no", freshEvidence: "no", circumstances: "survey,online" },
    });
    const [startDate, endDate] = ["startDate", "endDate"].map(
      (id) => new RegExp(`"id":"${id}"[^}]*"value":"([^"]+)"`).exec(JSON.stringify(dates))?.[1],
    );
    await fill("dates", { startDate, endDate });
    const card = await click("consultations.confirmPlan", { planId });
    const found = /Logged as (\d{4}-\d{5})/.exec(words(card))?.[1] ?? "none";
    const { id } =
      (await product.rows("Consultations")).find((fields) => fields["Reference"] === found) ?? {};
    await product.patch("Consultations", String(id), {
      ...{ WhyConsulting: "To hear before we write it", WhatCanChange: "The aims" },
      WhatCannotChange: "The budget",
    });
    for (const step of await product.rows("Actions"))
      if (step["Consultation"] === found && step["Gate"] === "G1" && step["StepId"] !== "0.6")
        await product.patch("Actions", String(step["id"]), { Status: "Done", Evidence: "Agreed" });
    await product.tick();
    return found;
  }

  let review: Card;

  test("sent in chat, it is with its manager within a minute, as a card to decide by", async () => {
    const checklist = await say(`checklist ${reference}`, alex);
    review = await soon(megan, "For your review", async () => {
      const sent = await type(checklist, "Send for review");
      expect(words(sent)).toContain(`${reference} is now Submitted. I am asking Megan Bowen to review it.`);
    });
    expect(words(review)).toContain("To hear before we write it");
    expect(buttons(review).map(({ title }) => title)).toEqual(
      expect.arrayContaining(["Approve", "Ask for changes", "Stop it", "Open the checklist"]),
    );
    expect(words(await say("awaiting review", megan))).toContain(`${reference} · sent today`);
    const inHerTab = reviewsSchema.parse((await inTab(megan, "/reviews")).body);
    expect(inHerTab.rows.find((each) => each.reference === reference)).toMatchObject({
      ...{ whose: "me", daysWaiting: 0, missingSteps: 0 },
    });
  });

  test("changes asked for with a note reach the officer within a minute", async () => {
    const told = await soon(alex, "Now: Changes requested", async () => {
      const answered = await type(review, "Ask for changes", { statusNote: "Ask young people too" }, megan);
      expect(words(answered)).toContain("Megan Bowen asked for changes");
    });
    expect(words(told)).toContain("Megan Bowen changed it");
    expect(words(told)).toContain("They say: Ask young people too");
  });

  test("sent again in the tab, it is a card of its own, with what was asked", async () => {
    const again = await soon(megan, "For your review", async () => {
      const sent = await inTab(alex, `/consultations/${reference}/status`, { to: "Submitted" });
      expect(sent).toMatchObject({
        status: 200,
        body: { workflowStatus: "Submitted", changed: true, reviewers: ["Megan Bowen"] },
      });
    });
    expect(words(again)).toContain("Sent back before");
    expect(words(again)).toContain("Ask young people too");
    // The first card, looked at again, is of today and not of then.
    const old = await click("consultations.seeReview", { reference }, megan);
    expect(words(old)).toContain("For your review");
  });

  test("sent by hand in the list, after it was taken back there, it is with the manager within a minute", async () => {
    await edit(alex, { WorkflowStatus: "Idea" });
    await product.tick();
    await soon(megan, "For your review", () => edit(alex, { WorkflowStatus: "Submitted" }));
  });

  test("approved by hand in the list, the officer hears within a minute, and the record says who it was", async () => {
    const told = await soon(alex, "Now: Approved", () => edit(megan, { WorkflowStatus: "Approved" }));
    expect(words(told)).toContain("Megan Bowen changed it in the list, from Submitted.");
    expect(await row()).toMatchObject({ WorkflowStatus: "Approved", ReviewedById: megan.id });
    const history = (await product.rows("History")).filter((line) => line["Consultation"] === reference);
    expect(history.find((line) => line["Title"] === "Review recorded")).toMatchObject({ WhoId: megan.id });
    const card = await click("consultations.review", { reference, to: "Stopped" }, grady);
    expect(words(card)).toContain("Megan Bowen approved it on");
  });

  test("taken back by hand, it is flagged to the engagement lead with what to do, and stays as it was set", async () => {
    const flag = await soon(adele, "An approval was taken back in the list", () =>
      edit(grady, { WorkflowStatus: "Submitted" }),
    );
    expect(words(flag)).toContain("Set it back to Approved in the list.");
    expect(await row()).toMatchObject({ WorkflowStatus: "Submitted" });
    // Putting it right is flagged to nobody.
    const before = teams.heard.length;
    await soon(alex, "Now: Approved", () => edit(adele, { WorkflowStatus: "Approved" }));
    expect(cardsOf(adele, "", before)).toEqual([]);
  });
});
