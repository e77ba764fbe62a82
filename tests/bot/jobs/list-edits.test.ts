import { type Log, silentLog } from "../../../bot/common/log";
import type { Consultation } from "../../../bot/consultations";
import { listEdits } from "../../../bot/jobs";
import { buildConsultation, referenceNumber } from "../../support/teams";

const rows = Array.from({ length: 50 }, (_, at) => buildConsultation({ reference: referenceNumber(at + 1) }));
const [first = buildConsultation(), second = buildConsultation()] = rows;

function watching(broken: readonly Consultation[] = []) {
  const cannot = new Set(broken.map(({ reference }) => reference));
  const now = new Map(rows.map((row) => [row.reference, row]));
  const seen: Consultation[] = [];
  const logged: unknown[] = [];
  const log: Log = { ...silentLog, error: (_event, _error, fields) => logged.push(fields?.["reference"]) };
  const edits = listEdits({
    notice: async (row) => {
      if (cannot.has(row.reference)) throw new Error("The queue does not answer");
      seen.push(row);
    },
    find: (reference) => now.get(reference),
    log,
  });
  return { ...edits, cannot, now, seen, logged };
}

describe("edits in the list", () => {
  it("are told in the order they were made", async () => {
    const seen: string[] = [];
    let slow = true;
    const { changed, again } = listEdits({
      notice: async ({ title }) => {
        if (slow) await new Promise((resolve) => setTimeout(resolve, 20));
        slow = false;
        seen.push(title);
      },
      find: () => undefined,
      log: silentLog,
    });
    for (const title of ["one", "two", "three"]) changed({ ...first, title });
    await again();
    expect(seen).toEqual(["one", "two", "three"]);
  });

  it("that could not be told are looked at again, as they then stand, until they are told", async () => {
    const { changed, again, cannot, now, seen, logged } = watching([first]);
    changed(first);
    changed(second);
    await again();
    expect(seen).toEqual([second]);
    await again();
    expect(logged).toEqual([first.reference, first.reference]);
    cannot.clear();
    const newer = { ...first, title: "Newer" };
    now.set(first.reference, newer);
    await again();
    await again();
    expect(seen).toEqual([second, newer]);
  });

  it("that are too soon to tell are looked at again, seen live or when starting, and are no fault", async () => {
    const logged: unknown[] = [];
    let isTooSoon = true;
    const told: string[] = [];
    const { changed, sweep, again } = listEdits({
      notice: async ({ reference }) => {
        if (isTooSoon) return "later";
        told.push(reference);
      },
      find: (reference) => rows.find((row) => row.reference === reference),
      log: { ...silentLog, error: (event) => logged.push(event) },
    });
    changed(first);
    await sweep([second]);
    await again();
    await again();
    expect([told, logged]).toEqual([[], []]);
    isTooSoon = false;
    await again();
    await again();
    expect(told.sort()).toEqual([first.reference, second.reference]);
    expect(logged).toEqual([]);
  });

  it("of a row that is gone are not waited for", async () => {
    const { changed, again, now, logged } = watching([first]);
    changed(first);
    await again();
    now.delete(first.reference);
    await again();
    await again();
    expect(logged).toHaveLength(1);
  });

  it("made while nobody watched are all looked at, whatever one of them does", async () => {
    const { sweep, again, cannot, seen, logged } = watching([second]);
    await sweep(rows);
    expect(seen).toHaveLength(49);
    expect(logged).toEqual([second.reference]);
    cannot.clear();
    await again();
    expect(seen).toHaveLength(50);
  });
});
