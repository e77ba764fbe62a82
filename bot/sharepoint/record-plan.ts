import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Reference } from "../common/ids";
import type { Log } from "../common/log";
import type { Consultation, PlanRecord, StepToOwe } from "../consultations";
import type { ActionsList } from "./actions-list";
import { type BatchRequest, type BatchResult, batchSize } from "./batch";
import type { ConsultationsList } from "./consultations-list";
import type { GraphItem } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import type { HistoryList } from "./history-list";
import type { People } from "./people";
import { findByExternalId, readActionsOf } from "./read-written";

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

type Entry = Parameters<PlanRecord["write"]>[0];

const historyId = "history";
const isHistory = (id: string): boolean => id.startsWith(historyId);

/**
 * Writes a confirmed plan in two waves: the row with as much as fits behind it in one call, then the rest
 * side by side. Unique columns make every part safe to send again, so what is missing can always be added.
 */
export function createPlanRecord(deps: Deps): PlanRecord {
  const { people, consultations, clock, writeWithinMs } = deps;
  const whole = new Set<string>();

  async function write(entry: Entry): Promise<Consultation> {
    const deadline = new Date(clock.now().getTime() + writeWithinMs);
    const { reference, externalId, leadOfficer, sponsor } = entry.consultation;
    const known = consultations.byExternalId(externalId);
    if (known && whole.has(externalId)) return known;
    if (!known && consultations.find(reference)) throw referenceTaken(reference);
    await people.prepare([
      entry.by,
      ...[leadOfficer, sponsor].filter((each) => each !== undefined),
      ...owners(entry.steps),
    ]);

    const { row, left } = known
      ? { row: known, left: await dependents(deps, known.reference, entry) }
      : await writeRow(deps, entry, deadline);
    await writeRest(deps, { row, entry, left, deadline });
    whole.add(externalId);
    return row;
  }
  return { write };
}

const owners = (steps: readonly StepToOwe[]) =>
  steps.flatMap(({ owner, done }) => [owner, ...(done ? [done.by] : [])]);

const referenceTaken = (reference: Reference, cause?: unknown): Failure =>
  new Failure("conflict", `${reference} is taken by another consultation.`, { cause });

/** The first wave. @returns the row and what of its steps is still to be written. */
async function writeRow(
  deps: Deps,
  entry: Entry,
  deadline: Date,
): Promise<{ row: Consultation; left: readonly BatchRequest[] }> {
  const { graph, consultations } = deps;
  const { consultation, at } = entry;
  const parts = await dependents(deps, consultation.reference, entry);
  const inFirst = parts.slice(0, batchSize - 1);
  const results = await graph.batch(
    [
      {
        id: "consultation",
        method: "POST",
        path: `${(await consultations.place()).path}/items`,
        body: { fields: consultations.toFields(consultation) },
      },
      ...inFirst.map((part) => ({ ...part, dependsOn: ["consultation"] })),
    ],
    { deadline, replaySafe: true },
  );
  const [saved] = results;
  if (saved && !saved.failure) {
    const held = consultations.written(saved.body as GraphItem, consultation, at);
    consultations.replica.applyOwnWrite(held);
    const failed = applySteps(deps, { row: held.row, entry, results });
    return {
      row: held.row,
      left: parts.filter(({ id }, index) => index >= inFirst.length || failed.has(id)),
    };
  }
  if (!isDuplicate(saved?.failure)) throw saved?.failure ?? new Error("The batch left out the consultation");

  // Ours, whose answer was lost or which another instance wrote, or a stranger's under the same number.
  const ours = await findByExternalId(deps, consultation.externalId, deadline);
  if (!ours) throw referenceTaken(consultation.reference, saved?.failure?.cause);
  await readActionsOf(deps, ours.reference, deadline);
  return { row: ours, left: await dependents(deps, ours.reference, entry) };
}

/** The second wave. @throws Failure when a step is still not written: trying again adds what is missing. */
async function writeRest(
  deps: Deps,
  rest: { row: Consultation; entry: Entry; left: readonly BatchRequest[]; deadline: Date },
): Promise<void> {
  const { graph, log } = deps;
  const { row, entry, left, deadline } = rest;
  if (left.length === 0) return;
  const results = await graph.batch(left, { deadline, replaySafe: true });
  const failed = applySteps(deps, { row, entry, results });
  // Somebody wrote them before us: they are in the list, though not yet in memory.
  if (results.some(({ id, failure }) => !isHistory(id) && isDuplicate(failure)))
    await readActionsOf(deps, row.reference, deadline);
  for (const { id, failure } of results) {
    if (!failure || !failed.has(id)) continue;
    if (!isHistory(id)) throw failure;
    log.error("history.lost", failure, { reference: row.reference });
  }
}

/** Everything that hangs on the row and is not known to be written: its first line of history, its steps. */
async function dependents(
  { actions, history }: Deps,
  reference: Reference,
  { steps, lines = [], by, at, consultation }: Entry,
): Promise<BatchRequest[]> {
  const there = new Set(actions.of(reference).map(({ stepId }) => stepId));
  const line = {
    ...{ reference, what: "Consultation logged", who: by, when: at },
    ...{ from: "", to: consultation.workflowStatus },
  };
  const path = `${(await actions.place()).path}/items`;
  return [
    { id: historyId, ...(await history.request(line, `${reference}/logged`)) },
    ...(await Promise.all(
      lines.map(async (more, index) => ({
        id: `${historyId}-${index}`,
        ...(await history.request({ ...line, ...more }, `${reference}/logged/${index}`)),
      })),
    )),
    ...steps
      .filter(({ stepId }) => !there.has(stepId))
      .map(
        (step): BatchRequest => ({
          id: step.stepId,
          method: "POST",
          path,
          body: { fields: actions.stepFields(reference, step) },
        }),
      ),
  ];
}

/** Shows what was written at once. @returns the ids of those that were not and are not there already. */
function applySteps(
  { actions }: Deps,
  { row, entry, results }: { row: Consultation; entry: Entry; results: readonly BatchResult[] },
): ReadonlySet<string> {
  const byId = new Map<string, StepToOwe>(entry.steps.map((step) => [step.stepId, step]));
  const failed = new Set<string>();
  for (const { id, body, failure } of results) {
    const step = byId.get(id);
    if (failure) {
      if (!isDuplicate(failure)) failed.add(id);
    } else if (step) {
      actions.replica.applyOwnWrite(actions.writtenStep(body as GraphItem, row.reference, step));
    }
  }
  return failed;
}
