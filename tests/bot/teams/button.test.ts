import { pressHandlers } from "../../../bot/teams/routes";
import { button, cardProblems, filled, words } from "../../support/cards";
import { adele, alex, buildAction, buildConsultation, message, press, submit } from "../../support/teams";
import { besideTeams, bot, cardSaid, connector, errors, here, product, started } from "./beside-teams";

besideTeams();

describe("a pressed button", () => {
  it("is answered with a card in its place", async () => {
    await started();
    const { status, body, card } = await bot.post(
      press({ ...here(), verb: "actions.listMine", data: { page: 1 } }),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
    expect(words(card)).toContain("My actions");
    expect(connector.heard).toHaveLength(0);
  });

  it("does the same on a client that only knows Action.Submit, whose answer is a message", async () => {
    await started({ consultations: [buildConsultation()], actions: [buildAction()] });
    const list = await cardSaid("my actions");
    const { verb, data } = button(list, "Open");
    const { card } = await bot.post(press({ ...here(), verb, data }));
    await bot.post(submit({ ...here(), verb, data }));
    expect(connector.cards().at(-1)).toEqual(card);

    const done = filled(card, "Mark as done", { evidence: "Agreed on 3 March." });
    await bot.post(submit({ ...here(), ...done }));
    expect(words(connector.cards().at(-1) as never)).toContain(
      "Step 1.1, Find out if the law makes you consult, is done.",
    );
    expect(product.register.history).toHaveLength(1);
  });

  it("heard twice is written once and answered the same", async () => {
    await started({ consultations: [buildConsultation()], actions: [buildAction()] });
    const sent = press({
      ...here(),
      verb: "actions.complete",
      data: { id: "1", page: 1, from: "mine", evidence: "Agreed on 3 March." },
    });
    const [first, second] = [await bot.post(sent), await bot.post(sent)];
    expect(second).toEqual(first);
    expect(product.register.history).toHaveLength(1);
    expect(words(first.card)).toContain("is done.");
  });

  it("starts one plan, not two, when heard twice", async () => {
    await started();
    const sent = press({ ...here(), verb: "consultations.startPlan", data: { anew: true } });
    const [first, second] = [await bot.post(sent), await bot.post(sent)];
    expect(second).toEqual(first);
    expect(product.plans.saved).toBe(1);
  });

  it.each(["toString", "constructor", "__proto__", "hasOwnProperty", "forum.open", ""])(
    "with a verb nobody has, %j, is answered kindly",
    async (verb) => {
      await started();
      const { status, card } = await bot.post(press({ ...here(), verb }));
      expect(status).toBe(200);
      expect(words(card)).toContain("That button is from an older version. Type: help");
      expect(errors()).toEqual([]);
    },
  );

  it.each(["a text", 5, [], [1], true, null])("with %j for its data is answered kindly", async (data) => {
    await started();
    for (const verb of Object.keys(pressHandlers)) {
      const { status, card } = await bot.post({
        ...press({ ...here(), verb }),
        value: { action: { verb, data } },
      });
      expect([verb, status, card.type]).toEqual([verb, 200, "AdaptiveCard"]);
      expect([verb, cardProblems(card, { verbs: Object.keys(pressHandlers) })]).toEqual([verb, []]);
    }
    expect(errors()).toEqual([]);
  });

  it("with nothing in it that can be read is refused, not broken", async () => {
    await started();
    const sent = press({ ...here(), verb: "actions.listMine" });
    for (const value of [undefined, "x", [], { action: "x" }, {}])
      expect((await bot.post({ ...sent, id: `${Math.random()}`, value })).status).toBe(400);
    expect(errors()).toEqual([]);
  });

  it("of some other kind is said to be none of ours", async () => {
    await started();
    const sent = press({ ...here(), verb: "actions.listMine" });
    expect((await bot.post({ ...sent, name: "task/fetch" })).status).toBe(501);
  });

  it("acts as whoever presses it, whatever its data says", async () => {
    await started({ consultations: [buildConsultation()], actions: [buildAction()] });
    const data = { id: "1", evidence: "Mine now.", owner: adele.id, by: alex.id, person: alex };
    const grady = { id: "00000000-0000-0000-0000-000000000025", name: "Grady Archie", roles: ["officer"] };
    const { card } = await bot.post(press({ ...here(), verb: "actions.complete", data, by: grady as never }));
    expect(words(card)).toContain("Only Alex Wilber or the engagement lead can tick this step.");
    expect(product.register.history).toHaveLength(0);
  });
});

describe("a message that carries something else than a button's data", () => {
  it.each(["a text", 5, ["x"], true])("(%j) is read as what was typed", async (value) => {
    await started();
    await bot.post({ ...message({ ...here(), text: "help" }), value });
    expect(words(connector.cards()[0] as never)).toContain("What I can do");
    expect(errors()).toEqual([]);
  });
});
