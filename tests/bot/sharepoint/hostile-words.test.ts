import { lineOf } from "../../../bot/forum/find-topic";
import type { SharePoint } from "../../../bot/sharepoint";
import { fitted } from "../../../bot/sharepoint/fields";
import { forumTopicsColumns } from "../../../bot/sharepoint/forum-topics-list.columns";
import { alex } from "../../support/build-register";
import { type StandIn, startStandIn } from "../../support/stand-in";
import { newTopic } from "../../support/topic-contract";

const at = new Date("2027-03-02T10:00:00Z");
const unseen = "\u0000\u0001\u001f\u007f\ud800\uffff";
const typed = `${unseen}**x** <at>all</at> {{DATE(1)}} \${x}\tשלום 👩‍👩‍👧${unseen}`;
const kept = "**x** <at>all</at> {{DATE(1)}} ${x}\tשלום 👩‍👩‍👧";

describe("what people type, in a list", () => {
  it("is kept as typed, without what nobody sees and no list keeps", () => {
    const fields = { Title: `${typed}\r\nsecond`, Body: `${typed}\nsecond`, Methods: [typed, "Survey"] };
    expect(fitted(forumTopicsColumns, fields)).toEqual({
      ...{ Title: `${kept} second`, Body: `${kept}\nsecond`, Methods: [kept, "Survey"] },
    });
  });

  it.each([
    ["Title", 256, '"Title" has 256 characters; the list holds at most 255. Please shorten it.'],
    ["ThreadId", 256, "the list holds at most 255"],
    ["Body", 64_000, "the list holds at most 63999"],
  ])("is refused in %s when it has %i letters, saying how long it may be", (name, length, message) => {
    expect(() => fitted(forumTopicsColumns, { [name]: "x".repeat(length) })).toThrow(message);
    const longest = { [name]: `${"x".repeat(length - 1)}${unseen}` };
    expect(fitted(forumTopicsColumns, longest)).toEqual({ [name]: "x".repeat(length - 1) });
  });
});

describe("in the forum's lists", () => {
  let standIn: StandIn;
  let one: SharePoint;
  beforeEach(async () => {
    standIn = await startStandIn();
    one = standIn.sharePoint;
  });
  afterEach(() => standIn.close());

  it("a topic, its answer and its outcome come back on another instance as they were typed", async () => {
    const title = typed.replace("\t", " ");
    const made = await one.topics.add({ topic: newTopic({ title, body: typed }), by: alex, at });
    const change = { answer: typed, outcome: typed };
    await one.topics.change({ topic: made, change, what: "Said", by: alex, at, again: () => change });
    const found = (await standIn.another()).topics.find(made.id);
    expect(found).toMatchObject({ title: kept.replace("\t", " "), body: kept, answer: kept, outcome: kept });
  });

  it("a title of nothing but emoji, as long as the list takes, leaves room for what happened in history", async () => {
    const title = "😀".repeat(127);
    const made = await one.topics.add({ topic: newTopic({ title }), by: alex, at });
    const change = { answer: "Yes." };
    const what = lineOf("Taken out of the forum, with all that was said", made);
    const changed = await one.topics.change({ topic: made, change, what, by: alex, at, again: () => change });
    expect(changed.answer).toBe("Yes.");
  });
});
