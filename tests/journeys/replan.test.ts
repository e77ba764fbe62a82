import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { formOf } from "../support/stand-in";
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
const megan = "00000000-0000-0000-0000-000000000021";

describe("dates move when dates move", () => {
  let product: LocalProduct;
  let teams: Connector;
  let reference: string;

  beforeAll(async () => {
    [product, teams] = await Promise.all([
      startLocalProduct({ now: "2027-01-11T10:00:00Z" }),
      startConnector(),
    ]);
    reference = await planned();
  });
  afterAll(async () => {
    await product?.stop();
    await teams?.close();
  });

  const said = (by = alex) => ({ serviceUrl: teams.url, by });
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
  const click = (verb: string, data: unknown, by = alex) => post(press({ ...said(by), verb, data }));
  async function say(text: string, by = alex) {
    const before = teams.heard.length;
    await post(message({ ...said(by), text }));
    return teams.heard.slice(before).flatMap(({ body }) => cardsIn(body))[0];
  }
  const first = (card: unknown, pattern: RegExp): string => pattern.exec(words(card))?.[1] ?? "";
  const seenOn = (card: unknown) => first(card, /"seen":"([^"]+)"/);
  const inputOn = (card: unknown, id: string) =>
    first(card, new RegExp(`"id":"${id}"[^}]*"value":"([^"]*)"`));

  /** Involve on the standard track, decided on 12 October 2027. */
  async function planned(): Promise<string> {
    const planId = first(await click("consultations.startPlan", { anew: true }), /"planId":"([^"]+)"/);
    await click("consultations.fillCard", {
      ...{ planId, stage: "describe", title: "Library opening hours", decisionDate: "2027-10-12" },
      ...{ overview: "Which hours suit people best, in three branches.", decisionMaker: "Cabinet" },
      ...{ service: "Community and Commissioning", areas: "Whole borough", audiences: "Residents" },
    });
    const dates = await click("consultations.fillCard", {
      ...{ planId, stage: "level", open: "some", duty: "no", impact: "2", protected: "no", share: "advise" },
      ...{ canDelegate: "no", freshEvidence: "no", circumstances: "survey,online" },
    });
    const [startDate, endDate] = [inputOn(dates, "startDate"), inputOn(dates, "endDate")];
    await click("consultations.fillCard", { planId, stage: "dates", startDate, endDate });
    return first(await click("consultations.confirmPlan", { planId }), /Logged as (\d{4}-\d{5})/);
  }
  const row = async () =>
    (await product.rows("Consultations")).find((fields) => fields["Reference"] === reference) ?? {};
  const steps = async () =>
    (await product.rows("Actions")).filter((fields) => fields["Consultation"] === reference);
  const dueOf = async (stepId: string) =>
    (await steps()).find((fields) => fields["StepId"] === stepId)?.["DueDate"] as string | undefined;
  const history = async () =>
    (await product.rows("History")).filter((fields) => fields["Consultation"] === reference);
  const asDay = (value: unknown) =>
    new Date(Date.parse(String(value)) + 12 * 3_600_000).toISOString().slice(0, 10);
  const weekOn = (day: string) => new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);

  test("plan, change the dates in chat, look, keep: the open steps moved, the done one did not", async () => {
    const card = await say(`change dates ${reference}`);
    const old = { startDate: inputOn(card, "startDate"), endDate: inputOn(card, "endDate") };
    expect(inputOn(card, "decisionDate")).toBe("2027-10-12");
    const typed = {
      startDate: weekOn(old.startDate),
      endDate: weekOn(old.endDate),
      decisionDate: "2027-10-19",
    };
    const doneDue = await dueOf("0.1");

    const shown = await click("consultations.showDates", { reference, ...typed });
    expect(words(shown)).toMatch(/Of its steps, \d+ move\./);
    expect(asDay((await row())["StartDate"])).toBe(old.startDate);

    expect(
      words(await click("consultations.keepDates", { reference, ...typed, seen: seenOn(shown) })),
    ).toContain("The new dates are kept");
    expect(asDay((await row())["StartDate"])).toBe(typed.startDate);
    expect(asDay((await row())["DecisionDate"])).toBe("2027-10-19");
    expect(asDay(await dueOf("4.3"))).toBe(typed.startDate);
    expect(await dueOf("0.1")).toBe(doneDue);
    const line = (await history()).find((fields) => fields["Title"] === "Dates changed");
    expect(line).toMatchObject({ WhoId: alex.id, From: expect.stringContaining("decision Tue 12 Oct 2027") });
    expect(line?.["To"]).toContain("decision Tue 19 Oct 2027");
    expect((await history()).map((fields) => fields["Title"])).toContainEqual(
      expect.stringMatching(/^\d+ steps moved$/),
    );

    // Once, however often it is pressed.
    await click("consultations.keepDates", { reference, ...typed, seen: seenOn(shown) });
    expect((await history()).filter((fields) => fields["Title"] === "Dates changed")).toHaveLength(1);
  });

  test("and nobody else may", async () => {
    const data = { reference, startDate: "2027-06-07", endDate: "2027-07-19", decisionDate: "2027-10-26" };
    expect(words(await click("consultations.showDates", data, grady))).toContain(
      "Only Alex Wilber, the engagement lead",
    );
    expect(words(await click("consultations.showDates", data, adele))).toContain("Keep the change");
  });

  test("a step that no longer applies is closed, and opened again when it applies again", async () => {
    const answers = {
      ...{ reference, open: "some", duty: "no", impact: "2", protected: "no", share: "advise" },
      ...{ canDelegate: "no", freshEvidence: "no", circumstances: "online" },
    };
    const many = (await steps()).length;
    const shown = await click("consultations.showAnswers", answers);
    await click("consultations.keepAnswers", { ...answers, seen: seenOn(shown) });
    const survey = async () => (await steps()).find((fields) => fields["StepId"] === "3.2");
    expect(await survey()).toMatchObject({
      Status: "Waived",
      WaivedReason: "No longer applies: there will be no survey.",
    });
    expect(await steps()).toHaveLength(many);

    const again = { ...answers, circumstances: "online,survey" };
    const shownAgain = await click("consultations.showAnswers", again);
    await click("consultations.keepAnswers", { ...again, seen: seenOn(shownAgain) });
    expect(await survey()).toMatchObject({ Status: "Open" });
    expect((await survey())?.["WaivedReason"] ?? "").toBe("");
  });

  test("nothing is kept while SharePoint is down, and then with the same button", async () => {
    const typed = { reference, startDate: "2027-06-07", endDate: "2027-07-19", decisionDate: "2027-10-26" };
    const shown = await click("consultations.showDates", typed);
    await product.control("faults", { serverErrors: { share: 1, status: 503 } });
    const refused = await click("consultations.keepDates", { ...typed, seen: seenOn(shown) });
    expect(words(refused)).toContain("Nothing was lost");
    await product.control("faults", {});
    const kept = await click("consultations.keepDates", { ...typed, seen: seenOn(refused) });
    expect(words(kept)).toContain("The new dates are kept");
    expect(asDay((await row())["StartDate"])).toBe("2027-06-07");
  });

  test("a date changed by hand in the list: its officer is told, and the steps follow with one press", async () => {
    const before = teams.heard.length;
    await editInList({ EndDate: "2027-07-26" });
    await product.tick();
    await product.tick();
    const told = teams.heard
      .slice(before)
      .flatMap(({ body }) => cardsIn(body))
      .filter((card) => words(card).includes("Its steps have not moved yet"));
    expect(told).toHaveLength(1);
    expect(words(told[0])).toContain("Megan Bowen changed it in the list.");
    expect(asDay(await dueOf("6.1"))).toBe("2027-07-20");

    const kept = await click("consultations.keepSteps", { reference, seen: seenOn(told[0]) });
    expect(words(kept)).toContain("The open steps have moved");
    expect(asDay(await dueOf("6.1"))).toBe("2027-07-27");
  });

  /** As a manager does it, on the page of the list. */
  async function editInList(fields: Record<string, string>): Promise<void> {
    const address = `${product.urls.lists}/lists/Consultations/items/${(await row())["id"]}`;
    const page = await (await fetch(address)).text();
    const form = new URLSearchParams(formOf(page));
    for (const [name, value] of Object.entries(fields)) form.set(`f.${name}`, value);
    const response = await fetch(address, {
      method: "POST",
      headers: { Cookie: `editing-as=${megan}`, Origin: product.urls.lists },
      body: form,
      redirect: "manual",
    });
    if (response.status !== 303) throw new Error(`The edit was not taken: ${await response.text()}`);
  }
});
