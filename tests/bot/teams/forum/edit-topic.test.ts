import { asTopicId, noTags, type Topic } from "../../../../bot/forum";
import { inputs, words } from "../../../support/cards";
import { buildReply, buildTopic } from "../../../support/memory-topics";
import { adele, alex, grady } from "../../../support/teams";
import {
  channel,
  type ForumProduct,
  forumCouncil,
  lee,
  press,
  pressed,
  said,
  titles,
  turnIn,
} from "./forum-council";

const id = asTopicId("7");
const shared = (over: Partial<Topic> = {}): Topic =>
  buildTopic({
    ...{ id, kind: "Practice", thread: { conversationId: channel, messageId: "100" } },
    ...{ askedBy: { id: alex.id, name: alex.name }, ...over },
  });
const own = turnIn(alex, { where: "personal", place: undefined });
const see = (product: ForumProduct, turn = turnIn()) =>
  press(product, { verb: "forum.seeTopic", data: { id } }, turn);

describe("Change it", () => {
  it("is pressed by its author, adds tags, and the channel's card follows", async () => {
    const product = forumCouncil({ forumTopics: [shared()] });
    const form = await pressed(product, await see(product), "Change it");
    expect(inputs(form)).toMatchObject({ topicTitle: "Do prize draws help?", topicBody: shared().body });
    const card = await pressed(product, form, "Save", {
      typed: { topicTitle: "Prize draws help", topicServices: "Parks", topicMethods: "Focus%20group" },
    });
    expect(words(card)).toMatch(/Prize draws help[\s\S]*Saved\.[\s\S]*Focus group, Parks/);
    expect(product.topics.find(id)).toMatchObject({
      ...{ title: "Prize draws help", body: shared().body, kind: "Practice" },
      tags: { services: ["Parks"], methods: ["Focus group"] },
    });
    expect(product.changed).toEqual(["topic/7"]);
  });

  it("empties what was emptied, though a client leaves empty boxes out", async () => {
    const tags = { ...noTags, services: ["Parks"] };
    const product = forumCouncil({ forumTopics: [shared({ tags })] });
    const form = await pressed(product, await see(product), "Change it");
    expect(inputs(form)["topicServices"]).toBe("Parks");
    await pressed(product, form, "Save", { typed: { topicServices: "", topicBody: "" } });
    expect(product.topics.find(id)).toMatchObject({ body: "", tags: noTags });
  });

  it("offers nothing that has no room on the card, and saving keeps it whole", async () => {
    const body = "Long. ".repeat(3_000).trim();
    const product = forumCouncil({ forumTopics: [shared({ body })] });
    const form = await pressed(product, await see(product), "Change it");
    expect(inputs(form)).not.toHaveProperty("topicBody");
    expect(words(form)).toContain("too long to change here");
    await pressed(product, form, "Save", { typed: { topicTitle: "A better title" } });
    expect(product.topics.find(id)).toMatchObject({ body, title: "A better title" });
  });

  it("leaves the words to their author: who leads engagement has the title and the tags", async () => {
    const product = forumCouncil({ forumTopics: [shared()] });
    const turn = turnIn(adele);
    const form = await pressed(product, await see(product, turn), "Change it", { turn });
    expect(inputs(form)).not.toHaveProperty("topicBody");
    await pressed(product, form, "Save", { typed: { topicServices: "Parks" }, turn });
    expect(product.topics.find(id)).toMatchObject({ body: shared().body, tags: { services: ["Parks"] } });
  });

  it("gives back what was typed with what is wrong, and what a colleague did meanwhile stays", async () => {
    const product = forumCouncil({ forumTopics: [shared()] });
    const form = await pressed(product, await see(product), "Change it");
    const short = await pressed(product, form, "Save", {
      typed: { topicTitle: "abc", topicServices: "Parks" },
    });
    expect(words(short)).toContain("at least five letters");
    expect(inputs(short)).toMatchObject({ topicTitle: "abc", topicServices: "Parks" });
    product.topics.someoneEdits(id, { title: "Theirs meanwhile" });
    const late = await pressed(product, form, "Save", { typed: { topicTitle: "Mine, and late" } });
    expect(words(late)).toContain("A colleague changed this meanwhile.");
    expect(inputs(late)["topicTitle"]).toBe("Mine, and late");
    expect(product.topics.find(id)?.title).toBe("Theirs meanwhile");
    await pressed(product, late, "Save");
    expect(product.topics.find(id)?.title).toBe("Mine, and late");
  });

  it("opened up for everyone, it is posted in the forum's channel", async () => {
    const topic = shared({ thread: undefined, visibility: "Officers" });
    const product = forumCouncil({ forumTopics: [topic], channelKnown: true });
    const form = await pressed(product, await see(product, own), "Change it", { turn: own });
    const card = await pressed(product, form, "Save", { typed: { topicFor: "Everyone" }, turn: own });
    expect(words(card)).toContain("Its card comes in the channel");
    expect(product.shown).toMatchObject([{ card: "topic/7" }]);
  });

  it("for officers from now on, it is not shown where others read", async () => {
    const product = forumCouncil({ forumTopics: [shared({ title: "What we hide" })] });
    const form = await pressed(product, await see(product), "Change it");
    const card = await pressed(product, form, "Save", { typed: { topicFor: "Officers" } });
    expect(words(card)).toContain("Among officers now");
    expect(words(card)).not.toContain("What we hide");
  });

  it.each([
    ["a colleague", grady],
    ["a councillor", lee],
  ])("is not for %s, nor by a forged press", async (_who, by) => {
    const product = forumCouncil({ forumTopics: [shared()] });
    const turn = turnIn(by);
    expect(titles(await see(product, turn))).not.toContain("Change it");
    for (const verb of ["forum.askEditTopic", "forum.editTopic"]) {
      const data = { id, topicTitle: "Forged words", asked: "topicTitle", shown: "" };
      await expect(press(product, { verb, data }, turn)).rejects.toMatchObject({ code: "not_allowed" });
    }
    expect(product.topics.find(id)?.title).toBe("Do prize draws help?");
  });

  it.each([{}, { id: "../x" }, { id: "999" }, { id: 7 }])("refuses a forged id: %j", async (data) => {
    const product = forumCouncil({ forumTopics: [shared()] });
    for (const verb of ["askEditTopic", "editTopic", "askRemoveTopic", "removeTopic"])
      await expect(press(product, { verb: `forum.${verb}`, data })).rejects.toMatchObject({
        code: expect.stringMatching(/invalid|not_found/),
      });
    expect(product.topics.all()).toHaveLength(1);
  });
});

