import type { ToAdd } from "../../../bot/actions";
import { day } from "../../../bot/common/days";
import type { Person } from "../../../bot/common/person";
import { named, people, personId, reference } from "../../support/build";
import { acting, guest } from "./acting";

const { alex, grady, lee } = people;
const message = "https://teams.microsoft.com/l/message/19:abc@thread.tacv2/1717000000000?tenantId=1";
const key = "hand/3f1c9a52-0000-4000-8000-000000000001";

const adding = (everybody?: readonly Person[]) => {
  const all = acting({}, everybody ? { everybody } : {});
  const add = (over: Partial<ToAdd> = {}, by = alex) =>
    all.actions.add({ title: "Book the village hall", key, ...over }, by);
  const added = () => all.register.actions.all().filter(({ id }) => id !== all.step.id);
  return { ...all, add, added };
};

describe("adding an action by hand", () => {
  it("makes it one's own, with one line of history", async () => {
    const { add, added, lines } = adding();
    const outcome = await add({ dueDate: "2027-06-20", reference: reference("2027-00001") });
    expect(outcome).toMatchObject({ offeredTo: undefined, told: true });
    expect(added()).toMatchObject([
      {
        ...{ title: "Book the village hall", source: "Other", status: "Open", owner: named(alex), key },
        ...{ dueDate: "2027-06-20", reference: "2027-00001", stepId: undefined },
      },
    ]);
    expect(lines()).toEqual([
      ["Action agreed", "Alex Wilber", "", "Book the village hall; Alex Wilber; 2027-06-20"],
    ]);
  });

  it("needs no more than its title", async () => {
    const { add, added, actions } = adding();
    await add();
    expect(added()).toMatchObject([{ reference: undefined, dueDate: undefined }]);
    expect(actions.listMine({ person: alex }).later.map(({ action }) => action.title)).toContain(
      "Book the village hall",
    );
  });

  it("is done without evidence: whoever wrote it down knows", async () => {
    const { add, added, actions } = adding();
    await add();
    const [mine] = added();
    await actions.complete({ id: mine?.id ?? ("" as never), evidence: " ", by: alex });
    expect(added()).toMatchObject([{ status: "Done", doneBy: named(alex), evidence: "" }]);
  });

  it("for a colleague offers it to them: until they accept, it is one's own", async () => {
    const { add, added, offers } = adding();
    expect(await add({ owner: "grady" })).toMatchObject({ offeredTo: { name: "Grady Archie" }, told: true });
    expect(added()).toMatchObject([{ owner: named(alex), offeredTo: named(grady), offeredBy: named(alex) }]);
    expect(offers).toEqual([{ to: "Grady Archie", by: "Alex Wilber" }]);
  });

  it("heard twice is one action, one card and one line", async () => {
    const { add, added, offers, lines } = adding();
    await add({ owner: "grady" });
    expect(await add({ owner: "grady" })).toMatchObject({
      ...{ action: { title: "Book the village hall" }, offeredTo: named(grady), told: true },
    });
    expect([added(), offers, lines()].map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it("for somebody who asked for quiet says that they are not told, heard once or twice", async () => {
    const { add, askForQuiet } = adding();
    askForQuiet(grady);
    const untold = [{ name: "Grady Archie", why: "quiet" }];
    for (const _ of [1, 2]) expect(await add({ owner: "grady" })).toMatchObject({ told: false, untold });
  });

  it("for a name that two people have asks which, and adds nothing yet", async () => {
    const other = { ...grady, id: personId(40), name: "Grady Archer" };
    const { add, added } = adding([...Object.values(people), other]);
    expect(await add({ owner: "grady" })).toMatchObject({ choose: [{}, {}] });
    expect(added()).toEqual([]);
  });

  it("of a Teams message keeps its words and the way back", async () => {
    const { add, added } = adding();
    await add({ origin: { url: message, text: "Can somebody book the hall?" } });
    expect(added()[0]?.origin).toEqual({ url: message, text: "Can somebody book the hall?" });
  });

  it("of anything else keeps the words without the link", async () => {
    const { add, added } = adding();
    await add({ origin: { url: "https://teams.microsoft.com.evil.example/l/message/1", text: "Hall?" } });
    expect(added()[0]?.origin).toEqual({ url: undefined, text: "Hall?" });
  });

  it.each<[string, Partial<ToAdd>, string]>([
    ["no title", { title: " \u200b\u200b\u200b " }, "Say what is to be done, in a few words."],
    [
      "10,000 characters",
      { title: "x".repeat(10_000) },
      "That has 10000 characters. Say it in 200, and put the rest in a note.",
    ],
    [
      "a day that is over",
      { dueDate: "2027-05-31" },
      "That day is over, so this would be late at once. Choose today or later.",
    ],
    ["2099", { dueDate: "2099-12-31" }, "That day is more than five years away. Check the year."],
    [
      "31 February",
      { dueDate: "2028-02-31" },
      "That is not a day in the calendar. Choose a day, such as 15 March.",
    ],
    ["a guest", { owner: { id: guest } }, "That is a guest, not somebody of the council. Name an officer."],
    ["a councillor", { owner: "Lee" }, "Lee Gu is a councillor. Hand the step to an officer."],
    [
      "a consultation that is not there",
      { reference: reference("2027-99999") },
      "I cannot find consultation 2027-99999. Check its number.",
    ],
    ["a forged key", { key: "hand/x' or 1 eq 1" }, "This card is too old to use. Type: add an action"],
    [
      "the key of another room",
      { key: "feedback/2027-00001/promise" },
      "This card is too old to use. Type: add an action",
    ],
  ])("with %s is refused, saying what to do, and adds nothing", async (_, over, text) => {
    const { add, added, lines } = adding();
    await expect(add(over)).rejects.toThrow(text);
    expect(added()).toEqual([]);
    expect(lines()).toEqual([]);
  });

  it("due today is not late", async () => {
    const { add, actions } = adding();
    await add({ dueDate: "2027-06-01" });
    expect(actions.listMine({ person: alex })).toMatchObject({ late: [], thisWeek: [{}] });
  });

  it("keeps a title one line, whichever way its letters run", async () => {
    const { add, added } = adding();
    await add({ title: "حجز\r\nالقاعة \u202egpj.exe" });
    expect(added()[0]?.title).toBe("حجز القاعة gpj.exe");
  });

  it("is not a councillor's to do", async () => {
    const { add, added } = adding();
    await expect(add({}, lee)).rejects.toMatchObject({ code: "not_allowed" });
    expect(added()).toEqual([]);
  });

  it("to work that was stopped is refused", async () => {
    const { actions, register } = acting({}, { ended: "stopped" });
    await expect(
      actions.add({ title: "Book the hall", key, reference: reference("2027-00001") }, alex),
    ).rejects.toMatchObject({ code: "conflict" });
    expect(register.history).toEqual([]);
  });

  it("leaves what a snooze or a note of it says to those", async () => {
    const { add, added, actions } = adding();
    await add({ dueDate: "2027-06-20" });
    const id = added()[0]?.id ?? ("" as never);
    await actions.snooze({ id, until: "next week", by: alex });
    await actions.note({ id, text: "Rang twice", by: alex });
    expect(added()).toMatchObject([
      { snoozedUntil: day("2027-06-07"), note: expect.stringContaining("Rang twice") },
    ]);
  });
});
