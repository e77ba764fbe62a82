import { asTopicId, createLessons, noTags, type Topic } from "../../../../bot/forum";
import { inputs, words } from "../../../support/cards";
import { memoryMarks } from "../../../support/memory-forum";
import { buildTopic } from "../../../support/memory-topics";
import { adele, alex, grady } from "../../../support/teams";
import {
  channel,
  type ForumGiven,
  type ForumProduct,
  forumCouncil,
  lee,
  press,
  pressed,
  said,
  titles,
  turnIn,
} from "./forum-council";

const id = asTopicId("7");
const lesson = (over: Partial<Topic> = {}): Topic =>
  buildTopic({
    ...{ id, kind: "Lesson", title: "Walks work", body: "Walks brought more people." },
    ...{ thread: { conversationId: channel, messageId: "100" }, ...over },
  });
const own = (by = grady) => turnIn(by, { where: "personal", place: undefined });

/** The forum with its lessons: the real rules over memory. */
function council(given: ForumGiven = {}) {
  const product = forumCouncil(given);
  const agreed: { key: string; owner: string | undefined; text: string }[] = [];
  const lessons = createLessons({
    work: (asked) => ({
      ...{
        reference: asked,
        title: "Parks strategy",
        complete: true,
        lead: { id: alex.id, name: alex.name },
      },
      ...{ worked: "Walks.", didNot: "", nextTime: "", tried: { what: "", result: "" } },
      ...{ ratings: [], tags: noTags },
    }),
    ...{ topics: product.topics, directory: product.directory, told: memoryMarks(), clock: product.clock },
    share: (ask) => product.forum.share(ask),
    agree: async ({ key, owner, origin }) => {
      const isNew = !agreed.some((each) => each.key === key);
      if (isNew) agreed.push({ key, owner: owner?.name, text: origin.text });
      return { id: "1", owner, isNew };
    },
    notices: { lessonDrafted: async () => undefined },
  });
  const whole = { ...product, forumMeetings: { lessons } as unknown as ForumProduct["forumMeetings"] };
  return { product: whole as ForumProduct, agreed };
}
const see = (product: ForumProduct, by = grady) =>
  press(product, { verb: "forum.seeTopic", data: { id } }, turnIn(by));

describe("Adopt into the toolkit", () => {
  it("goes from the lesson's card to an action, says whose and why, and back", async () => {
    const { product, agreed } = council({ forumTopics: [lesson()] });
    const turn = turnIn(grady);
    const form = await pressed(product, await see(product), "Adopt into the toolkit", { turn });
    expect(words(form)).toMatch(/Walks work[\s\S]*Adele Vance gets this as an action\. They lead engagement/);
    const done = await pressed(product, form, "Ask for this change", {
      ...{ typed: { note: "Add walks to step 3." }, turn },
    });
    expect(words(done)).toContain("Asked for. It is an action of Adele Vance now.");
    expect(agreed).toMatchObject([{ owner: "Adele Vance", text: "Add walks to step 3." }]);
    const back = await pressed(product, done, "Back to the lesson", { turn });
    expect(words(back)).toContain("Put forward for the toolkit");
    expect(product.changed).toEqual(["topic/7"]);
  });

  it("keeps the second person's words beside the first, and says so", async () => {
    const { product, agreed } = council({ forumTopics: [lesson()] });
    const ask = async (by: typeof grady, note: string) => {
      const form = await pressed(product, await see(product, by), "Adopt into the toolkit", {
        turn: turnIn(by),
      });
      return pressed(product, form, "Ask for this change", { typed: { note }, turn: turnIn(by) });
    };
    await ask(grady, "Add walks to step 3.");
    expect(words(await ask(alex, "Warn about rain."))).toContain("Yours is kept beside it.");
    expect(agreed.map(({ text }) => text)).toEqual(["Add walks to step 3.", "Warn about rain."]);
    const same = await ask(adele, "Warn about rain.");
    expect(words(same)).toContain("This was asked for before.");
    expect(inputs(same)["note"]).toBe("Warn about rain.");
    const nothing = await ask(adele, "");
    expect(words(nothing)).toContain("To add to it, write what the toolkit should say.");
    expect(agreed).toHaveLength(2);
  });

  it("is on a lesson alone, for officers alone", async () => {
    const { product } = council({ forumTopics: [lesson()] });
    expect(titles(await see(product, lee))).not.toContain("Adopt into the toolkit");
    for (const verb of ["forum.askAdopt", "forum.adoptLesson"]) {
      const forged = press(product, { verb, data: { topic: id, note: "Mine" } }, turnIn(lee));
      const said = await forged.then(words, (failure: Error) => failure.message);
      expect(said).toContain("Only officers can ask to change the toolkit.");
    }
    const { product: other } = council({ forumTopics: [lesson({ kind: "Practice" })] });
    expect(titles(await see(other))).not.toContain("Adopt into the toolkit");
  });

  it("of a lesson among officers is not shown where councillors read", async () => {
    const { product } = council({ forumTopics: [lesson({ visibility: "Officers", thread: undefined })] });
    const asked = press(product, { verb: "forum.askAdopt", data: { topic: id } }, turnIn(grady));
    await expect(asked).rejects.toThrow("others read here");
    const form = await press(product, { verb: "forum.askAdopt", data: { topic: id } }, own());
    expect(words(form)).toContain("Walks work");
  });

  it("waits for an owner where nobody leads engagement", async () => {
    const { product } = council({ forumTopics: [lesson()], people: [alex, grady] });
    const form = await pressed(product, await see(product), "Adopt into the toolkit", {
      turn: turnIn(grady),
    });
    expect(words(form)).toContain("Nobody leads engagement yet");
  });
});

describe("a lesson that is shared", () => {
  const mine = turnIn(alex, { where: "personal", place: undefined, text: "share the lesson 2027-00042" });
  const shareIt = async (product: ForumProduct, typed: Record<string, string>, turn = mine) =>
    pressed(product, await said(product, "share-lesson", turn), "Share it with the forum", { typed, turn });

  it("for everyone, has its card in the forum's channel, once", async () => {
    const { product } = council({ channelKnown: true });
    const card = await shareIt(product, { officersOnly: "false" });
    expect(words(card)).toContain("Shared with the forum. Its card comes in the channel in a moment.");
    expect(product.shown).toMatchObject([
      { card: `topic/${product.topics.all()[0]?.id}`, place: { conversationId: "19:forum@thread.tacv2" } },
    ]);
  });

  it.each([
    ["for officers, where councillors read", { officersOnly: "true" }, true, "I did not post it there"],
    ["while no channel is known", { officersOnly: "false" }, false, "It is in the list of the forum."],
  ])("%s, is in the list alone, and that is said", async (_when, typed, channelKnown, sentence) => {
    const { product } = council({ channelKnown });
    expect(words(await shareIt(product, typed))).toContain(sentence);
    expect([product.shown.length, product.topics.all().length]).toEqual([0, 1]);
  });

  it("by a second person in other words, keeps what they typed and says whose stand there", async () => {
    const { product } = council({ channelKnown: true });
    await shareIt(product, { worked: "Walks with schools." });
    const theirs = turnIn(adele, { ...mine, person: adele });
    const card = await shareIt(product, { worked: "Only the walks at noon." }, theirs);
    expect(words(card)).toContain("Alex Wilber shared this before, in other words.");
    expect(inputs(card)["worked"]).toBe("Only the walks at noon.");
    expect(product.topics.all()).toHaveLength(1);
  });
});
