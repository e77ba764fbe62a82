import { Failure } from "../../../../bot/common/failure";
import { has, type Person } from "../../../../bot/common/person";
import { asTopicId, createForum, itemKeyOf } from "../../../../bot/forum";
import { named, people, personId } from "../../../support/build";
import { buildTopic } from "../../../support/memory-topics";
import { asking } from "../asking";

const { adele, alex, grady, lee, megan } = people;
const idea = buildTopic({ kind: "Idea", title: "A mobile library stop", body: "In Old Town." });
const crowd: readonly Person[] = Array.from({ length: 200 }, (_, at) => ({
  ...{ id: personId(1_000 + at), name: `Member ${at}`, roles: [at % 2 ? "member" : "officer"] },
}));

describe("a vote", () => {
  it("is one a person, ever", async () => {
    const { forum, topics } = asking({ topics: [idea] });
    expect(await forum.vote({ id: idea.id, by: lee })).toMatchObject({ isNew: true, votes: 1 });
    const twice = await Promise.all([0, 1, 2].map(() => forum.vote({ id: idea.id, by: lee })));
    expect(twice.map(({ isNew, votes }) => [isNew, votes])).toEqual([0, 1, 2].map(() => [false, 1]));
    expect((await forum.seeTopic({ id: idea.id, person: lee })).hasVoted).toBe(true);
    expect(topics.find(idea.id)?.votes).toBe(1);
  });

  it("and a reply, of 200 people twice at once on two instances: the list says exactly 200", async () => {
    const thread = { conversationId: "19:a@thread.tacv2", messageId: "1" };
    const on = asking({ topics: [{ ...idea, thread }], everybody: crowd });
    const instances = [on.forum, createForum(on.deps)];
    const all = crowd.flatMap((by, at) =>
      [0, 1].map((tap) => ({ by, at, forum: instances[(at + tap) % 2] })),
    );
    const [voted] = await Promise.all([
      Promise.all(all.map(({ by, forum }) => forum?.vote({ id: idea.id, by }))),
      Promise.all(
        all.map(({ by, at, forum }) => forum?.reply({ thread, messageId: `m${at}`, text: `Yes ${at}`, by })),
      ),
    ]);
    expect(voted.filter((each) => each?.isNew)).toHaveLength(200);
    expect(on.topics.find(idea.id)).toMatchObject({ votes: 200, replies: 200 });
    // One write follows for many.
    expect(on.topics.writes()).toBeLessThan(100);
  });

  it.each([
    ["on the same instance", true],
    ["on another instance", false],
  ])("cast %s while an older count is still being written is not lost", async (_, isSame) => {
    const { forum, topics, deps } = asking({ topics: [idea] });
    const counted = deps.votes.count;
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    let hasCounted: () => void = () => undefined;
    const counting = new Promise<void>((done) => {
      hasCounted = done;
    });
    let isFirst = true;
    deps.votes.count = async (id) => {
      const count = await counted(id);
      if (!isFirst) return count;
      isFirst = false;
      hasCounted();
      await held;
      return count;
    };
    const slow = forum.vote({ id: idea.id, by: lee });
    await counting;
    const other = isSame ? forum : createForum(deps);
    const quick = other.vote({ id: idea.id, by: grady });
    if (!isSame) await quick;
    else while (!(await deps.votes.has(idea.id, grady.id))) await Promise.resolve();
    release();
    await Promise.all([slow, quick]);
    expect(topics.find(idea.id)?.votes).toBe(2);
  });

  it("counts when the list did not answer at once: the next look puts it right", async () => {
    const { forum, topics, deps } = asking({ topics: [idea] });
    topics.failNext(new Failure("unavailable", "Not now"));
    expect(await forum.vote({ id: idea.id, by: lee })).toMatchObject({ isNew: true, votes: 0 });
    expect(await deps.votes.count(idea.id)).toBe(1);
    expect(await forum.vote({ id: idea.id, by: lee })).toMatchObject({ isNew: false, votes: 1 });
  });

  it.each([
    ["on a question", buildTopic(), "invalid"],
    ["on what is closed", { ...idea, status: "Closed" as const }, "conflict"],
    ["on what a councillor may not see", { ...idea, visibility: "Officers" as const }, "not_found"],
  ])("is refused %s", async (_, topic, code) => {
    const { forum, deps } = asking({ topics: [topic] });
    await expect(forum.vote({ id: topic.id, by: lee })).rejects.toMatchObject({ code });
    expect(await deps.votes.count(topic.id)).toBe(0);
  });
});

it("lists the ideas most people want, and none that something became of", () => {
  const top = buildTopic({ kind: "Idea", votes: 9 });
  const done = buildTopic({ kind: "Idea", votes: 20, outcome: "We did it." });
  const taken = { as: "Action" as const, id: "1", by: undefined };
  const doing = buildTopic({ kind: "Idea", votes: 30, takenUp: taken });
  const officers = buildTopic({ kind: "Idea", votes: 10, visibility: "Officers" });
  const { forum } = asking({ topics: [idea, top, done, doing, officers, buildTopic()] });
  expect(forum.topIdeas({ person: alex })).toEqual([officers, top, idea]);
  expect(forum.topIdeas({ person: lee, most: 1 })).toEqual([top]);
  expect(forum.topIdeas({ person: alex, inPublic: true })).toEqual([top, idea]);
});

