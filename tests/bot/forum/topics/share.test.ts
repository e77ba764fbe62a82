import { originOfMessage, type ToShare, topicKinds } from "../../../../bot/forum";
import { named, people, reference } from "../../../support/build";
import { buildTopic } from "../../../support/memory-topics";
import { hostile } from "../../../support/topic-contract";
import { asking, thread } from "../asking";

const { alex, lee, megan } = people;
const post = (over: Partial<ToShare> = {}): ToShare => ({
  ...{ kind: "Practice", title: "Prize draws", body: "A small one doubled our replies." },
  ...{ origin: "form/3f1c9a52", by: alex, ...over },
});

it.each(topicKinds)("shares a %s with its tags, and says who did in the history", async (kind) => {
  const { forum, topics, lines } = asking();
  const tags = {
    methods: ["focus GROUP"],
    services: ["Parks"],
    audiences: [],
    areas: ["Old Town"],
    skills: ["chairing"],
  };
  const made = await forum.share(post({ kind, tags, visibility: "Everyone", url: "https://evil.example/x" }));
  expect(made).toMatchObject({
    ...{ kind, title: "Prize draws", status: "Open", askedBy: named(alex), askedOn: "2027-06-01" },
    ...{ tags: { ...tags, methods: ["Focus group"], skills: ["Chairing"] }, visibility: "Everyone", url: "" },
  });
  expect(topics.find(made.id)).toEqual(made);
  expect(lines()).toEqual([["Shared with the forum", "Alex Wilber", "", `${kind}, Everyone: Prize draws`]]);
});

it("saves a colleague's message once, as theirs, with its link", async () => {
  const { forum, lines } = asking();
  const saved = post({
    ...{ title: "", body: "\nWhat worked in Old Town?\nWe rang people.", origin: originOfMessage(thread) },
    ...{ thread, askedBy: named(megan), url: "https://teams.microsoft.com/l/message/19:a/1" },
  });
  const made = await forum.share(saved);
  expect(made).toMatchObject({
    ...{ title: "What worked in Old Town?", askedBy: named(megan), thread },
    url: "https://teams.microsoft.com/l/message/19:a/1",
  });
  expect(await forum.share({ ...saved, by: megan })).toEqual(made);
  expect(lines()).toHaveLength(1);
});

it("is among officers unless they say otherwise; a councillor's is for everyone", async () => {
  const { forum } = asking();
  expect((await forum.share(post())).visibility).toBe("Officers");
  const theirs = await forum.share(post({ by: lee, origin: "form/of-lee" }));
  expect(theirs.visibility).toBe("Everyone");
  const refused = forum.share(post({ by: lee, origin: "form/another", visibility: "Officers" }));
  await expect(refused).rejects.toMatchObject({ code: "not_allowed" });
});

it("of a saved message is one topic, whoever saved it first and says so below", async () => {
  const { forum, topics } = asking();
  const saved = (credit: string | undefined, by = alex) =>
    forum.share(post({ origin: originOfMessage(thread), ...(credit && { credit }), by }));
  const first = await saved("Saved by Alex Wilber from a chat.");
  expect(first.body).toBe("A small one doubled our replies.\n\nSaved by Alex Wilber from a chat.");
  expect([await saved("Saved by Megan Bowen from a chat.", megan), await saved(undefined, megan)]).toEqual([
    first,
    first,
  ]);
  expect(topics.all()).toEqual([first]);
});

it("gives a councillor no topic that is among officers, though it is of the same message", async () => {
  const { forum, topics } = asking();
  const origin = originOfMessage(thread);
  await forum.share(post({ origin, title: "Among us", visibility: "Officers" }));
  const theirs = forum.share(post({ origin, by: lee }));
  await expect(theirs).rejects.toThrow("I cannot save that. Share it in your own words.");
  expect(topics.all()).toHaveLength(1);
});

it("keeps hostile words as they were typed", async () => {
  const { forum } = asking();
  const made = await forum.share(post({ title: "<at>All</at> {{DATE}} **x** مرحبا", body: hostile }));
  expect(made.title).toBe("<at>All</at> {{DATE}} **x** مرحبا");
  expect(made.body).toBe(hostile);
});

it("makes one line of a title that turns the words around it about", async () => {
  const { forum } = asking();
  const made = await forum.share(post({ title: "Two\nlines \u202edraw\u202c" }));
  expect(made.title).toBe("Two lines draw");
});

it.each<[string, Partial<ToShare>, RegExp]>([
  ["no title", { title: " ", body: "" }, /title of at least five letters/],
  ["a title of nothing to see", { title: "\u200b\u200b\u200b\u200b\u200b\u200b" }, /at least five|title/],
  ["a long title", { title: "x".repeat(201) }, /201 characters. Say it in 200/],
  ["100 KB", { body: "x".repeat(100_000) }, /100000 characters. Say it in 20000/],
  ["a link that runs", { body: "See java\u200bscript:alert(1)" }, /link cannot be used/],
  ["a service of nowhere", { tags: { services: ["Moon"] } }, /“Moon” is not one of the services/],
  [
    "a skill the council has not named",
    { tags: { skills: ["Juggling"] } },
    /“Juggling” is not one of the skills/,
  ],
  ["a method the toolkit has not", { tags: { methods: ["Séance"] } }, /not one of the methods/],
  ["too many tags", { tags: { areas: Array(21).fill("Old Town") } }, /at most 20/],
  ["a forged kind", { kind: "Advert" as never }, /what kind/],
  ["a forged origin", { origin: "x" }, /too old/],
  ["a consultation that they may not see", { by: lee, reference: reference("2027-00009") }, /cannot find/],
])("refuses %s, and writes nothing", async (_, over, words) => {
  const { forum, topics } = asking();
  await expect(forum.share(post(over))).rejects.toThrow(words);
  expect(topics.all()).toEqual([]);
});

it("gives what is like a question at once, but itself and what the asker may not see", async () => {
  const officers = buildTopic({ visibility: "Officers" });
  const open = buildTopic();
  const { forum } = asking({ topics: [officers, open] });
  const { topic, like } = await forum.askQuestion(post({ by: lee }));
  expect(topic.kind).toBe("Question");
  expect(like.topics).toEqual([open]);
  expect(like.passages).toEqual([{ id: "step-3.1", title: "Choose how to ask" }]);
  const { like: forOfficer } = await forum.askQuestion(post({ origin: "form/another" }));
  expect(forOfficer.topics).toContain(officers);
});

it("is placed in its thread once", async () => {
  const { forum, topics } = asking();
  const made = await forum.share(post());
  const url = "https://teams.microsoft.com/l/message/19:a/1";
  await forum.placeTopic({ id: made.id, thread, url, by: alex });
  await forum.placeTopic({ id: made.id, thread: { ...thread, messageId: "2" }, url: "", by: alex });
  expect(topics.find(made.id)).toMatchObject({ thread, url });
  expect(forum.findByThread({ ...thread, conversationId: `${thread.conversationId};messageid=1` })?.id).toBe(
    made.id,
  );
});

it("shows councillors, and a channel, what is for everyone", () => {
  const [open, officers] = [buildTopic(), buildTopic({ visibility: "Officers" })];
  const { forum } = asking({ topics: [open, officers] });
  expect(forum.listTopics({ person: lee })).toEqual([open]);
  expect(forum.listTopics({ person: alex, inPublic: true })).toEqual([open]);
  expect(forum.listTopics({ person: alex })).toEqual([officers, open]);
  return expect(forum.seeTopic({ id: officers.id, person: lee })).rejects.toMatchObject({
    code: "not_found",
  });
});
