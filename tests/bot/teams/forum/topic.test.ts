import { asTopicId, type Topic } from "../../../../bot/forum";
import { livingCard, livingCardPosted } from "../../../../bot/teams";
import { words } from "../../../support/cards";
import { buildReply, buildTopic } from "../../../support/memory-topics";
import { adele, alex, grady } from "../../../support/teams";
import {
  channel,
  forumCouncil,
  lee,
  placeAt,
  press,
  pressed,
  teamsIdOf,
  titles,
  turnIn,
  wasAsked,
} from "./forum-council";

const id = asTopicId("7");
const thread = { conversationId: channel, messageId: "100" };
const asked = (over: Partial<Topic> = {}): Topic =>
  buildTopic({ id, thread, askedBy: { id: alex.id, name: alex.name }, ...over });
const replies = [
  buildReply({ topic: id, id: "101", by: { id: grady.id, name: grady.name }, text: "Yes, a small one did." }),
  buildReply({ topic: id, id: "102", by: { id: adele.id, name: adele.name }, text: "Not for us." }),
];
const see = (product: ReturnType<typeof forumCouncil>, by = alex) =>
  press(product, { verb: "forum.seeTopic", data: { id } }, turnIn(by));

describe("a topic's card", () => {
  it("shows everybody its words as typed, who asked, what was said and how many replies", async () => {
    const product = forumCouncil({
      forumTopics: [asked({ body: "We tried **once**.\n{{DATE()}} <at>all</at>", replies: 2 })],
      replies,
    });
    const shown = await livingCard(product, "topic/7");
    expect(words(shown?.card as never)).toMatch(
      /Do prize draws help\?[\s\S]*We tried \*\*once\*\*\.\n\{\u200b\{DATE\(\)\}\} <at>all<\/at>/,
    );
    expect(words(shown?.card as never)).toMatch(
      /Waiting for an answer · 2 replies[\s\S]*Grady Archie\nYes, a small one did\./,
    );
    expect(titles(shown?.card as never)).toEqual(["Reply", "More"]);
  });

  it("gives the buttons of the asker to the asker and the engagement lead alone", async () => {
    const product = forumCouncil({ forumTopics: [asked()], replies });
    const own = ["Mark the answer", "Close", "Change it", "Take it out", "Reply"];
    expect(titles(await see(product, alex))).toEqual(own);
    expect(titles(await see(product, adele))).toEqual(own);
    expect(titles(await see(product, grady))).toEqual(["Reply"]);
  });

  it("names at most 60 people who are asked for it anew, and nobody else", async () => {
    const product = forumCouncil({ forumTopics: [asked()] });
    const viewers = Array.from({ length: 60 }, (_, at) => `29:${at}`);
    await product.forumChat.cards.show({
      card: "topic/7",
      place: { conversationId: channel, serviceUrl: "", botId: "" },
      viewers,
    });
    const shown = (await livingCard(product, "topic/7"))?.card;
    expect(shown?.["refresh"]).toMatchObject({
      userIds: viewers,
      action: { verb: "forum.seeTopic", data: { id } },
    });
  });

  it("is never edited because somebody looked: a refresh would ask for the next one", async () => {
    const product = forumCouncil({ forumTopics: [asked()], replies });
    for (const by of [alex, adele, grady]) await see(product, by);
    expect([product.changed, product.shown]).toEqual([[], []]);
  });

  it("says so when the topic was taken away", async () => {
    const product = forumCouncil();
    expect(words((await livingCard(product, "topic/7"))?.card as never)).toContain("Taken out");
    await expect(see(product)).rejects.toThrow("not in the forum any more");
  });

  it("is nobody's who may not see it", async () => {
    const product = forumCouncil({ forumTopics: [asked({ visibility: "Officers" })] });
    await expect(see(product, lee)).rejects.toThrow("not in the forum any more");
  });

  it("tells its topic where its thread is, once it is posted, and the first place stays", async () => {
    const product = forumCouncil({ forumTopics: [asked({ thread: undefined })], channelKnown: true });
    for (const activityId of ["900", "901"])
      await livingCardPosted(product, {
        ...{ card: "topic/7", conversationId: `19:forum@thread.tacv2;messageid=${activityId}`, activityId },
      });
    expect(product.topics.find(id)).toMatchObject({
      thread: { conversationId: "19:forum@thread.tacv2", messageId: "900" },
      url: expect.stringContaining("groupId=g"),
    });
  });
});

