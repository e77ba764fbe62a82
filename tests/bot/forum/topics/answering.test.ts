import { asTopicId, originOfMessage } from "../../../../bot/forum";
import { named, people } from "../../../support/build";
import { buildReply, buildTopic } from "../../../support/memory-topics";
import { asking, thread } from "../asking";

const { adele, alex, grady, lee } = people;
const id = asTopicId("7");
const question = buildTopic({ id, thread, origin: originOfMessage(thread), visibility: "Officers" });
const messageId = "1700000000001";
const said = buildReply({ topic: id, id: messageId });

describe("a reply", () => {
  it("heard twice, or by two instances, is one", async () => {
    const { forum, topics } = asking({ topics: [question] });
    const ask = { thread, messageId, text: "Yes, a small one did.", by: grady };
    const heard = await Promise.all([forum.reply(ask), forum.reply(ask), forum.reply(ask)]);
    expect(heard.filter((each) => each?.isNew)).toHaveLength(1);
    expect(topics.find(id)?.replies).toBe(1);
    expect((await forum.seeTopic({ id, person: alex })).replies).toMatchObject([
      { text: "Yes, a small one did.", by: named(grady) },
    ]);
  });

  it("in a thread that is no topic's is nothing; nor is the message of the topic itself", async () => {
    const { forum, topics } = asking({ topics: [question] });
    const elsewhere = { ...thread, messageId: "1800000000000" };
    expect(await forum.reply({ thread: elsewhere, messageId, text: "Hello", by: grady })).toBeUndefined();
    expect(
      await forum.reply({ thread, messageId: thread.messageId, text: "Hello", by: alex }),
    ).toBeUndefined();
    expect(topics.find(id)?.replies).toBe(0);
  });

  it("of 100 KB is kept as far as the list goes; in Teams it stands whole", async () => {
    const { forum } = asking({ topics: [question] });
    await forum.reply({ thread, messageId, text: "👩".repeat(50_000), by: grady });
    const { replies } = await forum.seeTopic({ id, person: alex });
    expect([...(replies[0]?.text ?? "")]).toHaveLength(20_000);
    expect(replies[0]?.text.endsWith("👩…")).toBe(true);
  });

  it("follows when its author edits it, and nobody else; and whoever deletes it in Teams", async () => {
    const { forum, topics } = asking({ topics: [{ ...question, replies: 1 }], replies: [said] });
    expect(await forum.editReply({ thread, messageId, text: "Theirs", by: alex })).toBeUndefined();
    await forum.editReply({ thread, messageId, text: "No, it did not.", by: grady });
    expect((await forum.seeTopic({ id, person: alex })).replies[0]?.text).toBe("No, it did not.");
    // Teams lets its author do so, and an owner of the team, whom the council may not know.
    await forum.removeReply({ thread, messageId, by: undefined });
    expect(topics.find(id)?.replies).toBe(0);
  });
});

describe("an answer", () => {
  const start = () => asking({ topics: [question], replies: [said] });
  const mark = { id, answer: { reply: messageId } };

  it("is marked by the asker from a reply, once, and stays found", async () => {
    const { forum, topics, lines } = start();
    await Promise.all([forum.markAnswer({ ...mark, by: alex }), forum.markAnswer({ ...mark, by: alex })]);
    expect(topics.find(id)).toMatchObject({
      ...{ status: "Answered", answer: said.text, answerReply: messageId, answeredBy: named(grady) },
      answeredOn: "2027-06-01",
    });
    expect(lines()).toEqual([
      ["Answer marked: Do prize draws help?", "Alex Wilber", "Open", `Answered: ${said.text}`],
    ]);
  });

  it("is marked by the engagement lead in their own words", async () => {
    const { forum, topics } = start();
    await forum.markAnswer({ id, answer: { text: "Small ones do." }, by: adele });
    expect(topics.find(id)).toMatchObject({ answer: "Small ones do.", answeredBy: named(adele) });
  });

  it.each([
    ["another officer", { ...mark, by: grady }, "not_allowed"],
    ["a councillor, who does not see it", { ...mark, by: lee }, "not_found"],
    ["nothing", { id, answer: { text: " \u200b" }, by: alex }, "invalid"],
    ["a reply that is gone", { id, answer: { reply: "9" }, by: alex }, "not_found"],
  ])("is not %s's", async (_, ask, code) => {
    const { forum, topics } = start();
    await expect(forum.markAnswer(ask)).rejects.toMatchObject({ code });
    expect(topics.find(id)?.status).toBe("Open");
  });

  it("is only a question's", async () => {
    const idea = buildTopic({ kind: "Idea" });
    const { forum } = asking({ topics: [idea] });
    const ask = { id: idea.id, answer: { text: "Yes, do." }, by: alex };
    await expect(forum.markAnswer(ask)).rejects.toMatchObject({ code: "invalid" });
  });

  it("follows the reply it was taken from: edited, then deleted, and the question is open again", async () => {
    const { forum, topics, lines } = start();
    await forum.markAnswer({ ...mark, by: alex });
    await forum.editReply({ thread, messageId, text: "Only large ones.", by: grady });
    expect(topics.find(id)).toMatchObject({ status: "Answered", answer: "Only large ones." });
    await forum.removeReply({ thread, messageId, by: grady });
    expect(topics.find(id)).toMatchObject({ status: "Open", answer: "", answeredBy: undefined });
    expect(lines().map(([what, who]) => [what?.split(":")[0], who])).toEqual([
      ["Answer marked", "Alex Wilber"],
      ["Answer edited", "Grady Archie"],
      ["Answer deleted", "Grady Archie"],
    ]);
  });
});

