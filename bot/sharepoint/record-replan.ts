import type { Action } from "../actions";
import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Log } from "../common/log";
import type { ChangeLine, Consultation, ReplanRecord, StepChange } from "../consultations";
import type { ActionsList } from "./actions-list";
import { actionsColumns } from "./actions-list.columns";
import { type BatchRequest, type BatchResult, batchSize } from "./batch";
import { consultationFields } from "./consultation-fields";
import type { ConsultationsList } from "./consultations-list";
import { etagOf, type Fields, fitted, type GraphItem, writeDay, writePerson } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import type { HistoryList } from "./history-list";
import type { People } from "./people";
import { readActionsOf } from "./read-written";
import type { Held } from "./replica";

interface Deps {
  graph: Graph;
  people: People;
  consultations: ConsultationsList;
  actions: ActionsList;
  history: HistoryList;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}

type Entry = Parameters<ReplanRecord["write"]>[0];

interface Work {
  entry: Entry;
  /** The row before anything was written. */
  before: Held<Consultation>;
  deadline: Date;
}

const rowId = "row";

/**
 * Writes a change that was kept in two waves: the row with as much as fits behind it in one call, then the
 * rest side by side. ETags and unique columns make every part safe to send again, so a change that broke
 * off is finished by keeping it once more.
 */
export function createReplanRecord(deps: Deps): ReplanRecord {
  return {
    async write(entry) {
      const { people, consultations, clock, writeWithinMs } = deps;
      const deadline = new Date(clock.now().getTime() + writeWithinMs);
      const before = consultations.replica.by("reference", entry.consultation.reference)[0];
      if (!before) throw new Failure("not_found", "That consultation is not in the list any more.");
      if (!isSame(before.row, entry.consultation)) throw changedMeanwhile();
      await people.prepare([entry.by, ...entry.added.map(({ owner }) => owner)]);
      const work: Work = { entry, before, deadline };
      const { row, left } = await writeRow(deps, work);
      await writeRest(deps, work, left);
      return row;
    },
  };
}

const changedMeanwhile = (cause?: unknown): Failure =>
  new Failure("conflict", "Somebody else has changed this consultation. Look at it again.", { cause });

/** The first wave. @returns the row as it now is, and what hangs on it and is still to be written. */
async function writeRow(
  deps: Deps,
  work: Work,
): Promise<{ row: Consultation; left: readonly BatchRequest[] }> {
  const { graph, consultations, people } = deps;
  const { entry, before, deadline } = work;
  const parts = await dependents(deps, work);
  if (Object.keys(entry.change).length === 0) return { row: before.row, left: parts };
  const inFirst = parts.slice(0, batchSize - 1);
  const results = await graph.batch(
    [
      {
        id: rowId,
        method: "PATCH",
        path: `${(await consultations.place()).path}/items/${before.id}/fields`,
        headers: { "If-Match": before.etag },
        body: consultationFields(entry.change, people),
      },
      ...inFirst.map((part) => ({ ...part, dependsOn: [rowId] })),
    ],
    { deadline, replaySafe: true },
  );
  const [saved] = results;
  if (saved?.status === 412) {
    const newest = await readRow(deps, before.id, deadline);
    // Our own save, whose answer was lost; else somebody was quicker, and their change is not written over.
    if (!says(newest, entry.change)) throw changedMeanwhile(saved.failure);
    return { row: newest, left: parts };
  }
  if (!saved || saved.failure) throw saved?.failure ?? new Error("The batch left out the consultation");
  const etag = etagOf({ id: before.id, fields: (saved.body ?? {}) as Fields });
  const row: Consultation = {
    ...before.row,
    ...entry.change,
    changedBy: { byApp: true, person: undefined },
    changedAt: entry.at,
  };
  if (etag) consultations.replica.applyOwnWrite({ id: before.id, etag, row });
  else await readRow(deps, before.id, deadline);
  const unwritten = await settle(deps, work, results);
  return {
    row,
    left: [...parts.filter(({ id }) => unwritten.has(id)), ...parts.slice(inFirst.length)],
  };
}

