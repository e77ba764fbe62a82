import { asTopicId, originOfMessage, type Topic } from "../../../../bot/forum";
import { button, inputs, words } from "../../../support/cards";
import { buildTopic } from "../../../support/memory-topics";
import {
  type ActivityJson,
  adele,
  alex,
  type Connector,
  grady,
  mention,
  message,
  press,
  type RunningBot,
  startBot,
  startConnector,
} from "../../../support/teams";
import {
  channel,
  type ForumGiven,
  type ForumProduct,
  forumCouncil,
  lee,
  placeAt,
  turnIn,
  wasAsked,
} from "./forum-council";

let connector: Connector;
let bot: RunningBot;
let product: ForumProduct;

async function started(given: ForumGiven = {}): Promise<void> {
  product = forumCouncil(given);
  bot = await startBot(product);
}
beforeEach(async () => {
  connector = await startConnector();
});
afterEach(async () => {
  await bot.close();
  await connector.close();
});

const at = (by = alex, id = "100", root = "100") => ({
  ...{ serviceUrl: connector.url, by, id, where: "channel" as const },
  conversationId: `${channel};messageid=${root}`,
});
/** Said in the channel to nobody, as Teams sends it where the team consented. */
const overheard = (text: string, by = grady, id = "101", root = "100") =>
  message({ ...at(by, id, root), text });
const changed = (type: string, eventType: string, activity: ActivityJson): ActivityJson => ({
  ...activity,
  type,
  channelData: { ...(activity["channelData"] as object), eventType },
});
const edited = (activity: ActivityJson) => changed("messageUpdate", "editMessage", activity);
const deleted = (activity: ActivityJson) =>
  changed("messageDelete", "softDeleteMessage", { ...activity, text: "" });
const broughtBack = (activity: ActivityJson) => changed("messageUpdate", "undeleteMessage", activity);
const said = () => connector.heard.map(({ body }) => String(body["text"] ?? "")).filter(Boolean);
const thread = { conversationId: channel, messageId: "100" };
const topic = (over: Partial<Topic> = {}): Topic =>
  buildTopic({
    ...{ id: asTopicId("7"), thread, origin: originOfMessage(thread) },
    ...{ askedBy: { id: alex.id, name: alex.name }, ...over },
  });
const first = () => product.topics.all()[0];
const replies = () => product.forum.repliesOf(asTopicId("7"));

describe("a question in a channel", () => {
  it("is answered from the toolkit, and one tap asks colleagues in the same thread", async () => {
    await started();
    await bot.post(mention({ ...at(), text: "Do prize draws help more people reply to a **survey**?" }));
    const card = connector.cards().at(-1);
    if (!card) throw new Error("no card");
    const { verb, data } = button(card, "Ask colleagues");
    for (const _ of [1, 2])
      await bot.post({ ...press({ ...at(alex, `p${_}`), verb, data }), replyToId: "102" });
    expect(product.topics.all()).toMatchObject([
      {
        ...{ kind: "Question", title: "Do prize draws help more people reply to a **survey**?" },
        ...{ thread, origin: originOfMessage(thread), askedBy: { id: alex.id } },
      },
    ]);
    expect(first()?.url).toContain("/100?");
    expect(product.shown[0]).toMatchObject({
      card: `topic/${first()?.id}`,
      place: { conversationId: `${channel};messageid=100`, serviceUrl: connector.url },
      viewers: [`29:${alex.id}`],
    });
    expect(product.shown[0]?.place.activityId).toBeUndefined();
  });

  it("is passed on for whoever asked it, whatever a card says", async () => {
    await started();
    const long = `Do prize draws help? ${"Tell me all about them. ".repeat(600)}`;
    await bot.post(mention({ ...at(), text: long }));
    const { verb, data } = button(connector.cards().at(-1) as never, "Ask colleagues");
    expect(JSON.stringify(data).length).toBeLessThan(200);
    const forged = { ...data, question: "I resign", message: "100" };
    const { body } = await bot.post(press({ ...at(grady, "p1"), verb, data: forged }));
    expect(JSON.stringify(body)).toContain("I pass on a question only for whoever asked it.");
    await bot.post(press({ ...at(alex, "p2"), verb, data: { ...data, message: "555" } }));
    expect(product.topics.all()).toEqual([]);
    await bot.post(press({ ...at(alex, "p3"), verb, data: forged }));
    expect(product.topics.all()).toMatchObject([{ askedBy: { id: alex.id }, body: long.trim() }]);
  });

  it("carries what it names of the council, so that the right people are asked", async () => {
    await started();
    await bot.post(mention({ ...at(), text: "Who ran focus groups about parks?" }));
    const { verb, data } = button(connector.cards().at(-1) as never, "Ask colleagues");
    await bot.post(press({ ...at(alex, "p1"), verb, data }));
    expect(first()?.tags).toMatchObject({ methods: ["Focus group"], services: ["Parks"] });
  });

  it("shows at once what was asked before", async () => {
    await started({
      forumTopics: [topic({ title: "Do vouchers help?", answer: "A little" })],
      like: () => ({ topics: ["7"], passages: [{ id: "step:1.1", title: "Law" }] }),
    });
    await wasAsked(
      product,
      turnIn(alex, { place: placeAt({ messageId: "300" }) }),
      "Do prize draws help people reply?",
    );
    const data = { message: "300" };
    const { card } = await bot.post(press({ ...at(alex, "301", "300"), verb: "forum.askColleagues", data }));
    expect(words(card)).toMatch(
      /This was asked before\nDo vouchers help\?\nAnswer: A little[\s\S]*In the toolkit\nLaw/,
    );
  });

  it("shows a whole channel no topic that is among officers", async () => {
    const secret = topic({
      title: "Prize draws for surveys",
      body: "prize draws surveys",
      visibility: "Officers",
    });
    const row = { ...secret, tags: [] };
    await started({ forumTopics: [secret], topics: [row] });
    await bot.post(mention({ ...at(alex, "400", "400"), text: "prize draws for surveys?" }));
    expect(JSON.stringify(connector.cards())).not.toContain("Prize draws for surveys");
  });
});