describe("taking an idea up", () => {
  it("makes one action, whoever presses twice", async () => {
    const { forum, topics, actions, lines } = asking({ topics: [idea] });
    const ask = { id: idea.id, by: grady };
    await Promise.all([forum.turnIntoAction(ask), forum.turnIntoAction(ask)]);
    expect(actions).toMatchObject([
      { key: `hand/forum-idea-${idea.id}`, title: "A mobile library stop", origin: { text: "In Old Town." } },
    ]);
    expect(topics.find(idea.id)?.takenUp).toEqual({ as: "Action", id: "77", by: named(grady) });
    expect(lines()).toEqual([["Idea taken up: A mobile library stop", "Grady Archie", "Open", "Action 77"]]);
  });

  it.each([
    ["an action", "Action", "turnIntoAction"],
    ["an item of the agenda", "Agenda item", "turnIntoAgendaItem"],
  ] as const)("as %s is heard by its proposer, once", async (_, as, verb) => {
    const { forum, outcomes, breakQueue } = asking({ topics: [idea] });
    breakQueue();
    await forum[verb]({ id: idea.id, by: grady });
    expect(outcomes).toEqual([]);
    breakQueue(false);
    await Promise.all([0, 1].map(() => forum[verb]({ id: idea.id, by: adele })));
    expect(outcomes).toEqual([{ to: "Alex Wilber", by: "Grady Archie", outcome: as }]);
    const own = asking({ topics: [{ ...idea, askedBy: named(grady) }] });
    await own.forum[verb]({ id: idea.id, by: grady });
    expect(own.outcomes).toEqual([]);
  });

  it("asks which colleague is meant, and changes nothing until then", async () => {
    const deps = { addAction: async () => ({ choose: [alex, grady] }) };
    const { forum, topics } = asking({ topics: [idea], deps });
    expect(await forum.turnIntoAction({ id: idea.id, by: grady, owner: "a" })).toEqual({
      choose: [alex, grady],
    });
    expect(topics.find(idea.id)?.takenUp).toBeUndefined();
  });

  it("puts it on the agenda", async () => {
    const { forum } = asking({ topics: [idea] });
    const { topic, item } = await forum.turnIntoAgendaItem({ id: idea.id, by: adele });
    expect([topic.takenUp?.as, item]).toEqual(["Agenda item", "5"]);
  });

  it("is an officer's", async () => {
    expect(has(lee, "officer")).toBe(false);
    const { forum, actions } = asking({ topics: [idea] });
    await expect(forum.turnIntoAction({ id: idea.id, by: lee })).rejects.toMatchObject({
      code: "not_allowed",
    });
    expect(actions).toEqual([]);
  });
});

describe("what became of an idea", () => {
  const said = { id: idea.id, outcome: "The van stops there from June.", by: adele };

  it("is heard by the proposer, once, and closes it", async () => {
    const { forum, topics, outcomes, lines } = asking({ topics: [idea] });
    const [one, two] = await Promise.all([forum.sayOutcome(said), forum.sayOutcome(said)]);
    expect([one.told, two.told]).toEqual(["told", "told"]);
    expect(outcomes).toEqual([{ to: "Alex Wilber", by: "Adele Vance", outcome: said.outcome }]);
    expect(topics.find(idea.id)).toMatchObject({ status: "Closed", outcome: said.outcome });
    expect(lines()).toEqual([
      ...[["Outcome of an idea: A mobile library stop", "Adele Vance", "Open", `Closed: ${said.outcome}`]],
    ]);
  });

  it("is what a meeting decided, whoever has the chair: the proposer hears, once", async () => {
    const { forum, topics, outcomes } = asking({ topics: [idea, buildTopic({ id: asTopicId("900") })] });
    const decided = { key: itemKeyOf(idea), outcome: `${"x".repeat(4_000)}`, by: grady };
    await forum.decideIdea(decided);
    expect((await forum.decideIdea(decided)).told).toBe("told");
    expect(outcomes.map(({ to, by }) => [to, by])).toEqual([["Alex Wilber", "Grady Archie"]]);
    expect(topics.find(idea.id)).toMatchObject({ status: "Closed", outcome: expect.stringContaining("xxx") });
    for (const key of ["hand/aaaaaaaa", "forum-idea-999", "forum-idea-900", "forum-idea-x"])
      expect(await forum.decideIdea({ ...decided, key })).toEqual({
        topic: undefined,
        told: "nobody to tell",
      });
  });

  it("stands when the proposer cannot be told, and they hear with the next try", async () => {
    const { forum, topics, outcomes, breakQueue } = asking({ topics: [idea] });
    breakQueue();
    expect((await forum.sayOutcome(said)).told).toBe("not told");
    expect(topics.find(idea.id)?.outcome).toBe(said.outcome);
    breakQueue(false);
    expect((await forum.sayOutcome(said)).told).toBe("told");
    expect(outcomes).toHaveLength(1);
  });

  it("is said by whoever took it up, a manager or the engagement lead", async () => {
    const takenUp = { as: "Action" as const, id: "1", by: named(grady) };
    for (const by of [grady, megan, adele])
      expect((await asking({ topics: [{ ...idea, takenUp }] }).forum.sayOutcome({ ...said, by })).told).toBe(
        "told",
      );
    const { forum } = asking({ topics: [idea] });
    await expect(forum.sayOutcome({ ...said, by: grady })).rejects.toMatchObject({ code: "not_allowed" });
    await expect(forum.sayOutcome({ ...said, outcome: " " })).rejects.toMatchObject({ code: "invalid" });
  });

  it("tells nobody who proposed it themselves, or has left", async () => {
    const own = asking({ topics: [{ ...idea, askedBy: named(adele) }] });
    expect((await own.forum.sayOutcome(said)).told).toBe("nobody to tell");
    const gone = { id: personId(61), name: "Lynne Robbins" };
    const left = asking({ topics: [{ ...idea, askedBy: gone }], gone: { [gone.id]: "left" } });
    expect((await left.forum.sayOutcome(said)).told).toBe("nobody to tell");
  });
});
