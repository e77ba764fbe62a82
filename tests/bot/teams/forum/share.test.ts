import { asTopicId } from "../../../../bot/forum";
import { shareFromCompose } from "../../../../bot/teams/forum/share";
import { readQuotedMessage } from "../../../../bot/teams/quoted-message";
import { buttons, inputs, words } from "../../../support/cards";
import { buildTopic } from "../../../support/memory-topics";
import { alex } from "../../../support/teams";
import {
  channel,
  type ForumProduct,
  forumCouncil,
  lee,
  placeAt,
  press,
  pressed,
  said,
  submitData,
  turnIn,
} from "./forum-council";

const typed = {
  topicKind: "Practice",
  topicTitle: "Prize draws brought young people",
  topicBody: "We gave **two** vouchers.\nReplies doubled.",
  topicMethods: "Online%20survey",
  topicServices: "Parks,Adult%20social%20care",
  topicSkills: "Reaching%20consensus",
  topicReference: "2027-00042",
  topicFor: "Everyone",
};
const onForm = (by = alex) => turnIn(by, { place: placeAt({ cardId: "200", messageId: "200" }) });
const all = (product: ForumProduct) => product.topics.all();

describe("share with the forum, in a channel", () => {
  it("logs it with its tags, its words as typed and a link to the thread", async () => {
    const product = forumCouncil();
    const card = await pressed(product, await said(product, "share-with-forum"), "Share", {
      typed,
      turn: onForm(),
    });
    expect(words(card)).toMatch(/Prize draws.*Shared with the forum/s);
    expect(all(product)).toMatchObject([
      {
        ...{ kind: "Practice", title: typed.topicTitle, body: typed.topicBody, visibility: "Everyone" },
        ...{ reference: "2027-00042", askedBy: { id: alex.id } },
        tags: {
          methods: ["Online survey"],
          services: ["Parks", "Adult social care"],
          skills: ["Reaching consensus"],
        },
        thread: { conversationId: channel, messageId: "100" },
      },
    ]);
    expect(all(product)[0]?.url).toMatch(
      /^https:\/\/teams\.microsoft\.com\/l\/message\/19%3Ageneral.*\/100\?/,
    );
  });

  it("makes the form into the topic's card, whose own view is the asker's", async () => {
    const product = forumCouncil();
    await pressed(product, await said(product, "share-with-forum"), "Share", { typed, turn: onForm() });
    expect(product.shown).toEqual([
      {
        card: `topic/${all(product)[0]?.id}`,
        place: {
          ...{ conversationId: `${channel};messageid=100`, activityId: "200" },
          ...{ serviceUrl: "https://smba.example/", botId: "28:bot" },
        },
        viewers: [`29:${alex.id}`],
      },
    ]);
  });

  it("pressed twice is one", async () => {
    const product = forumCouncil();
    const form = await said(product, "share-with-forum");
    for (const _ of [1, 2]) await pressed(product, form, "Share", { typed, turn: onForm() });
    expect(all(product)).toHaveLength(1);
  });

  it("posts no card by itself where it was told to be quiet, and still keeps it", async () => {
    const product = forumCouncil();
    product.quietChannels.add(channel);
    const card = await pressed(product, await said(product, "share-with-forum"), "Share", {
      typed,
      turn: onForm(),
    });
    expect(words(card)).toContain("No card was posted in a channel");
    expect([all(product).length, product.shown.length]).toEqual([1, 0]);
  });

  it.each([
    [{ topicTitle: "", topicBody: "" }, /title of at least five letters/],
    [{ topicTitle: "x".repeat(3_000) }, /has 3000 characters/],
    [{ topicBody: "y".repeat(100_000) }, /has 100000 characters/],
    [{ topicBody: "[see](javascript:alert)" }, /link cannot be used/],
    [{ topicReference: "the parks one" }, /Give the number/],
    [{ topicReference: "2027-09999" }, /cannot find consultation 2027-09999/],
    [{ topicServices: "Ghosts" }, /is not one of the services/],
  ])("is refused with what was typed: %#", async (wrong, sentence) => {
    const product = forumCouncil();
    const form = await said(product, "share-with-forum");
    const card = await pressed(product, form, "Share", { typed: { ...typed, ...wrong }, turn: onForm() });
    expect(words(card)).toMatch(sentence);
    const [[name, value] = ["", ""]] = Object.entries(wrong);
    if (value.length < 500 && name !== "topicServices") expect(inputs(card)[name]).toBe(value);
    expect(all(product)).toEqual([]);
  });

  it("a councillor shares with everyone alone", async () => {
    const product = forumCouncil();
    const form = await said(product, "share-with-forum", turnIn(lee));
    expect(words(form)).not.toContain("\nOfficers\n");
    const refused = await pressed(product, form, "Share", {
      ...{ typed: { ...typed, topicReference: "", topicFor: "Officers" }, turn: onForm(lee) },
    });
    expect(words(refused)).toContain("Choose “Everyone” and try again.");
    await pressed(product, form, "Share", { typed: { ...typed, topicReference: "" }, turn: onForm(lee) });
    expect(all(product)).toMatchObject([{ visibility: "Everyone", askedBy: { id: lee.id } }]);
  });

  it.each([undefined, null, { once: "../x", topicKind: "Spell", topicFor: 3 }])(
    "a forged press is refused kindly: %j",
    async (data) => {
      const product = forumCouncil();
      const card = await press(product, { verb: "forum.share", data: data as object }, onForm());
      expect(words(card)).toContain("Give it a title");
    },
  );
});

