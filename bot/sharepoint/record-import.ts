import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import { fingerprint } from "../common/fingerprint";
import type { Log } from "../common/log";
import type { Consultation, RecordImport, RowToWrite, RowWritten } from "../consultations";
import { type BatchRequest, type BatchResult, batchSize } from "./batch";
import { consultationFields } from "./consultation-fields";
import type { ConsultationsList } from "./consultations-list";
import { etagOf, type Fields, type GraphItem } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate, statusOf } from "./graph-problem";
import type { HistoryLine, HistoryList } from "./history-list";
import type { People } from "./people";
import { findByExternalId } from "./read-written";

interface Deps {
  graph: Graph;
  people: People;
  consultations: ConsultationsList;
  history: HistoryList;
  clock: Clock;
  log: Log;
}

type Portion = Parameters<RecordImport["write"]>[0];

/** Nobody waits at a screen for it: long enough to sit out being throttled. */
const writeWithinMs = 120_000;

/**
 * Writes rows of a spreadsheet, twenty a call and one call after another, so that people's own writes are not
 * throttled for it. The unique id of its origin lets a new row in once, the ETag a change, a key each line of
 * history: after a try that broke off, all of it can be sent again.
 */
export function createRecordImport(deps: Deps): RecordImport {
  return {
    async write(portion) {
      const deadline = new Date(deps.clock.now().getTime() + writeWithinMs);
      await deps.people.prepare([portion.by, ...portion.rows.flatMap(peopleIn)]);
      const written: RowWritten[] = [];
      for (let at = 0; at < portion.rows.length; at += batchSize)
        written.push(...(await writeSome(deps, portion, portion.rows.slice(at, at + batchSize), deadline)));
      return written;
    },
  };
}

function peopleIn(row: RowToWrite) {
  const { leadOfficer, sponsor, reviewedBy } = "add" in row ? row.add : "change" in row ? row.change : {};
  return [leadOfficer, sponsor, reviewedBy].filter((person) => person !== undefined);
}

/** The rows in one call, then their lines of history in the next. */
async function writeSome(
  deps: Deps,
  portion: Portion,
  rows: readonly RowToWrite[],
  deadline: Date,
): Promise<RowWritten[]> {
  const refused: RowWritten[] = [];
  const asked = new Map<string, RowToWrite>();
  const requests: BatchRequest[] = [];
  for (const row of rows)
    try {
      const request = await requestFor(deps, row);
      if (request === "gone") refused.push({ line: row.line, outcome: "changed meanwhile" });
      else if (request) {
        requests.push(request);
        asked.set(request.id, row);
      }
    } catch (failure) {
      // Longer than its column, or a person the site does not take: this row's own fault, and no other's.
      if (!(failure instanceof Failure) || failure.code !== "invalid") throw failure;
      refused.push({ line: row.line, outcome: "failed", why: failure.message });
    }
  const results = requests.length > 0 ? await deps.graph.batch(requests, { deadline, replaySafe: true }) : [];
  const written: RowWritten[] = rows.flatMap((row) =>
    "written" in row ? [{ line: row.line, outcome: "written" as const, consultation: row.written }] : [],
  );
  let broken: Failure | undefined;
  for (const result of results) {
    const row = asked.get(result.id);
    if (!row) continue;
    const outcome = await settle(deps, portion, { row, result, deadline });
    if (outcome instanceof Failure) broken ??= outcome;
    else written.push(outcome);
  }
  await writeHistory(deps, portion, { rows, written, deadline });
  if (broken) throw broken;
  return [...refused, ...written];
}

async function requestFor(
  { consultations, people }: Deps,
  row: RowToWrite,
): Promise<BatchRequest | "gone" | undefined> {
  const { path } = await consultations.place();
  const id = `row-${row.line}`;
  if ("written" in row) return undefined;
  if ("add" in row)
    return { id, method: "POST", path: `${path}/items`, body: { fields: consultations.toFields(row.add) } };
  const held = consultations.replica.by("reference", row.consultation.reference)[0];
  if (!held || !isSame(held.row, row.consultation)) return "gone";
  return {
    id,
    method: "PATCH",
    path: `${path}/items/${held.id}/fields`,
    headers: { "If-Match": held.etag },
    body: consultationFields(row.change, people),
  };
}

