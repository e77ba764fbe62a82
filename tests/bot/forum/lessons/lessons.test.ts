import type { Day } from "../../../../bot/common/days";
import type { Person } from "../../../../bot/common/person";
import { asTopicId, noTags, type Topic } from "../../../../bot/forum";
import { createLessons, type LessonDraft, type WorkToLearnFrom } from "../../../../bot/forum/lessons";
import { fixedClock, named, people, reference } from "../../../support/build";
import { memoryForumDirectory, memoryMarks } from "../../../support/memory-forum";
import { buildTopic, memoryTopics } from "../../../support/memory-topics";

const { alex, adele, lee, grady } = people;
const parks = reference("2027-00042");
const parts = { title: "Parks", worked: "Walks.", didNot: "Posters.", nextTime: "Start in May.", tried: "" };

function product({ work = {}, topics = [] }: { work?: Partial<WorkToLearnFrom>; topics?: Topic[] } = {}) {
  const found: WorkToLearnFrom = {
    ...{ reference: parks, title: "Parks strategy", complete: true, lead: named(alex) },
    ...{ worked: "Walks.", didNot: "Posters.", nextTime: "Start in May.", ratings: [], tags: noTags },
    tried: { what: "", result: "" },
    ...work,
  };
  const store = memoryTopics(topics);
  const sent: { to: Person; draft: LessonDraft }[] = [];
  const agreed: { key: string; title: string; owner: string | undefined; text: string; dueDate?: Day }[] = [];
  const lessons = createLessons({
    work: (asked) => (asked === parks ? found : undefined),
    ...{ topics: store, directory: memoryForumDirectory(), told: memoryMarks(), clock: fixedClock() },
    async share({ kind, title, body, reference: of, visibility, origin, by }) {
      const topic = buildTopic({ kind, title, body, reference: of, visibility, askedBy: named(by) });
      return store.findByOrigin(origin) ?? store.put({ ...topic, origin });
    },
    async agree({ key, title, owner, origin }) {
      const isNew = !agreed.some((each) => each.key === key);
      if (isNew) agreed.push({ key, title, owner: owner?.name, text: origin.text });
      return { id: "1", owner, isNew };
    },
    notices: { lessonDrafted: async (to, { draft }) => void sent.push({ to, draft }) },
  });
  return { ...lessons, store, sent, agreed };
}

describe("a lesson", () => {
  it("is drafted for the lead once the consultation is complete, once for all instances", async () => {
    const { offerLesson, sent } = product({
      work: { ratings: [{ method: "Survey", rating: "4 of 5" }] },
    });
    await Promise.all([offerLesson({ reference: parks }), offerLesson({ reference: parks })]);
    expect(sent).toMatchObject([
      {
        to: { id: alex.id },
        draft: { worked: "Walks.\nHow the methods did: Survey: 4 of 5", didNot: "Posters." },
      },
    ]);
  });

  it("offers what came of trying something new, and no more than that somebody tries", async () => {
    const what = "We think that walks bring more people, because they need no form.";
    const draftOf = async (result: string) => {
      const { draftLesson, shareLesson } = product({ work: { tried: { what, result } } });
      const draft = draftLesson({ reference: parks, by: alex });
      const ask = { reference: parks, typed: draft, visibility: "Everyone", by: alex } as const;
      return { tried: draft.tried, body: (await shareLesson(ask)).body };
    };
    const known = await draftOf("Twice as many came.");
    expect(known.tried).toBe(`${what}\nWhat came of it: Twice as many came.`);
    expect(known.body).toContain(`What we tried for the first time: ${what}\nWhat came of it: Twice`);
    const open = await draftOf("");
    expect(open.tried).toBe("");
    expect(open.body).not.toContain("for the first time");
  });

  it("is not drafted before, and goes to the engagement lead where the lead is nobody", async () => {
    const early = product({ work: { complete: false } });
    expect(await early.offerLesson({ reference: parks })).toBe(false);
    const alone = product({ work: { lead: undefined } });
    await alone.offerLesson({ reference: parks });
    expect(alone.sent.map(({ to }) => to.id)).toEqual([adele.id]);
  });

  it("is shared by its lead in their words, once, and then not offered again", async () => {
    const { shareLesson, offerLesson, store } = product();
    const ask = { reference: parks, typed: parts, visibility: "Everyone", by: alex } as const;
    const one = await shareLesson(ask);
    expect(one).toMatchObject({
      kind: "Lesson",
      body: "What worked: Walks.\nWhat did not: Posters.\nNext time: Start in May.",
    });
    expect((await shareLesson(ask)).id).toBe(one.id);
    expect(store.all()).toHaveLength(1);
    expect(await offerLesson({ reference: parks })).toBe(false);
  });

  it.each([
    ["a colleague", grady, {}, parts, "not_allowed"],
    ["a councillor", lee, {}, parts, "not_found"],
    ["the lead too early", alex, { complete: false }, parts, "conflict"],
    ["the lead without words", alex, {}, { ...parts, worked: " ", didNot: "", nextTime: "" }, "invalid"],
    ["the lead with 100 KB", alex, {}, { ...parts, didNot: "x".repeat(100_000) }, "invalid"],
  ])("is not shared by %s", async (_who, by, work, typed, code) => {
    const { shareLesson, store } = product({ work });
    const ask = { reference: parks, typed, visibility: "Officers", by } as const;
    await expect(shareLesson(ask)).rejects.toMatchObject({ code });
    expect(store.all()).toEqual([]);
  });
});

