import { createActions } from "../../../bot/actions";
import { asActionId, type PersonId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import { buildAction, fixedClock, named, people, personId } from "../../support/build";
import { actionsBeside, memoryDirectory, memoryRegister } from "../../support/memory-stores";

const { alex, grady, adele, megan } = people;
const gradyOther: Person = {
  ...grady,
  id: personId(40),
  name: "Grady Archer",
  email: "grady.archer@contoso.example",
};

function withStep(over: Parameters<typeof buildAction>[0] = {}, everybody: Person[] = Object.values(people)) {
  const clock = fixedClock();
  const step = buildAction({ id: asActionId("7"), ...over });
  const register = memoryRegister({ clock, actions: [step] });
  const told: { to: string; by: string; owner: string | undefined }[] = [];
  let down = false;
  const actions = createActions({
    ...actionsBeside,
    workBehind: () => ({ ended: undefined, approved: false, leadOfficer: alex.id, templateVersion: "" }),
    actions: register.actions,
    clock,
    directory: memoryDirectory(everybody),
    notices: {
      handedOver: async (to, { action, by }) => {
        if (down) throw new Error("The queue does not answer");
        told.push({ to: to.name, by: by.name, owner: action.owner?.name });
      },
    },
  });
  const give = (to: string | { id: PersonId }, by: Person = alex) =>
    actions.handOver({ id: step.id, to, by });
  return {
    ...{ step, register, told, actions, give },
    now: () => register.actions.find(step.id),
    breakQueue: () => {
      down = true;
    },
  };
}

describe("handing a step over", () => {
  it.each(["Grady Archie", "grady", "archie gr", "GRADY@contoso.example"])(
    "to %j makes it that colleague's, tells them and writes who gave it",
    async (typed) => {
      const { give, now, told, register } = withStep();
      expect(await give(typed)).toMatchObject({ to: { name: "Grady Archie" }, told: true });
      expect(now()).toMatchObject({ owner: named(grady), status: "Open" });
      expect(told).toEqual([{ to: "Grady Archie", by: "Alex Wilber", owner: "Grady Archie" }]);
      expect(register.history).toMatchObject([
        { what: "Step 0.2 handed over", who: named(alex), from: "Alex Wilber", to: "Grady Archie" },
      ]);
    },
  );

  it("to a name that two people have asks which, and changes nothing yet", async () => {
    const { give, now, step, told } = withStep({}, [...Object.values(people), gradyOther]);
    const outcome = await give("grady");
    expect(outcome).toMatchObject({ choose: [{ name: "Grady Archer" }, { name: "Grady Archie" }] });
    expect(now()).toBe(step);
    await give({ id: gradyOther.id });
    expect(now()?.owner).toEqual(named(gradyOther));
    expect(told).toHaveLength(1);
  });

  it("to the whole name of somebody asks nothing, though it begins another's", async () => {
    const longer = { ...grady, id: personId(41), name: "Grady Archie-Brown", email: "gab@contoso.example" };
    const { give } = withStep({}, [grady, longer]);
    expect(await give("Grady Archie")).toMatchObject({ to: { id: grady.id } });
  });

  it.each<[string, string, string]>([
    ["nothing", "  ", "Type your colleague's name or e-mail address."],
    [
      "nobody",
      "Nobody Known",
      "I know nobody by that name. Check the spelling, or type the address they sign in with.",
    ],
    ["a councillor", "Lee Gu", "Lee Gu is a councillor. Hand the step to an officer."],
    ["its owner", "Alex", "Step 0.2 is already with Alex Wilber. Name somebody else."],
  ])("to %s is refused, saying what to do", async (_, typed, message) => {
    const { give, now, step, told } = withStep();
    await expect(give(typed)).rejects.toMatchObject({ code: "invalid", message });
    expect(now()).toBe(step);
    expect(told).toEqual([]);
  });

  it("to a name that too many people have asks for more of it", async () => {
    const many = Array.from({ length: 16 }, (_, at) => ({
      ...grady,
      id: personId(100 + at),
      name: `Sam Smith ${at}`,
    }));
    await expect(withStep({}, many).give("sam")).rejects.toMatchObject({
      message: "16 people match that. Type the whole name, or the e-mail address.",
    });
  });

  it("is its owner's and the engagement lead's", async () => {
    for (const by of [grady, megan])
      await expect(withStep().give("grady", by)).rejects.toMatchObject({
        code: "not_allowed",
        message: "Only Alex Wilber, the lead officer or the engagement lead can hand this step over.",
      });
    expect(await withStep().give("grady", adele)).toMatchObject({ told: true });
  });

  it("that is done already is refused", async () => {
    const { give } = withStep({ status: "Done", doneBy: named(alex) });
    await expect(give("grady")).rejects.toMatchObject({ code: "conflict" });
  });

  it("to oneself sends oneself no card", async () => {
    const { give, told, now } = withStep();
    await give("adele", adele);
    expect(now()?.owner).toEqual(named(adele));
    expect(told).toEqual([]);
  });

  it("stands though the card about it cannot be sent, and says so", async () => {
    const { give, now, breakQueue } = withStep();
    breakQueue();
    expect(await give("grady")).toMatchObject({ told: false });
    expect(now()?.owner).toEqual(named(grady));
  });

  it("and a change somebody else makes at that moment both stand", async () => {
    const { give, now, register, step } = withStep();
    const change = register.actions.change;
    register.actions.change = (request) => {
      register.someoneEdits(step.id, { evidence: "Adele's note" });
      return change(request);
    };
    await give("grady");
    expect(now()).toMatchObject({ owner: named(grady), evidence: "Adele's note" });
  });

  it("is taken back by whoever leads the work", async () => {
    const { give, now } = withStep({ owner: named(grady) });
    expect(await give("alex wilber")).toMatchObject({ told: true });
    expect(now()?.owner).toEqual(named(alex));
  });

  it("that somebody else has handed on at that moment leaves it where it is", async () => {
    const { give, now, register, step, told } = withStep();
    const change = register.actions.change;
    register.actions.change = (request) => {
      register.someoneEdits(step.id, { owner: named(megan) });
      return change(request);
    };
    await expect(give("grady")).rejects.toMatchObject({
      message: "Step 0.2 was given to Megan Bowen just now. Look at it again.",
    });
    expect(now()?.owner).toEqual(named(megan));
    expect(told).toEqual([]);
  });
});
