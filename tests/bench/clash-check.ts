import { isDeepStrictEqual } from "node:util";
import { seedDates, seedYears } from "../../bot/calendar";
import { type ClashesDeps, createClashes, type DateToAvoidForClashes } from "../../bot/clashes";
import { englandWorkingDays } from "../../bot/common/working-days";
import { checkEveryRow } from "../bot/clashes/every-row";
import { bigRegister, settings, someAsks } from "./big-register";
import type { Line } from "./index";

const size = 50_000;
const asks = 1_000;
/** The baseline takes seconds for each. */
const compared = 2;

/** The clash check on a full register, against one that reads every row; both must find the same. */
export function clashCheck(): Line[] {
  const before = memory();
  const rows = bigRegister(size);
  const withRows = memory();
  const dates: DateToAvoidForClashes[] = seedYears.flatMap((year) =>
    seedDates(year).map((date) => ({ ...date, areas: [] })),
  );
  const deps: ClashesDeps = {
    ...{ records: () => rows, datesToAvoid: () => dates, uncheckedIn: () => [], settings: () => settings },
    ...{ workingDays: englandWorkingDays(), clock: { now: () => new Date("2026-11-22T09:00:00Z") } },
  };
  const clashes = createClashes(deps);
  const cold = timed(() => clashes.refresh()).took;
  const all = someAsks(asks);
  // As a server that has run for a while.
  for (const ask of all.slice(0, 100)) clashes.check(ask);
  const took = all.map((ask) => timed(() => clashes.check(ask)).took).sort((one, other) => one - other);
  const naive = all.slice(0, compared).map((ask) => {
    const { took: ms, made } = timed(() => checkEveryRow(deps, ask));
    if (!isDeepStrictEqual(made, clashes.check(ask)))
      throw new Error(`the index and every row disagree about ${JSON.stringify(ask)}`);
    return ms;
  });
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return [
    { name: "clash check, 50,000 records, p50", value: at(0.5), unit: "ms", target: "-" },
    { name: "clash check, 50,000 records, p99", value: at(0.99), unit: "ms", target: "<= 5" },
    { name: "clash check, every row read, mean (baseline)", value: mean(naive), unit: "ms", target: "-" },
    { name: "clash index, cold", value: cold, unit: "ms", target: "-" },
    { name: "clash index, memory", value: memory() - withRows, unit: "MB", target: "-" },
    { name: "50,000 records and the index, memory", value: memory() - before, unit: "MB", target: "<= 512" },
  ];
}

function timed<Made>(work: () => Made): { took: number; made: Made } {
  const start = performance.now();
  const made = work();
  return { took: performance.now() - start, made };
}
const memory = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_000_000;
};
const mean = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0) / of.length;
