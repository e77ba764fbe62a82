import { asTopicId } from "../../../../bot/forum";
import { shareFromCompose } from "../../../../bot/teams/forum/share";
import { ask } from "../../../../bot/teams/toolkit/ask";
import type { Turn } from "../../../../bot/teams/turn";
import { reference } from "../../../support/build";
import { inputs, words } from "../../../support/cards";
import { buildTopic } from "../../../support/memory-topics";
import { alex, buildConsultation } from "../../../support/teams";
import {
  type ForumGiven,
  forumCouncil,
  lee,
  placeAt,
  press,
  pressed,
  said,
  turnIn,
  wasAsked,
} from "./forum-council";

const forum = "19:forum@thread.tacv2";
const council = (councillorsRead: boolean, given: ForumGiven = {}) =>
  forumCouncil({
    channelKnown: true,
    settings: { forum: { askChampionsAfter: 2, roundUpBefore: 5, digestDay: 1, councillorsRead } },
    ...given,
  });
const chat = (by = alex): Turn => turnIn(by, { where: "personal", place: undefined });
const inForum = (by = alex): Turn =>
  turnIn(by, { place: placeAt({ conversationId: forum, cardId: "200", messageId: "200" }) });
const elsewhere = (by = alex): Turn => turnIn(by);
const typed = { topicTitle: "What young people said", topicBody: "They came." };
const all = (product: ReturnType<typeof council>) => product.topics.all();

describe("who may see what is shared, unless its author says otherwise", () => {
  it.each([
    ["the forum's channel, which councillors read", true, inForum(), "Everyone"],
    ["the forum's channel, which officers alone read", false, inForum(), "Officers"],
    ["a channel of which nobody has said who reads it", false, elsewhere(), "Everyone"],
    ["a chat, where councillors read the forum", true, chat(), "Everyone"],
    ["a chat, where officers alone read the forum", false, chat(), "Officers"],
    ["a councillor's chat", false, chat(lee), "Everyone"],
  ])("in %s", async (_, councillorsRead, turn, expected) => {
    const product = council(councillorsRead);
    const form = await said(product, "share-with-forum", turn);
    expect(inputs(form)["topicFor"]).toBe(expected);
    await pressed(product, form, "Share", { typed, turn });
    expect(all(product)).toMatchObject([{ visibility: expected }]);
    await press(product, { verb: "toolkit.askForum", data: { question: "Do prize draws help?" } }, chat());
  });

  it("is Everyone for a question asked of colleagues where councillors read, and is found there again", async () => {
    const product = council(true);
    await wasAsked(product, inForum(), "Do prize draws help people reply?");
    await press(product, { verb: "forum.askColleagues", data: { message: "200" } }, inForum());
    expect(all(product)).toMatchObject([{ visibility: "Everyone" }]);
    expect(product.forum.listTopics({ person: lee })).toHaveLength(1);
    expect(words(await said(product, "forum", inForum()))).toContain("Do prize draws help people reply?");
  });

  it("is shown and can be changed before a question is posted from a chat", async () => {
    const product = council(true);
    const form = await press(product, { verb: "toolkit.askForum", data: { question: "Who knows?" } }, chat());
    expect(inputs(form)["topicFor"]).toBe("Everyone");
    const done = await pressed(product, form, "Post it in the forum", {
      ...{ typed: { topicFor: "Officers", question: "Who knows a good venue?" }, turn: chat() },
    });
    expect(all(product)).toMatchObject([{ visibility: "Officers" }]);
    expect(words(done)).toContain("Councillors read the channel, so I did not post it there.");
    expect(product.shown).toEqual([]);
  });

  it("is Officers for a question about work that nobody has agreed to", async () => {
    const draft = buildConsultation({ reference: reference("2027-00077"), workflowStatus: "Idea" });
    const product = council(true, { consultations: [draft] });
    const data = { question: "Which venue is best?", reference: draft.reference };
    const once = "11111111-1111-4111-8111-111111111111";
    await press(product, { verb: "forum.postQuestion", data: { ...data, once } }, chat());
    expect(all(product)).toMatchObject([{ visibility: "Officers", reference: draft.reference }]);
  });
});

