import { applyEdits, type ToolkitEdit } from "../../../../bot/toolkit/editions/apply-edits";

const content = () => ({
  steps: [
    {
      ...{ id: "3.4", phase: 3, title: "Test it", do: "Try it on five people.", anchor: "S" },
      ...{ offset: { light: null, standard: -10, full: -15 }, gate: null, online: true },
      ...{ sources: ["CP18-A"], verified: "source seen" },
    },
    {
      ...{ id: "3.10", phase: 3, title: "Check the letters", do: "Read them.", anchor: "S" },
      ...{ offset: { light: -5, standard: -5, full: -5 }, gate: "G2", online: false },
      ...{ sources: ["own"], verified: "house rule" },
    },
  ],
  phases: [
    { phase: 0, title: "Is it needed?" },
    { phase: 3, title: "Materials" },
  ],
  periods: [{ id: "light", defaults: [{ name: "open", value: 2, unit: "weeks" }] }],
  sources: {
    own: { name: "House rule", verified: "house rule" },
    "CP18-A": { name: "Principles", verified: "source seen" },
  },
  synonyms: [
    ["survey", "questionnaire"],
    ["young people", "youth"],
  ],
});

let lastRow = 0;
const edit = (part: string, entryId: string, field: string, value: string, more = {}): ToolkitEdit => ({
  ...{ row: String(++lastRow), part, entryId, field, value, edition: 1 },
  ...more,
});
const edited = (...edits: ToolkitEdit[]) => applyEdits(content(), edits);
const messages = (...edits: ToolkitEdit[]) => edited(...edits).problems.map(({ message }) => message);

describe("an edit changes", () => {
  it("wording, as it was typed", () => {
    const { raw, problems } = edited(
      edit("steps", "3.4", "title", " Test it on “real” people, 5 of them \n"),
    );
    expect(problems).toEqual([]);
    expect(raw.steps[0]).toMatchObject({
      title: "Test it on “real” people, 5 of them",
      do: content().steps[0]?.do,
    });
  });

  it("wording that looks like a number, which stays words", () => {
    expect(edited(edit("steps", "3.4", "title", "42")).raw.steps[0]?.title).toBe("42");
  });

  it("a number inside a field, also into and out of no number at all", () => {
    const { raw } = edited(
      edit("steps", "3.4", "offset.full", "-20"),
      edit("steps", "3.4", "offset.light", "−3"),
      edit("steps", "3.4", "offset.standard", "none"),
    );
    expect(raw.steps[0]?.offset).toEqual({ light: -3, standard: null, full: -20 });
  });

  it("a word that may be absent", () => {
    const { raw } = edited(edit("steps", "3.4", "gate", "G2"), edit("steps", "3.10", "gate", ""));
    expect(raw.steps.map(({ gate }) => gate)).toEqual(["G2", null]);
  });

  it("yes and no, lists a line each, and whole objects", () => {
    const { raw } = edited(
      edit("steps", "3.4", "online", "No"),
      edit("steps", "3.4", "sources", "own\nCP18-A\n"),
      edit("steps", "3.4", "offset", '{"light":1,"standard":2,"full":3}'),
    );
    expect(raw.steps[0]).toMatchObject({
      online: false,
      sources: ["own", "CP18-A"],
      offset: { light: 1, standard: 2, full: 3 },
    });
  });

  it("a period, by the name it has in its entry", () => {
    const { raw } = edited(edit("periods", "light", "defaults.open.value", "3"));
    expect(raw.periods[0]?.defaults).toEqual([{ name: "open", value: 3, unit: "weeks" }]);
  });

  it("entries of a table, entries named by a number, and entries that have only a place", () => {
    const { raw } = edited(
      edit("sources", "own", "name", "Our own rule"),
      edit("Phases", "0", "Title", "Do we need it?"),
      edit("synonyms", "2", "value", '["young people", "youth", "teens"]'),
    );
    expect(raw.sources.own.name).toBe("Our own rule");
    expect(raw.phases[0]).toEqual({ phase: 0, title: "Do we need it?" });
    expect(raw.synonyms[1]).toEqual(["young people", "youth", "teens"]);
  });

  it("nothing of the content it was given", () => {
    const given = content();
    applyEdits(given, [edit("steps", "3.4", "title", "New"), edit("steps", "3.10", "remove", "")]);
    expect(given).toEqual(content());
  });
});

describe("an entry", () => {
  it("is added like another, as a house rule, whatever order its rows stand in", () => {
    const { raw, problems } = edited(
      edit("steps", "4.1", "title", "Brief the ward councillors"),
      edit("steps", "4.1", "New entry", "like 3.4"),
    );
    expect(problems).toEqual([]);
    expect(raw.steps.at(-1)).toEqual({
      ...content().steps[0],
      ...{ id: "4.1", phase: 4, title: "Brief the ward councillors" },
      ...{ sources: ["own"], verified: "house rule" },
    });
  });

  it("is added as JSON, with an id of the kind the others have", () => {
    const { raw } = edited(edit("phases", "10", "new entry", '{"title":"Afterwards"}'));
    expect(raw.phases.at(-1)).toEqual({ phase: 10, title: "Afterwards" });
  });

  it("is removed", () => {
    expect(edited(edit("steps", "3.4", "Remove", "")).raw.steps.map(({ id }) => id)).toEqual(["3.10"]);
  });

  it("is changed by the newest edition last", () => {
    const { raw } = edited(
      edit("steps", "3.4", "title", "Second", { edition: 2 }),
      edit("steps", "3.4", "title", "First", { edition: 1 }),
    );
    expect(raw.steps[0]?.title).toBe("Second");
  });
});

describe("a bad edit is named with its row, entry and field, and says why", () => {
  it("all of it at once", () => {
    const bad = edit("steps", "3.4", "offset.full", "soon", { row: "12" });
    expect(edited(bad, edit("step", "3.4", "title", "x", { row: "13" })).problems).toEqual([
      {
        ...{ row: "12", part: "steps", entryId: "3.4", field: "offset.full" },
        message: 'must be a number, such as 10 or -10, not "soon"',
      },
      {
        ...{ row: "13", part: "step", entryId: "3.4", field: "title" },
        message: '"step" is not a part of the toolkit',
      },
    ]);
  });

  it.each([
    [
      edit("steps", "9.9", "title", "x"),
      "is not in the toolkit; to add it, add a row with the field: new entry",
    ],
    [edit("steps", "3.4", "new entry", "{}"), "is there already, so it cannot be a new entry"],
    [edit("steps", "4.1", "new entry", "like 8.8"), 'cannot be like "8.8": that entry is not there'],
    [edit("steps", "4.1", "new entry", ""), "needs a value: JSON, or another entry, such as: like 3.4"],
    [edit("steps", "4.1", "new entry", "{oops"), 'must be JSON, such as {"full": -20}, not "{oops"'],
    [edit("steps", "", "title", "x"), "names no entry"],
    [edit("steps", "3.4", "", "x"), "names no field"],
    [edit("steps", "3.4", "title.full", "x"), 'has no "title" with parts of its own'],
    [edit("steps", "3.4", "online", "maybe"), 'must be yes or no, not "maybe"'],
    [edit("periods", "light", "defaults.shut.value", "3"), 'has no "shut"'],
    [edit("sources", "__proto__", "new entry", "{}"), "names no entry"],
    [edit("steps", "3.4", "__proto__.polluted", "x"), "is not a field"],
    [edit("__proto__", "3.4", "title", "x"), '"__proto__" is not a part of the toolkit'],
  ])("%j", (bad, message) => {
    expect(messages(bad)).toEqual([message]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
