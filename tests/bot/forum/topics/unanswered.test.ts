import { day } from "../../../../bot/common/days";
import type { ForumAdviser, MethodUse } from "../../../../bot/forum";
import { named, people, personId, reference } from "../../../support/build";
import { buildTopic } from "../../../support/memory-topics";
import { asking } from "../asking";

const { adele, alex, diego, grady, lee, megan } = people;
const tagged = { methods: ["Focus group"], audiences: [], services: ["Parks"], areas: [], skills: [] };
const lead = (over: Partial<ForumAdviser>): ForumAdviser => ({
  ...{ person: megan.id, kind: "lead", services: ["Parks"], tags: [], ...over },
});
/** Asked on Friday; Monday 31 May is a bank holiday, so on Wednesday it waited two working days. */
const question = buildTopic({ askedOn: day("2027-05-28"), tags: tagged, visibility: "Officers" });
const start = (over: Parameters<typeof asking>[0] = {}) => {
  const on = asking({ topics: [question], advisers: [lead({})], ...over });
  on.clock.set("2027-06-02T09:00:00Z");
  return on;
};

describe("an unanswered question", () => {
  it("goes to whoever leads the service and to champions of its tags, once, by name", async () => {
    const champions: ForumAdviser[] = [
      { person: diego.id, kind: "champion", services: [], tags: ["focus group"] },
      { person: grady.id, kind: "champion", services: ["Libraries"], tags: ["Online survey"] },
    ];
    const { forum, asked } = start({ advisers: [...champions, lead({})] });
    expect(await forum.askChampions()).toBe(2);
    expect(asked.map(({ to, questions }) => [to, questions[0]?.why, questions[0]?.waited])).toEqual([
      ["Megan Bowen", "You lead engagement for Parks", 2],
      ["Diego Siciliani", "You are the champion for focus group", 2],
    ]);
    expect(await Promise.all([forum.askChampions(), forum.askChampions()])).toEqual([0, 0]);
  });

  it.each([
    ["the first working day", "2027-06-01T09:00:00Z"],
    ["a Saturday", "2027-06-05T09:00:00Z"],
    ["a month later", "2027-07-05T09:00:00Z"],
  ])("asks nobody on %s", async (_, at) => {
    const on = start();
    on.clock.set(at);
    expect(await on.forum.askChampions()).toBe(0);
  });

  it.each([
    ["answered", { ...question, status: "Answered" as const }],
    ["closed", { ...question, status: "Closed" as const }],
    ["no question", { ...question, kind: "Notice" as const }],
  ])("asks nobody when it is %s", async (_, topic) => {
    expect(await start({ topics: [topic] }).forum.askChampions()).toBe(0);
  });

  it("asks one person about all of theirs in one message", async () => {
    const { forum, asked } = start({ topics: [question, buildTopic({ ...question, id: "99" as never })] });
    await forum.askChampions();
    expect(asked.map(({ questions }) => questions.length)).toEqual([2]);
  });

  it("goes to whoever leads engagement where nobody matches, not to the asker, a leaver or a councillor", async () => {
    const advisers = [
      lead({ person: alex.id }),
      lead({ person: lee.id }),
      lead({ person: personId(61) }),
      lead({ services: ["Libraries"] }),
    ];
    const { forum } = start({ advisers, gone: { [personId(61)]: "left" } });
    expect((await forum.whomToAsk(question)).map(({ person }) => person.name)).toEqual([adele.name]);
  });

  it("is asked about again when the message could not be sent", async () => {
    const { forum, asked, breakQueue } = start();
    breakQueue();
    expect(await forum.askChampions()).toBe(0);
    breakQueue(false);
    expect(await forum.askChampions()).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it("is asked of the others when the job ends half-way, and where one cannot be told", async () => {
    const advisers = [lead({}), lead({ person: grady.id })];
    const on = start({ advisers });
    const { notices } = on.deps;
    const send = notices.askedToAnswer;
    let tries = 0;
    // The process stops while the first is told: nothing after it runs.
    notices.askedToAnswer = () => new Promise(() => undefined);
    void on.forum.askChampions();
    await new Promise(setImmediate);
    notices.askedToAnswer = async (to, ask) => {
      if (tries++ === 0) throw new Error("Teams did not answer");
      return send(to, ask);
    };
    expect(await on.forum.askChampions()).toBe(0);
    expect(await on.forum.askChampions()).toBe(1);
    expect(on.asked.map(({ to }) => to)).toEqual(["Grady Archie"]);

    const other = start({ advisers });
    const { askedToAnswer } = other.deps.notices;
    tries = 0;
    other.deps.notices.askedToAnswer = async (to, ask) => {
      if (tries++ === 0) throw new Error("Teams did not answer");
      return askedToAnswer(to, ask);
    };
    other.deps.told.giveBack = () => Promise.reject(new Error("Storage is away"));
    expect(await other.forum.askChampions()).toBe(1);
    expect(other.asked.map(({ to }) => to)).toEqual(["Grady Archie"]);
  });

  it("says that somebody leads the workstream, and calls no councillor a lead", async () => {
    const of = (advisers: ForumAdviser[]) =>
      start({ advisers }).forum.whomToAsk({ ...question, visibility: "Everyone" });
    expect(await of([lead({ services: [], tags: ["parks"] })])).toMatchObject([
      { why: "You lead the workstream parks" },
    ]);
    expect(await of([lead({ person: lee.id })])).toMatchObject([{ person: { name: adele.name } }]);
  });

  it("with replies reminds the asker once to mark the answer", async () => {
    const replied = { ...question, replies: 2 };
    const on = start({ topics: [replied, buildTopic({ ...question, id: "98" as never })] });
    on.breakQueue();
    expect(await on.forum.remindToMark()).toBe(0);
    on.breakQueue(false);
    await Promise.all([on.forum.remindToMark(), on.forum.remindToMark()]);
    expect(on.reminded).toEqual([{ to: "Alex Wilber", topic: question.id }]);
    const early = start({ topics: [replied] });
    early.clock.set("2027-06-01T09:00:00Z");
    expect(await early.forum.remindToMark()).toBe(0);
    expect(await start({ topics: [{ ...replied, status: "Answered" }] }).forum.remindToMark()).toBe(0);
  });

  it("goes to the champion of a skill", async () => {
    const tags = { ...tagged, methods: [], services: [], skills: ["Chairing"] };
    const of = (knows: string[]) =>
      start({
        topics: [{ ...question, tags }],
        advisers: [{ person: grady.id, kind: "champion", services: [], tags: knows }],
      }).forum.whomToAsk({ ...question, tags });
    expect(await of(["chairing"])).toMatchObject([{ why: "You are the champion for chairing" }]);
    expect(await of(["Facilitation"])).toMatchObject([{ person: { name: adele.name } }]);
  });

  it("is listed, the longest waiting first, for those who may see it", () => {
    const newer = buildTopic({ askedOn: day("2027-06-01") });
    const { forum } = start({ topics: [newer, question] });
    expect(forum.listUnanswered({ person: alex })).toEqual([
      { topic: question, waited: 2 },
      { topic: newer, waited: 1 },
    ]);
    expect(forum.listUnanswered({ person: lee }).map(({ topic }) => topic)).toEqual([newer]);
  });
});

describe("who has used a method", () => {
  const use = (over: Partial<MethodUse & { method: string }>) => ({
    ...{ reference: reference("2027-00001"), title: "Library hours", method: "Focus group", url: "" },
    ...{ leadOfficer: named(grady), when: day("2027-01-05"), ...over },
  });
  const uses = [
    use({}),
    use({
      reference: reference("2027-00002"),
      when: day("2027-03-01"),
      method: "Discussion group",
      leadOfficer: named(megan),
    }),
    use({ reference: reference("2027-00003"), when: day("2027-02-01") }),
    use({ reference: reference("2027-00004"), method: "Online survey" }),
    use({ reference: reference("2027-00009"), leadOfficer: named(diego), when: undefined }),
  ];
  const found = (on: ReturnType<typeof asking>, person = alex) => {
    const { colleagues, others } = on.forum.whoHasUsed({ method: "focus group", person });
    return {
      colleagues: colleagues.map(({ person: { name }, uses: of }) => [
        name,
        ...of.map(({ reference: r }) => r),
      ]),
      others: others.map(({ reference: r, leadOfficer }) => [r, leadOfficer]),
    };
  };

  it("names colleagues from the register, whoever did so most first", () => {
    expect(found(asking({ uses }))).toEqual({
      colleagues: [
        ["Grady Archie", "2027-00003", "2027-00001"],
        ["Megan Bowen", "2027-00002"],
        ["Diego Siciliani", "2027-00009"],
      ],
      others: [],
    });
  });

  it("names nobody who asked not to be, and shows a councillor what they may find", () => {
    const deps = { mayName: (person: string) => person !== grady.id };
    expect(found(asking({ uses, deps }), lee)).toEqual({
      colleagues: [["Megan Bowen", "2027-00002"]],
      others: [
        ["2027-00003", undefined],
        ["2027-00001", undefined],
      ],
    });
  });

  it("counts how often, by any of its names, and when last", () => {
    const ask = { method: "FOCUS group", person: alex };
    expect(asking({ uses }).forum.whoHasUsed(ask)).toMatchObject({ times: 4, last: "2027-03-01" });
    expect(asking().forum.whoHasUsed(ask)).toMatchObject({ times: 0, last: undefined, colleagues: [] });
  });

  it("says so when the toolkit has no such method", () => {
    expect(() => asking().forum.whoHasUsed({ method: "Séance", person: alex })).toThrow(/no method/);
  });
});