const isSame = (one: Consultation, other: Consultation): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** @returns the Failure when Graph could not be asked: the rows after it are tried again later. */
async function settle(
  deps: Deps,
  { at }: Portion,
  { row, result, deadline }: { row: RowToWrite; result: BatchResult; deadline: Date },
): Promise<RowWritten | Failure> {
  const { line } = row;
  const { failure } = result;
  if ("add" in row) {
    if (!failure) {
      const held = deps.consultations.written(result.body as GraphItem, row.add, at);
      deps.consultations.replica.applyOwnWrite(held);
      return { line, outcome: "written", consultation: held.row };
    }
    if (!isDuplicate(failure)) return refusal(line, failure);
    // Ours, by a try whose answer was lost, or a stranger's under the same number.
    const ours = await findByExternalId(deps, row.add.externalId, deadline);
    return ours ? { line, outcome: "written", consultation: ours } : { line, outcome: "number taken" };
  }
  if (!("change" in row)) return { line, outcome: "written", consultation: row.written };
  if (!failure)
    return { line, outcome: "written", consultation: await keep(deps, { row, result, at, deadline }) };
  if (statusOf(failure) !== 412) return refusal(line, failure);
  const newest = await readNewest(deps, row.consultation, deadline);
  // Our own save, whose answer was lost; else somebody was quicker, and theirs stands.
  return newest && says(newest, row.change)
    ? { line, outcome: "written", consultation: newest }
    : { line, outcome: "changed meanwhile" };
}

/** A 400 or 404 is about this row and stays so; anything else is about Graph and passes. */
function refusal(line: number, failure: Failure): RowWritten | Failure {
  const status = statusOf(failure);
  if (status !== 400 && status !== 404) return failure;
  return { line, outcome: "failed", why: failure.message };
}

type Change = Extract<RowToWrite, { change: unknown }>;

/** Seen at once by whoever asks next, and no news when delta tells of it. */
async function keep(
  deps: Deps,
  { row, result, at, deadline }: { row: Change; result: BatchResult; at: Date; deadline: Date },
): Promise<Consultation> {
  const { replica } = deps.consultations;
  const held = replica.by("reference", row.consultation.reference)[0];
  const after: Consultation = {
    ...row.consultation,
    ...row.change,
    changedBy: { byApp: true, person: undefined },
    changedAt: at,
  };
  const etag = held && etagOf({ id: held.id, fields: (result.body ?? {}) as Fields });
  if (held && etag) replica.applyOwnWrite({ id: held.id, etag, row: after });
  else await readNewest(deps, row.consultation, deadline);
  return after;
}

async function readNewest(
  { graph, consultations }: Deps,
  { reference }: Consultation,
  deadline: Date,
): Promise<Consultation | undefined> {
  const held = consultations.replica.by("reference", reference)[0];
  if (!held) return undefined;
  const { path } = await consultations.place();
  const item = await graph.request({
    method: "GET",
    path: `${path}/items/${held.id}?$expand=fields`,
    deadline,
  });
  return (await consultations.replica.applySeen(item as GraphItem))?.row;
}

const says = (row: Consultation, change: Change["change"]): boolean =>
  Object.entries(change).every(
    ([name, value]) =>
      JSON.stringify(row[name as keyof Consultation] ?? null) === JSON.stringify(value ?? null),
  );

/** A saved row is not taken back for its line of history: one that cannot be written goes to the log. */
async function writeHistory(
  { graph, history, log }: Deps,
  { by, at, importId }: Portion,
  {
    rows,
    written,
    deadline,
  }: { rows: readonly RowToWrite[]; written: readonly RowWritten[]; deadline: Date },
): Promise<void> {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const requests: BatchRequest[] = [];
  for (const each of written) {
    const row = byLine.get(each.line);
    if (!row || each.outcome !== "written") continue;
    const { line, key } = lineOf(row, each.consultation, { by, at, importId });
    requests.push({ id: `line-${row.line}`, ...(await history.request(line, key)) });
  }
  if (requests.length === 0) return;
  for (const { failure } of await graph.batch(requests, { deadline, replaySafe: true }))
    if (failure && !isDuplicate(failure)) log.error("history.lost", failure, { importId });
}

/** Longer than anybody reads; the record itself has the whole of it. */
const longestSaid = 20_000;

function lineOf(
  row: RowToWrite,
  { reference, externalId, workflowStatus }: Consultation,
  { by, at, importId }: Pick<Portion, "by" | "at" | "importId">,
): { line: HistoryLine; key: string } {
  const base = { reference, who: by, when: at };
  const change = "history" in row ? row.history : undefined;
  if (!change)
    return {
      line: { ...base, what: "Added from a spreadsheet", from: "", to: workflowStatus },
      // By its origin: whoever writes it, and however often, it was added once.
      key: `import:added:${fingerprint([externalId])}`,
    };
  const { what, from, to } = change;
  return {
    line: { ...base, what, from: from.slice(0, longestSaid), to: to.slice(0, longestSaid) },
    key: `import:${importId}:${row.line}`,
  };
}
