import { type PreferenceStore, preferencesInMemory, type ReminderPreferences } from "../../../bot/actions";
import { day } from "../../../bot/common/days";
import { createReminderPreferences } from "../../../bot/storage/reminder-preferences";
import type { Row, Table } from "../../../bot/storage/tables";
import { people, personId } from "../../support/build";

const { alex, megan } = people;

function memoryTable(): { table: Table; rows: Map<string, Row> } {
  const rows = new Map<string, Row>();
  const table = {
    get: async ({ rowKey }: Row) => rows.get(rowKey),
    put: async (row: Row) => void rows.set(row.rowKey, row),
    find: async function* () {
      yield* rows.values();
    },
  } as unknown as Table;
  return { table, rows };
}

function promised() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const chosen: ReminderPreferences = {
  ...{ frequency: "paused", pausedUntil: day("2027-06-14"), quiet: false, sendAt: "09:30" },
  quietHours: { from: "17:00", to: "08:00" },
  leave: [{ from: day("2027-08-02"), to: day("2027-08-13") }],
};
const weekly: ReminderPreferences = { frequency: "weekly", quiet: true, unnamed: true, leave: [] };

describe("what people chose about reminders", () => {
  it("is given back as it was saved, for each person", async () => {
    const { table } = memoryTable();
    await createReminderPreferences(table).save(alex.id, chosen);
    await createReminderPreferences(table).save(megan.id, weekly);
    const again = createReminderPreferences(table);
    expect(await again.of(alex.id)).toEqual(chosen);
    expect(await again.all()).toEqual(
      new Map([
        [alex.id, chosen],
        [megan.id, weekly],
      ]),
    );
  });

  it("is the usual for whoever never chose", async () => {
    const store = createReminderPreferences(memoryTable().table);
    expect(await store.of(alex.id)).toEqual({ frequency: "daily", quiet: false, leave: [] });
    expect(await store.all()).toEqual(new Map());
  });

  it.each([
    ["no JSON", "{"],
    ["a frequency of another version", '{"frequency":"hourly","leave":[]}'],
    ["a day that does not exist", '{"frequency":"daily","leave":[{"from":"2027-02-30","to":"2027-03-01"}]}'],
  ])("with %s is the usual, and stays quiet where it was", async (_, text) => {
    const { table, rows } = memoryTable();
    const store = createReminderPreferences(table);
    for (const quiet of [true, false]) {
      rows.set(alex.id, { partitionKey: "reminders", rowKey: alex.id, quiet, chosen: text });
      expect(await store.of(alex.id)).toEqual({ frequency: "daily", quiet, leave: [] });
    }
  });

  it("names nobody who asked not to be, even where the rest cannot be read", async () => {
    const { table, rows } = memoryTable();
    rows.set(alex.id, {
      partitionKey: "reminders",
      rowKey: alex.id,
      quiet: false,
      unnamed: true,
      chosen: "{",
    });
    expect(await createReminderPreferences(table).of(alex.id)).toMatchObject({ quiet: false, unnamed: true });
  });
});

describe("what people chose, kept in memory", () => {
  it("is known at once on this instance, and after a look on another", async () => {
    const { table } = memoryTable();
    const [here, there] = [0, 1].map(() => preferencesInMemory(createReminderPreferences(table)));
    await here?.save(alex.id, weekly);
    expect(here?.known().get(alex.id)).toEqual(weekly);
    expect(there?.known().size).toBe(0);
    await there?.refresh();
    expect(there?.known().get(alex.id)).toEqual(weekly);
    expect(await there?.of(alex.id)).toEqual(weekly);
  });

  it("is not lost to an older copy that was being read, nor to a look that fails", async () => {
    const { table } = memoryTable();
    const real = createReminderPreferences(table);
    const { promise: asked, resolve: answer } = promised();
    let down = false;
    const store: PreferenceStore = {
      ...real,
      async all() {
        if (down) throw new Error("storage is down");
        const before = await real.all();
        await asked;
        return before;
      },
    };
    const memory = preferencesInMemory(store);
    const looking = memory.refresh();
    await memory.save(alex.id, weekly);
    answer();
    await looking;
    expect(memory.known().get(alex.id)).toEqual(weekly);
    down = true;
    await expect(memory.refresh()).rejects.toThrow("down");
    expect(memory.known().get(alex.id)).toEqual(weekly);
    expect(memory.known().get(personId(99))).toBeUndefined();
  });
});
