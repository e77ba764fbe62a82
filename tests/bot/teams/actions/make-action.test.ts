import type { Card } from "../../../../bot/teams";
import { pressHandlers } from "../../../../bot/teams/routes";
import { cardProblems, inputs, ofType, words } from "../../../support/cards";
import { alex, buildConsultation, extension, grady } from "../../../support/teams";
import { besideTeams, bot, errors, here, product as running, started } from "../beside-teams";
import { lee } from "./pressing";

interface Answered {
  task: { type: string; value: string & { title: string; card: { content: Card } } };
}
const link = "https://teams.microsoft.com/l/message/19:abc@thread.tacv2/1700000000000";
const payload = (over: object = {}) => ({
  id: "1700000000000",
  linkToMessage: link,
  from: { user: { id: grady.id, displayName: "Grady Archie", userIdentityType: "aadUser" } },
  body: {
    contentType: "html",
    content: "<div><p>Could you book the <b>hall</b> &amp; tell Sue?</p><p>By&nbsp;Friday.</p></div>",
  },
  ...over,
});

besideTeams();

describe("a message made into an action", () => {
  beforeEach(() => started({ people: [alex, grady, lee], consultations: [buildConsultation()] }));

  const ask = async (
    name: "fetchTask" | "submitAction",
    value: unknown,
    by = alex,
  ): Promise<Answered["task"]> => {
    const { body } = await bot.post(extension({ ...here(), by, name, value }));
    return (body as Answered).task;
  };
  const open = (message: unknown, by = alex) =>
    ask("fetchTask", { commandId: "makeAction", commandContext: "message", messagePayload: message }, by);

  it("opens a form with its words, its author and its link", async () => {
    const { type, value } = await open(payload());
    expect([type, value.title]).toEqual(["continue", "Make this an action"]);
    const card = value.card.content;
    expect(cardProblems(card, { verbs: Object.keys(pressHandlers) })).toEqual([]);
    expect(inputs(card)["actionTitle"]).toBe("Could you book the hall & tell Sue? By Friday.");
    expect(words(card)).toContain("Grady Archie wrote: Could you book the hall & tell Sue? By Friday.");
    expect(ofType(card, "Action.OpenUrl")).toMatchObject([{ url: link }]);
  });

  it("is added by the button of the dialog, and leads back to the message", async () => {
    const card = (await open(payload())).value.card.content;
    const [submit] = ofType(card, "Action.Submit");
    const data = { ...(submit?.["data"] as object), ...inputs(card), actionTitle: "Book the hall" };
    const done = await ask("submitAction", { commandId: "makeAction", data });
    expect(done).toMatchObject({ type: "message", value: expect.stringContaining("Added: Book the hall.") });
    await ask("submitAction", { commandId: "makeAction", data });
    expect(running.register.actions.all()).toMatchObject([
      { title: "Book the hall", origin: { url: link, text: expect.stringContaining("Grady Archie wrote") } },
    ]);
  });

  it("keeps the dialog open with what was typed where something is wrong", async () => {
    const data = { actionTitle: "Book the hall", actionDue: "2027-02-01" };
    const { type, value } = await ask("submitAction", { commandId: "makeAction", data });
    expect(type).toBe("continue");
    expect(words(value.card.content)).toContain("That day is over");
    expect(inputs(value.card.content)["actionTitle"]).toBe("Book the hall");
    expect(ofType(value.card.content, "Action.Execute")).toEqual([]);
  });

  it.each([
    undefined,
    {},
    { commandId: "__proto__" },
    { commandId: "makeAction", messagePayload: "x", data: 5 },
    { commandId: "makeAction", messagePayload: payload({ body: null, from: null, linkToMessage: 7 }) },
    { commandId: "makeAction", messagePayload: payload({ body: { content: "<p>".repeat(40_000) } }) },
    {
      commandId: "makeAction",
      messagePayload: payload({ body: { content: "‮<at>x</at>{{DATE}} ${title}" } }),
    },
  ])("answers a forged or broken one without failing: %#", async (value) => {
    for (const name of ["fetchTask", "submitAction"] as const)
      expect(["message", "continue"]).toContain((await ask(name, value)).type);
    expect(errors()).toEqual([]);
    expect(running.register.actions.all()).toEqual([]);
  });

  it("is for officers of this council alone", async () => {
    const stranger = { ...alex, id: "00000000-0000-0000-0000-000000000999" as never };
    expect((await open(payload(), stranger)).value).toContain("only with this council's people");
    const asked = await open(payload(), lee);
    expect([asked.type, asked.value]).toEqual([
      "message",
      "Only officers can add an action. Ask the officer you work with.",
    ]);
    const data = { actionTitle: "Book the hall" };
    const refused = await ask("submitAction", { commandId: "makeAction", data }, lee);
    expect(words(refused.value.card.content)).toContain("Only officers can add an action.");
  });

  it("leaves out a link that does not lead to Teams", async () => {
    const data = { actionTitle: "Book it", originUrl: "https://evil.example/", originText: "Hello" };
    await ask("submitAction", { commandId: "makeAction", data });
    expect(running.register.actions.all()[0]?.origin).toEqual({ url: undefined, text: "Hello" });
  });
});
