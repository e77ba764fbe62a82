import { dayOf } from "../../common/days";
import type { Person } from "../../common/person";
import type { Named } from "../consultation";
import { mustBeAbleToImport } from "../permissions";
import { lookUpPeople, peopleSaid } from "./find-named";
import {
  type Counts,
  type Import,
  type ImportPortion,
  type RawSheet,
  type RowFate,
  rowFates,
  rowOutcomes,
} from "./import";
import type { ImportDeps } from "./import-deps";
import { importTally } from "./import-tally";
import { matchColumns } from "./match-columns";
import { createImportPlan, indexRegister } from "./plan-import";
import { markOf } from "./planned-mark";

/** Kept, shown and written together. */
export const portionSize = 100;
/** So many rows take a few thousandths of a second. */
const rowsInOneGo = 250;

const always = [
  "Empty cells leave what is there as it is.",
  "Rows come in without a checklist, and nobody is told of them.",
] as const;

/**
 * The dry run: what each row of a file would do. Nothing of the register is changed; the file is kept, so that
 * any instance can write it later.
 * @throws Failure `not_allowed`; `invalid` when the file has no column for the title, or no rows.
 */
export async function checkImport(
  deps: ImportDeps,
  ask: { sheet: RawSheet; file: Uint8Array; fileName: string; by: Person },
): Promise<Import> {
  const { register, clock, settings, newId, imports, breathe } = deps;
  const { sheet, file, fileName, by } = ask;
  mustBeAbleToImport(by);
  const matched = matchColumns(sheet);
  const people = new Map<string, readonly Named[]>();
  await lookUpPeople(deps, peopleSaid(matched.columns, matched.rows), people);
  const tally = importTally(settings());
  const plan = createImportPlan({
    ...{ columns: matched.columns, people, tally, by },
    register: indexRegister(register.all()),
    today: dayOf(clock.now()),
  });

  const portions: { rows: ImportPortion["rows"][number][] }[] = [];
  const perPortion: Counts<RowFate>[] = [];
  for (const [at, raw] of matched.rows.entries()) {
    if (at % rowsInOneGo === 0) await breathe();
    const planned = plan.row(raw);
    const { told } = planned;
    if (at % portionSize === 0) {
      portions.push({ rows: [] });
      perPortion.push(none(rowFates));
    }
    portions.at(-1)?.rows.push({ raw, told, mark: markOf(planned) });
    const counted = perPortion.at(-1);
    if (counted) counted[told.what]++;
  }

  const about: Import = {
    ...{
      id: newId(),
      version: 1,
      fileName: fileName.slice(0, 200),
      by: { id: by.id, name: by.name },
      uploadedAt: clock.now(),
    },
    ...{ state: "checked", startedBy: undefined, startedAt: undefined, finishedAt: undefined },
    columns: matched.columns.map(({ heading, column }) => ({ heading, name: column?.name })),
    counts: sum(perPortion, rowFates),
    portions: perPortion,
    done: none(rowOutcomes),
    portionsDone: 0,
    notes: [...matched.notes, ...tally.notes(), ...always],
  };
  await imports.create({ about, file, portions });
  return about;
}

export const none = <Word extends string>(words: readonly Word[]): Counts<Word> =>
  Object.fromEntries(words.map((word) => [word, 0])) as Counts<Word>;

export function sum<Word extends string>(all: readonly Counts<Word>[], words: readonly Word[]): Counts<Word> {
  const total = none(words);
  for (const each of all) for (const word of words) total[word] += each[word];
  return total;
}
