import { asTopicId } from "../../../../bot/forum";
import { people, personId } from "../../../support/build";
import { buildTopic } from "../../../support/memory-topics";
import { asking, thread } from "../asking";

const { alex, grady, lee } = people;
const id = asTopicId("7");
const said = { id, messageId: "card-1", text: "Ours did.", by: grady };
const inList = buildTopic({ id, visibility: "Officers", thread: undefined });

describe("a reply to what stands in the list alone", () => {
  it("is kept once under double taps, and its asker hears of it once", async () => {
    const { forum, replied, topics } = asking({ topics: [inList] });
    const both = await Promise.all([forum.reply(said), forum.reply(said)]);
    await forum.reply(said);
    expect(both.map((each) => each?.told)).toEqual(["told", "told"]);
    expect(topics.find(id)?.replies).toBe(1);
    expect(replied).toEqual([{ to: alex.name, by: grady.name, text: "Ours did.", topic: "7" }]);
  });

  it("is told for each reply of its own", async () => {
    const { forum, replied } = asking({ topics: [inList] });
    await forum.reply(said);
    await forum.reply({ ...said, messageId: "card-2", text: "And again." });
    expect(replied.map(({ text }) => text)).toEqual(["Ours did.", "And again."]);
  });

  it("is kept though its asker could not be told, and a second tap tells them", async () => {
    const { forum, replied, breakQueue } = asking({ topics: [inList] });
    breakQueue();
    expect((await forum.reply(said))?.told).toBe("not told");
    breakQueue(false);
    expect(await forum.reply(said)).toMatchObject({ told: "told", isNew: false });
    expect(replied).toHaveLength(1);
  });

  it("is not the business of a councillor who may not see it", async () => {
    const { forum, replied } = asking({ topics: [inList] });
    await expect(forum.reply({ ...said, by: lee })).rejects.toMatchObject({ code: "not_found" });
    expect(replied).toEqual([]);
  });

  it.each([
    ["who replied themselves", inList, alex],
    ["who has left", { ...inList, askedBy: { id: personId(61), name: "Gone" } }, grady],
    ["who sees it in its thread", { ...inList, thread }, grady],
    ["who may not see it any more", { ...inList, askedBy: { id: lee.id, name: lee.name } }, grady],
  ])("tells no asker %s", async (_who, topic, by) => {
    const { forum, replied } = asking({ topics: [topic], gone: { [personId(61)]: "left" } });
    expect((await forum.reply({ ...said, by }))?.told).toBe("nobody to tell");
    expect(replied).toEqual([]);
  });
});
