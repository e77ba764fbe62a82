import type { Storage } from "../../../bot/storage";
import type { EditionStore, ToldProblems } from "../../../bot/toolkit";
import { azureStorage } from "../../support/azure-storage";
import { memoryEditions, memoryToldProblems } from "../../support/memory-editions";

const azure = azureStorage();
let storage: Storage;
let unique = 0;

beforeAll(() => {
  storage = azure.open();
});

describe.each([
  ["in memory", (): EditionStore => memoryEditions()],
  ["in Azure", (): EditionStore => storage.toolkitEditions],
])("editions of the toolkit %s", (_, open) => {
  const version = () => `2026.11+${++unique}.0a1b2c3d`;
  const content = { steps: [{ id: "3.4", title: "“Try” it: £5, ✓ and 👩‍👩‍👧", offset: { full: null } }] };

  it("are given back as they were kept", async () => {
    const store = open();
    const kept = version();
    await store.put(kept, content);
    expect(await store.get(kept)).toEqual(content);
  });

  it("never change once they are kept, however often they are kept again", async () => {
    const store = open();
    const kept = version();
    await store.put(kept, content);
    await Promise.all([store.put(kept, { steps: [] }), store.put(kept, { steps: [] })]);
    expect(await store.get(kept)).toEqual(content);
  });

  it("may be as large as all of the toolkit's words, and more", async () => {
    const store = open();
    const kept = version();
    const large = { guidance: "x".repeat(3_000_000) };
    await store.put(kept, large);
    expect(await store.get(kept)).toEqual(large);
  });

  it.each(["never kept", "../current", "a/b?c#d%2e é", ", not 2026.11+3.ab", "x".repeat(255)])(
    "are not found under a name somebody typed: %s",
    async (typed) => {
      const store = open();
      expect(await store.get(typed)).toBeUndefined();
      await store.put(typed, content);
      expect(await store.get(typed)).toEqual(content);
    },
  );

  it("are known by the one last in use", async () => {
    const store = open();
    await store.setCurrent("2026.11.aa");
    await store.setCurrent("2026.11+1.bb");
    expect(await store.getCurrent()).toBe("2026.11+1.bb");
  });
});

it("nothing is in use before anything was", async () => {
  expect(await memoryEditions().getCurrent()).toBeUndefined();
});

describe.each([
  ["in memory", (): ToldProblems => memoryToldProblems()],
  ["in Azure", (): ToldProblems => storage.toldEditProblems],
])("what was told of bad edits %s", (_, open) => {
  it("is moved by one of many who saw the same", async () => {
    const store = open();
    expect(await store.get()).toBeUndefined();
    const first = await Promise.all(
      [1, 2, 3].map((each) => store.move({ from: undefined, to: `seen ${each}` })),
    );
    expect(first.filter(Boolean)).toHaveLength(1);
    const told = await store.get();
    expect(await store.move({ from: "something else", to: "other" })).toBe(false);
    const next = await Promise.all([1, 2].map(() => store.move({ from: told, to: "mended" })));
    expect(next.filter(Boolean)).toHaveLength(1);
    expect(await store.get()).toBe("mended");
  });
});
