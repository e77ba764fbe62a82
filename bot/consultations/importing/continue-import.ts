import { dayOf } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import type { Person } from "../../common/person";
import type { Named } from "../consultation";
import type { ChangeLine } from "../consultation-writer";
import { none, sum } from "./check-import";
import { lookUpPeople, peopleSaid } from "./find-named";
import {
  type Counts,
  type Import,
  type ImportPortion,
  type RowOutcome,
  type RowTold,
  type RowToWrite,
  type RowWritten,
  rowOutcomes,
} from "./import";
import type { ImportDeps } from "./import-deps";
import { importTally } from "./import-tally";
import { giveUp, mustWait, tryLater } from "./import-trouble";
import { indexRegister } from "./plan-import";
import { type NewRow, type PlannedRow, planRow, type RowContext } from "./plan-row";
import { isAsTold, markOf } from "./planned-mark";
import { referencesFrom } from "./references-from";
import { isUnwritten } from "./see-import";
import { type SheetColumn, sheetColumns } from "./sheet-columns";

type Portion = ImportPortion["rows"];
type Done = NonNullable<RowTold["done"]>;

/** Two may reach for the same number at the same moment; the list lets one have it. */
const mostTries = 6;
const afterwards =
  "Somebody changed this record after the dry run. Upload the file again to see what is left.";
const otherwise =
  "It would come in otherwise than the dry run told. Upload the file again to see how it would now.";

/**
 * Writes the next portion of an upload. Each row is read once more against the register as it now is, so a
 * portion that broke off half-way is finished, and nothing that somebody changed meanwhile is written over.
 * @returns false when there is nothing left to write; undefined when it waits for a better moment.
 * @throws what the portion could not be written for. After so many tries it is given up, and the rest goes on.
 */
export async function continueImport(deps: ImportDeps, { id }: { id: string }): Promise<boolean | undefined> {
  const { imports, clock } = deps;
  const from = await imports.find(id);
  // One that is only just being started has its mark before it says so.
  if (!from || from.state === "done") await imports.forgetRunning(id);
  if (from?.state !== "running" || !from.startedBy) return false;
  if (mustWait(from, clock.now())) return undefined;
  try {
    return await writeNext(deps, from, from.startedBy);
  } catch (failure) {
    // What is known of it must not be lost to a second fault; the first is the one to hear of.
    await notWritten(deps, from, failure).catch(() => undefined);
    throw failure;
  }
}

async function writeNext(deps: ImportDeps, from: Import, { id, name }: Named): Promise<boolean> {
  const { imports, directory } = deps;
  const at = from.portionsDone;
  const portion = await imports.portion(from.id, at);
  // What they may do now, whatever they might when they said so.
  const by: Person = { ...((await directory.find(id)) ?? { roles: [] }), id, name };
  const rows = await writePortion(deps, { about: from, by, rows: portion.rows });
  await imports.savePortion(from.id, at, { rows });

  const done = none(rowOutcomes);
  for (const { told } of rows) if (told.done) done[told.done.outcome]++;
  const unwritten = rows.filter(({ told }) => isUnwritten(told)).length;
  const next = afterPortion(deps, from, { done, unwritten });
  await imports.move({ from, to: next });
  return next.state === "running";
}

/** How far it is when one more portion is behind it. */
function afterPortion(
  { clock }: ImportDeps,
  from: Import,
  { done, unwritten }: { done: Counts<RowOutcome>; unwritten: number },
): Import {
  const { trouble, ...rest } = from;
  const portionsDone = from.portionsDone + 1;
  const isLast = portionsDone >= from.portions.length;
  return {
    ...{ ...rest, version: from.version + 1, portionsDone },
    done: sum([from.done, done], rowOutcomes),
    unwritten: [...(from.unwritten ?? []), unwritten],
    ...(isLast && { state: "done" as const, finishedAt: clock.now() }),
  };
}

/** One more try that failed: it waits, or, when there were enough, its rows have failed. */
async function notWritten(deps: ImportDeps, from: Import, failure: unknown): Promise<void> {
  const { imports, clock } = deps;
  const trouble = tryLater(from, clock.now());
  if (trouble) {
    await imports.move({ from, to: { ...from, version: from.version + 1, trouble } });
    return;
  }
  const failed = await giveUp(imports, from, failure);
  await imports.move({ from, to: afterPortion(deps, from, failed) });
}

interface Work {
  about: Import;
  by: Person;
  rows: Portion;
}

async function writePortion(deps: ImportDeps, work: Work): Promise<Portion> {
  const outcomes = new Map<number, Done>();
  let left: Portion = work.rows.filter(({ told }) => !told.done && mayWrite(told));
  const columns = work.about.columns.map(({ name }) => ({ column: byName.get(name ?? "") }));
  const people = new Map<string, readonly Named[]>();
  await lookUpPeople(
    deps,
    peopleSaid(
      columns,
      left.map(({ raw }) => raw),
    ),
    people,
  );
  for (let attempt = 1; left.length > 0; attempt++) {
    const written = await writeRows(deps, { ...work, rows: left }, { columns, people }, outcomes);
    const again = new Set(written.flatMap((each) => (each.outcome === "number taken" ? [each.line] : [])));
    left = left.filter(({ raw }) => again.has(raw.line));
    if (left.length === 0) break;
    if (attempt === mostTries) {
      for (const { raw } of left)
        outcomes.set(raw.line, {
          outcome: "failed",
          why: "No free number was found. Upload the file again.",
        });
      break;
    }
    await deps.register.refresh();
  }
  return work.rows.map((row) => {
    const done = outcomes.get(row.raw.line);
    return done ? { ...row, told: { ...row.told, done } } : row;
  });
}