/**
 * The second wave, and a third for steps that somebody changed meanwhile.
 * @throws Failure when a step is still not written: keeping the change once more writes what is missing.
 */
async function writeRest(deps: Deps, work: Work, left: readonly BatchRequest[]): Promise<void> {
  const { graph, log } = deps;
  const { entry, deadline } = work;
  let waiting = left;
  for (let attempt = 1; waiting.length > 0; attempt++) {
    const results = await graph.batch(await renewed(deps, entry, waiting), { deadline, replaySafe: true });
    const unwritten = await settle(deps, work, results);
    waiting = waiting.filter(({ id }) => unwritten.has(id));
    const failures = results.filter(({ id, failure }) => failure && unwritten.has(id));
    for (const { id, failure } of failures) {
      if (!failure) continue;
      // A line of history takes back nothing that was saved.
      if (isLine(id)) log.error("history.lost", failure, { reference: entry.consultation.reference });
      else if (attempt === 2 || failure.code !== "conflict") throw failure;
    }
    waiting = waiting.filter(({ id }) => !isLine(id));
  }
}

/** Everything that hangs on the row: its lines of history, then its steps. */
async function dependents(deps: Deps, { entry, before }: Work): Promise<BatchRequest[]> {
  const { actions, people } = deps;
  const { path } = await actions.place();
  const key = keyOf(before.etag);
  const lines = await Promise.all(
    entry.lines.map((line, at) => lineRequest(deps, entry, { id: `line-${at}`, line, key: `${key}:${at}` })),
  );
  const changes = entry.steps.flatMap((step): BatchRequest[] => {
    const held = actions.replica.get(step.id);
    return held && !saysStep(held.row, step) ? [changeRequest({ path, people }, held, step)] : [];
  });
  const added = entry.added.map(
    (step): BatchRequest => ({
      id: `new-${step.stepId}`,
      method: "POST",
      path: `${path}/items`,
      body: { fields: actions.stepFields(entry.consultation.reference, step) },
    }),
  );
  return [...lines, ...changes, ...added];
}

/** One version of one row is changed once, so its ETag names the event, on every instance. */
const keyOf = (etag: string): string => `replan:${etag.replace(/^W\/|"/g, "")}`;
const isLine = (id: string): boolean => id.startsWith("line-");
const stepIdOf = (step: StepChange): string => `step-${step.id}`;

async function lineRequest(
  { history }: Deps,
  { consultation, by, at }: Entry,
  { id, line, key }: { id: string; line: ChangeLine; key: string },
): Promise<BatchRequest> {
  const { reference } = consultation;
  return { id, ...(await history.request({ ...line, reference, who: by, when: at }, key)) };
}

const changeRequest = (
  { path, people }: { path: string; people: People },
  { id, etag }: Held<Action>,
  step: StepChange,
): BatchRequest => ({
  id: stepIdOf(step),
  method: "PATCH",
  path: `${path}/items/${id}/fields`,
  headers: { "If-Match": etag },
  body: stepFields(step, people),
});

function stepFields(step: StepChange, people: People): Fields {
  const { status, waivedReason } = step;
  return fitted(actionsColumns, {
    ...(status !== undefined && { Status: status }),
    ...(waivedReason !== undefined && { WaivedReason: waivedReason }),
    ...("doneBy" in step && writePerson("DoneBy", step.doneBy, people)),
    ...("doneOn" in step && { DoneOn: writeDay(step.doneOn) }),
    ...("dueDate" in step && { DueDate: writeDay(step.dueDate) }),
    ...(step.title !== undefined && { Title: step.title }),
    ...(step.phase !== undefined && { Phase: step.phase }),
    ...("gate" in step && { Gate: step.gate ?? "" }),
  });
}

