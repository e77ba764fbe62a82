import type { Person } from "../../../bot/common/person";
import { buildAction, named, people, personId } from "../../support/build";
import { acting, guest, leaver } from "./acting";

const { alex, grady, adele, megan } = people;
const gradyOther: Person = {
  ...grady,
  id: personId(40),
  name: "Grady Archer",
  email: "grady.archer@contoso.example",
};

describe("handing a step over", () => {
  it.each(["Grady Archie", "grady", "archie gr", "GRADY@contoso.example"])(
    "to %j offers it: it stays with its owner, and they are told once",
    async (typed) => {
      const { give, now, offers, lines } = acting();
      expect(await give(typed)).toMatchObject({ to: { name: "Grady Archie" }, told: true, how: "offered" });
      expect(now()).toMatchObject({ owner: named(alex), offeredTo: named(grady), offeredBy: named(alex) });
      expect(offers).toEqual([{ to: "Grady Archie", by: "Alex Wilber" }]);
      expect(lines()).toEqual([["Step 0.2 offered", "Alex Wilber", "", "Grady Archie"]]);
    },
  );

  it("twice to the same colleague is one offer, one card and one line", async () => {
    const { give, offers, lines } = acting();
    await give("grady");
    expect(await give("grady")).toMatchObject({ told: true, how: "offered" });
    expect(offers).toHaveLength(1);
    expect(lines()).toHaveLength(1);
  });

  it("twice at once, on two instances, is one offer and one card", async () => {
    const { give, offers, lines, meanwhile } = acting();
    meanwhile(() => give("grady"));
    await give("grady");
    expect(offers).toHaveLength(1);
    expect(lines()).toHaveLength(1);
  });

  it("to another than before takes the first offer back, and tells both", async () => {
    const { give, now, offers, news } = acting();
    await give("grady");
    await give("megan");
    expect(now()).toMatchObject({ owner: named(alex), offeredTo: named(megan) });
    expect(offers.map(({ to }) => to)).toEqual(["Grady Archie", "Megan Bowen"]);
    expect(news).toMatchObject([{ to: "Grady Archie", what: "taken back" }]);
  });

  it("to a name that two people have asks which, and changes nothing yet", async () => {
    const { give, now, step, offers } = acting({}, { everybody: [...Object.values(people), gradyOther] });
    expect(await give("grady")).toMatchObject({
      choose: [{ name: "Grady Archer" }, { name: "Grady Archie" }],
    });
    expect(now()).toBe(step);
    await give({ id: gradyOther.id });
    expect(now().offeredTo).toEqual(named(gradyOther));
    expect(offers).toHaveLength(1);
  });

  it("to the whole name of somebody asks nothing, though it begins another's", async () => {
    const longer = { ...grady, id: personId(41), name: "Grady Archie-Brown", email: "gab@contoso.example" };
    const { give } = acting({}, { everybody: [alex, grady, longer] });
    expect(await give("Grady Archie")).toMatchObject({ to: { id: grady.id } });
  });

  it.each<[string, string | { id: Person["id"] }, string]>([
    ["nothing", "  ", "Type your colleague's name or e-mail address."],
    [
      "a stranger",
      "Nobody Known",
      "I know nobody by that name. Check the spelling, or type the address they sign in with.",
    ],
    ["a councillor", "Lee Gu", "Lee Gu is a councillor. Hand the step to an officer."],
    [
      "a guest by address",
      "gita@elsewhere.example",
      "That is a guest, not somebody of the council. Name an officer.",
    ],
    ["a guest by id", { id: guest }, "That is a guest, not somebody of the council. Name an officer."],
    ["somebody who left", { id: leaver.id }, "That colleague has left the council. Name somebody else."],
    ["oneself", "Alex", "Step 0.2 is already with Alex Wilber. Name somebody else."],
  ])("to %s is refused, saying what to do", async (_, typed, message) => {
    const { give, now, step, offers } = acting();
    await expect(give(typed)).rejects.toMatchObject({ code: "invalid", message });
    expect(now()).toBe(step);
    expect(offers).toEqual([]);
  });

  it("to a name that too many people have asks for more of it", async () => {
    const many = Array.from({ length: 16 }, (_, at) => ({
      ...grady,
      id: personId(100 + at),
      name: `Sam Smith ${at}`,
    }));
    await expect(acting({}, { everybody: many }).give("sam")).rejects.toMatchObject({
      message: "16 people match that. Type the whole name, or the e-mail address.",
    });
  });

  it("is its owner's, the lead officer's and the engagement lead's", async () => {
    for (const by of [grady, megan])
      await expect(acting().give("adele", by)).rejects.toMatchObject({
        code: "not_allowed",
        message: "Only Alex Wilber, the lead officer or the engagement lead can hand this step over.",
      });
    expect(await acting().give("grady", adele)).toMatchObject({ how: "offered" });
  });

  it("that is done already is refused", async () => {
    const { give } = acting({ status: "Done", doneBy: named(alex) });
    await expect(give("grady")).rejects.toMatchObject({ code: "conflict" });
  });

  it("to oneself, by whoever leads, takes it at once and tells who had it", async () => {
    const { give, now, offers, news, lines } = acting();
    expect(await give("adele", adele)).toMatchObject({ how: "taken", told: true });
    expect(now().owner).toEqual(named(adele));
    expect(offers).toEqual([]);
    expect(news).toMatchObject([{ to: "Alex Wilber", by: "Adele Vance", what: "taken over" }]);
    expect(lines()).toEqual([["Step 0.2 handed over", "Adele Vance", "Alex Wilber", "Adele Vance"]]);
  });

  it("to oneself of what is offered to a third ends that offer", async () => {
    const { give, now, news } = acting({ owner: named(grady) });
    await give("megan", alex);
    await give("alex wilber", alex);
    expect(now()).toMatchObject({ owner: named(alex), offeredTo: undefined, offeredBy: undefined });
    expect(news.map(({ to }) => to).sort()).toEqual(["Grady Archie", "Megan Bowen"]);
  });

  it("stands though the card about it cannot be sent, and says so", async () => {
    const { give, now, breakQueue } = acting();
    breakQueue();
    expect(await give("grady")).toMatchObject({ told: false });
    expect(now().offeredTo).toEqual(named(grady));
  });

  it("names whom the card does not reach, also who was offered it before", async () => {
    const { give, breakQueue } = acting({ offeredTo: named(grady), offeredBy: named(alex) });
    breakQueue();
    expect((await give("megan")) as object).toMatchObject({
      told: false,
      untold: [
        { name: "Megan Bowen", why: "not sent" },
        { name: "Grady Archie", why: "not sent" },
      ],
    });
  });

  it("to somebody who asked for quiet is kept, and says each time that they are not told", async () => {
    const { give, now, askForQuiet } = acting();
    askForQuiet(grady);
    const untold = [{ name: "Grady Archie", why: "quiet" }];
    for (const _ of [1, 2]) expect(await give("grady")).toMatchObject({ told: false, untold });
    expect(now().offeredTo).toEqual(named(grady));
  });

  it("and a change somebody else makes at that moment both stand", async () => {
    const { give, now, register, step, meanwhile } = acting();
    meanwhile(() => register.someoneEdits(step.id, { evidence: "Adele's note" }));
    await give("grady");
    expect(now()).toMatchObject({ offeredTo: named(grady), evidence: "Adele's note" });
  });

  it.each([
    ["given", { owner: named(megan) }, "Step 0.2 was given to Megan Bowen just now. Look at it again."],
    [
      "offered",
      { offeredTo: named(megan) },
      "Step 0.2 was offered to Megan Bowen just now. Look at it again.",
    ],
  ])("that somebody else has %s to another at that moment leaves it so", async (_, edit, message) => {
    const { give, now, register, step, offers, meanwhile } = acting();
    meanwhile(() => register.someoneEdits(step.id, edit));
    await expect(give("grady", adele)).rejects.toMatchObject({ code: "conflict", message });
    expect(now()).toMatchObject(edit);
    expect(offers).toEqual([]);
  });

  it("of what nobody owes is the engagement lead's, and also an offer", async () => {
    const { give, now, accept, actions } = acting({ owner: undefined });
    await expect(give("grady", megan)).rejects.toMatchObject({ code: "not_allowed" });
    await give("grady", adele);
    expect(actions.listUnowned({ person: adele }).rows).toHaveLength(1);
    await accept();
    expect(now().owner).toEqual(named(grady));
    expect(actions.listUnowned({ person: adele }).rows).toEqual([]);
  });

  it("of an action that is gone from the list says so", async () => {
    const { actions } = acting();
    await expect(actions.handOver({ id: buildAction().id, to: "grady", by: alex })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
