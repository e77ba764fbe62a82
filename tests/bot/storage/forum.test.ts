import type { Person } from "../../../bot/common/person";
import { asTopicId, createForum, type Forum, type ReplyStore, type Votes } from "../../../bot/forum";
import type { Storage } from "../../../bot/storage";
import { azureStorage } from "../../support/azure-storage";
import { fixedClock, named, people, personId } from "../../support/build";
import { memoryMarks } from "../../support/memory-forum";
import { buildReply, buildTopic, memoryReplies, memoryVotes } from "../../support/memory-topics";
import { hostile } from "../../support/topic-contract";
import { asking } from "../forum/asking";

const azure = azureStorage(fixedClock());
let storage: Storage;
/** Another instance on the same account. */
let other: Storage;
let unique = 0;
const freshTopic = () => asTopicId(String(++unique));

beforeAll(() => {
  [storage, other] = [azure.open(), azure.open()];
});

const { alex, grady } = people;

describe.each<[string, () => { one: Votes; two: Votes }]>([
  [
    "in memory",
    () => {
      const votes = memoryVotes();
      return { one: votes, two: votes };
    },
  ],
  ["in Azure", () => ({ one: storage.forumVotes, two: other.forumVotes })],
])("votes %s", (_, open) => {
  it("are one a person, ever, on whichever instance", async () => {
    const { one, two } = open();
    const topic = freshTopic();
    const cast = await Promise.all([one, two, one, two].map((votes) => votes.cast(topic, alex.id)));
    expect(cast.filter(Boolean)).toHaveLength(1);
    expect(await two.cast(topic, grady.id)).toBe(true);
    expect(await one.count(topic)).toBe(2);
    expect([await two.has(topic, alex.id), await two.has(topic, personId(99))]).toEqual([true, false]);
    expect(await one.count(freshTopic())).toBe(0);
  });
});

describe.each<[string, () => ReplyStore]>([
  ["in memory", () => memoryReplies()],
  ["in Azure", () => storage.forumReplies],
])("replies %s", (_, open) => {
  it("are given back as they were said, the oldest first, and one for one message", async () => {
    const replies = open();
    const topic = freshTopic();
    const later = buildReply({
      topic,
      id: "19:a/b?c#d%e",
      at: new Date("2027-06-01T11:00:00Z"),
      text: hostile,
    });
    const first = buildReply({ topic, id: "2", by: named(alex) });
    expect([await replies.put(later), await replies.put(first)]).toEqual([true, true]);
    expect(await replies.put({ ...first, text: "Edited" })).toBe(false);
    expect(await replies.of(topic)).toEqual([{ ...first, text: "Edited" }, later]);
    expect(await replies.count(topic)).toBe(2);
    expect(await replies.find(topic, later.id)).toEqual(later);
    expect(await replies.find(freshTopic(), later.id)).toBeUndefined();
    await replies.remove(topic, later.id);
    await replies.remove(topic, later.id);
    expect(await replies.of(topic)).toEqual([{ ...first, text: "Edited" }]);
  });

  it("of the longest length, in letters that need the most room, fit", async () => {
    const replies = open();
    const reply = buildReply({ topic: freshTopic(), text: "👩".repeat(20_000) });
    await replies.put(reply);
    expect((await replies.find(reply.topic, reply.id))?.text).toBe(reply.text);
  });
});

it("200 people vote twice at once on two instances: the table and the list both say 200", async () => {
  const topic = buildTopic({ id: freshTopic(), kind: "Idea" });
  const on = asking({
    topics: [topic],
    deps: { votes: storage.forumVotes, replies: storage.forumReplies },
  });
  const another = createForum({ ...on.deps, votes: other.forumVotes, replies: other.forumReplies });
  const crowd = Array.from({ length: 200 }, (_, at) => ({
    ...{ id: personId(1_000 + at), name: `Member ${at}`, roles: ["member" as const] },
  }));
  // Whoever hears that it is not answering presses again, as people do; what was lost on the way still counts once.
  const press = async (forum: Forum, by: Person): Promise<void> => {
    for (let again = 0; ; again++) {
      try {
        await forum.vote({ id: topic.id, by });
        return;
      } catch (failure) {
        if (again === 4) throw failure;
      }
    }
  };
  await Promise.all(crowd.flatMap((by) => [on.forum, another].map((forum) => press(forum, by))));
  expect(await storage.forumVotes.count(topic.id)).toBe(200);
  expect(on.topics.find(topic.id)?.votes).toBe(200);
}, 60_000);

describe.each([
  [
    "in memory",
    () => {
      const marks = memoryMarks();
      return [marks, marks] as const;
    },
  ],
  ["in Azure", () => [storage.forumMarks, other.forumMarks] as const],
])("what the forum said by itself, %s", (_, open) => {
  it("is claimed by one instance, and again once it was given back", async () => {
    const [one, two] = open();
    const mark = `round-up/7/2027-06-01/ask/Kultur#1-${++unique}?`;
    const claimed = await Promise.all([one, two, one, two].map((marks) => marks.claim(mark)));
    expect(claimed.filter(Boolean)).toHaveLength(1);
    expect(await two.claim(`${mark}/late`)).toBe(true);
    await one.release(mark);
    expect([await two.claim(mark), await one.claim(mark)]).toEqual([true, false]);
  });
});