/** The requests that are left, with the ETags their rows have now. */
async function renewed(
  { actions, people }: Deps,
  { steps }: Entry,
  left: readonly BatchRequest[],
): Promise<readonly BatchRequest[]> {
  const { path } = await actions.place();
  return left.map((request) => {
    const step = steps.find((each) => stepIdOf(each) === request.id);
    const held = step && actions.replica.get(step.id);
    return held ? changeRequest({ path, people }, held, step) : request;
  });
}

/**
 * Shows at once what was written. A step that somebody changed first is read again: where they closed or
 * reopened it, theirs stands. @returns the ids of the requests that are still to be sent.
 */
async function settle(
  deps: Deps,
  { entry, deadline }: Work,
  results: readonly BatchResult[],
): Promise<ReadonlySet<string>> {
  const { actions } = deps;
  const left = new Set<string>();
  let isThere = false;
  for (const { id, status, body, failure } of results) {
    const step = entry.steps.find((each) => stepIdOf(each) === id);
    const added = entry.added.find(({ stepId }) => `new-${stepId}` === id);
    if (step) {
      if (status === 412) {
        if (await isStillToChange(deps, step, deadline)) left.add(id);
      } else if (failure) left.add(id);
      else await applyStep(deps, step, (body ?? {}) as Fields, deadline);
    } else if (failure) {
      if (!isDuplicate(failure)) left.add(id);
      else if (added) isThere = true;
    } else if (added)
      actions.replica.applyOwnWrite(
        actions.writtenStep(body as GraphItem, entry.consultation.reference, added),
      );
  }
  // Somebody wrote them before us: they are in the list, though not yet in memory.
  if (isThere) await readActionsOf(deps, entry.consultation.reference, deadline);
  return left;
}

async function applyStep(deps: Deps, step: StepChange, fields: Fields, deadline: Date): Promise<void> {
  const { replica } = deps.actions;
  const held = replica.get(step.id);
  const etag = etagOf({ id: step.id, fields });
  if (!held || !etag) {
    await readStep(deps, step.id, deadline);
    return;
  }
  const { id: _id, ...change } = step;
  replica.applyOwnWrite({ id: held.id, etag, row: { ...held.row, ...change } });
}

async function isStillToChange(deps: Deps, step: StepChange, deadline: Date): Promise<boolean> {
  const known = deps.actions.replica.get(step.id)?.row;
  const newest = await readStep(deps, step.id, deadline);
  return newest !== undefined && newest.status === known?.status && !saysStep(newest, step);
}

async function readStep({ graph, actions }: Deps, id: string, deadline: Date): Promise<Action | undefined> {
  const { path } = await actions.place();
  const item = await graph.request({ method: "GET", path: `${path}/items/${id}?$expand=fields`, deadline });
  return (await actions.replica.applySeen(item as GraphItem))?.row;
}

async function readRow({ graph, consultations }: Deps, id: string, deadline: Date): Promise<Consultation> {
  const { path } = await consultations.place();
  const item = await graph.request({ method: "GET", path: `${path}/items/${id}?$expand=fields`, deadline });
  const held = await consultations.replica.applySeen(item as GraphItem);
  if (!held) throw new Failure("not_found", "That consultation is not in the list any more.");
  return held.row;
}

const isSame = (one: Consultation, other: Consultation): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const says = (row: Consultation, change: Entry["change"]): boolean =>
  Object.entries(change).every(([name, value]) => row[name as keyof Entry["change"]] === value);

const saysStep = (row: Action, step: StepChange): boolean =>
  (step.status === undefined || row.status === step.status) &&
  (step.waivedReason === undefined || row.waivedReason === step.waivedReason) &&
  (!("doneBy" in step) || row.doneBy?.id === step.doneBy?.id) &&
  (!("doneOn" in step) || row.doneOn === step.doneOn) &&
  (!("dueDate" in step) || row.dueDate === step.dueDate) &&
  (step.title === undefined || row.title === step.title) &&
  (step.phase === undefined || row.phase === step.phase) &&
  (!("gate" in step) || row.gate === step.gate);
