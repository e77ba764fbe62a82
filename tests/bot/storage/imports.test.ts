import type { Import, ImportStore } from "../../../bot/consultations";
import { azureStorage } from "../../support/azure-storage";
import { alex } from "../../support/build-register";
import { memoryImports } from "../../support/memory-imports";

const azure = azureStorage();
let inAzure: ImportStore;
beforeAll(() => {
  inAzure = azure.open().imports;
});

const counts = { add: 1, change: 0, same: 0, cannot: 0, duplicate: 0 };
const about: Import = {
  ...{ id: "11111111-2222-4333-8444-555555555555", version: 1, fileName: "Cynllun ŵ.csv", by: alex },
  ...{ uploadedAt: new Date("2027-03-01T09:00:00.123Z"), state: "checked" },
  ...{ startedBy: undefined, startedAt: undefined, finishedAt: undefined, columns: [], counts },
  ...{ portions: [counts], portionsDone: 0, notes: [] },
  done: { added: 0, changed: 0, same: 0, left: 0, failed: 0 },
};
const portion = {
  rows: [
    {
      raw: { line: 2, cells: ["£5 ŵ 🎉", null, 3] },
      told: { line: 2, what: "add" as const, title: "£5 ŵ 🎉", changes: [], notes: [] },
    },
  ],
};

describe.each([
  ["in memory", () => memoryImports() as ImportStore],
  ["in Azure", () => inAzure],
])("uploads %s", (_, open) => {
  it("are given back as they were, moved on by one alone, and gone when removed", async () => {
    const store = open();
    await store.create({ about, file: new Uint8Array([1, 2, 3]), portions: [portion] });
    expect(await store.find(about.id)).toMatchObject({
      fileName: "Cynllun ŵ.csv",
      uploadedAt: about.uploadedAt,
    });
    expect(await store.portion(about.id, 0)).toEqual(portion);
    const to: Import = {
      ...about,
      version: 2,
      state: "running",
      startedBy: alex,
      startedAt: about.uploadedAt,
    };
    expect(await store.move({ from: about, to })).toBe(true);
    expect(await store.move({ from: about, to })).toBe(false);
    expect(await store.running()).toEqual([about.id]);
    const trouble = { tries: 2, triedAt: new Date("2027-06-01T09:05:00Z") };
    const waits: Import = { ...to, version: 3, trouble };
    expect(await store.move({ from: to, to: waits })).toBe(true);
    expect((await store.find(about.id))?.trouble).toEqual(trouble);
    expect(await store.move({ from: waits, to: { ...to, version: 4, state: "done" } })).toBe(true);
    expect(await store.running()).toEqual([]);
    await store.remove(about.id);
    expect(await store.find(about.id)).toBeUndefined();
    expect(await store.find("../about/x")).toBeUndefined();
  });

  it("are forgotten when they are old", async () => {
    const store = open();
    await store.create({ about, file: new Uint8Array([1]), portions: [portion] });
    expect(await store.forgetBefore(new Date("2001-01-01T00:00:00Z"))).toBe(0);
    expect(await store.forgetBefore(new Date("2100-01-01T00:00:00Z"))).toBe(1);
    expect(await store.find(about.id)).toBeUndefined();
  });
});
