import type { Card } from "../../../../bot/teams";
import { pressHandlers } from "../../../../bot/teams/routes";
import { compareReply } from "../../../../bot/teams/toolkit/compare-methods";
import { groupReply, seeGroup } from "../../../../bot/teams/toolkit/see-group";
import { methodReply, seeMethod } from "../../../../bot/teams/toolkit/see-method";
import type { Reply, Turn } from "../../../../bot/teams/turn";
import { button, buttons, words } from "../../../support/cards";
import { alex, buildConsultation, buildProduct } from "../../../support/teams";

const turn: Turn = { person: alex, text: "", where: "personal" };
const asked = (text: string, over: Partial<Turn> = {}): Turn => ({ ...turn, text, ...over });
const cardOf = (reply: Reply | undefined): Card => {
  if (!reply || "text" in reply) throw new Error("There is no card");
  return reply.card;
};
const open = (card: Card, title: string) => {
  const { verb, data } = button(card, title);
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`Nothing answers ${verb}`);
  return handler(buildProduct(), turn, data);
};

describe("a method that is asked about", () => {
  it("is shown with when to use it, when not, what it takes and how to do it", () => {
    const said = words(cardOf(methodReply(buildProduct(), asked("what is a focus group?"))));
    for (const part of [
      "Focus group",
      "You want to know why people think as they do",
      "Do not use it when",
      "4 staff days for each group",
      "3 to 5 weeks",
      "6 to 10 people a group",
      "1. Decide who should be in each group.",
      "Children and young people",
      "our own rule of thumb",
      "Nobody has yet",
    ])
      expect(said).toContain(part);
  });

  it("says who tried it here and how it was rated", () => {
    const product = buildProduct({
      now: "2027-06-01T09:00:00Z",
      consultations: [
        buildConsultation({
          methods: ["Focus group"],
          methodRatings: [{ method: "Focus group", rating: 5 }],
        }),
      ],
    });
    const said = words(cardOf(methodReply(product, asked("focus groups"))));
    expect(said).toContain("Parks strategy (2027-00042), Alex Wilber: 5 out of 6");
    expect(said).not.toContain("Nobody has yet");
    expect(words(cardOf(compareReply(product, asked("focus group or workshop"))))).toContain(
      "Once, rated 5 out of 6",
    );
  });

  it.each([
    ["a councillor", { person: { ...alex, roles: ["member"] as const } }],
    ["a channel", { where: "channel" as const }],
    ["a group chat", { where: "group" as const }],
  ])("tells %s nothing of work that nobody has agreed to", (_, over) => {
    const methods = { methods: ["Focus group"], methodRatings: [{ method: "Focus group", rating: 5 }] };
    const product = buildProduct({
      consultations: [buildConsultation({ ...methods, workflowStatus: "Stopped" })],
    });
    const shown = words(cardOf(methodReply(product, asked("focus groups", over))));
    expect(shown).toContain("Nobody has yet");
    expect(shown).not.toMatch(/Parks strategy|2027-00042|Alex Wilber/);
    const compared = words(cardOf(compareReply(product, asked("focus group or workshop", over))));
    expect(compared).not.toContain("rated 5");
    expect(words(cardOf(methodReply(product, asked("focus groups"))))).toContain("Parks strategy");
  });

  it("is no answer to something else", () => {
    expect(methodReply(buildProduct(), asked("how many weeks do I need?"))).toBeUndefined();
    expect(groupReply(buildProduct(), asked("focus group"))).toBeUndefined();
    expect(compareReply(buildProduct(), asked("focus group"))).toBeUndefined();
  });

  it("that is gone is said to be gone", async () => {
    await expect(seeMethod(buildProduct(), turn, { id: "seance" })).rejects.toThrow(
      "not in the toolkit any more",
    );
    await expect(seeGroup(buildProduct(), turn, { id: 5 })).rejects.toThrow("too old to use");
  });
});

describe("a group that is asked about", () => {
  it("is shown with what gets in the way, what helps, and methods to open and come back from", async () => {
    const card = cardOf(groupReply(buildProduct(), asked("How do I reach young people?")));
    expect(words(card)).toContain("School hours");
    expect(words(card)).toContain("Go through the youth council and schools");
    expect(words(card)).toContain("Youth council or school session");
    const method = await open(card, "Open");
    expect(words(method)).toContain("Youth council or school session");
    expect(words(await open(method, "Back"))).toContain("School hours");
  });
});

describe("two methods that are compared", () => {
  it("stand side by side on one card, and each opens and leads back", async () => {
    const card = cardOf(compareReply(buildProduct(), asked("compare survey and workshop")));
    const said = words(card);
    for (const part of ["Online survey", "Workshop", "Staff time", "Works with no internet", "Tried here"])
      expect(said).toContain(part);
    expect(buttons(card).map(({ title }) => title)).toEqual(["Open Online survey", "Open Workshop"]);
    const method = await open(card, "Open Workshop");
    expect(words(await open(method, "Back"))).toContain("Online survey");
  });
});
