import { day } from "../../bot/common/days";
import { Failure } from "../../bot/common/failure";
import type { NewTopic, Topic, TopicChange, TopicStore } from "../../bot/forum";
import { alex, grady, reference } from "./build-register";
import type { HistoryLine } from "./memory-stores";

export interface ContractedTopics {
  topics: TopicStore;
  /** Another instance's, that has heard of everything so far. */
  other(): Promise<TopicStore>;
  history(): Promise<readonly Pick<HistoryLine, "what" | "from" | "to">[]>;
  /** Somebody types another title into the list, behind the store's back. */
  someoneEdits(topic: Topic, title: string): Promise<void>;
  close(): Promise<void>;
}

const at = new Date("2027-03-02T10:00:00Z");
export const hostile = [
  "**Bold** [here](https://example.com) <at>Everyone</at> {{DATE(2027-01-01, SHORT)}} ${title}",
  "\u200bZero\u200d width \u202eright to left\u202c, مرحبا, 👩‍👩‍👧",
  "'quoted' \"twice\" & <script>alert(1)</script>",
].join("\n");

export const newTopic = (over: Partial<NewTopic> = {}): NewTopic => ({
  ...{ kind: "Question", title: "Do prize draws help?", body: hostile, visibility: "Everyone" },
  ...{ askedBy: alex, askedOn: day("2027-03-02"), reference: reference("2027-00042") },
  tags: {
    methods: ["Focus group"],
    audiences: ["Residents"],
    services: ["Parks"],
    areas: [],
    skills: ["Chairing"],
  },
  ...{ url: "https://teams.microsoft.com/l/message/19:a/1", origin: "message/19:a@thread.tacv2/1" },
  thread: { conversationId: "19:a@thread.tacv2", messageId: "1" },
  ...over,
});

/** What every store of topics does, in memory or in SharePoint. */
export function topicContract(name: string, start: () => Promise<ContractedTopics>): void {
  describe(`topics ${name}`, () => {
    let store: ContractedTopics;
    beforeEach(async () => {
      store = await start();
    });
    afterEach(() => store.close());

    const add = (over: Partial<NewTopic> = {}) => store.topics.add({ topic: newTopic(over), by: grady, at });
    const change = (topic: Topic, to: TopicChange, more: Partial<Parameters<TopicStore["change"]>[0]> = {}) =>
      store.topics.change({
        ...{ topic, change: to, what: "Topic changed", by: alex, at, again: () => to },
        ...more,
      });

    it("gives a topic back as it was written, to others too", async () => {
      const made = await add();
      expect(made).toMatchObject({ ...newTopic(), status: "Open", votes: 0, replies: 0, answer: "" });
      expect(made.listUrl).toMatch(/^https?:\/\//);
      const other = await store.other();
      for (const topics of [store.topics, other]) {
        expect(topics.find(made.id)).toEqual(made);
        expect(topics.all()).toEqual([made]);
        expect(topics.findByOrigin(made.origin)).toEqual(made);
        expect(topics.findByThread({ conversationId: "19:a@thread.tacv2", messageId: "1" })).toEqual(made);
        expect(
          topics.findByThread({ conversationId: "19:a@thread.tacv2;messageid=1", messageId: "" }),
        ).toEqual(made);
        expect(topics.findByThread({ conversationId: "19:a@thread.tacv2", messageId: "2" })).toBeUndefined();
      }
      expect(await store.history()).toMatchObject([
        { what: "Shared with the forum", to: "Question, Everyone: Do prize draws help?" },
      ]);
    });

    it("is the same array until something changes", async () => {
      const made = await add();
      const all = store.topics.all();
      expect(store.topics.all()).toBe(all);
      await change(made, { status: "Closed" });
      expect(store.topics.all()).not.toBe(all);
    });

    it("writes one topic for one origin, whoever hears it", async () => {
      const other = await store.other();
      const [one, two] = await Promise.all([
        add(),
        other.add({ topic: newTopic({ title: "Heard twice" }), by: grady, at }),
      ]);
      expect(two.id).toBe(one.id);
      expect(await add()).toMatchObject({ id: one.id });
      expect((await store.other()).all()).toHaveLength(1);
      expect(await store.history()).toHaveLength(1);
    });

    it("changes every part, clears it again, and names the row before and after", async () => {
      const made = await add();
      const to: TopicChange = {
        ...{ kind: "Idea", title: "Other words", body: "", status: "Answered", visibility: "Officers" },
        ...{ answer: hostile, answerReply: "17", answeredBy: grady, answeredOn: day("2027-03-03") },
        ...{ votes: 3, replies: 2, outcome: "We did it.", takenUp: { as: "Action", id: "12", by: grady } },
        tags: { methods: [], audiences: [], services: ["Libraries"], areas: ["Old Town"], skills: [] },
        ...{ url: "", thread: { conversationId: "19:b@thread.tacv2", messageId: "9" } },
        reference: undefined,
      };
      const changed = await change(made, to);
      expect(changed).toEqual({ ...made, ...to });
      expect((await store.other()).find(made.id)).toEqual(changed);
      expect((await store.history())[1]).toMatchObject({
        ...{ what: "Topic changed", from: "Open", to: "Answered" },
      });
      const back: TopicChange = {
        ...{ answer: "", answerReply: undefined, answeredBy: undefined, answeredOn: undefined },
        ...{ takenUp: undefined, thread: undefined, outcome: "", votes: 0 },
      };
      await change(changed, back);
      expect((await store.other()).find(made.id)).toEqual({ ...changed, ...back });
    });

    it("writes nothing when there is nothing to change, and no line for a number that follows", async () => {
      const made = await add();
      expect(await change(made, { status: "Open" })).toEqual(made);
      const counted = await change(made, { votes: 4 }, { what: undefined, by: undefined });
      expect(counted.votes).toBe(4);
      expect(await store.history()).toHaveLength(1);
    });

    it("decides again on the newest row, and tells what that throws", async () => {
      const made = await add();
      await store.someoneEdits(made, "Theirs");
      const seen: string[] = [];
      const changed = await change(
        made,
        { status: "Closed" },
        {
          again(newest) {
            seen.push(newest.title);
            return { title: `${newest.title}, and ours` };
          },
        },
      );
      expect(seen).toEqual(["Theirs"]);
      expect(changed).toMatchObject({ title: "Theirs, and ours", status: "Open" });
      const refused = change(
        made,
        { status: "Closed" },
        {
          again() {
            throw new Failure("conflict", "Adele has closed this already.");
          },
        },
      );
      await expect(refused).rejects.toThrow("Adele has closed this already.");
    });

    it("removes the words, once, and does not take them again", async () => {
      const made = await add();
      const other = await store.other();
      const remove = (topics: TopicStore) =>
        topics.remove({ topic: made, what: "Topic removed", by: alex, at });
      await remove(store.topics);
      await remove(other);
      const third = await store.other();
      for (const topics of [store.topics, other, third]) {
        expect(topics.all()).toEqual([]);
        expect(topics.find(made.id)).toBeUndefined();
        expect(topics.findByOrigin(made.origin)).toBeUndefined();
        const again = topics.add({ topic: newTopic(), by: grady, at });
        await expect(again).rejects.toMatchObject({ code: "conflict" });
      }
      await expect(change(made, { status: "Closed" })).rejects.toMatchObject({ code: "not_found" });
      expect((await store.history()).map(({ what }) => what)).toEqual([
        ...["Shared with the forum", "Topic removed"],
      ]);
    });
  });
}