describe("taking a lesson into the toolkit", () => {
  const id = asTopicId("7");
  const lesson = buildTopic({ id, kind: "Lesson", title: "Walks work", visibility: "Officers" });

  it("asks its keeper once, and the lesson says so", async () => {
    const { adoptLesson, agreed, store } = product({ topics: [lesson] });
    const ask = { id, change: "Add walks to step 3.", by: grady };
    expect(await adoptLesson(ask)).toEqual({ owner: named(adele), isNew: true, wasAsked: false });
    expect(await adoptLesson(ask)).toMatchObject({ isNew: false, wasAsked: true });
    expect(await adoptLesson({ id, change: " ", by: alex })).toMatchObject({ isNew: false });
    expect(agreed).toMatchObject([
      {
        ...{ title: "Change the toolkit: Walks work", owner: "Adele Vance" },
        text: "Add walks to step 3.",
      },
    ]);
    expect(store.find(id)?.outcome).toBe("Put forward for the toolkit on Tue 1 Jun 2027.");
  });

  it("keeps what a second person wants it to say, beside the first", async () => {
    const { adoptLesson, agreed } = product({ topics: [lesson] });
    await adoptLesson({ id, change: "Add walks to step 3.", by: grady });
    const second = await adoptLesson({ id, change: "Warn about rain.", by: alex });
    expect(second).toEqual({ owner: named(adele), isNew: true, wasAsked: true });
    expect(agreed.map(({ text }) => text)).toEqual(["Add walks to step 3.", "Warn about rain."]);
  });

  it("says who will owe it before it is asked for, and offers it to those who may alone", async () => {
    const { lessonToAdopt } = product({ topics: [lesson] });
    expect((await lessonToAdopt({ id, by: grady })).keeper).toEqual(named(adele));
    await expect(lessonToAdopt({ id, by: lee })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is for officers, and for lessons alone", async () => {
    const shared = product({ topics: [{ ...lesson, visibility: "Everyone" }] });
    await expect(shared.adoptLesson({ id, change: "", by: lee })).rejects.toMatchObject({
      code: "not_allowed",
    });
    const hidden = product({ topics: [lesson] });
    await expect(hidden.adoptLesson({ id, change: "", by: lee })).rejects.toMatchObject({
      code: "not_found",
    });
    const question = product({ topics: [{ ...lesson, kind: "Question" }] });
    await expect(question.adoptLesson({ id, change: "", by: alex })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
