import type { Person } from "../../../bot/common/person";
import type { Card } from "../../../bot/teams";
import { cardSize } from "../../../bot/teams/cards/card";
import { pressHandlers } from "../../../bot/teams/routes";
import type { ForumTopic } from "../../../bot/toolkit";
import { cardProblems, filled, inputs, words } from "../../support/cards";
import { alex, buildConsultation, mention, press, referenceNumber } from "../../support/teams";
import { besideTeams, bot, cardSaid, connector, here, say, started } from "./beside-teams";

besideTeams();

const verbs = Object.keys(pressHandlers);
const lee: Person = { ...alex, roles: ["member"] };
const topic: ForumTopic = {
  ...{ id: "7", title: "Do prize draws bring more replies?", body: "We offered a voucher.", tags: [] },
  ...{ answer: "Yes, but say who pays.", url: "https://teams.example/message/7" },
};
const pressed = async (card: Card, title: string) =>
  (await bot.post(press({ ...here(), ...filled(card, title) }))).card;

describe("a question", () => {
  it("is answered with the best passages, where each is from and whether it was checked", async () => {
    await started();
    const card = await cardSaid("do I need an equality impact assessment");
    expect(words(card)).toContain("You typed: do I need an equality impact assessment");
    expect(words(card)).toContain("Write the first full equality assessment");
    expect(words(card)).toMatch(/From: Equality Act 2010.+\. This is checked against its source\./);
    expect(cardProblems(card, { verbs })).toEqual([]);
    expect(connector.heard[0]?.body["summary"]).toBe("What I found");
  });

  it("about the law says what legal has not checked yet", async () => {
    await started();
    const card = await cardSaid("gambling policy statement");
    expect(words(card)).toContain("This is not yet checked by legal.");
  });

  it.each([
    ["how do I reach young people?", "Children and young people"],
    ["focus group", "Focus group"],
    ["compare survey and workshop", "Workshop"],
  ])("that names a method or a group opens its own card: %j", async (question, name) => {
    await started();
    const card = await cardSaid(question);
    expect(words(card)).toContain(name);
    expect(words(card)).not.toContain("You typed");
  });

  it("that nothing answers is told so, with what else there is to type", async () => {
    await started();
    const card = await cardSaid("book me a flight");
    expect(words(card)).toContain("I found nothing on that");
    expect(words(card)).toContain("my actions");
    expect(JSON.stringify(card)).not.toContain("toolkit.openPassage");
    expect(connector.heard[0]?.body["summary"]).toBe("I found nothing on that");
  });

  it.each(["good morning", "thanks!", "  "])("is not what %j is: that gets help", async (text) => {
    await started();
    expect(words(await cardSaid(text))).toContain("Plan a consultation");
  });

  it("never comes before a command, though it is mistyped", async () => {
    await started({ consultations: [buildConsultation()] });
    expect(words(await cardSaid("cheklist 2027-00042"))).toContain("Parks strategy");
  });

  it("opens a step with what to do, why, what counts and who signs off, and goes back", async () => {
    await started();
    const card = await cardSaid("do we accept late responses");
    const step = await pressed(card, "Open");
    for (const heading of ["What to do", "Why", "What counts as evidence", "Who signs off"])
      expect(words(step)).toContain(heading);
    expect(words(await pressed(step, "Back to the answers"))).toContain(
      "You typed: do we accept late responses",
    );
  });

  it("becomes a post for the forum, ready to copy", async () => {
    await started({ settings: { forumChannel: "Ask an engager" } });
    const card = await cardSaid("book me a flight");
    const draft = await pressed(card, "Ask the forum");
    expect(words(draft)).toContain('"Ask an engager"');
    expect(inputs(draft)["question"]).toContain("book me a flight");
  });

  it("of a passage that is gone says to ask again", async () => {
    await started();
    for (const data of [{ id: "step:99.9" }, { id: 7 }, "x", null]) {
      const { card } = await bot.post(press({ ...here(), verb: "toolkit.openPassage", data }));
      expect(words(card)).toContain("Type your question again.");
    }
  });
});

describe("the register", () => {
  const draft = buildConsultation({ workflowStatus: "Idea" });
  const agreed = buildConsultation({
    ...{ reference: referenceNumber(43), title: "Parks byelaws", workflowStatus: "Approved" },
  });

  it("is searched too, and each row leads to its checklist", async () => {
    await started({ consultations: [draft] });
    const card = await cardSaid("parks strategy");
    expect(words(card)).toContain("2027-00042 Parks strategy");
    expect(words(card)).toContain("opens Mon 29 Mar 2027, Parks, led by Alex Wilber");
    expect(words(await pressed(card, "Checklist"))).toContain("2027-00042");
  });

  it("shows a councillor no draft", async () => {
    await started({ consultations: [draft, agreed], people: [lee] });
    const card = await cardSaid("parks");
    expect(words(card)).toContain("Parks byelaws");
    expect(words(card)).not.toContain("Parks strategy");
  });

  it("shows a channel no draft and no forum topic, whoever asks, and answers there", async () => {
    await started({ consultations: [draft, agreed], topics: [{ ...topic, title: "Parks" }] });
    await bot.post(mention({ ...here(), text: "parks" }));
    const [card] = connector.cards();
    expect(words(card as Card)).toContain("Parks byelaws");
    expect(words(card as Card)).not.toContain("Parks strategy");
    expect(words(card as Card)).not.toContain("In the forum");
    expect(connector.heard[0]?.path).toContain(encodeURIComponent("19:general@thread.tacv2"));
  });
});

it("finds what colleagues answered in the forum", async () => {
  await started({ topics: [topic] });
  const card = await cardSaid("prize draws");
  expect(words(card)).toContain("Do prize draws bring more replies?\nAnswer: Yes, but say who pays.");
});

it.each([
  ["10,000 characters", "equality ".repeat(1_111)],
  ["10,000 letters without a space", "x".repeat(10_000)],
  ["markdown", "**survey** [a](http://evil.example) # y"],
  ["a mention", "<at>Somebody</at> survey length"],
  ["a template", "${secret} survey ${$root.question} {{DATE(2017-02-14T06:08:39Z)}}"],
  ["emoji", `survey ${"👩‍👩‍👧".repeat(1_000)}`],
  ["right to left", `\u202Esurvey ${"שלום ".repeat(400)}`],
])("answers %s on a card that is whole and small", async (_what, text) => {
  await started({ consultations: [buildConsultation({ title: text.slice(0, 255) })], topics: [topic] });
  await say(text);
  const card = connector.cards()[0] as Card;
  expect(cardProblems(card, { verbs })).toEqual([]);
  expect(cardSize(card)).toBeLessThan(25_000);
  const shown = words(card)
    .split("\n")
    .find((line) => line.startsWith("You typed: "));
  expect([...(shown ?? "")].length).toBeLessThanOrEqual(211);
  const { card: draft } = await bot.post(press({ ...here(), ...filled(card, "Ask the forum") }));
  expect(cardProblems(draft, { verbs })).toEqual([]);
});