const byName: ReadonlyMap<string, SheetColumn> = new Map(sheetColumns.map((column) => [column.name, column]));
const mayWrite = ({ what }: RowTold): boolean => what === "add" || what === "change";

async function writeRows(
  deps: ImportDeps,
  { about, by: person, rows }: Work,
  { columns, people }: Pick<RowContext, "columns" | "people">,
  outcomes: Map<number, Done>,
): Promise<readonly RowWritten[]> {
  const { register, clock, settings, recordImport, knownStatuses } = deps;
  const by: Named = { id: person.id, name: person.name };
  const all = register.all();
  const index = indexRegister(all);
  const nextReference = referencesFrom({ now: clock.now(), taken: all.map(({ reference }) => reference) });
  const context: RowContext = {
    ...{ ...index, columns, people, by: person, today: dayOf(clock.now()), tally: importTally(settings()) },
    titled: () => undefined,
  };
  const toWrite: RowToWrite[] = [];
  for (const row of rows) {
    const { raw } = row;
    const next = decide(row, { planned: planRow(context, raw), about });
    if ("done" in next) outcomes.set(raw.line, next.done);
    else if ("add" in next)
      toWrite.push({
        line: raw.line,
        add: { ...next.add, reference: next.add.reference ?? nextReference() },
      });
    else toWrite.push(next);
  }
  if (toWrite.length === 0) return [];

  const giveBack = await claimStatuses(knownStatuses, toWrite);
  let written: readonly RowWritten[];
  try {
    written = await recordImport.write({ rows: toWrite, by, at: clock.now(), importId: about.id });
  } catch (failure) {
    await giveBack(() => true);
    throw failure;
  }
  const unwritten = new Set(written.flatMap((each) => (each.outcome === "written" ? [] : [each.line])));
  await giveBack((line) => unwritten.has(line));
  // New rows are known to be new by having no status that was told; nothing is lost when this fails.
  await Promise.all(
    written.map(async (each) => {
      if (each.outcome !== "written") return;
      const { reference, workflowStatus: to } = each.consultation;
      await knownStatuses.move({ reference, from: undefined, to }).catch(() => false);
    }),
  );
  const whats = new Map(rows.map(({ raw, told }) => [raw.line, told.what]));
  for (const each of written) {
    const done = doneOf(each, whats.get(each.line) === "add" ? "added" : "changed");
    if (done) outcomes.set(each.line, done);
  }
  return written;
}

type Next =
  | { done: Done }
  | { add: NewRow }
  | Extract<RowToWrite, { change: unknown }>
  | Extract<RowToWrite, { written: unknown }>;

/** What the dry run told is done, and nothing else: a row that has become something else is left alone. */
function decide(
  { told, mark }: Portion[number],
  { planned, about }: { planned: PlannedRow; about: Import },
): Next | { add: NewRow } {
  const { write } = planned;
  const line = told.line;
  const asTold = isAsTold(mark, markOf(planned));
  if (told.what === "add" && write && "add" in write)
    return asTold ? { add: write.add } : { done: { outcome: "left", why: otherwise } };
  if (told.what === "change" && write && "change" in write) {
    if (!asTold || fingerprint([...planned.told.changes]) !== fingerprint([...told.changes]))
      return { done: { outcome: "left", why: afterwards } };
    return { line, change: write.change, consultation: write.consultation, history: historyOf(told) };
  }
  const { reference } = planned.told;
  if (planned.told.what !== "same" || !planned.existing)
    return { done: { outcome: "left", ...(reference && { reference }), why: afterwards } };
  const { existing } = planned;
  // The same because the change is held back now, and was not: nobody wrote it.
  const heldBack = planned.told.notes.some((note) => !told.notes.includes(note));
  if (told.what === "change" && heldBack)
    return { done: { outcome: "left", reference: existing.reference, why: afterwards } };
  const ours =
    existing.changedBy.byApp && about.startedAt !== undefined && existing.changedAt >= about.startedAt;
  if (!ours) return { done: { outcome: "same", reference: existing.reference } };
  return { line, written: existing, history: told.what === "change" ? historyOf(told) : undefined };
}

/** One line a row: what each field was and is. */
const historyOf = ({ changes }: RowTold): ChangeLine => ({
  what: "Changed from a spreadsheet",
  from: changes.map(({ field, from }) => `${field}: ${from}`).join("\n"),
  to: changes.map(({ field, to }) => `${field}: ${to}`).join("\n"),
});

function doneOf(written: RowWritten, outcome: RowOutcome): Done | undefined {
  if (written.outcome === "written") return { outcome, reference: written.consultation.reference };
  if (written.outcome === "failed") return { outcome: "failed", why: written.why };
  return written.outcome === "changed meanwhile" ? { outcome: "left", why: afterwards } : undefined;
}

/**
 * Nobody is told of an imported row. Claimed before it is written: another instance sees the row at once, and
 * would tell of its new status as an edit.
 */
async function claimStatuses(
  knownStatuses: ImportDeps["knownStatuses"],
  rows: readonly RowToWrite[],
): Promise<(which: (line: number) => boolean) => Promise<void>> {
  const claims: { line: number; back: () => Promise<unknown> }[] = [];
  await Promise.all(
    rows.map(async (row) => {
      if (!("change" in row) || !row.change.workflowStatus) return;
      const { reference, workflowStatus } = row.consultation;
      const to = row.change.workflowStatus;
      const known = await knownStatuses.get(reference);
      if (known === to || !(await knownStatuses.move({ reference, from: known, to }))) return;
      claims.push({
        line: row.line,
        back: () => knownStatuses.move({ reference, from: to, to: known ?? workflowStatus }),
      });
    }),
  );
  return async (which) => {
    await Promise.all(
      claims.filter(({ line }) => which(line)).map(({ back }) => back().catch(() => undefined)),
    );
  };
}
