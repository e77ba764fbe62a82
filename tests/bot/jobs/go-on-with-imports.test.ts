import { type Log, silentLog } from "../../../bot/common/log";
import { breathe, goOnWithImports } from "../../../bot/jobs";
import { buildConsultation, fixedClock, people, reference } from "../../support/build";
import { memoryImports } from "../../support/memory-imports";
import { openPlanning } from "../consultations/planning/planning";

/** A turn that one instance holds at a time, as the lease does. */
function lease() {
  let holder: symbol | undefined;
  return {
    isHeld: () => holder !== undefined,
    /** As when it runs out while its holder is stuck. */
    runOut: () => {
      holder = undefined;
    },
    async hold() {
      if (holder) return undefined;
      const mine = Symbol("turn");
      holder = mine;
      return {
        renew: async () => holder === mine,
        release: async () => {
          if (holder === mine) holder = undefined;
        },
      };
    },
  };
}

const rowsInFile = 250;

/** An upload of three portions that somebody has started, and instances that may go on with it. */
async function started() {
  const imports = memoryImports();
  const clock = fixedClock();
  const room = openPlanning({ imports, newId: () => "import-1", breathe });
  const { consultations, register } = room;
  const cells = Array.from({ length: rowsInFile }, (_, at) => ({
    line: at + 2,
    cells: [`Work ${at}`, at % 5 === 0 ? "Submitted" : "Closed", "01/03/2027", "02/04/2027"],
  }));
  const sheet = { rows: [{ line: 1, cells: ["Title", "Status", "Opens", "Closes"] }, ...cells], notes: [] };
  const by = people.adele;
  await consultations.checkImport({ sheet, file: new Uint8Array([1]), fileName: "plan.csv", by });
  const turn = lease();
  let portions = 0;
  const instance = (over: Partial<Parameters<typeof goOnWithImports>[0]> = {}) =>
    goOnWithImports({
      running: () => imports.running(),
      hold: () => turn.hold(),
      next: (id) => {
        portions++;
        return consultations.continueImport({ id });
      },
      ...{ clock, forMs: 60_000, log: silentLog },
      ...over,
    });
  return {
    ...{ room, imports, clock, turn, instance },
    start: () => consultations.startImport({ id: "import-1", by }),
    next: (id: string) => consultations.continueImport({ id }),
    written: () => register.consultations.all().length,
    portions: () => portions,
    about: () => imports.find("import-1"),
  };
}

describe("going on with uploads", () => {
  it("writes nothing before somebody says so, and asks for no turn", async () => {
    const { instance, written } = await started();
    const hold = jest.fn();
    await instance({ hold });
    expect([written(), hold.mock.calls]).toEqual([0, []]);
  });

  it("writes every portion, says that it is done, and gives the turn back", async () => {
    const { start, instance, written, portions, turn, imports, about } = await started();
    await start();
    await instance();
    expect([written(), portions(), turn.isHeld()]).toEqual([rowsInFile, 3, false]);
    expect([(await about())?.state, await imports.running()]).toEqual(["done", []]);
  });

  it("is one instance's work, whoever else is awake", async () => {
    const { start, instance, written, portions } = await started();
    await start();
    await Promise.all([instance(), instance(), instance()]);
    expect([written(), portions()]).toEqual([rowsInFile, 3]);
  });

  it("stops when its time is up, so that stopping waits for no whole file, and goes on the next time", async () => {
    const { start, instance, written, clock, next, turn } = await started();
    await start();
    const slowly = async (id: string) => {
      clock.set(new Date(clock.now().getTime() + 60_000).toISOString());
      return next(id);
    };
    await instance({ next: slowly });
    expect([written(), turn.isHeld()]).toEqual([100, false]);
    await instance({ next: slowly });
    await instance({ next: slowly });
    expect(written()).toBe(rowsInFile);
  });

  it("stops when the turn is lost, and whoever has it writes the rest once", async () => {
    const { start, instance, written, next, turn } = await started();
    await start();
    await instance({
      next: async (id) => {
        const goesOn = await next(id);
        turn.runOut();
        return goesOn;
      },
    });
    expect(written()).toBe(100);
    await instance();
    expect(written()).toBe(rowsInFile);
  });

  it("goes on after an instance died in the middle of a portion, and writes no row twice", async () => {
    const { start, instance, written, imports, about } = await started();
    await start();
    const failed: unknown[] = [];
    const log: Log = {
      ...silentLog,
      error: (event, error) => failed.push([event, (error as Error).message]),
    };
    const { savePortion } = imports;
    imports.savePortion = async () => {
      throw new Error("The machine went away");
    };
    await instance({ log });
    // The rows are in the register; that they are was never kept.
    expect([written(), (await about())?.portionsDone]).toEqual([100, 0]);
    expect(failed).toEqual([["import.portion", "The machine went away"]]);
    imports.savePortion = savePortion;
    await instance();
    expect([written(), (await about())?.state]).toEqual([rowsInFile, "done"]);
    expect((await about())?.done).toMatchObject({ added: rowsInFile, failed: 0, left: 0 });
  });

  it("goes on to the next upload when one fails", async () => {
    const { instance } = await started();
    const asked: string[] = [];
    await instance({
      running: async () => ["bad", "good"],
      next: async (id) => {
        asked.push(id);
        if (id === "bad") throw new Error("No");
        return false;
      },
    });
    expect(asked).toEqual(["bad", "good"]);
  });
});

describe("what an upload sets off", () => {
  it("is no card for anybody: not of a status, a review, an overlap or dates", async () => {
    const { room, start, instance } = await started();
    room.register.put(buildConsultation({ reference: reference("2027-00900") }));
    await start();
    await instance();
    const { consultations, register } = room;
    const rows = register.consultations.all().filter(({ externalId }) => externalId.startsWith("import:"));
    expect(rows).toHaveLength(rowsInFile);
    // Who reviews work is told where somebody sends it: a file only brings it in.
    expect(rows.filter(({ workflowStatus }) => workflowStatus === "Submitted")).toEqual([]);
    expect(rows.every(({ changedBy }) => changedBy.byApp)).toBe(true);
    // As every instance looks at each of them, and again when it starts.
    for (const consultation of rows) {
      await consultations.noticeListEdit({ consultation });
      await consultations.sendForReview({ consultation });
      await consultations.noticeDateEdit({ consultation, before: undefined });
    }
    expect([room.told, room.reviews, room.overlaps, room.refused, room.behind, room.replanned]).toEqual(
      Array.from({ length: 6 }, () => []),
    );
  });
});
