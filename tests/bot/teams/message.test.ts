import { commands } from "../../../bot/teams";
import { pressHandlers } from "../../../bot/teams/routes";
import { cardProblems, filled, inputs, words } from "../../support/cards";
import {
  added,
  alex,
  buildAction,
  buildConsultation,
  cardsIn,
  installed,
  mention,
  message,
  press,
  submit,
  tenantId,
} from "../../support/teams";
import {
  besideTeams,
  bot,
  cardSaid,
  connector,
  expectActivity,
  here,
  product,
  say,
  started,
} from "./beside-teams";

besideTeams();

describe("a message", () => {
  it.each(commands.map(({ title }) => title))("%j is answered with a card Teams takes", async (title) => {
    await started({ consultations: [buildConsultation()], actions: [buildAction()] });
    expect((await say(title)).status).toBe(200);
    expect(connector.heard).toHaveLength(1);
    const [{ method, path, body } = { method: "", path: "", body: {} as Record<string, unknown> }] =
      connector.heard;
    expect(method).toBe("POST");
    expect(path).toMatch(/^\/v3\/conversations\/a%3A00000000-[^/]+\/activities(\/\d+)?$/);
    expectActivity(body);
    expect(body["summary"]).not.toBe("");
    expect(
      cardsIn(body).flatMap((card) => cardProblems(card, { verbs: Object.keys(pressHandlers) })),
    ).toEqual([]);
  });

  it("that is shaped as Teams shapes it is what these tests send", async () => {
    await started();
    for (const sent of [
      message({ ...here(), text: "help" }),
      mention({ ...here(), text: "help" }),
      press({ ...here(), verb: "actions.listMine" }),
      submit({ ...here(), verb: "actions.listMine" }),
      installed(here()),
    ])
      expectActivity(sent);
  });

  it("that is no command is answered with what was typed and what can be asked", async () => {
    await started();
    const card = await cardSaid("sourdough **now**");
    expect(words(card)).toContain("You typed: sourdough **now**");
    for (const { title } of commands.filter(({ name }) => name !== "help"))
      expect(words(card)).toContain(title);
  });

  it("without words, such as a picture, is answered with what can be asked", async () => {
    await started();
    const card = await cardSaid("  ");
    expect(words(card)).toContain("What I can do");
    expect(words(card)).not.toContain("You typed");
  });

  it("heard twice is answered once", async () => {
    await started();
    const sent = message({ ...here(), text: "plan a consultation" });
    await Promise.all([bot.post(sent), bot.post(sent)]);
    await bot.post(sent);
    expect(connector.heard).toHaveLength(1);
    expect(product.plans.saved).toBe(1);
  });

  it("without an id, which cannot be told from another, is answered each time", async () => {
    await started();
    const { id: _, timestamp: __, ...sent } = message({ ...here(), text: "help" });
    await bot.post(sent);
    await bot.post(sent);
    expect(connector.heard).toHaveLength(2);
  });

  it("is answered in the channel it was written in, without the mention of the bot", async () => {
    await started();
    await bot.post(mention({ ...here(), text: "forward plan" }));
    expect(connector.heard[0]?.path).toContain(encodeURIComponent("19:general@thread.tacv2"));
    expect(words(connector.cards()[0] as never)).toContain("Forward plan");
    await bot.post(mention({ ...here(), text: "whatever else" }));
    expect(words(connector.cards()[1] as never)).toContain("You typed: whatever else");
  });

  it("keeps what somebody owes out of a channel, and says where it is shown", async () => {
    await started();
    for (const text of ["my actions", "my consultations"]) {
      await bot.post(mention({ ...here(), text }));
      expect(connector.heard.at(-1)?.body["text"]).toBe(
        `I show that only to you. Open our own chat and type: ${text}`,
      );
    }
    expect(connector.cards()).toEqual([]);
  });

  it("in a person's own chat tells where to write to them later; in a channel it does not", async () => {
    await started();
    await bot.post(mention({ ...here(), text: "help" }));
    expect(product.conversations.kept.size).toBe(0);
    await say("help");
    expect(product.conversations.kept.get(alex.id)).toEqual({
      personId: alex.id,
      conversationId: `a:${alex.id}`,
      serviceUrl: connector.url,
      tenantId,
      botId: "28:bot",
      channelId: "msteams",
    });
  });

  it("asks which checklist when somebody leads several", async () => {
    await started({
      consultations: [buildConsultation(), buildConsultation({ reference: "2027-00043" as never })],
    });
    await say("checklist");
    expect(connector.heard[0]?.body["text"]).toBe(
      "Say which one, with its reference, such as: checklist 2027-00042. To see yours, type: my consultations",
    );
  });

  it("about a consultation that is not there says so", async () => {
    await started();
    expect(words(await cardSaid("checklist 2027-09999"))).toContain("There is no consultation 2027-09999");
  });
});