describe("from a chat", () => {
  const chat = turnIn(alex, { where: "personal", place: undefined });

  it("its card begins a thread in the forum's channel", async () => {
    const product = forumCouncil({ channelKnown: true });
    const card = await pressed(product, await said(product, "share-with-forum", chat), "Share", {
      typed,
      turn: chat,
    });
    expect(words(card)).toContain("Its card comes in the channel");
    expect(product.shown).toMatchObject([{ place: { conversationId: "19:forum@thread.tacv2" } }]);
  });

  it("without a known channel it is in the list, and that is said", async () => {
    const product = forumCouncil();
    const card = await pressed(product, await said(product, "share-with-forum", chat), "Share", {
      typed,
      turn: chat,
    });
    expect(words(card)).toContain("It is in the list of the forum.");
    expect(product.shown).toEqual([]);
  });
});

describe("a question, however it is shared", () => {
  const before = buildTopic({ ...{ id: asTopicId("7"), title: "Do vouchers help?", answer: "A little" } });
  const council = () =>
    forumCouncil({
      forumTopics: [{ ...before, url: "https://teams.microsoft.com/l/message/7" }],
      like: () => ({ topics: ["7"], passages: [{ id: "step:1.1", title: "Law" }] }),
    });
  const question = { topicTitle: "Do prize draws help?", topicKind: "Question" };

  it("shows what was asked before on a form", async () => {
    const product = council();
    const form = await said(product, "share-with-forum");
    const card = await pressed(product, form, "Share", { typed: question, turn: onForm() });
    expect(words(card)).toMatch(
      /This was asked before\nDo vouchers help\?\nAnswer: A little[\s\S]*In the toolkit\nLaw/,
    );
    const other = { ...question, topicKind: "Practice" };
    const again = await said(product, "share-with-forum");
    const practice = await pressed(product, again, "Share", { typed: other, turn: onForm() });
    expect(words(practice)).not.toContain("This was asked before");
  });

  it("shows it in a dialog, which has no buttons but links", async () => {
    const product = council();
    const done = await shareFromCompose.submit(product, turnIn(), question);
    if (!("card" in done)) throw new Error(done.text);
    expect(words(done.card)).toMatch(/This was asked before\nDo vouchers help\?[\s\S]*Law/);
    expect(buttons(done.card)).toEqual([]);
    expect(JSON.stringify(done.card)).toContain("https://teams.microsoft.com/l/message/7");
  });
});

it("from beside the writing box it begins a thread in that channel", async () => {
  const product = forumCouncil();
  const opened = await shareFromCompose.open(product, turnIn(), readQuotedMessage({}));
  if (!("card" in opened)) throw new Error(opened.text);
  const data = submitData(opened.card, { topicTitle: "A new way to ask", topicKind: "Idea" });
  await shareFromCompose.submit(product, turnIn(), data);
  expect(product.shown).toMatchObject([{ place: { conversationId: channel } }]);
  expect(product.shown[0]?.place.activityId).toBeUndefined();
});

it("a council without a forum is told so", async () => {
  const product = forumCouncil();
  await expect(said({ ...product, forum: undefined as never }, "share-with-forum")).rejects.toThrow(
    "The forum is not set up yet.",
  );
});
