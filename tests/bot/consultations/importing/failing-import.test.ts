import { Failure } from "../../../../bot/common/failure";
import type { RawCell } from "../../../../bot/consultations";
import { people } from "../../../support/build";
import { memoryImports } from "../../../support/memory-imports";
import { openPlanning } from "../planning/planning";

const rows = 150;

/** An upload of two portions, started; the first can be made to fail. */
async function started() {
  const imports = memoryImports();
  const room = openPlanning({ imports, newId: () => "import-1" });
  const cells = Array.from({ length: rows }, (_, at): RawCell[] => [`Work ${at}`]);
  const sheet = {
    rows: [["Title"] as RawCell[], ...cells].map((row, at) => ({ line: at + 1, cells: row })),
    notes: [],
  };
  const by = people.adele;
  const { consultations, clock } = room;
  await consultations.checkImport({ sheet, file: new Uint8Array([1]), fileName: "plan.csv", by });
  await consultations.startImport({ id: "import-1", by });
  const about = async () => {
    const found = await imports.find("import-1");
    if (!found) throw new Error("It is gone");
    return found;
  };
  const later = (seconds: number) =>
    clock.set(new Date(clock.now().getTime() + seconds * 1_000).toISOString());
  return { ...room, imports, about, later, next: () => consultations.continueImport({ id: "import-1" }) };
}

describe("a portion that cannot be written", () => {
  const down = new Failure("unavailable", "The list does not answer.");

  it("is tried again at once a few times, then after longer and longer waits", async () => {
    const { next, register, about, later } = await started();
    for (let tries = 1; tries <= 3; tries++) {
      register.failNext(down);
      await expect(next()).rejects.toThrow(down);
    }
    register.failNext(down);
    await expect(next()).rejects.toThrow(down);
    // Not asked: the fault that is set waits for whoever asks.
    register.failNext(down);
    expect(await next()).toBeUndefined();
    expect((await about()).state).toBe("running");
    later(600);
    await expect(next()).rejects.toThrow(down);
    later(600);
    expect(await next()).toBe(true);
    expect(await about()).toMatchObject({ portionsDone: 1, done: { added: 100 } });
    expect((await about()).trouble).toBeUndefined();
  });

  it("ends as failed, row by row and with why; the rest is written", async () => {
    const { next, register, about, later, consultations } = await started();
    let faults = 0;
    while ((await about()).portionsDone === 0 && faults < 100) {
      register.failNext(down);
      await expect(next()).rejects.toThrow(down);
      faults++;
      later(600);
    }
    expect(faults).toBe(10);
    expect(await next()).toBe(false);
    expect(await about()).toMatchObject({
      state: "done",
      done: { added: 50, failed: 100 },
      unwritten: [100, 0],
    });
    const seen = await consultations.seeImport({
      ...{ id: "import-1", by: people.adele, page: 1, what: "unwritten" },
    });
    expect(seen.rows[0]?.done).toEqual({
      outcome: "failed",
      why: "It was tried 10 times. The list does not answer. Upload the file again to see what is left.",
    });
  });

  it("ends also when it cannot even be read", async () => {
    const { next, imports, about, later } = await started();
    imports.portion = async () => {
      throw new TypeError("Unexpected end of JSON input");
    };
    for (let tries = 0; tries < 20; tries++) {
      await expect(next()).rejects.toThrow("Unexpected end");
      later(600);
    }
    expect(await next()).toBe(false);
    expect(await about()).toMatchObject({ state: "done", done: { failed: rows }, unwritten: [100, 50] });
  });
});
