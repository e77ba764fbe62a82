import type { Topic, TopicStore } from "../../../bot/forum";
import type { SharePoint } from "../../../bot/sharepoint";
import { forumTopicsColumns } from "../../../bot/sharepoint/forum-topics-list.columns";
import { topicColumns } from "../../../bot/sharepoint/topic-fields";
import { alex, grady } from "../../support/build-register";
import { memoryTopics } from "../../support/memory-topics";
import { people, type StandIn, startStandIn } from "../../support/stand-in";
import { hostile, newTopic, topicContract } from "../../support/topic-contract";

topicContract("in memory", async () => {
  const topics = memoryTopics();
  return {
    ...{ topics, other: async () => topics, close: async () => {} },
    history: async () => topics.history,
    someoneEdits: async ({ id }, title) => void topics.someoneEdits(id, { title }),
  };
});

topicContract("in SharePoint", async () => {
  const standIn = await startStandIn();
  return {
    topics: standIn.sharePoint.topics,
    other: async () => (await standIn.another()).topics,
    history: async () =>
      (await standIn.rows("History")).map(({ fields }) => ({
        ...{ what: String(fields["Title"]), from: String(fields["From"] ?? "") },
        to: String(fields["To"] ?? ""),
      })),
    someoneEdits: ({ id }: Topic, title: string) =>
      standIn.edit({ list: "ForumTopics", id, by: people.adele, fields: { Title: title } }),
    close: standIn.close,
  };
});

it("reads only columns that the list has", () => {
  const there = ["Title", ...forumTopicsColumns.columns.map(({ name }) => name)];
  const asked = topicColumns.map((name) => name.replace(/LookupId$/, ""));
  expect(asked.filter((name) => !there.includes(name))).toEqual([]);
});

describe("the list of topics", () => {
  const at = new Date("2027-03-02T10:00:00Z");
  let standIn: StandIn;
  let one: SharePoint;
  let topics: TopicStore;
  beforeEach(async () => {
    standIn = await startStandIn();
    one = standIn.sharePoint;
    topics = one.topics;
  });
  afterEach(() => standIn.close());

  it("tells what somebody changed in it by hand from what this app wrote, here or elsewhere", async () => {
    const made = await topics.add({ topic: newTopic(), by: alex, at });
    const heard: [string | undefined, string | undefined, boolean][] = [];
    one.topics.onTopicChanged(({ before, after, byApp }) => heard.push([before?.title, after?.title, byApp]));
    const change = { title: "Words of this instance" };
    const own = await topics.change({
      topic: made,
      change,
      what: "Edited",
      by: alex,
      at,
      again: () => change,
    });
    await one.topics.refresh();
    expect(heard).toEqual([]);
    await standIn.edit({ list: "ForumTopics", id: made.id, by: people.adele, fields: { Title: "By hand" } });
    await one.topics.refresh();
    const other = await standIn.another();
    const there = other.topics.find(made.id) ?? own;
    const theirs = { title: "Of the other" };
    await other.topics.change({
      topic: there,
      change: theirs,
      what: "Edited",
      by: alex,
      at,
      again: () => theirs,
    });
    await one.topics.refresh();
    expect(heard).toEqual([
      ["Words of this instance", "By hand", false],
      ["By hand", "Of the other", true],
    ]);
  });

  it("is what Ask finds: a row is the same until it changes", async () => {
    const [made, kept] = [
      await topics.add({ topic: newTopic(), by: alex, at }),
      await topics.add({ topic: newTopic({ origin: "form/another-one" }), by: alex, at }),
    ];
    const before = one.forumTopics();
    expect(one.forumTopics()).toBe(before);
    expect(before[0]).toEqual({
      ...{ id: made.id, title: made.title, body: hostile, answer: "", url: made.url },
      tags: ["Focus group", "Residents", "Parks", "Chairing"],
    });
    const change = { answer: "Small ones do.", status: "Answered" as const };
    await topics.change({ topic: made, change, what: "Answer marked", by: alex, at, again: () => change });
    const after = one.forumTopics();
    expect(after.find(({ id }) => id === made.id)?.answer).toBe("Small ones do.");
    expect(after.find(({ id }) => id === kept.id)).toBe(before.find(({ id }) => id === kept.id));
  });

  it("reads what people typed into the list: it is for officers until somebody says otherwise", async () => {
    const made = await topics.add({ topic: newTopic(), by: alex, at });
    await standIn.edit({
      ...{ list: "ForumTopics", id: made.id, by: people.adele },
      fields: { Visibility: "", Status: "", MessageUrl: "javascript:alert(1)", Title: "Typed" },
    });
    await one.refresh();
    expect(topics.find(made.id)).toMatchObject({
      ...{ title: "Typed", visibility: "Officers", status: "Open", url: "" },
    });
  });

  it("keeps no word of what was removed", async () => {
    const made = await topics.add({ topic: newTopic(), by: alex, at });
    const change = { answer: "Secret answer", answeredBy: grady, outcome: "Secret outcome" };
    const changed = await topics.change({
      ...{ topic: made, change, what: undefined, by: alex, at, again: () => change },
    });
    await topics.remove({ topic: changed, what: "Topic removed", by: alex, at });
    const [row] = await standIn.rows("ForumTopics");
    const said = JSON.stringify(row?.fields);
    for (const word of ["prize", "Bold", "Secret", "Parks", "Focus", alex.id, grady.id, "2027-00042"])
      expect(said).not.toContain(word);
  });

  it("shares in one request on the wire, and changes in one", async () => {
    const made = await topics.add({ topic: newTopic(), by: alex, at });
    const topic = newTopic({ origin: "form/another-one" });
    expect(await standIn.wire(() => topics.add({ topic, by: alex, at }))).toHaveLength(1);
    const change = { status: "Closed" as const };
    const ask = { topic: made, change, what: "Topic closed", by: alex, at, again: () => change };
    expect(await standIn.wire(() => topics.change(ask))).toHaveLength(1);
  });

  it("says so when SharePoint does not answer, and changes nothing", async () => {
    const made = await topics.add({ topic: newTopic(), by: alex, at });
    const slow = standIn.open({ writeWithinMs: 300 });
    await slow.load();
    await standIn.faults({ serverErrors: { share: 1, status: 503 } });
    const change = { status: "Closed" as const };
    const ask = { topic: made, change, what: "Topic closed", by: alex, at, again: () => change };
    await expect(slow.topics.change(ask)).rejects.toMatchObject({ code: "unavailable" });
    await standIn.faults({});
    expect((await standIn.another()).topics.find(made.id)?.status).toBe("Open");
  });
});
