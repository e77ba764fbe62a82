import { asStepId } from "../../../../bot/common/ids";
import { createEditions, type EditionStore, shippedContent, type ToolkitEdit } from "../../../../bot/toolkit";
import { memoryEditions } from "../../../support/memory-editions";

let lastRow = 0;
const edit = (
  entryId: string,
  field: string,
  value: string,
  edition?: number,
  row?: string,
): ToolkitEdit => ({
  ...{ row: row ?? String(++lastRow), part: "steps", entryId, field, value, edition },
});

function start(store: EditionStore = memoryEditions(), content = shippedContent) {
  const unknown: string[] = [];
  const editions = createEditions({
    shipped: { version: "2026.11", content },
    store,
    onUnknown: (version) => unknown.push(version),
  });
  const title = (version?: string) =>
    (version === undefined ? editions.current() : editions.of(version)).findStep(asStepId("3.4"))?.title;
  return { editions, store, unknown, title };
}
const shippedTitle = start().title();

describe("the edition in use", () => {
  it("is what was shipped while nobody edits anything, and while an edit is a draft", async () => {
    const { editions, title } = start();
    expect(await editions.take([])).toEqual([]);
    expect(editions.current().version).toMatch(/^2026\.11\.[0-9a-f]{8}$/);
    expect(await editions.take([edit("3.4", "title", "A draft")])).toEqual([]);
    expect(title()).toBe(shippedTitle);
  });

  it("is the highest one, with every row up to it", async () => {
    const { editions, title } = start();
    await editions.take([
      edit("3.4", "title", "Try it on five people", 1),
      edit("3.4", "why", "People trip over what we do not see.", 3),
    ]);
    expect(editions.current().version).toMatch(/^2026\.11\+3\.[0-9a-f]{8}$/);
    expect(title()).toBe("Try it on five people");
    expect(editions.current().findStep(asStepId("3.4"))?.why).toBe("People trip over what we do not see.");
  });

  it("has another name as soon as it says something else", async () => {
    const { editions } = start();
    await editions.take([edit("3.4", "title", "One", 1)]);
    const before = editions.current().version;
    await editions.take([edit("3.4", "title", "Other", 1)]);
    expect(editions.current().version).not.toBe(before);
    expect(editions.of(before).findStep(asStepId("3.4"))?.title).toBe("One");
  });

  it("can add a step and switch one off", async () => {
    const { editions } = start();
    const problems = await editions.take([
      edit("3.99", "new entry", "like 3.4", 1),
      edit("3.99", "title", "Brief the ward councillors", 1),
      edit("3.4", "remove", "", 1),
    ]);
    expect(problems).toEqual([]);
    expect(editions.current().findStep(asStepId("3.4"))).toBeUndefined();
    expect(editions.current().findStep(asStepId("3.99"))).toMatchObject({
      ...{ title: "Brief the ward councillors", verified: "house rule", phase: 3 },
      sources: [expect.objectContaining({ key: "own" })],
    });
  });
});

it("can change a period, and the words of every other part", async () => {
  const { editions } = start();
  const part = (part: string, entryId: string, field: string, value: string): ToolkitEdit => ({
    ...{ row: String(++lastRow), part, entryId, field, value, edition: 1 },
  });
  const problems = await editions.take([
    part("periods", "light", "defaults.open.value", "3"),
    part("periods", "light", "text", "Leave it open for 3 weeks."),
    part("levels", "consult", "promise", "We will listen, and say what changed."),
    part("phases", "0", "title", "Do we need it?"),
    part("sources", "own", "short", "our rule"),
  ]);
  expect(problems).toEqual([]);
  const { content } = editions.current();
  expect(content.periods.find(({ id }) => id === "light")?.defaults).toMatchObject([
    { name: "open", value: 3 },
  ]);
  expect(editions.current().periods().periodWeeks).toEqual({ light: 3, standard: 6, full: 8 });
  expect(editions.current().describeLevel("consult").promise).toBe("We will listen, and say what changed.");
  expect(editions.current().findStep(asStepId("0.2"))?.phaseTitle).toBe("Do we need it?");
  expect(content.sources.get("own")?.short).toBe("our rule");
});