describe("a reply on the card", () => {
  it("is kept, and the channel's card follows", async () => {
    const product = forumCouncil({ forumTopics: [asked()] });
    const card = await pressed(product, await see(product, grady), "Reply", {
      ...{ typed: { replyText: "Ours **did**." }, turn: turnIn(grady) },
    });
    expect(words(card)).toMatch(
      /Your reply is with the others\.[\s\S]*1 reply[\s\S]*Grady Archie\nOurs \*\*did\*\*\./,
    );
    expect(product.changed).toEqual(["topic/7"]);
  });

  it("pressed twice is one", async () => {
    const product = forumCouncil({ forumTopics: [asked()] });
    const card = await see(product, grady);
    for (const _ of [1, 2])
      await pressed(product, card, "Reply", { typed: { replyText: "Ours did." }, turn: turnIn(grady) });
    expect(product.topics.find(id)?.replies).toBe(1);
  });

  it("that is empty is refused on the card", async () => {
    const product = forumCouncil({ forumTopics: [asked()] });
    expect(words(await pressed(product, await see(product), "Reply"))).toContain("Write your reply first");
    expect(product.changed).toEqual([]);
  });

  it("in a thread that nobody wrote down is in the thread it was pressed in", async () => {
    const product = forumCouncil({ forumTopics: [asked({ thread: undefined })] });
    await pressed(product, await see(product, grady), "Reply", {
      typed: { replyText: "Yes." },
      turn: turnIn(grady),
    });
    expect(product.topics.find(id)).toMatchObject({ replies: 1, thread });
  });
});

describe("what is said once", () => {
  it("is a question that is all title, and the reply that was marked", async () => {
    const title = "Do prize draws help?";
    const answer = { answer: "Yes, a small one did.", answeredBy: { id: grady.id, name: grady.name } };
    const topic = asked({ title, body: title, status: "Answered", ...answer, replies: 2 });
    const product = forumCouncil({ forumTopics: [topic], replies });
    const said = words((await livingCard(product, "topic/7"))?.card as never);
    for (const once of [title, answer.answer, "Not for us."]) expect(said.split(once)).toHaveLength(2);
    expect(said).not.toContain("more repl");
  });

  it("is a vote: the second one leaves the channel's card as it is", async () => {
    const product = forumCouncil({ forumTopics: [asked({ kind: "Idea" })] });
    const seen = await see(product, grady);
    await pressed(product, seen, "Vote", { turn: turnIn(grady) });
    expect(product.changed).toEqual(["topic/7"]);
    const again = await pressed(product, seen, "Vote", { turn: turnIn(grady) });
    expect(words(again)).toContain("You voted for this before.");
    expect(product.changed).toEqual(["topic/7"]);
  });
});

describe("a reply in somebody's own chat", () => {
  it("is kept of a topic that no channel shows, and claims no thread", async () => {
    const product = forumCouncil({ forumTopics: [asked({ thread: undefined, visibility: "Officers" })] });
    const turn = turnIn(grady, { where: "personal", place: undefined });
    const seen = await press(product, { verb: "forum.seeTopic", data: { id } }, turn);
    const card = await pressed(product, seen, "Reply", { typed: { replyText: "Ours did." }, turn });
    expect(words(card)).toMatch(/I am telling whoever this is from\.[\s\S]*Grady Archie\nOurs did\./);
    expect(product.topics.find(id)).toMatchObject({ replies: 1, thread: undefined });
    expect(product.notices).toMatchObject([{ to: { id: alex.id }, what: "Ours did." }]);
  });
});

