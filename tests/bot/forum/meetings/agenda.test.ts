import { day } from "../../../../bot/common/days";
import { asMeetingId } from "../../../../bot/forum/meetings";
import { people } from "../../../support/build";
import { buildMeeting, meetingProduct, suggest } from "../../../support/memory-forum";

const { alex, megan, adele, lee } = people;
const first = asMeetingId("1");
const typed = (given: object = {}) => ({
  ...{ title: "Venues", detail: "", kind: "Other", invitee: "", officersOnly: false, key: "hand/aaaaaaaa" },
  ...given,
});
const titles = ({ items }: { items: readonly { title: string }[] }) => items.map(({ title }) => title);

describe("the agenda", () => {
  it("has what came since the last meeting, clashes, late actions, questions, lessons and ideas, in that order", async () => {
    const { seeAgenda, since } = meetingProduct({
      meetings: [
        buildMeeting({ id: asMeetingId("0"), on: day("2027-05-01"), status: "Closed" }),
        buildMeeting(),
      ],
      sources: {
        ideas: () => [suggest("idea/1", { kind: "Idea", title: "F" })],
        lessons: () => [suggest("lesson/1", { kind: "Lesson", title: "E" })],
        unanswered: () => [suggest("topic/1", { kind: "Question", title: "D" })],
        lateActions: () => [suggest("late/1", { kind: "Late action", title: "C" })],
        clashes: async () => [suggest("clash/1", { kind: "Clash", title: "B" })],
      },
    });
    expect(titles(await seeAgenda({ person: alex }))).toEqual(["B", "C", "D", "E", "F"]);
    expect(since).toEqual(["2027-05-01"]);
  });

  it("goes on without a part that cannot be looked up, and names it", async () => {
    const { seeAgenda } = meetingProduct({
      sources: {
        clashes: () => Promise.reject(new Error("SharePoint is away")),
        lateActions: () => [suggest("late/1")],
      },
    });
    const seen = await seeAgenda({ person: alex });
    expect(seen.unread).toEqual(["clashes"]);
    expect(titles(seen)).toEqual(["About late/1"]);
  });

  it("says when no meeting is planned", async () => {
    const { seeAgenda, addItem } = meetingProduct({ meetings: [] });
    expect(await seeAgenda({ person: alex })).toMatchObject({ meeting: undefined, items: [] });
    await expect(addItem({ typed: typed(), by: alex })).rejects.toMatchObject({ code: "not_found" });
  });

  it("never shows a councillor, or a channel, what is for officers", async () => {
    const { seeAgenda, addItem } = meetingProduct({
      sources: { submissions: () => [suggest("consultation/1", { title: "A draft" })] },
    });
    await addItem({ typed: typed({ officersOnly: true, title: "Budget" }), by: alex });
    await addItem({ typed: typed({ title: "Ward walks", key: "hand/bbbbbbbb" }), by: lee });
    expect(titles(await seeAgenda({ person: lee }))).toEqual(["Ward walks"]);
    expect(await seeAgenda({ person: alex, shared: true })).toMatchObject({
      items: [{ title: "Ward walks" }],
      hidden: 2,
    });
    expect(titles(await seeAgenda({ person: alex }))).toEqual(["A draft", "Budget", "Ward walks"]);
  });

  it("takes an item from anyone, once however often it is pressed, and a councillor's is shared", async () => {
    const { addItem, agenda } = meetingProduct();
    const asked = { typed: typed({ officersOnly: true }), by: lee };
    const [one, other] = await Promise.all([addItem(asked), addItem(asked)]);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ title: "Venues", visibility: "Everyone", addedBy: { name: "Lee Gu" } });
    expect(agenda.adds).toBe(1);
  });

  it("asks who comes for a partner slot", async () => {
    const { addItem } = meetingProduct();
    const slot = typed({ kind: "Partner slot" });
    await expect(addItem({ typed: slot, by: alex })).rejects.toThrow("Say who comes");
    expect(await addItem({ typed: { ...slot, invitee: "Citizens Advice" }, by: alex })).toMatchObject({
      kind: "Partner slot",
      invitee: "Citizens Advice",
    });
  });

  it.each([
    ["no words", { title: " \n " }, "in a few words"],
    ["100 KB of words", { title: "x".repeat(100_000) }, "Use 200 at most"],
    ["a key that is no key of a card", { key: "hand/' or 1 eq 1" }, "too old"],
  ])("refuses %s", async (_what, given, message) => {
    const { addItem } = meetingProduct();
    await expect(addItem({ typed: typed(given), by: alex })).rejects.toThrow(message);
  });

  it("is put in another order by the chair alone, and stays so", async () => {
    const { seeAgenda, reorder } = meetingProduct({
      sources: {
        lateActions: () => ["a", "b", "c"].map((key) => suggest(key, { kind: "Late action", title: key })),
      },
    });
    await expect(reorder({ meeting: first, key: "c", way: "up", by: alex })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await reorder({ meeting: first, key: "c", way: "up", by: megan });
    expect(titles(await seeAgenda({ person: alex }))).toEqual(["a", "c", "b"]);
    await reorder({ meeting: first, key: "c", way: "up", by: megan });
    await reorder({ meeting: first, key: "a", way: "down", by: megan });
    expect(titles(await seeAgenda({ person: alex }))).toEqual(["c", "b", "a"]);
    // It is at the end already.
    await reorder({ meeting: first, key: "a", way: "down", by: megan });
    await reorder({ meeting: first, key: "c", way: "up", by: megan });
    expect(titles(await seeAgenda({ person: alex }))).toEqual(["c", "b", "a"]);
  });
});