describe("a post that is for officers", () => {
  const officers = { ...typed, topicFor: "Officers" };

  it.each([
    ["the forum's channel", inForum()],
    ["another channel", turnIn(alex, { place: placeAt({ cardId: "200" }) })],
    ["a chat", chat()],
  ])("is kept and not posted where councillors read, from %s, and its author is told", async (_, turn) => {
    const product = council(true);
    const form = await said(product, "share-with-forum", turn);
    expect(words(form)).toContain("What is for officers I keep in the list, and do not post there.");
    const card = await pressed(product, form, "Share", { typed: officers, turn });
    expect(words(card)).toContain("Councillors read the channel, so I did not post it there.");
    // An old client shows the answer to the whole channel.
    expect(words(card).includes(typed.topicTitle)).toBe(turn.where === "personal");
    expect(all(product)).toMatchObject([{ visibility: "Officers" }]);
    expect(product.shown).toEqual([]);
  });

  it("is said to be kept also in a dialog", async () => {
    const product = council(true);
    const done = await shareFromCompose.submit(product, inForum(), officers);
    expect(done).toMatchObject({ text: expect.stringContaining("so I did not post it there.") });
    expect(product.shown).toEqual([]);
  });

  it("is posted in a channel that officers alone read, and in no other", async () => {
    const product = council(false);
    const form = await said(product, "share-with-forum", inForum());
    await pressed(product, form, "Share", { typed: officers, turn: inForum() });
    expect(product.shown).toMatchObject([{ place: { activityId: "200" } }]);
    await pressed(product, await said(product, "share-with-forum", elsewhere()), "Share", {
      ...{ typed: { ...officers, topicTitle: "Another one" }, turn: elsewhere() },
    });
    expect([all(product).length, product.shown.length]).toEqual([2, 1]);
  });
});

describe("what is found in a channel", () => {
  const among = buildTopic({
    ...{ id: asTopicId("7"), title: "Prize draws among us", body: "Prize draws", visibility: "Officers" },
  });
  const found = async (councillorsRead: boolean, turn: Turn) => {
    const product = council(councillorsRead, { forumTopics: [among], topics: [{ ...among, tags: [] }] });
    const reply = await ask(product, { ...turn, text: "prize draws?" });
    const listed = words(await said(product, "forum", turn));
    const searched = "card" in reply ? words(reply.card) : reply.text;
    return [searched, listed].map((text) => text.includes(among.title));
  };

  it.each([
    ["officers' topics for an officer where officers alone read", false, inForum(), true],
    ["nothing among officers for a councillor there", false, inForum(lee), false],
    ["nothing among officers where councillors read", true, inForum(), false],
    ["nothing among officers in another channel", false, elsewhere(), false],
    ["officers' topics in an officer's own chat", true, chat(), true],
  ])("is %s", async (_, councillorsRead, turn, expected) => {
    expect(await found(councillorsRead, turn)).toEqual([expected, expected]);
  });

  it("does nothing to a topic among officers where it could not be shown", async () => {
    const product = council(true, { forumTopics: [among] });
    const close = { verb: "forum.closeTopic", data: { id: "7" } };
    await expect(press(product, close, inForum())).rejects.toThrow("Ask me in our own chat.");
    expect(product.topics.find(among.id)?.status).toBe("Open");
  });

  it("is what everyone may see while storage cannot say which channel it is", async () => {
    const product = council(false, { forumTopics: [among] });
    product.forumChat.channels.forum = async () => {
      throw new Error("down");
    };
    expect(words(await said(product, "forum", inForum()))).not.toContain(among.title);
  });
});
