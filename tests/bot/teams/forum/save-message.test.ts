import { originOfMessage } from "../../../../bot/forum";
import { saveToForum } from "../../../../bot/teams/forum/share";
import { readQuotedMessage } from "../../../../bot/teams/quoted-message";
import { inputs, words } from "../../../support/cards";
import { adele, alex, grady } from "../../../support/teams";
import {
  channel,
  type ForumProduct,
  forumCouncil,
  placeAt,
  press,
  submitData,
  turnIn,
} from "./forum-council";

const onForm = turnIn(alex, { place: placeAt({ cardId: "200", messageId: "200" }) });
const all = (product: ForumProduct) => product.topics.all();

describe("Save to the forum, on anybody's post", () => {
  const payload = {
    ...{ id: "150", replyToId: "100", linkToMessage: "https://teams.microsoft.com/l/message/1" },
    body: { content: "<p>Hold it in the library</p><p>On a Saturday</p>" },
    from: { user: { id: grady.id, displayName: "Grady Archie" } },
  };
  const theirWords = "Hold it in the library\nOn a Saturday";
  const origin = originOfMessage({ conversationId: channel, messageId: "150" });
  const inChat = (by = alex, chatId = "19:chat@thread.v2") =>
    turnIn(by, { where: "group", place: undefined, chatId });

  interface Saving {
    more?: Record<string, string>;
    turn?: ReturnType<typeof turnIn>;
    message?: object;
  }
  async function opened(product: ForumProduct, { turn = turnIn(), message = {} }: Saving = {}) {
    const form = await saveToForum.open(product, turn, readQuotedMessage({ ...payload, ...message }));
    if (!("card" in form)) throw new Error(form.text);
    return form.card;
  }
  async function saved(product: ForumProduct, { more = {}, turn = turnIn(), message = {} }: Saving = {}) {
    const data = submitData(await opened(product, { turn, message }), more);
    return saveToForum.submit(product, turn, data);
  }

  it("keeps it as their words, in its own thread, and tells where its card comes", async () => {
    const product = forumCouncil();
    const done = await saved(product, { more: { topicKind: "Practice" } });
    expect(done).toMatchObject({ text: expect.stringContaining("Saved in the forum") });
    expect(all(product)).toMatchObject([
      {
        ...{ title: "Hold it in the library", body: theirWords, askedBy: { id: grady.id } },
        ...{ origin, kind: "Practice", url: payload.linkToMessage },
        thread: { conversationId: channel, messageId: "100" },
      },
    ]);
    expect(product.shown).toMatchObject([{ place: { conversationId: `${channel};messageid=100` } }]);
  });

  it("by two people is one topic", async () => {
    const product = forumCouncil();
    for (const turn of [turnIn(), turnIn(adele)]) await saved(product, { turn });
    expect(all(product)).toHaveLength(1);
  });

  it("gives the form back with what is wrong", async () => {
    const product = forumCouncil();
    const again = await saved(product, { more: { topicTitle: "abc" } });
    if (!("card" in again)) throw new Error(again.text);
    expect(words(again.card)).toContain("at least five letters");
    expect(inputs(again.card)["topicBody"]).toBe(theirWords);
  });

  it.each([
    ["other words", { topicBody: "I resign" }, "I resign", "Saved by Alex Wilber in other words; Grady"],
    ["a title", { topicTitle: "I resign" }, theirWords, "Saved by Alex Wilber; written by Grady Archie."],
  ])("with %s of its saver is the saver's", async (_, more, body, credit) => {
    const product = forumCouncil();
    await saved(product, { more });
    expect(all(product)).toMatchObject([{ title: "I resign", askedBy: { id: alex.id } }]);
    expect(all(product)[0]?.body).toMatch(`${body}\n\n${credit}`);
  });

  it.each(["forum.share", "the dialog"])("puts no forged words under a colleague's name: %s", async (way) => {
    const product = forumCouncil();
    const forged = {
      ...{ topicTitle: "I resign", topicBody: "Today", topicFor: "Everyone", originId: "150", root: "9" },
      ...{ authorId: grady.id, author: grady.name, originUrl: payload.linkToMessage },
      once: "11111111-1111-4111-8111-111111111111",
    };
    if (way === "forum.share") await press(product, { verb: "forum.share", data: forged }, onForm);
    else {
      await saveToForum.submit(product, turnIn(), forged);
      // Adele's form, in Alex's hands.
      const other = submitData(await opened(product, { turn: turnIn(adele) }), {});
      await expect(saveToForum.submit(product, turnIn(), other)).rejects.toThrow("save the message again");
    }
    expect(all(product)).toMatchObject([{ askedBy: { id: alex.id }, origin: `form/${forged.once}` }]);
    expect(all(product)[0]?.thread?.messageId).not.toBe("9");
  });

  it("of somebody who is not in the directory is the saver's, and says whose words they are", async () => {
    const product = forumCouncil();
    await saved(product, { message: { from: { user: { id: "guest", displayName: "Gus Guest" } } } });
    expect(all(product)).toMatchObject([{ askedBy: { id: alex.id } }]);
    expect(all(product)[0]?.body).toContain("Saved by Alex Wilber; written by Gus Guest.");
  });

  it("of one's own is one's own, in whatever words", async () => {
    const product = forumCouncil();
    await saved(product, { turn: turnIn(grady), more: { topicBody: "Hold it in the hall" } });
    expect(all(product)).toMatchObject([{ body: "Hold it in the hall", askedBy: { id: grady.id } }]);
  });

  describe("in a chat", () => {
    it("is its saver's note, and says that words from a chat are private", async () => {
      const product = forumCouncil();
      expect(words(await opened(product, { turn: inChat() }))).toContain("Words from a chat are private.");
      await saved(product, { turn: inChat() });
      expect(all(product)).toMatchObject([
        {
          ...{ askedBy: { id: alex.id }, url: "", thread: undefined },
          body: `${theirWords}\n\nSaved by Alex Wilber from a chat.`,
        },
      ]);
      expect(JSON.stringify(all(product))).not.toContain("Grady");
    });

    it("is one topic, whoever saves it; the same id in another chat is another", async () => {
      const product = forumCouncil();
      for (const turn of [inChat(), inChat(adele), inChat(grady)]) await saved(product, { turn });
      expect(all(product)).toHaveLength(1);
      await saved(product, { turn: inChat(alex, "19:other@thread.v2") });
      expect(all(product)).toHaveLength(2);
    });

    it("of one's own needs no warning and no credit", async () => {
      const product = forumCouncil();
      expect(words(await opened(product, { turn: inChat(grady) }))).not.toContain("private");
      await saved(product, { turn: inChat(grady) });
      expect(all(product)).toMatchObject([{ body: theirWords, askedBy: { id: grady.id } }]);
    });
  });

  it("keeps all of a long message, though its box shows the beginning", async () => {
    const product = forumCouncil();
    const long = "Hold it in the library. ".repeat(700).trim();
    const message = { body: { content: `<p>${long}</p>` } };
    const form = await opened(product, { message });
    expect(words(form)).toContain("Leave it as it is, and I keep it all.");
    expect(String(inputs(form)["topicBody"]).length).toBeLessThan(9_100);
    const data = submitData(form, { topicKind: "Notice", topicReference: "2027-09999" });
    const again = await saveToForum.submit(product, turnIn(), data);
    if (!("card" in again)) throw new Error(again.text);
    expect(words(again.card)).toContain("Leave it as it is, and I keep it all.");
    expect(inputs(again.card)["topicBody"]).toBe(inputs(form)["topicBody"]);
    await saveToForum.submit(product, turnIn(), {
      ...submitData(again.card, {}),
      topicReference: "",
    });
    expect(all(product)).toMatchObject([{ body: long, askedBy: { id: grady.id } }]);
  });

  it("says how much of one that is too long is left out", async () => {
    const form = await opened(forumCouncil(), { message: { body: { content: "a".repeat(20_000) } } });
    expect(words(form)).toContain("Its last 500 letters are left out.");
  });

  it.each([
    ["the message it answers", { replyToId: "120" }, placeAt(), "120"],
    ["the thread of the conversation", { replyToId: null }, placeAt({ rootId: "90", messageId: "x" }), "90"],
    ["itself", { replyToId: null }, placeAt({ rootId: "f:1", messageId: "f:1" }), "150"],
  ])("its thread begins with %s", async (_, message, place, root) => {
    const product = forumCouncil();
    await saved(product, { message, turn: turnIn(alex, { place }) });
    expect(all(product)[0]?.thread).toEqual({ conversationId: channel, messageId: root });
  });

  it.each([
    [false, "To see it, type to me: forum", []],
    [true, "Its card comes in the channel", [{ place: { conversationId: "19:forum@thread.tacv2" } }]],
  ])("is not posted where the bot was never spoken to: %j", async (channelKnown, sentence, shown) => {
    const product = forumCouncil({ channelKnown });
    product.heardChannels.clear();
    const done = await saved(product);
    expect(done).toMatchObject({ text: expect.stringContaining(sentence) });
    expect(all(product)).toMatchObject([{ thread: undefined, url: payload.linkToMessage, origin }]);
    expect(product.shown).toMatchObject(shown);
  });
});