describe("the app being added", () => {
  it("is welcomed once, though Teams tells it twice and in two ways", async () => {
    await started();
    const sent = installed(here());
    await bot.post(sent);
    await bot.post(sent);
    await bot.post(added(here()));
    expect(connector.cards().map(words)).toHaveLength(1);
    expect(words(connector.cards()[0] as never)).toContain(
      "Welcome to the engagement forum\nWesthaven Council",
    );
  });

  it("to a team is welcomed with how to ask there", async () => {
    await started();
    await bot.post(installed({ ...here(), where: "channel" }));
    expect(words(connector.cards()[0] as never)).toContain("Mention me here");
  });

  it("anew in another version is no reason to write to everybody", async () => {
    await started();
    await bot.post(installed({ ...here(), action: "add-upgrade" }));
    expect(connector.heard).toHaveLength(0);
    expect(product.conversations.kept.size).toBe(1);
  });

  it.each(["remove", "remove-upgrade"])("and taken away (%s) leaves nobody to write to", async (action) => {
    await started();
    await bot.post(installed({ ...here(), action }));
    expect(product.conversations.kept.size).toBe(0);
    expect(connector.heard).toHaveLength(0);
  });

  it("and taken away from somebody's own chat is heard; from a team, or for a new version, is not", async () => {
    await started();
    await bot.post(installed({ ...here(), action: "remove-upgrade" }));
    await bot.post(installed({ ...here(), action: "remove", where: "channel" }));
    expect(product.conversations.left).toEqual([]);
    await bot.post(installed({ ...here(), action: "remove" }));
    expect(product.conversations.left).toEqual([alex.id]);
  });

  it("and taken away while storage does not answer is answered all the same", async () => {
    await started({}, (given) => {
      given.conversations.leave = () => Promise.reject(new Error("down"));
    });
    expect((await bot.post(installed({ ...here(), action: "remove" }))).status).toBe(200);
    expect(product.lines.map(({ event }) => event)).toContain("conversation.not-left");
  });
});

describe("a pressed button", () => {
  const pressIn = (more: object) => bot.post(press({ ...here(), verb: "actions.listMine", ...more }));

  it("says where somebody can be written to", async () => {
    await started();
    await pressIn({});
    expect(product.conversations.kept.get(alex.id)?.conversationId).toBe(`a:${alex.id}`);
  });

  it("says nothing of it in a channel, between two people, or when Teams presses it by itself", async () => {
    await started();
    await pressIn({ where: "channel" });
    await pressIn({ conversationId: "19:one_two@unq.gbl.spaces" });
    const sent = press({ ...here(), verb: "actions.listMine" });
    await bot.post({ ...sent, value: { ...(sent["value"] as object), trigger: "automatic" } });
    expect(product.conversations.kept.size).toBe(0);
  });

  it("is answered although storage does not keep where", async () => {
    await started({}, (given) => {
      given.conversations.save = () => Promise.reject(new Error("down"));
    });
    expect((await pressIn({})).card.body).toBeDefined();
  });
});

it("carries a card's typed words through the wire letter for letter", async () => {
  await started();
  const { card } = await bot.post(
    press({ ...here(), verb: "consultations.startPlan", data: { anew: true } }),
  );
  const title = "{{DATE(2017-02-14T06:08:39Z,LONG)}} **x** <at>x</at> ${y} 👩‍👩‍👧";
  const next = await bot.post(press({ ...here(), ...filled(card, "Next: the level", { title }) }));
  expect(inputs(next.card)["title"]).toBe(title);
});
