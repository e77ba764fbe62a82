import { day } from "../../../../bot/common/days";
import { asMeetingId } from "../../../../bot/forum/meetings";
import { named, people } from "../../../support/build";
import { buildMeeting, meetingProduct, suggest } from "../../../support/memory-forum";

const { adele, alex, megan, lee, grady } = people;
const first = asMeetingId("1");
const second = asMeetingId("2");
const task = (given: object = {}) => ({
  ...{ title: "Book the hall", owner: "Grady Archie", dueDate: "2027-07-01", id: "11111111" },
  ...given,
});
const two = [buildMeeting(), buildMeeting({ id: second, on: day("2027-07-08") })];
const late = () => [
  suggest("late/1", { kind: "Late action", title: "One" }),
  suggest("late/2", { kind: "Late action", title: "Two" }),
];

describe("a meeting", () => {
  it("is opened, noted, and closed by the chair alone", async () => {
    const { openMeeting, closeItem, closeMeeting, captureAction } = meetingProduct();
    const by = alex;
    for (const tried of [
      openMeeting({ meeting: first, by }),
      closeMeeting({ meeting: first, by }),
      closeItem({ meeting: first, key: "late/1", outcome: "Fine", by }),
      captureAction({ meeting: first, key: "late/1", typed: task(), by }),
    ])
      await expect(tried).rejects.toMatchObject({ code: "not_allowed" });
  });

  it("keeps the agenda it was opened with, and each item once when two instances open it", async () => {
    const sources = { lateActions: late };
    const { openMeeting, seeAgenda, agenda } = meetingProduct({ sources });
    await Promise.all([
      openMeeting({ meeting: first, by: megan }),
      openMeeting({ meeting: first, by: megan }),
    ]);
    expect(agenda.adds).toBe(2);
    sources.lateActions = () => [];
    expect((await seeAgenda({ person: alex })).items.map(({ title }) => title)).toEqual(["One", "Two"]);
  });

  it("closes an item with what was decided, and asks for words", async () => {
    const { closeItem, seeAgenda } = meetingProduct({ sources: { lateActions: late } });
    await expect(closeItem({ meeting: first, key: "late/1", outcome: " ", by: megan })).rejects.toThrow(
      "what was decided",
    );
    await closeItem({ meeting: first, key: "late/1", outcome: "Grady does it.", by: megan });
    const { items } = await seeAgenda({ person: alex });
    expect(items[0]).toMatchObject({ status: "Closed", outcome: "Grady does it." });
    await expect(
      closeItem({ meeting: first, key: "late/9", outcome: "Gone", by: megan }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("keeps what another chair noted: an older form does not write over it unseen", async () => {
    const { closeItem, markOf, agenda } = meetingProduct({ sources: { lateActions: late } });
    const at = { meeting: first, key: "late/1" };
    const empty = markOf({ status: "To discuss", outcome: "" });
    await closeItem({ ...at, outcome: "Grady does it.", saw: empty, by: megan });
    for (const saw of [empty, undefined]) {
      const older = closeItem({ ...at, outcome: "Nobody does it.", saw, by: adele });
      await expect(older).rejects.toMatchObject({ code: "conflict" });
      await expect(older).rejects.toThrow("It now says: “Grady does it.”");
      await expect(closeItem({ ...at, outcome: "", nextTime: true, saw, by: adele })).rejects.toMatchObject({
        code: "conflict",
      });
    }
    // The same again is no other; what was seen may be changed.
    await closeItem({ ...at, outcome: "Grady does it.", saw: empty, by: adele });
    const [kept] = agenda.of(first);
    if (!kept) throw new Error("It is not there");
    await closeItem({ ...at, outcome: "Adele does it.", saw: markOf(kept), by: adele });
    expect(agenda.of(first)[0]).toMatchObject({ status: "Closed", outcome: "Adele does it." });
  });

  it("says on an idea what was decided, and whether its proposer hears", async () => {
    const ideas = () => [
      suggest("forum-idea-7", { kind: "Idea" }),
      suggest("forum-idea-8", { kind: "Idea" }),
    ];
    const { closeItem, decided, deps } = meetingProduct({ sources: { ideas, lateActions: late } });
    const close = (key: string, nextTime = false) =>
      closeItem({ meeting: first, key, outcome: "We try it in June.", nextTime, by: megan });
    expect((await close("forum-idea-7", true)).told).toBeUndefined();
    expect((await close("late/1")).told).toBeUndefined();
    expect(decided).toEqual([]);
    expect((await close("forum-idea-8")).told).toBe("told");
    expect(decided).toEqual([{ key: "forum-idea-8", outcome: "We try it in June.", by: megan }]);
    deps.ideaDecided = () => Promise.reject(new Error("SharePoint is away"));
    const { item, told } = await close("forum-idea-8");
    expect([item.status, told]).toEqual(["Closed", "not told"]);
  });

  it("captures an action with its owner and day, once, and shows it at its item", async () => {
    const { captureAction, seeAgenda, agreed } = meetingProduct({ sources: { lateActions: late } });
    const ask = { meeting: first, key: "late/2", typed: task(), by: megan };
    await captureAction(ask);
    const taken = await captureAction(ask);
    expect(taken).toMatchObject({ owner: { name: "Grady Archie" }, agreed: { dueDate: "2027-07-01" } });
    expect(agreed).toHaveLength(1);
    const { items } = await seeAgenda({ person: alex });
    expect(items.map((item) => item.agreed.map(({ title, owner }) => [title, owner]))).toEqual([
      [],
      [["Book the hall", named(grady)]],
    ]);
  });

  it("asks which colleague is meant, and refuses days that make no sense", async () => {
    const { captureAction, agreed } = meetingProduct({ sources: { lateActions: late } });
    const capture = (given: object) =>
      captureAction({ meeting: first, key: "late/1", typed: task(given), by: megan });
    expect(await capture({ owner: "A" })).toEqual({ choose: [alex, megan] });
    await expect(capture({ dueDate: "" })).rejects.toThrow("Give the day");
    await expect(capture({ dueDate: "2027-05-31" })).rejects.toThrow("That day is over");
    await expect(capture({ dueDate: "2099-01-01" })).rejects.toThrow("more than two years");
    await expect(capture({ id: "../../" })).rejects.toThrow("too old");
    expect(agreed).toEqual([]);
  });

  it("leaves what was not closed to the next one, and does not put forward again what was dealt with", async () => {
    const product = meetingProduct({
      meetings: two,
      sources: {
        submissions: () => [
          suggest("consultation/1", { title: "Parks" }),
          suggest("consultation/2", { title: "Roads" }),
        ],
        lateActions: () => [suggest("late/1", { kind: "Late action", title: "Still late" })],
      },
    });
    const { openMeeting, closeItem, closeMeeting, addItem, seeAgenda } = product;
    const form = { detail: "", kind: "Other", invitee: "", officersOnly: false };
    await addItem({ typed: { ...form, title: "By hand", key: "hand/aaaaaaaa" }, by: alex });
    await openMeeting({ meeting: first, by: megan });
    await closeItem({ meeting: first, key: "consultation/1", outcome: "Approved.", by: megan });
    await closeItem({ meeting: first, key: "late/1", outcome: "Soon.", by: megan });
    await closeMeeting({ meeting: first, by: megan });
    expect(await closeMeeting({ meeting: first, by: megan })).toMatchObject({ status: "Closed" });
    const { meeting, items } = await seeAgenda({ person: alex });
    expect(meeting?.id).toBe(second);
    expect(items.map(({ title }) => title)).toEqual(["Roads", "Still late", "By hand"]);
    await expect(openMeeting({ meeting: first, by: megan })).rejects.toMatchObject({ code: "conflict" });
  });

  it("carries over what was added while the chair closed it", async () => {
    const { openMeeting, closeMeeting, agenda, seeAgenda } = meetingProduct({ meetings: two });
    await openMeeting({ meeting: first, by: megan });
    await closeMeeting({ meeting: first, by: megan });
    // Another instance had not heard yet that it is closed.
    await agenda.add({
      items: [
        {
          ...{
            ...suggest("hand/late-one", { kind: "Other", title: "Ward walks" }),
            invitee: "",
            meeting: first,
          },
          ...{ addedBy: named(alex), position: undefined, status: "To discuss", outcome: "" },
        },
      ],
      ...{ by: named(alex), at: new Date() },
    });
    expect((await seeAgenda({ person: alex })).items).toMatchObject([
      { title: "Ward walks", meeting: second, addedBy: named(alex) },
    ]);
  });

  it("carries over what stood on a meeting that was never held, until somebody closes it", async () => {
    const third = asMeetingId("3");
    const meetings = [...two, buildMeeting({ id: third, on: day("2027-08-05") })];
    const { addItem, openMeeting, closeItem, closeMeeting, seeAgenda, clock } = meetingProduct({ meetings });
    const form = { detail: "", kind: "Other", invitee: "", officersOnly: false };
    const shown = async () => (await seeAgenda({ person: alex })).items.map(({ title }) => title);
    await addItem({ typed: { ...form, title: "Ward walks", key: "hand/aaaaaaaa" }, by: alex });
    await addItem({ typed: { ...form, title: "Venues", key: "hand/bbbbbbbb" }, by: alex });
    // It is still to come: nothing of it is left over yet.
    expect((await seeAgenda({ person: alex, meeting: second })).items).toEqual([]);
    clock.set("2027-07-08T09:00:00Z");
    expect(await shown()).toEqual(["Ward walks", "Venues"]);
    await openMeeting({ meeting: second, by: megan });
    await closeItem({ meeting: second, key: "hand/aaaaaaaa", outcome: "In May.", by: megan });
    await closeMeeting({ meeting: second, by: megan });
    expect(await shown()).toEqual(["Venues"]);
  });

  it("gives notes once it has begun, and a councillor gets no officers' items in them", async () => {
    const { openMeeting, seeNotes } = meetingProduct({ sources: { lateActions: late } });
    await expect(seeNotes({ meeting: first, by: alex })).rejects.toMatchObject({ code: "conflict" });
    await openMeeting({ meeting: first, by: megan });
    expect((await seeNotes({ meeting: first, by: alex })).items).toHaveLength(2);
    expect((await seeNotes({ meeting: first, by: lee })).items).toHaveLength(0);
  });
});

describe("the round-up", () => {
  const leads = [
    { person: named(alex), workstream: "Arts" },
    { person: named(grady), workstream: "Health" },
  ];
  /** The meeting is on Thursday 10 June; five working days before is Thursday 3 June. */
  const product = (now: string, given = {}) => meetingProduct({ leads, now, ...given });

  it("is asked of each workstream lead once, five working days before", async () => {
    const { askRoundUps, asked, clock } = product("2027-06-02T09:00:00Z");
    expect(await askRoundUps()).toBe(0);
    clock.set("2027-06-03T09:00:00Z");
    await Promise.all([askRoundUps(), askRoundUps()]);
    await askRoundUps();
    expect(asked.map(({ to, workstream }) => [to.name, workstream])).toEqual([
      ["Alex Wilber", "Arts"],
      ["Grady Archie", "Health"],
    ]);
  });

  it("counts working days: none of a weekend or a bank holiday", async () => {
    const meetings = [buildMeeting({ on: day("2027-06-02") })];
    const { askRoundUps, clock } = product("2027-05-24T09:00:00Z", { meetings });
    // 31 May is a bank holiday.
    expect(await askRoundUps()).toBe(0);
    clock.set("2027-05-25T09:00:00Z");
    expect(await askRoundUps()).toBe(2);
  });

  it("is not asked of somebody who has given it, nor where the council switched it off", async () => {
    const { askRoundUps, giveRoundUp, asked } = product("2027-06-03T09:00:00Z");
    await giveRoundUp({ meeting: first, workstream: "arts", text: "Two festivals.", by: alex });
    await askRoundUps();
    expect(asked.map(({ to }) => to.name)).toEqual(["Grady Archie"]);
    expect(await product("2027-06-03T09:00:00Z", { roundUpBefore: 0 }).askRoundUps()).toBe(0);
  });

  it("is asked of the others where one cannot be asked, and of that one with the next turn", async () => {
    const { askRoundUps, asked, deps } = product("2027-06-03T09:00:00Z");
    const { askRoundUp } = deps.notices;
    let tries = 0;
    deps.notices.askRoundUp = async (to, ask) => {
      if (tries++ === 0) throw new Error("Teams did not answer");
      return askRoundUp(to, ask);
    };
    await expect(askRoundUps()).rejects.toThrow("Teams did not answer");
    await askRoundUps();
    expect(asked.map(({ to }) => to.name)).toEqual(["Grady Archie", "Alex Wilber"]);
  });

  it("is of its own meeting: the old words are not left over for the next", async () => {
    const { giveRoundUp, seeAgenda, clock } = product("2027-06-03T09:00:00Z", { meetings: two });
    await giveRoundUp({ meeting: first, workstream: "Arts", text: "Two festivals.", by: alex });
    clock.set("2027-07-01T09:00:00Z");
    expect((await seeAgenda({ person: alex })).items).toEqual([]);
  });

  it("keeps the newest words where an older instance does not know of the first", async () => {
    const { giveRoundUp, compileRoundUp, agenda } = product("2027-06-03T09:00:00Z");
    const ask = { meeting: first, workstream: "Arts", by: alex };
    await giveRoundUp({ ...ask, text: "Two festivals." });
    const { of } = agenda;
    agenda.of = () => [];
    expect((await giveRoundUp({ ...ask, text: "Three festivals." })).detail).toBe("Three festivals.");
    agenda.of = of;
    expect(compileRoundUp({ meeting: first }).given).toMatchObject([{ text: "Three festivals." }]);
  });

  it("names nobody who asked not to be", async () => {
    const { giveRoundUp, compileRoundUp, deps } = product("2027-06-03T09:00:00Z");
    await giveRoundUp({ meeting: first, workstream: "Arts", text: "Two festivals.", by: alex });
    deps.mayName = (person) => person !== alex.id;
    expect(compileRoundUp({ meeting: first }).given).toEqual([
      { workstream: "Arts", by: "", text: "Two festivals." },
    ]);
  });

  it("is compiled into one digest, the newest words of each, and names who is missing", async () => {
    const { giveRoundUp, compileRoundUp } = product("2027-06-03T09:00:00Z");
    await giveRoundUp({ meeting: first, workstream: "Arts", text: "Two festivals.", by: alex });
    await giveRoundUp({ meeting: first, workstream: "Arts", text: "Three festivals.", by: alex });
    expect(compileRoundUp({ meeting: first })).toMatchObject({
      given: [{ workstream: "Arts", by: "Alex Wilber", text: "Three festivals." }],
      missing: ["Health"],
    });
    await expect(
      giveRoundUp({ meeting: first, workstream: "Health", text: "Mine now.", by: alex }),
    ).rejects.toMatchObject({ code: "not_allowed" });
  });

  it("goes to the forum once, the working day before, and not when nobody wrote", async () => {
    const { giveRoundUp, sendRoundUp, digests, clock } = product("2027-06-08T09:00:00Z");
    clock.set("2027-06-09T09:00:00Z");
    expect(await sendRoundUp()).toBe(false);
    clock.set("2027-06-08T09:00:00Z");
    await giveRoundUp({ meeting: first, workstream: "Arts", text: "Two festivals.", by: alex });
    expect(await sendRoundUp()).toBe(false);
    clock.set("2027-06-09T09:00:00Z");
    await Promise.all([sendRoundUp(), sendRoundUp()]);
    expect(digests).toHaveLength(1);
  });
});
