import { asTopicId, type Topic } from "../../../../bot/forum";
import { ideaOutcome } from "../../../../bot/teams";
import { pressHandlers } from "../../../../bot/teams/routes";
import { cardProblems, words } from "../../../support/cards";
import { buildTopic } from "../../../support/memory-topics";
import { adele, alex, grady } from "../../../support/teams";
import { forumCouncil, lee, pressed, said, titles, turnIn } from "./forum-council";

const idea = (at: number, over: Partial<Topic> = {}): Topic =>
  buildTopic({ id: asTopicId(String(at)), kind: "Idea", title: `Idea ${at}`, votes: at, ...over });
const chat = (by = grady) => turnIn(by, { where: "personal", place: undefined });

describe("top ideas", () => {
  it("has those most people want first, and says where to begin when there is none", async () => {
    const product = forumCouncil({ forumTopics: [1, 2, 3].map((at) => idea(at)) });
    expect(words(await said(product, "top-ideas"))).toMatch(/Idea 3[\s\S]*3 votes[\s\S]*Idea 2[\s\S]*Idea 1/);
    expect(words(await said(forumCouncil(), "top-ideas"))).toContain("type: share with the forum");
  });

  it("makes one an action with one tap, and twice is one", async () => {
    const product = forumCouncil({ forumTopics: [idea(1), idea(2)] });
    const card = await said(product, "top-ideas", chat());
    for (const _ of [1, 2]) {
      const next = await pressed(product, card, "Make it an action", { of: "2", turn: chat() });
      expect(words(next)).toContain("“Idea 2” is an action of yours now.");
      expect(words(next)).not.toMatch(/\nIdea 2\n/);
    }
    expect(product.register.actions.all().filter(({ title }) => title === "Idea 2")).toHaveLength(1);
    expect(product.changed).toContain("topic/2");
  });

  it("puts one on the agenda with one tap", async () => {
    const product = forumCouncil({ forumTopics: [idea(1)] });
    const next = await pressed(product, await said(product, "top-ideas", chat()), "Put it on the agenda", {
      turn: chat(),
    });
    expect(words(next)).toContain("“Idea 1” is on the agenda");
    expect(product.agenda).toEqual(["Idea 1"]);
  });

  it("offers neither to a councillor, and refuses a forged press", async () => {
    const product = forumCouncil({ forumTopics: [idea(1)] });
    expect(titles(await said(product, "top-ideas", chat(lee)))).toEqual(["Open", "All topics"]);
    const card = await pressed(product, await said(product, "top-ideas", chat()), "Make it an action", {
      turn: chat(lee),
    });
    expect(words(card)).toContain("Only officers take an idea up.");
  });

  it("shows a whole channel only what is for everyone", async () => {
    const product = forumCouncil({ forumTopics: [idea(1), idea(2, { visibility: "Officers" })] });
    expect(words(await said(product, "top-ideas"))).not.toContain("Idea 2");
    expect(words(await said(product, "top-ideas", chat()))).toContain("Idea 2");
  });
});

it("forum lists what was shared, page by page", async () => {
  const product = forumCouncil({
    forumTopics: Array.from({ length: 20 }, (_, at) =>
      buildTopic({ id: asTopicId(String(at + 1)), title: `Topic ${at + 1}` }),
    ),
  });
  const first = await said(product, "forum", chat(alex));
  expect(words(first)).toMatch(/Topic 20[\s\S]*Page 1 of 3/);
  expect(words(await pressed(product, first, "Next page", { turn: chat(alex) }))).toContain("Page 2 of 3");
});

it("news of an idea says who, what and where", () => {
  const url = "https://teams.microsoft.com/l/message/1/2";
  const card = ideaOutcome({ topic: idea(1, { outcome: "We **do** it.", url }), by: adele });
  expect(words(card)).toMatch(/Idea 1\nAdele Vance: We \*\*do\*\* it\./);
  expect(JSON.stringify(card)).toContain(url);
  expect(cardProblems(card, { verbs: Object.keys(pressHandlers) })).toEqual([]);
});
