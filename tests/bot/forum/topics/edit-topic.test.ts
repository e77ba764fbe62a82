import { asTopicId, markOfTopic, noTags } from "../../../../bot/forum";
import { people } from "../../../support/build";
import { buildTopic } from "../../../support/memory-topics";
import { asking } from "../asking";

const { alex, adele, grady } = people;
const id = asTopicId("7");
const topic = buildTopic({ id, tags: { ...noTags, services: ["Old service"] } });
const shown = markOfTopic(topic);

describe("changing a topic", () => {
  it("keeps a tag that the settings do not name any more, and takes no other such", async () => {
    const { forum, topics } = asking({ topics: [topic] });
    await forum.editTopic({ id, tags: { services: ["Old service", "Parks"] }, by: alex });
    expect(topics.find(id)?.tags.services).toEqual(["Old service", "Parks"]);
    const refused = forum.editTopic({ id, tags: { services: ["Ghosts"] }, by: alex });
    await expect(refused).rejects.toThrow("is not one of the services");
  });

  it("leaves its words to its author: the engagement lead tidies title and tags", async () => {
    const { forum, topics } = asking({ topics: [topic] });
    await forum.editTopic({ id, title: "Raffles or draws?", by: adele });
    const refused = forum.editTopic({ id, body: "Mine", by: adele });
    await expect(refused).rejects.toMatchObject({ code: "not_allowed" });
    expect(topics.find(id)).toMatchObject({ title: "Raffles or draws?", body: topic.body });
  });

  it("does not write over what a colleague changed since the form was opened", async () => {
    const { forum, topics } = asking({ topics: [topic] });
    await forum.editTopic({ id, title: "The lead's title", shown, by: adele });
    const late = forum.editTopic({ id, title: "The asker's title", shown, by: alex });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    expect(topics.find(id)?.title).toBe("The lead's title");
  });

  it("pressed twice is one change", async () => {
    const { forum, lines } = asking({ topics: [topic] });
    for (const _ of [1, 2]) await forum.editTopic({ id, title: "Raffles or draws?", shown, by: alex });
    expect(lines()).toHaveLength(1);
  });

  it("is nobody's who neither wrote it nor leads engagement", async () => {
    const { forum } = asking({ topics: [topic] });
    const refused = forum.editTopic({ id, title: "Mine now", shown, by: grady });
    await expect(refused).rejects.toMatchObject({ code: "not_allowed" });
  });
});