describe("Take it out", () => {
  const answer = { answer: "Yes.", status: "Answered", kind: "Question", votes: 0, replies: 2 } as const;
  const replies = ["101", "102"].map((at) => buildReply({ topic: id, id: at }));

  it("names what goes and that it cannot be undone, and Back leaves it", async () => {
    const product = forumCouncil({ forumTopics: [shared(answer)], replies });
    const asked = await pressed(product, await see(product), "Take it out");
    expect(words(asked)).toContain(
      "This takes “Do prize draws help?” out of the forum, with its answer and 2 replies. It cannot be undone.",
    );
    expect(titles(asked)).toEqual(["Yes, take it out", "Back"]);
    expect(titles(await pressed(product, asked, "Back"))).toContain("Take it out");
    expect(product.topics.find(id)).toBeDefined();
  });

  it("takes it out with its replies, and its card says so", async () => {
    const product = forumCouncil({ forumTopics: [shared(answer)], replies });
    const asked = await pressed(product, await see(product, own), "Take it out", { turn: own });
    const gone = await pressed(product, asked, "Yes, take it out", { turn: own });
    expect(words(gone)).toContain("This is not in the forum any more.");
    expect(product.topics.all()).toEqual([]);
    expect(await product.forum.repliesOf(id)).toEqual([]);
    expect(product.changed).toEqual(["topic/7"]);
    expect(words(await said(product, "forum", own))).toContain("Nothing is shared yet.");
    await expect(pressed(product, asked, "Yes, take it out", { turn: own })).rejects.toThrow(
      "not in the forum",
    );
  });

  it.each([
    ["a colleague", grady],
    ["a councillor", lee],
  ])("is not for %s, nor by a forged press", async (_who, by) => {
    const product = forumCouncil({ forumTopics: [shared()] });
    const turn = turnIn(by);
    expect(titles(await see(product, turn))).not.toContain("Take it out");
    const ask = { verb: "forum.askRemoveTopic", data: { id } };
    await expect(press(product, ask, turn)).rejects.toMatchObject({ code: "not_allowed" });
    const card = await press(product, { verb: "forum.removeTopic", data: { id } }, turn);
    expect(words(card)).toContain("Only the asker or the engagement lead can take this out.");
    expect(product.topics.find(id)).toBeDefined();
  });
});
