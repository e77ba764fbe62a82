import { asTopicId, type Topic } from "../../../bot/forum";
import { topicEdits } from "../../../bot/wiring/topic-edits";
import { buildTopic } from "../../support/memory-topics";
import { memoryLog } from "../../support/teams";

const before = buildTopic({ id: asTopicId("7"), title: "Old words" });

function watching() {
  const asked: string[] = [];
  let down = false;
  const { log, lines } = memoryLog();
  const edits = topicEdits({
    async cardChanged({ id }) {
      if (down) throw new Error("Storage does not answer");
      asked.push(id);
    },
    log,
  });
  return {
    ...{ asked, lines },
    breakStorage: (to: boolean) => {
      down = to;
    },
    async see(change: Partial<Topic> | undefined, { byApp = false, isNew = false } = {}) {
      const after = change && { ...before, ...change };
      edits.changed({ before: isNew ? undefined : before, after, byApp });
      await edits.again();
    },
    edits,
  };
}

describe("the card of a topic that somebody edits in the list", () => {
  it.each<[string, Partial<Topic> | undefined]>([
    ["its words", { title: "New words" }],
    ["its status", { status: "Closed" }],
    ["its tags", { tags: { ...before.tags, services: ["Parks"] } }],
    ["who may see it", { visibility: "Officers" }],
    ["that it is there at all", undefined],
  ])("follows %s", async (_, change) => {
    const on = watching();
    await on.see(change);
    expect(on.asked).toEqual(["7"]);
  });

  it.each<[string, Partial<Topic>, { byApp?: boolean; isNew?: boolean }]>([
    ["what the card does not show", { origin: "form/other", listUrl: "https://elsewhere.example" }, {}],
    ["what the app wrote, here or on another instance", { title: "New words" }, { byApp: true }],
    ["a row that is new", { title: "New words" }, { isNew: true }],
  ])("is not edited for %s", async (_, change, given) => {
    const on = watching();
    await on.see(change, given);
    expect(on.asked).toEqual([]);
  });

  it("is asked for once for several edits, and again where it could not be", async () => {
    const on = watching();
    on.edits.changed({ before, after: { ...before, title: "New" }, byApp: false });
    on.breakStorage(true);
    await on.see({ title: "Newer" });
    expect(on.asked).toEqual([]);
    expect(on.lines).toMatchObject([{ event: "topic-edit.card-not-changed", fields: { topic: "7" } }]);
    on.breakStorage(false);
    for (const _ of [1, 2]) await on.edits.again();
    expect(on.asked).toEqual(["7"]);
  });
});
