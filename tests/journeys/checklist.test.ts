import type { Person } from "../../bot/common/person";
import { waitUntil } from "../../infra/local/processes";
import { people } from "../support/build";
import { buttons, filled, inputs, words } from "../support/cards";
import { type LocalProduct, startLocalProduct } from "../support/local-mode";
import { alex, type Connector, cardsIn, grady, message, press, startConnector } from "../support/teams";

jest.setTimeout(240_000);

type Card = Parameters<typeof words>[0];
const { megan } = people;

describe("a checklist, from the plan to an approval", () => {
  let product: LocalProduct;
  let teams: Connector;
  let reference: string;

  beforeAll(async () => {
    [product, teams] = await Promise.all([
      startLocalProduct({ now: "2027-01-11T10:00:00Z" }),
      startConnector(),
    ]);
    // Whoever has written to the bot once can be told of things.
    for (const by of [grady, megan]) await say("help", by);
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
  /** Its own answer, whatever notice arrives in between. */
  async function say(text: string, by: Person, answer = ""): Promise<Card> {
    const before = teams.heard.length;
    await post(message({ ...said(by), text }));
    const [card] = teams.heard
      .slice(before)
      .flatMap(({ body }) => cardsIn(body))
      .filter((each) => words(each).includes(answer));
    if (!card) throw new Error(`No card for ${text}`);
    return card;
  }
  const click = (verb: string, data: object, by: Person = alex) => post(press({ ...said(by), verb, data }));
  const type = (card: Card, title: string, typed: Record<string, string> = {}, by: Person = alex) => {
    const { verb, data } = filled(card, title, typed);
    return click(verb, data, by);
  };
  const list = (by: Person) => say(`checklist ${reference}`, by, `Checklist ${reference}`);
  const openRows = (card: Card) => buttons(card).filter(({ title }) => title === "Open");
  /** What somebody was told without asking, since a moment ago. */
  const toldOf = async (by: Person, phrase: string, before: number): Promise<number> => {
    const copies = () =>
      teams.heard
        .slice(before)
        .filter(({ path, body }) =>
          path.includes(encodeURIComponent(by.id)) || path.includes(by.id)
            ? words(cardsIn(body)[0] ?? ({} as Card)).includes(phrase)
            : false,
        ).length;
    await waitUntil(() => copies() > 0, 60_000);
    await product.tick();
    return copies();
  };
  const row = async () =>
    (await product.rows("Consultations")).find((fields) => fields["Reference"] === reference);

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
    return /Logged as (\d{4}-\d{5})/.exec(words(card))?.[1] ?? "none";
  }

  test("an approval is refused while its gate waits, and names the steps", async () => {
    const boxes = await type(await list(alex), "Send for review");
    expect(Object.keys(inputs(boxes))).toEqual(["whyConsulting", "whatCanChange", "whatCannotChange"]);
    const sent = await type(boxes, "Save and send for review", {
      ...{ whyConsulting: "The strategy ends this year.", whatCanChange: "What comes first." },
      whatCannotChange: "That there is a strategy.",
    });
    expect(words(sent)).toContain(`${reference} is now Submitted.`);
    const refused = await type(await list(megan), "Approve", {}, megan);
    expect(words(refused)).toMatch(/Not yet\. Gate G1 waits for \d steps?: 0\.\d /);
    expect(openRows(refused).length).toBeGreaterThan(0);
    // What planning and the record have asked is not asked again.
    expect(words(refused)).not.toMatch(/0\.[25] /);
    // The manager's answer is given by approving, so the gate does not wait for it.
    expect(words(refused)).not.toContain("0.6 ");
    expect(await row()).toMatchObject({ WorkflowStatus: "Submitted" });
  });

  test("a step handed to a colleague is theirs once they accept, and they are told by a card", async () => {
    const before = teams.heard.length;
    const waiting = await click("actions.seeChecklist", { reference, gate: "G1" });
    const [first] = openRows(waiting);
    const step = await click("actions.openStep", first?.data ?? {});
    const given = await type(step, "Hand it over", { toWhom: "grady archie" });
    expect(words(given)).toContain(
      "is offered to Grady Archie. It stays with Alex Wilber until they accept.",
    );
    expect(words(given)).toContain("I am telling Grady Archie now.");
    expect(await toldOf(grady, "A step is offered to you", before)).toBe(1);
    const accepted = await click("actions.acceptOffer", { id: first?.data["id"], part: "card" }, grady);
    expect(words(accepted)).toContain("You accepted it");
    const action = (await product.rows("Actions")).find(({ id }) => String(id) === String(first?.data["id"]));
    expect(action).toMatchObject({ OwnerId: grady.id, Status: "Open" });
  });

  test("done and waived steps let it be approved, and the officer is told once", async () => {
    for (let left = 9; left > 0; left--) {
      const waiting = await click("actions.seeChecklist", { reference, gate: "G1" }, megan);
      const [next] = words(waiting).includes("What gate G1 waits for") ? openRows(waiting) : [];
      if (!next) break;
      const id = next.data["id"];
      const mine = await click("actions.openStep", { id }, alex);
      if (buttons(mine).some(({ title }) => title === "Mark as done"))
        expect(words(await type(mine, "Mark as done", { evidence: "Agreed with the manager" }))).toContain(
          "is done.",
        );
      else {
        // Grady's now: a manager may waive it, with a reason.
        const theirs = await click("actions.openStep", { id }, megan);
        await type(theirs, "Waive this step", { reason: "The answer is known" }, megan);
      }
    }
    const before = teams.heard.length;
    const approved = await type(await list(megan), "Approve", {}, megan);
    expect(words(approved)).toContain(`${reference} is now Approved. I am telling Alex Wilber.`);
    expect(await toldOf(alex, "Now: Approved", before)).toBe(1);
    expect(await row()).toMatchObject({ WorkflowStatus: "Approved", ReviewedById: megan.id });
    const answer = (await product.rows("Actions")).find(
      (fields) => fields["Consultation"] === reference && fields["StepId"] === "0.6",
    );
    expect(answer).toMatchObject({
      ...{ Status: "Done", DoneById: megan.id, Evidence: "Approved by Megan Bowen." },
    });
    const waived = (await product.rows("Actions")).find(
      (fields) => fields["Consultation"] === reference && fields["Status"] === "Waived",
    );
    expect(waived).toMatchObject({ WaivedReason: "The answer is known", DoneById: megan.id });
    const history = (await product.rows("History")).filter((fields) => fields["Consultation"] === reference);
    expect(history.map((fields) => fields["Title"])).toEqual(
      expect.arrayContaining(["Status changed", expect.stringContaining("handed over")]),
    );
  });

  test("a status set in the list past the next gate is flagged to the engagement lead, and stands", async () => {
    await say("help", people.adele);
    const before = teams.heard.length;
    await product.patch("Consultations", String((await row())?.["id"]), { WorkflowStatus: "Open" });
    expect(await toldOf(people.adele, "A consultation went past its gate", before)).toBe(1);
    expect(await toldOf(alex, "Now: Open", before)).toBe(1);
    expect(await row()).toMatchObject({ WorkflowStatus: "Open" });
  });
});
