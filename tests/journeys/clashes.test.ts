import type { Person } from "../../bot/common/person";
import { waitUntil } from "../../infra/local/processes";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { alex, type Connector, cardsIn, grady, message, press, startConnector } from "../support/teams";

jest.setTimeout(180_000);

const words = (card: unknown): string => JSON.stringify(card);
const first = (card: unknown, pattern: RegExp): string => pattern.exec(words(card))?.[1] ?? "";
const inputOn = (card: unknown, id: string) => first(card, new RegExp(`"id":"${id}"[^}]*"value":"([^"]*)"`));

describe("two officers who would ask the same people at once", () => {
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

  const said = (by: Person) => ({ serviceUrl: teams.url, by });
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
  const click = (verb: string, data: unknown, by: Person = alex) => post(press({ ...said(by), verb, data }));
  /** Who was told about these two; the register has others too. */
  const told = (...references: string[]) =>
    teams.heard
      .filter(({ body }) => {
        const said = words(cardsIn(body));
        return said.includes("Could you two join up?") && references.every((each) => said.includes(each));
      })
      .map(({ path }) => [alex, grady].find(({ id }) => decodeURIComponent(path).includes(id))?.name);

  /** The third card, with a period that both officers choose. */
  async function datesOf(title: string, by: Person): Promise<{ planId: string; card: unknown }> {
    const planId = first(await click("consultations.startPlan", { anew: true }, by), /"planId":"([^"]+)"/);
    await click(
      "consultations.fillCard",
      {
        ...{ planId, stage: "describe", title, decisionDate: "2027-10-12", decisionMaker: "Cabinet" },
        ...{ overview: `What people want of ${title}.`, service: "Community and Commissioning" },
        ...{ areas: "Whole borough", audiences: "Residents" },
      },
      by,
    );
    const card = await click(
      "consultations.fillCard",
      {
        ...{ planId, stage: "level", open: "some", duty: "no", impact: "2", protected: "no" },
        ...{ share: "hear", canDelegate: "no", freshEvidence: "no", circumstances: "survey,online" },
      },
      by,
    );
    return { planId, card };
  }

  test("see the clash, one takes better dates, both leads are told once, and their answer is on record", async () => {
    for (const by of [alex, grady]) await post(message({ ...said(by), text: "help" }));
    // Over an ordinary polling day, and closing on a Friday.
    const clashing = { startDate: "2027-05-03", endDate: "2027-06-18" };
    const one = await datesOf("parks", alex);
    const looked = await click("consultations.checkDates", {
      planId: one.planId,
      stage: "dates",
      ...clashing,
    });
    expect(words(looked)).toMatch(/"\d+ clash(es)?"/);
    expect(words(looked)).toContain("Better dates");
    const take = /"verb":"consultations.takeDates","data":(\{[^}]*\})/.exec(words(looked))?.[1] ?? "{}";
    const taken = await click("consultations.takeDates", { ...JSON.parse(take), ...clashing });
    const dates = { startDate: inputOn(taken, "startDate"), endDate: inputOn(taken, "endDate") };
    expect(dates.startDate).not.toBe(clashing.startDate);
    expect(
      words(await click("consultations.fillCard", { planId: one.planId, stage: "dates", ...dates })),
    ).toContain("Is this right?");
    const mine = first(
      await click("consultations.confirmPlan", { planId: one.planId }),
      /Logged as (\d{4}-\d{5})/,
    );

    const two = await datesOf("green spaces", grady);
    const overlapping = await click(
      "consultations.checkDates",
      { planId: two.planId, stage: "dates", ...dates },
      grady,
    );
    expect(words(overlapping)).toContain(`(${mine})`);
    await click("consultations.fillCard", { planId: two.planId, stage: "dates", ...dates }, grady);
    const theirs = first(
      await click("consultations.confirmPlan", { planId: two.planId }, grady),
      /Logged as (\d{4}-\d{5})/,
    );
    await waitUntil(async () => {
      await product.tick();
      return told(mine, theirs).length === 2;
    }, 60_000);
    await product.tick();
    expect(told(mine, theirs).sort()).toEqual([alex.name, grady.name]);

    const joined = await click("consultations.joinUp", {
      ...{ reference: mine, other: theirs, reason: "One survey for both." },
    });
    expect(words(joined)).toContain("Step 0.4 of your checklist is done with this.");
    const rows = await product.rows("Consultations");
    expect(rows.find((fields) => fields["Reference"] === theirs)?.["RelatedConsultations"]).toBe(mine);
    const history = (await product.rows("History")).map((fields) => fields["Title"]);
    expect(history).toEqual(expect.arrayContaining([`Joins up with ${theirs}`, `Joins up with ${mine}`]));
    const step = (await product.rows("Actions")).find(
      (fields) => fields["Consultation"] === mine && fields["StepId"] === "0.4",
    );
    expect(step).toMatchObject({
      Status: "Done",
      Evidence: expect.stringContaining(`We join up with ${theirs}`),
    });
  });
});