describe("planning a meeting", () => {
  const plan = {
    on: "4 March 2028",
    time: "2pm",
    place: "Town hall",
    key: "hand/cccccccc",
    kind: "",
    name: "",
  };

  it("is for the chair: a day to come, once however often it is pressed", async () => {
    const { planMeeting, meetings } = meetingProduct({ meetings: [] });
    await expect(planMeeting({ typed: plan, by: alex })).rejects.toMatchObject({ code: "not_allowed" });
    const planned = await planMeeting({ typed: plan, by: adele });
    expect(planned).toMatchObject({ on: "2028-03-04", time: "14:00", place: "Town hall", status: "Planned" });
    await expect(planMeeting({ typed: { ...plan, key: "hand/dddddddd" }, by: adele })).rejects.toThrow(
      "already",
    );
    expect(meetings.all()).toHaveLength(1);
  });

  it("may be an event, with its name; what is no kind is a meeting that goes by its day", async () => {
    const { planMeeting } = meetingProduct({ meetings: [] });
    const name = "Community conference";
    const event = await planMeeting({ typed: { ...plan, kind: "Event", name }, by: adele });
    expect(event).toMatchObject({ kind: "Event", title: name });
    const forged = { ...plan, on: "5 March 2028", kind: "Party", key: "hand/eeeeeeee" };
    expect(await planMeeting({ typed: forged, by: adele })).toMatchObject({
      ...{ kind: "Meeting", title: "Forum, Sun 5 Mar 2028" },
    });
  });

  it.each([
    ["an event without a name", { kind: "Event", name: " " }, "Give the event a name"],
    ["a long name", { kind: "Event", name: "x".repeat(121) }, "120"],
    ["a day that is over", { on: "4 March 2027" }, "That day is over"],
    ["no day", { on: "soon" }, "Give the day"],
    ["no time", { time: "teatime" }, "Give the time"],
  ])("refuses %s", async (_what, given, message) => {
    const { planMeeting } = meetingProduct({ meetings: [] });
    await expect(planMeeting({ typed: { ...plan, ...given }, by: adele })).rejects.toThrow(message);
  });
});
