import type { CardEdits, KeptCard, Storage } from "../../../bot/storage";
import { azureStorage } from "../../support/azure-storage";
import { people, personId } from "../../support/build";
import { memoryCardEdits } from "../../support/memory-card-edits";

const azure = azureStorage();
let storage: Storage;
/** The same account, as another instance has it. */
let other: Storage;
let cards = 0;
const another = () => `topic/${++cards}`;

beforeAll(() => {
  [storage, other] = [azure.open(), azure.open()];
});

const kept = (over: Partial<KeptCard> = {}): KeptCard => ({
  ...{ conversationId: "19:c@thread.tacv2;messageid=1", serviceUrl: "https://x/y?z#1", botId: "28:bot" },
  ...{ viewers: [], edits: 0, tries: 0, posting: false, ...over },
});

describe.each<[string, () => readonly [CardEdits, CardEdits]]>([
  [
    "in memory",
    () => {
      const store = memoryCardEdits();
      return [store, store];
    },
  ],
  ["in Azure", () => [storage.cardEdits, other.cardEdits]],
])("a card in a channel, %s", (_, open) => {
  it("is kept as it was written, with and without what need not be there", async () => {
    const [mine, theirs] = open();
    const at = new Date("2027-03-01T09:00:00.123Z");
    const full = kept({
      ...{ activityId: "900", viewers: ["29:a-b_c", "29:d"], edits: 3, editing: 0, tries: 2, posting: true },
      ...{ askedAt: at, beganAt: at, notBefore: at },
    });
    for (const each of [kept(), full]) {
      const card = another();
      const etag = await mine.replace(card, each, undefined);
      expect(await theirs.get(card)).toEqual({ ...each, etag });
    }
    expect(await theirs.get(another())).toBeUndefined();
  });

  it("is changed by one of two who saw the same", async () => {
    const [mine, theirs] = open();
    const card = another();
    const both = (etag: string | undefined) =>
      Promise.all([mine, theirs].map((store, edits) => store.replace(card, kept({ edits }), etag)));
    expect((await both(undefined)).filter(Boolean)).toHaveLength(1);
    expect((await both((await mine.get(card))?.etag)).filter(Boolean)).toHaveLength(1);
  });
});

describe("channels", () => {
  const channel = "19:a/b@thread.tacv2";

  it("are quiet on every instance until they may speak", async () => {
    expect(await storage.channels.isQuiet(channel)).toBe(false);
    for (const _ of [1, 2]) await storage.channels.setQuiet(channel, true);
    expect(await other.channels.isQuiet(channel)).toBe(true);
    for (const _ of [1, 2]) await other.channels.setQuiet(channel, false);
    expect(await storage.channels.isQuiet(channel)).toBe(false);
  });

  it("one of them is the forum's, the one that was chosen last", async () => {
    expect(await storage.channels.forum()).toBeUndefined();
    const chosen = { conversationId: channel, serviceUrl: "https://x/", botId: "28:bot", groupId: "g" };
    await storage.channels.rememberForum({ ...chosen, groupId: "" });
    await other.channels.rememberForum(chosen);
    expect(await storage.channels.forum()).toEqual(chosen);
  });

  it("are known where the bot was spoken to", async () => {
    expect(await storage.channels.wasHeard(channel)).toBe(false);
    const spoken = (conversationId: string, groupId: string) =>
      storage.channels.noteHeard({ conversationId, groupId });
    for (const _ of [1, 2]) await spoken(channel, "team");
    expect(await other.channels.wasHeard(channel)).toBe(true);
    expect(await other.channels.wasHeard(`${channel}2`)).toBe(false);
    expect(await other.channels.isQuiet(channel)).toBe(false);
    await Promise.all([spoken("19:b", "team"), spoken("19:c", "other"), spoken("19:d", "")]);
    await other.channels.forgetHeard({ conversationId: "19:c", groupId: "" });
    await other.channels.forgetHeard({ conversationId: "19:e", groupId: "team" });
    const heard = [channel, "19:b", "19:c", "19:d"].map((each) => storage.channels.wasHeard(each));
    expect(await Promise.all(heard)).toEqual([false, false, false, true]);
  });

  it("know people by Teams' own ids", async () => {
    await storage.teamsIds.save(people.adele.id, "29:adele");
    expect(await other.teamsIds.of([people.alex.id, people.adele.id])).toEqual(["29:adele"]);
  });

  it("give no more of those ids than a card can name, those asked for first", async () => {
    const many = Array.from({ length: 61 }, (_, at) => personId(3_000 + at));
    await Promise.all(many.map((person, at) => storage.teamsIds.save(person, `29:${at}`)));
    expect(await other.teamsIds.of(many)).toEqual(many.slice(0, 60).map((_, at) => `29:${at}`));
  });

  it("have limits of their own, as people's chats have", async () => {
    const etag = await storage.threads.replace(
      channel.replace("/", ""),
      { sends: [1_000], creates: [] },
      undefined,
    );
    expect(etag).toBeDefined();
    expect(await other.threads.get(channel.replace("/", ""))).toMatchObject({ sends: [1_000] });
  });
});
