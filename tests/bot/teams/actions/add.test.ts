import { button, inputs, ofType, words } from "../../../support/cards";
import { alex, grady } from "../../../support/teams";
import { change, council, kept, lee, press, pressed, said, titles } from "./pressing";

const added = (product: ReturnType<typeof council>) => product.register.actions.all();
const fill = { actionTitle: "Book the hall", actionDue: "2027-03-05" };

describe("an action added by hand", () => {
  it("is theirs, and can be about a consultation", async () => {
    const product = council([]);
    const card = await said(product, "add-action");
    expect(ofType(card, "Input.Text").find(({ id }) => id === "actionReference")?.["placeholder"]).toBe(
      "Such as 2027-00042",
    );
    const list = await pressed(product, card, "Add it", {
      typed: { ...fill, actionReference: "2027-00042 Parks strategy" },
    });
    expect(words(list)).toContain("Added: Book the hall. It is yours.");
    expect(words(list)).toMatch(/This week \(1\)[\s\S]*Book the hall/);
    expect(added(product)).toMatchObject([
      { title: "Book the hall", dueDate: "2027-03-05", owner: { id: alex.id }, reference: "2027-00042" },
    ]);
  });

  it("pressed twice is one", async () => {
    const product = council([]);
    const card = await said(product, "add-action");
    for (const _ of [1, 2]) await pressed(product, card, "Add it", { typed: fill });
    expect(added(product)).toHaveLength(1);
  });

  it("for a colleague pressed twice says the same twice, and later who has it", async () => {
    const product = council([]);
    const card = await said(product, "add-action");
    const again = () => pressed(product, card, "Add it", { typed: { ...fill, actionOwner: "grady" } });
    await again();
    const second = words(await again());
    expect(second).toContain("It is yours until Grady Archie accepts it.");
    expect(second).not.toContain("It is yours.");
    const [{ id } = { id: "" }] = added(product);
    await change(product, Number(id), { owner: { ...grady }, offeredTo: undefined, offeredBy: undefined });
    expect(kept(product, Number(id))?.owner?.id).toBe(grady.id);
    expect(words(await again())).toContain("Added: Book the hall. Grady Archie has it now.");
  });

  it("for a colleague who asked for quiet says that they are not told", async () => {
    const product = council([]);
    product.quiet.add(grady.id);
    const list = await pressed(product, await said(product, "add-action"), "Add it", {
      typed: { ...fill, actionOwner: "grady" },
    });
    expect(words(list)).toContain(
      "Grady Archie asked me to be quiet, so I sent nothing. Please tell them yourself.",
    );
    expect(words(list)).not.toContain("I am telling");
  });

  it("for a colleague is an offer to them", async () => {
    const product = council([]);
    const list = await pressed(product, await said(product, "add-action"), "Add it", {
      typed: { ...fill, actionOwner: "grady" },
    });
    expect(words(list)).toContain(
      "It is yours until Grady Archie accepts it. I am telling Grady Archie now.",
    );
    expect(added(product)).toMatchObject([{ owner: { id: alex.id }, offeredTo: { id: grady.id } }]);
  });

  it("for one of two of a name asks which", async () => {
    const other = { ...grady, id: "00000000-0000-0000-0000-000000000077" as never, name: "Grady Archer" };
    const product = council([], { people: [alex, grady, other] });
    const asked = await pressed(product, await said(product, "add-action"), "Add it", {
      typed: { ...fill, actionOwner: "grady" },
    });
    expect(words(asked)).toContain("More than one colleague has that name.");
    await pressed(product, asked, "Add it", { typed: { actionPerson: other.id } });
    expect(added(product)).toMatchObject([{ title: "Book the hall", offeredTo: { id: other.id } }]);
  });

  it.each([
    [{ actionTitle: "" }, /Say what is to be done/],
    [{ actionTitle: "x".repeat(10_000) }, /has 10000 characters/],
    [{ actionDue: "2027-02-01" }, /That day is over/],
    [{ actionDue: "2099-01-01" }, /more than five years away/],
    [{ actionDue: "soon" }, /not a day in the calendar/],
    [{ actionOwner: "Nobody Atall" }, /I know nobody by that name/],
    [{ actionOwner: "Lee" }, /is a councillor/],
    [{ actionPerson: "x" }, /Choose your colleague again/],
    [{ actionReference: "the parks one" }, /Give the number of the consultation/],
    [{ actionReference: "2027-09999" }, /cannot find consultation 2027-09999/],
  ])("is refused with what was typed: %#", async (typed, sentence) => {
    const product = council([]);
    const card = await press(product, { verb: "actions.add", data: { ...fill, ...typed } });
    expect(words(card)).toMatch(sentence);
    const [[name, value] = ["", ""]] = Object.entries(typed);
    if (name !== "actionPerson" && value !== "soon" && value.length < 100)
      expect(inputs(card)[name]).toBe(value);
    expect(added(product)).toEqual([]);
  });

  it("is for officers", async () => {
    const product = council([]);
    const card = await press(product, { verb: "actions.add", data: fill }, { by: lee });
    expect(words(card)).toContain("Only officers can add an action.");
    const refusal = "Only officers can add an action.";
    await expect(said(product, "add-action", "", lee)).rejects.toThrow(refusal);
    await expect(press(product, { verb: "actions.askAdd", data: {} }, { by: lee })).rejects.toThrow(refusal);
    expect(titles(await said(product, "my-actions", "", lee))).not.toContain("Add an action");
    expect(titles(await said(product, "my-actions"))).toContain("Add an action");
  });

  it("takes no key of another action from a card", async () => {
    const product = council([]);
    await press(product, { verb: "actions.add", data: { ...fill, once: "feedback/2027-00042/promise" } });
    expect(added(product)[0]?.key).toMatch(/^hand\/[0-9a-f-]{36}$/);
  });
});

it("the form has the same button in chat as in the dialog, and one of them at a time", async () => {
  const card = await said(council([]), "add-action");
  expect(button(card, "Add it").verb).toBe("actions.add");
});