describe("closing and opening again", () => {
  it("takes one step back, whoever presses twice", async () => {
    const { forum, topics, lines } = asking({ topics: [question], replies: [said] });
    await forum.markAnswer({ id, answer: { reply: messageId }, by: alex });
    await Promise.all([forum.closeTopic({ id, by: adele }), forum.closeTopic({ id, by: alex })]);
    expect(topics.find(id)?.status).toBe("Closed");
    const again = { id, by: alex, from: "Closed" as const };
    await Promise.all([forum.reopenTopic(again), forum.reopenTopic(again)]);
    expect(topics.find(id)).toMatchObject({ status: "Answered", answer: said.text });
    await forum.reopenTopic({ id, by: alex });
    expect(topics.find(id)).toMatchObject({ status: "Open", answer: "" });
    expect(lines().map(([what]) => what?.split(":")[0])).toEqual([
      ...["Answer marked", "Topic closed", "Topic opened again", "Topic opened again"],
    ]);
  });

  it("is the asker's and the engagement lead's", async () => {
    const { forum } = asking({ topics: [question] });
    for (const work of [forum.closeTopic, forum.reopenTopic, forum.removeTopic])
      await expect(work({ id, by: grady })).rejects.toMatchObject({ code: "not_allowed" });
  });
});

describe("what changes in Teams", () => {
  const made = { ...question, title: "Do prize draws help?", body: "Do prize draws help?\nOurs got few." };

  it("follows an edit of its message by whoever wrote it", async () => {
    const { forum, topics, lines } = asking({ topics: [made] });
    expect(await forum.followEdit({ thread, text: "Mine now, says Grady", by: grady })).toBeUndefined();
    await forum.followEdit({ thread, text: "Do raffles help?\nOurs got few.", by: alex });
    expect(topics.find(id)).toMatchObject({
      title: "Do raffles help?",
      body: "Do raffles help?\nOurs got few.",
    });
    expect(lines().map(([what, who]) => [what, who])).toEqual([
      ["Topic edited: Do prize draws help?", "Alex Wilber"],
    ]);
  });

  it("leaves a title that somebody gave it", async () => {
    const { forum, topics } = asking({ topics: [{ ...made, title: "Raffles and draws" }] });
    await forum.followEdit({ thread, text: "Do raffles help?", by: alex });
    expect(topics.find(id)?.title).toBe("Raffles and draws");
  });

  it("takes the topic and its replies away when its message is deleted", async () => {
    const { forum, topics, deps } = asking({ topics: [made], replies: [said] });
    expect(await forum.followRemoval({ thread, by: alex })).toMatchObject({ id });
    expect(await forum.followRemoval({ thread, by: alex })).toBeUndefined();
    expect(topics.all()).toEqual([]);
    expect(await deps.replies.of(id)).toEqual([]);
  });

  it("does not follow the bot's own card: its words are changed by its form", async () => {
    const { forum, topics } = asking({ topics: [{ ...made, origin: "form/3f1c9a52" }] });
    expect(await forum.followEdit({ thread, text: "Other words here", by: alex })).toBeUndefined();
    await forum.editTopic({ id, title: "Raffles or draws?", tags: { services: ["Parks"] }, by: alex });
    expect(topics.find(id)).toMatchObject({
      ...{ title: "Raffles or draws?", body: made.body, status: "Open" },
      tags: { services: ["Parks"], methods: [] },
    });
    const refused = forum.editTopic({ id, title: "Mine", by: grady });
    await expect(refused).rejects.toMatchObject({ code: "not_allowed" });
  });
});