describe("the answer", () => {
  it("is one of the replies, marked by the asker", async () => {
    const product = forumCouncil({ forumTopics: [asked()], replies });
    const marking = await pressed(product, await see(product), "Mark the answer");
    const card = await pressed(product, marking, "Mark it", { typed: { answerReply: "101" } });
    expect(words(card)).toMatch(/The answer, from Grady Archie\nYes, a small one did\./);
    expect(product.topics.find(id)).toMatchObject({ status: "Answered", answerReply: "101" });
    expect(product.changed).toEqual(["topic/7"]);
  });

  it("can be in the asker's own words", async () => {
    const product = forumCouncil({ forumTopics: [asked()], replies });
    const marking = await pressed(product, await see(product), "Mark the answer");
    await pressed(product, marking, "Mark it", { typed: { answerText: "Only small ones." } });
    expect(product.topics.find(id)).toMatchObject({
      answer: "Only small ones.",
      answeredBy: { id: alex.id },
    });
  });

  it("is refused to others, also by a forged press, and what was typed comes back", async () => {
    const product = forumCouncil({ forumTopics: [asked()], replies });
    const card = await press(
      product,
      { verb: "forum.markAnswer", data: { id, answerText: "Mine" } },
      turnIn(grady),
    );
    expect(words(card)).toContain("Only the asker or the engagement lead can mark the answer.");
    expect(JSON.stringify(card)).toContain('"value":"Mine"');
    expect(product.topics.find(id)?.status).toBe("Open");
  });
});

it("closing and opening again are on the card at once", async () => {
  const product = forumCouncil({ forumTopics: [asked()] });
  const closed = await pressed(product, await see(product), "Close");
  expect(titles(closed)).toEqual(["Open again", "Change it", "Take it out"]);
  const open = await pressed(product, closed, "Open again");
  expect(titles(open)).toContain("Close");
  expect(product.changed).toEqual(["topic/7", "topic/7"]);
});

describe("an idea", () => {
  const idea = asked({ kind: "Idea", title: "Ask at bus stops", visibility: "Everyone" });

  it("is voted for once, also by a councillor and under double taps", async () => {
    const product = forumCouncil({ forumTopics: [idea] });
    const card = await see(product, lee);
    const [first, second] = [
      await pressed(product, card, "Vote", { turn: turnIn(lee) }),
      await pressed(product, card, "Vote", { turn: turnIn(lee) }),
    ];
    expect(words(first)).toMatch(/Your vote counts[\s\S]*1 vote\b/);
    expect(words(second)).toMatch(/You voted for this before[\s\S]*1 vote\b/);
    expect(titles(second)).not.toContain("Vote");
  });

  it("what became of it is told to whoever had it", async () => {
    const product = forumCouncil({ forumTopics: [idea] });
    const telling = await pressed(product, await see(product, adele), "Say what happened", {
      turn: turnIn(adele),
    });
    const card = await pressed(product, telling, "Tell them", {
      ...{ typed: { outcomeText: "We do it in May." }, turn: turnIn(adele) },
    });
    expect(words(card)).toMatch(/I am telling whoever had the idea[\s\S]*What happened\nWe do it in May\./);
    expect(product.notices).toMatchObject([{ to: { id: alex.id }, what: "outcome" }]);
  });
});

it("whoever leads engagement and was seen in the channel has the card in their own way too", async () => {
  const product = forumCouncil();
  await product.forumChat.teamsIds.save(adele.id, teamsIdOf(adele));
  await wasAsked(product, turnIn(), "Do prize draws help people reply?");
  await press(
    product,
    { verb: "forum.askColleagues", data: { message: "100" } },
    turnIn(alex, { place: placeAt({ cardId: "200", messageId: "200" }) }),
  );
  expect(product.shown[0]?.viewers).toEqual([teamsIdOf(alex), teamsIdOf(adele)]);
});