describe("an edition with a mistake", () => {
  const good = edit("3.4", "title", "Good words", 1);

  it("is refused as a whole, naming row, entry and field", async () => {
    const { editions, title } = start();
    const problems = await editions.take([
      good,
      edit("3.4", "title", "Never seen", 2),
      edit("3.4", "offset.full", "soon", 2, "77"),
    ]);
    expect(title()).toBe("Good words");
    expect(problems).toEqual([
      {
        ...{ row: "77", part: "steps", entryId: "3.4", field: "offset.full" },
        message: 'must be a number, such as 10 or -10, not "soon"',
      },
    ]);
  });

  it.each([
    ["onlyIf", "always or sometimes", '"sometimes" is not a condition we know'],
    ["sources", "NOBODY", '"NOBODY" is not in sources.json'],
    ["titel", "Slip of the finger", /Unrecognized key|not a field|unknown/i],
    ["title", "", /empty/],
    ["gate", "G9", /G1/],
  ])("in %s names the row that made it", async (field, value, message) => {
    const { editions, title } = start();
    const problems = await editions.take([good, edit("3.4", field, value, 2, "78")]);
    expect(title()).toBe("Good words");
    expect(problems[0]).toMatchObject({ row: "78", part: "steps", entryId: "3.4" });
    expect(problems.map((problem) => problem.message).join("; ")).toMatch(message);
  });

  it("in a part whose file has a longer name is told all the same", async () => {
    const { editions } = start();
    const entryId = shippedContent.rules[0]?.id ?? "";
    const bad: ToolkitEdit = { ...edit(entryId, "text", "", 1, "80"), part: "rules" };
    expect(await editions.take([bad])).toMatchObject([{ row: "80", part: "rules", entryId, field: "text" }]);
  });

  it("in a part that steps stand on names the row that took it away", async () => {
    const { editions } = start();
    const gone: ToolkitEdit = { ...edit("3", "remove", "", 1, "79"), part: "phases" };
    const problems = await editions.take([gone]);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ row }) => row === "79")).toBe(true);
  });

  it("leaves in use what was in use, though its own rows were broken, also after a restart", async () => {
    const { editions, title, store } = start();
    await editions.take([good, edit("3.4", "why", "Because.", 2)]);
    const version = editions.current().version;
    const broken = [good, edit("3.4", "why", "Because.", 2), edit("3.4", "anchor", "Q", 2)];
    expect(await editions.take(broken)).toHaveLength(1);
    expect(editions.current().version).toBe(version);
    expect(title()).toBe("Good words");

    const again = start(store);
    expect(await again.editions.take(broken)).toHaveLength(1);
    expect(again.editions.current().version).toBe(version);
  });

  it("is taken once it is mended, and the one before when it is taken back", async () => {
    const { editions, title } = start();
    await editions.take([good, edit("3.4", "anchor", "Q", 2)]);
    await editions.take([good, edit("3.4", "anchor", "E", 2)]);
    expect(editions.current().version).toContain("+2.");
    await editions.take([good]);
    expect(editions.current().version).toContain("+1.");
    expect(title()).toBe("Good words");
  });

  it("is told once, however many editions stand on it", async () => {
    const { editions } = start();
    const problems = await editions.take([
      edit("3.4", "offset.full", "soon", 1),
      edit("3.4", "title", "Two", 2),
      edit("3.4", "title", "Three", 3),
    ]);
    expect(problems).toHaveLength(1);
  });

  it.each([0, -1, 1.5, Number.NaN])("of the number %p is left out, and somebody is told", async (edition) => {
    const { editions, title } = start();
    const problems = await editions.take([good, edit("3.4", "title", "Odd", edition)]);
    expect(problems).toMatchObject([{ message: "needs a whole number from 1 as its edition" }]);
    expect(title()).toBe("Good words");
  });
});

describe("a running consultation", () => {
  it("keeps the words it began with, also after a restart", async () => {
    const { editions, store } = start();
    await editions.take([edit("3.4", "title", "Began with", 1)]);
    const began = editions.current().version;
    await editions.take([edit("3.4", "title", "Now", 2)]);

    const { editions: again, title } = start(store);
    await again.take([edit("3.4", "title", "Now", 2)]);
    await again.recall([began, began, ""]);
    expect([title(began), title()]).toEqual(["Began with", "Now"]);
  });

  it("of before there were editions keeps what was first shipped, whatever ships later", async () => {
    const store = memoryEditions();
    await start(store).editions.take([]);
    const later = structuredClone(shippedContent);
    for (const step of later.steps) if (step.id === "3.4") step.title = "As shipped next year";
    const { editions, title } = start(store, later);
    await editions.take([]);
    await editions.recall(["1"]);
    expect([title("1"), title()]).toEqual([shippedTitle, "As shipped next year"]);
  });

  it("of a version nobody kept reads the current one, and that is said once", async () => {
    const { editions, unknown, title } = start();
    await editions.take([edit("3.4", "title", "Now", 1)]);
    await editions.recall(["typed by hand"]);
    await editions.recall(["typed by hand"]);
    expect(title("typed by hand")).toBe("Now");
    expect(unknown).toEqual(["typed by hand"]);
    expect(editions.changes("typed by hand", editions.current().version)).toEqual([]);
  });

  it("kept by an older release takes what that lacked as shipped now, and unreadable content as unknown", async () => {
    const store = memoryEditions();
    const { phases: _, ...older } = structuredClone(shippedContent);
    await store.put("2025.1.aa", older);
    await store.put("2025.2.bb", { steps: "not a list" });
    const { editions, unknown, title } = start(store);
    await editions.recall(["2025.1.aa", "2025.2.bb"]);
    expect(title("2025.1.aa")).toBe(shippedTitle);
    expect(unknown).toEqual(["2025.2.bb"]);
  });

  it("can be told what differs", async () => {
    const { editions } = start();
    const before = editions.current().version;
    await editions.take([edit("3.4", "title", "Now", 1)]);
    expect(editions.changes(before, editions.current().version)).toEqual([
      { part: "steps", id: "3.4", field: "title", from: shippedTitle, to: "Now" },
    ]);
  });
});

it("uses no edition that could not be kept, and tries again", async () => {
  const kept = memoryEditions();
  let down = true;
  const { editions, title } = start({
    ...kept,
    put: async (version, content) => {
      if (down) throw new Error("storage is down");
      await kept.put(version, content);
    },
  });
  const rows = [edit("3.4", "title", "Now", 1)];
  await expect(editions.take(rows)).rejects.toThrow("storage is down");
  expect(title()).toBe(shippedTitle);
  down = false;
  await editions.take(rows);
  expect(title()).toBe("Now");
  expect(await kept.get(editions.current().version)).toMatchObject({ phases: shippedContent.phases });
});
