import { Failure } from "../../../bot/common/failure";
import { pressHandlers } from "../../../bot/teams/routes";
import { button, cardProblems, inputs, words } from "../../support/cards";
import { buildAction, grady, message, type Product, press, submit } from "../../support/teams";
import { besideTeams, bot, cardSaid, connector, errors, here, product, say, started } from "./beside-teams";

besideTeams();

describe("when something goes wrong", () => {
  const failing = (thrown: unknown) => (given: Product) => {
    given.actions = {
      ...given.actions,
      listMine: () => {
        throw thrown;
      },
    };
  };

  it("a bug is apologised for, with a number that is in the log beside all of it, once", async () => {
    const bug = new TypeError("x is not a function");
    await started({}, failing(bug));
    const card = await cardSaid("my actions");
    expect(words(card)).toContain("Something went wrong on our side.");
    const number = /tell your administrator this number: (\S+)/.exec(words(card))?.[1];
    expect(errors()).toEqual([
      { level: "error", event: "turn.bug", error: bug, fields: { errorId: number, verb: undefined } },
    ]);
    expect(words(card)).not.toContain("x is not a function");
  });

  it("a failure is told in its own words, and logged once", async () => {
    await started({}, failing(new Failure("conflict", "Adele changed it first. Open it again.")));
    const { card } = await bot.post(press({ ...here(), verb: "actions.listMine", data: { page: 2 } }));
    expect(words(card)).toContain("Adele changed it first. Open it again.");
    expect(card["actions"]).toEqual([]);
    expect(product.lines.map(({ event }) => event)).toEqual(["turn.failed"]);
  });

  it.each(["invalid", "not_found", "not_allowed", "conflict"] as const)(
    "a failure that trying again does not mend (%s) leaves the card it was typed on as it is",
    async (code) => {
      await started({}, (given) => {
        given.consultations = {
          ...given.consultations,
          fillCard: async () => {
            throw new Failure(code, "This plan is not one of yours.");
          },
        };
      });
      const data = { planId: "p", stage: "describe", title: "Parks strategy" };
      const { body } = await bot.post(press({ ...here(), verb: "consultations.fillCard", data }));
      expect(body).toEqual({
        statusCode: 200,
        type: "application/vnd.microsoft.activity.message",
        value: "This plan is not one of yours. You typed: Parks strategy",
      });
      await bot.post(submit({ ...here(), verb: "consultations.fillCard", data }));
      expect(connector.heard.at(-1)?.body).toMatchObject({
        text: "This plan is not one of yours. You typed: Parks strategy",
      });
    },
  );

  it.each([
    ["consultations.recordFindings", { findingsSummary: "Most want evenings." }],
    ["consultations.recordParticipation", { otherGroup: "Students", how: "At the fair" }],
    ["consultations.evaluate", { worked: "Tea and cake" }],
    ["feedback.keepRow", { theme: "Seats", answer: "Buy chairs." }],
    ["feedback.publish", { nothingChanged: "Nobody asked for it." }],
  ])("what was typed on %s is said where the record is gone", async (verb, typed) => {
    await started();
    const data = { reference: "2027-09999", ...typed };
    const { body } = await bot.post(press({ ...here(), verb, data }));
    expect(body).toMatchObject({ type: "application/vnd.microsoft.activity.message" });
    expect((body as { value: string }).value).toContain(`You typed: ${Object.values(typed).join("; ")}`);
  });

  it("what was typed is not said again where others read it", async () => {
    await started();
    const conversation = { id: "19:parks@thread.tacv2", conversationType: "channel" };
    const data = { reference: "2027-00042", to: "Reported", groupsReached: "Travellers | yes | 3" };
    const sent = press({ ...here(), verb: "consultations.fillAndMove", data });
    const { body } = await bot.post({
      ...sent,
      conversation: { ...(sent["conversation"] as object), ...conversation },
    });
    expect(body).toMatchObject({ type: "application/vnd.microsoft.activity.message" });
    expect(JSON.stringify(body)).toContain("our own chat");
    expect(JSON.stringify(body)).not.toContain("Travellers");
  });

  it("a note for a step that was deleted stays on the card it was typed on", async () => {
    await started();
    const data = { id: "9", evidence: "Agreed on 3 March." };
    const { body } = await bot.post(press({ ...here(), verb: "actions.complete", data }));
    expect(body).toMatchObject({
      type: "application/vnd.microsoft.activity.message",
      value: "That step is no longer on the list. Open the checklist again. You typed: Agreed on 3 March.",
    });
  });

  it("a note for a step that was handed over meanwhile is shown, to be copied", async () => {
    await started({ actions: [buildAction({ owner: { id: grady.id, name: grady.name } })] });
    const data = { id: "1", evidence: "Agreed on **3 March**." };
    const { card } = await bot.post(press({ ...here(), verb: "actions.complete", data }));
    expect(words(card)).toContain("Only Grady Archie or the engagement lead can tick this step.");
    expect(words(card)).toContain("You typed: Agreed on **3 March**.");
    expect(inputs(card)).toEqual({});
  });

  it("a service that is out of reach can be tried again with all that was typed", async () => {
    await started({}, (given) => {
      given.consultations = {
        ...given.consultations,
        fillCard: async () => {
          throw new Failure("unavailable", "Our storage does not answer.", {
            cause: new Error("ECONNRESET"),
          });
        },
      };
    });
    const data = {
      planId: "p",
      stage: "describe",
      title: "{{DATE(x)}} ${secret}",
      overview: "b".repeat(9_000),
    };
    const { card } = await bot.post(press({ ...here(), verb: "consultations.fillCard", data }));
    expect(button(card, "Try again")).toMatchObject({ verb: "consultations.fillCard", data });
    expect(cardProblems(card, { verbs: Object.keys(pressHandlers) })).toEqual([]);
    expect(product.lines.map(({ event }) => event)).toEqual(["turn.failed", "turn.cause"]);
  });

  it("a card with more on it than a button can carry is left as it is, with words beside it", async () => {
    await started({}, (given) => {
      given.consultations = {
        ...given.consultations,
        fillCard: async () => {
          throw new Failure("unavailable", "Our storage does not answer.");
        },
      };
    });
    const data = { planId: "p", stage: "describe", overview: "b".repeat(20_000) };
    const { status, body } = await bot.post(press({ ...here(), verb: "consultations.fillCard", data }));
    expect([status, body]).toEqual([
      200,
      {
        statusCode: 200,
        type: "application/vnd.microsoft.activity.message",
        value: "Our storage does not answer. What you typed is still on the card: press its button again.",
      },
    ]);
  });

  it("people are still answered when what Teams sent cannot be remembered", async () => {
    const down = new Failure("unavailable", "Our storage does not answer.");
    await started({}, (given) => {
      given.seen = {
        claim: () => Promise.reject(down),
        finish: () => Promise.reject(down),
        resultOf: () => Promise.reject(down),
        release: () => Promise.reject(down),
      };
      given.conversations.save = () => Promise.reject(down);
    });
    expect(words(await cardSaid("help"))).toContain("What I can do");
    expect(words((await bot.post(press({ ...here(), verb: "actions.listMine" }))).card)).toContain(
      "My actions",
    );
    expect(new Set(errors().map(({ error }) => error))).toEqual(new Set([down]));
  });

  it("an answer is given also when it cannot be kept for a second copy", async () => {
    await started({}, (given) => {
      given.seen = { ...given.seen, finish: () => Promise.reject(new Error("down")) };
    });
    const { status, card } = await bot.post(press({ ...here(), verb: "actions.listMine" }));
    expect([status, words(card).split("\n")[0]]).toEqual([200, "My actions"]);
  });

  it("a reply Teams does not take is a line in the log, and the message can be heard again", async () => {
    await started();
    const sent = message({ ...here(), text: "help" });
    connector.answer({ status: 403 });
    expect((await bot.post(sent)).status).toBe(503);
    expect(errors().map(({ event }) => event)).toEqual(["turn.unanswered"]);

    connector.answer("well");
    expect((await bot.post(sent)).status).toBe(200);
    expect(words(connector.cards().at(-1) as never)).toContain("What I can do");
    await bot.post(sent);
    expect(connector.heard).toHaveLength(2);
  });

  it("a claim that cannot be given back is a line in the log, too", async () => {
    await started({}, (given) => {
      given.seen = { ...given.seen, release: () => Promise.reject(new Error("down")) };
    });
    connector.answer({ status: 403 });
    expect((await say("help")).status).toBe(503);
    expect(errors().map(({ event }) => event)).toEqual(["turn.claim-not-given-back", "turn.unanswered"]);
  });
});