describe("a reply in a topic's thread", () => {
  it("that mentions nobody is kept, and never answered", async () => {
    await started({ forumTopics: [topic()] });
    await bot.post(overheard("Ours **did**."));
    expect(await replies()).toMatchObject([{ id: "101", text: "Ours **did**.", by: { id: grady.id } }]);
    expect([connector.heard, product.changed]).toEqual([[], ["topic/7"]]);
  });

  it("heard twice is one", async () => {
    await started({ forumTopics: [topic()] });
    for (const _ of [1, 2]) await bot.post(overheard("Ours did."));
    expect(await replies()).toHaveLength(1);
  });

  it("by mention is kept as well, and that is said without running its title", async () => {
    await started({ forumTopics: [topic({ title: "Do [prizes](https://x.example) help?" })] });
    await bot.post(mention({ ...at(grady, "101"), text: "Ours did, in Parks." }));
    expect(await replies()).toMatchObject([{ text: "Ours did, in Parks." }]);
    expect(said().join()).toContain("I kept that as a reply to “Do prizes https x.example help”.");
  });

  it("by mention that asks something is answered", async () => {
    await started({ forumTopics: [topic()] });
    await bot.post(mention({ ...at(grady, "101"), text: "What is a focus group?" }));
    expect(await replies()).toEqual([]);
    expect(connector.heard).toHaveLength(1);
  });

  it.each([
    ["in a thread the bot knows nothing of", () => overheard("Lunch?", grady, "900", "900")],
    [
      "by a stranger",
      () => overheard("Hello", { ...grady, id: "00000000-0000-0000-0000-000000000999" as never }),
    ],
    ["without words", () => overheard("", grady)],
    ["by a councillor, where it is among officers", () => overheard("Hello", lee)],
  ])("%s is left alone without a word", async (_, activity) => {
    await started({ forumTopics: [topic({ visibility: "Officers" })] });
    await bot.post(activity());
    expect([await replies(), connector.heard, product.changed]).toEqual([[], [], []]);
    expect(product.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("follows an edit, a deletion and its undoing in Teams", async () => {
    await started({ forumTopics: [topic()] });
    await bot.post(overheard("Ours did."));
    await bot.post(edited(overheard("Ours did not.")));
    expect(await replies()).toMatchObject([{ text: "Ours did not." }]);
    await bot.post(deleted(overheard("")));
    expect(await replies()).toEqual([]);
    await bot.post(broughtBack(overheard("Ours did not.")));
    expect(await replies()).toMatchObject([{ text: "Ours did not." }]);
    expect([connector.heard, new Set(product.changed)]).toEqual([[], new Set(["topic/7"])]);
  });

  it("goes with its message, also when its author is not here any more", async () => {
    await started({ forumTopics: [topic()] });
    await bot.post(overheard("Ours did."));
    const gone = { ...grady, id: "00000000-0000-0000-0000-000000000999" as never };
    await bot.post(deleted(overheard("", gone)));
    expect(await replies()).toEqual([]);
  });

  it("is edited by its author alone", async () => {
    await started({ forumTopics: [topic()] });
    await bot.post(overheard("Ours did."));
    await bot.post(edited(overheard("Changed", adele)));
    expect(await replies()).toMatchObject([{ text: "Ours did." }]);
  });
});

describe("the message a topic was made of", () => {
  it("takes the topic with it when it is edited or deleted", async () => {
    await started({ forumTopics: [topic({ title: "Old words", body: "Old words" })] });
    await bot.post(edited(message({ ...at(), text: "New words here" })));
    expect(first()).toMatchObject({ title: "New words here", body: "New words here" });
    await bot.post(deleted(message({ ...at(), text: "x" })));
    expect(product.topics.all()).toEqual([]);
    expect(product.changed).toEqual(["topic/7", "topic/7"]);
  });

  it("keeps our name out of its words, and others' in", async () => {
    await started({ forumTopics: [topic({ title: "Old words", body: "Old words" })] });
    const asked = mention({ ...at(), text: "does <at>Grady</at> know of vouchers?" });
    await bot.post(edited(asked));
    expect(first()).toMatchObject({ body: "does Grady know of vouchers?" });
  });

  it("also when it stands in another one's thread", async () => {
    const origin = originOfMessage({ conversationId: channel, messageId: "105" });
    await started({ forumTopics: [topic({ origin, body: "Old words" })] });
    await bot.post(edited(message({ ...at(alex, "105"), text: "New words here" })));
    expect(first()).toMatchObject({ body: "New words here" });
  });
});

describe("be quiet here", () => {
  const asks = (text: string, id: string) => bot.post(mention({ ...at(alex, id, id), text }));

  it("leaves questions unanswered and commands answered, until it may speak", async () => {
    await started();
    await asks("be quiet here", "500");
    expect(said().join()).toContain("I am quiet here now.");
    await asks("What is a focus group?", "501");
    expect(connector.heard).toHaveLength(1);
    await asks("top ideas", "502");
    expect(connector.cards()).toHaveLength(1);
    await asks("you may speak here", "503");
    await asks("What is a focus group?", "504");
    expect(connector.cards()).toHaveLength(2);
  });

  it("keeps a reply that is said to it, and says nothing", async () => {
    await started({ forumTopics: [topic()] });
    product.quietChannels.add(channel);
    await bot.post(mention({ ...at(grady, "101"), text: "Ours did, in Parks." }));
    expect([await replies(), connector.heard]).toMatchObject([[{ text: "Ours did, in Parks." }], []]);
  });

  it("is for channels", async () => {
    await started();
    await bot.post(message({ serviceUrl: connector.url, text: "be quiet here" }));
    expect(words(connector.cards().at(-1) as never)).toContain("That is for channels.");
  });
});

describe("a channel the bot may post in", () => {
  it("is one where somebody spoke to it, and none where its card was pressed", async () => {
    await started();
    product.heardChannels.clear();
    const share = press({ ...at(alex, "p1"), verb: "forum.share", data: {} });
    await bot.post(share);
    expect([...product.heardChannels]).toEqual([]);
    await bot.post(mention({ ...at(alex, "p2"), text: "help" }));
    expect([...product.heardChannels]).toEqual([channel]);
    const gone = message({ ...at(adele, "800", "800"), text: "" });
    const channelData = {
      ...(gone["channelData"] as object),
      eventType: "channelDeleted",
      channel: { id: channel },
    };
    await bot.post({ ...gone, type: "conversationUpdate", channelData });
    expect([...product.heardChannels]).toEqual([]);
    await bot.post(mention({ ...at(alex, "p3"), text: "help" }));
    expect([...product.heardChannels]).toEqual([channel]);
  });
});

describe("the forum's channel", () => {
  it("is chosen by the engagement lead in it", async () => {
    await started();
    await bot.post(mention({ ...at(alex, "600", "600"), text: "this is the forum channel" }));
    expect(await product.forumChat.channels.forum()).toBeUndefined();
    await bot.post(mention({ ...at(adele, "601", "601"), text: "this is the forum channel" }));
    expect(await product.forumChat.channels.forum()).toMatchObject({ conversationId: channel });
  });

  it("is known by the name that the council set", async () => {
    await started();
    const heard = async (by: typeof grady, id: string) => {
      const said = mention({ ...at(by, id, id), text: "forum" });
      const named = {
        ...(said["channelData"] as object),
        channel: { id: channel, name: "engagement Forum" },
      };
      await bot.post({ ...said, channelData: named });
    };
    // Anybody can name a channel so.
    await heard(grady, "700");
    expect(await product.forumChat.channels.forum()).toBeUndefined();
    await heard(adele, "701");
    expect(await product.forumChat.channels.forum()).toMatchObject({ conversationId: channel });
  });
});

describe("a channel that is gone", () => {
  const event = (eventType: string, id: string): ActivityJson => {
    const said = message({ ...at(adele, "800", "800"), text: "" });
    const channelData = { ...(said["channelData"] as object), eventType, channel: { id } };
    return { ...said, type: "conversationUpdate", channelData };
  };

  it("is not posted in any more", async () => {
    await started({ channelKnown: true });
    await bot.post(event("channelDeleted", "19:other@thread.tacv2"));
    expect(await product.forumChat.channels.forum()).toBeDefined();
    await bot.post(event("channelDeleted", "19:forum@thread.tacv2"));
    expect(await product.forumChat.channels.forum()).toBeUndefined();
  });

  it("may be so because the bot was removed from its team", async () => {
    await started({ channelKnown: true });
    const removed = {
      ...event("teamMemberRemoved", "19:forum@thread.tacv2"),
      membersRemoved: [{ id: "28:bot" }],
    };
    await bot.post(removed);
    expect(await product.forumChat.channels.forum()).toBeUndefined();
  });
});

describe("asking the forum from a chat", () => {
  const chat = () => ({ serviceUrl: connector.url });
  const draft = async () =>
    (
      await bot.post(
        press({ ...chat(), verb: "toolkit.askForum", data: { question: "Do prize draws help?" } }),
      )
    ).card;

  it("posts it where the bot knows the channel, once", async () => {
    await started({ channelKnown: true });
    const card = await draft();
    const { verb, data } = button(card, "Post it in the forum");
    const post = () =>
      bot.post(press({ ...chat(), verb, data: { ...data, question: "Do prize draws really help?" } }));
    expect(words((await post()).card)).toContain("Your question is with your colleagues");
    await post();
    expect(product.topics.all()).toMatchObject([{ kind: "Question", title: "Do prize draws really help?" }]);
    expect(product.shown[0]?.place).toMatchObject({ conversationId: "19:forum@thread.tacv2" });
  });

  it("offers the services, with those that it names", async () => {
    await started({ channelKnown: true });
    const asked = { question: "Who knows parks?" };
    const { card } = await bot.post(press({ ...chat(), verb: "toolkit.askForum", data: asked }));
    expect(inputs(card)).toMatchObject({ topicServices: "Parks" });
    const { verb, data } = button(card, "Post it in the forum");
    const typed = { question: "Who knows parks well?", topicServices: "Adult%20social%20care" };
    const again = await bot.post(press({ ...chat(), verb, data: { ...data, ...typed, question: "abc" } }));
    expect(inputs(again.card)).toMatchObject({ topicServices: "Adult%20social%20care" });
    await bot.post(press({ ...chat(), verb, data: { ...data, ...typed } }));
    expect(first()?.tags.services).toEqual(["Adult social care"]);
  });

  it("is refused with what was typed", async () => {
    await started({ channelKnown: true });
    const { verb, data } = button(await draft(), "Post it in the forum");
    const { card } = await bot.post(press({ ...chat(), verb, data: { ...data, question: "abc" } }));
    expect(words(card)).toContain("at least five letters");
    expect(JSON.stringify(card)).toContain('"value":"abc"');
  });

  it.each([
    [false, false],
    [true, true],
  ])("is text to copy where it may not post: %j, %j", async (channelKnown, isQuiet) => {
    await started({ channelKnown });
    if (isQuiet) product.quietChannels.add("19:forum@thread.tacv2");
    expect(words(await draft())).toContain("Copy the text");
  });
});
