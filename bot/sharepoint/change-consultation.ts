import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Log } from "../common/log";
import type {
  ChangeLine,
  Consultation,
  ConsultationChange,
  ConsultationFields,
  ConsultationWriter,
  Named,
} from "../consultations";
import type { BatchRequest } from "./batch";
import { consultationFields } from "./consultation-fields";
import type { ConsultationsList } from "./consultations-list";
import { etagOf, type Fields, type GraphItem } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import type { HistoryLine, HistoryList } from "./history-list";
import type { People } from "./people";
import type { Held } from "./replica";

interface Deps {
  graph: Graph;
  people: People;
  history: HistoryList;
  consultations: ConsultationsList;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}

type Request = Parameters<ConsultationWriter["change"]>[0];

interface Write {
  held: Held<Consultation>;
  change: ConsultationChange;
  request: Request;
  deadline: Date;
}

/** One row and its lines of history in one call; when somebody was quicker, once more on the newest row. */
export const createConsultationWriter = (deps: Deps): ConsultationWriter => ({
  change: (request) => changeConsultation(deps, request),
});

async function changeConsultation(deps: Deps, request: Request): Promise<Consultation> {
  const { people, consultations, clock, writeWithinMs } = deps;
  const deadline = new Date(clock.now().getTime() + writeWithinMs);
  const { reference } = request.consultation;
  let held = consultations.replica.by("reference", reference)[0];
  if (!held) throw gone();
  let change: ConsultationChange = isSame(held.row, request.consultation) ? request : request.again(held.row);
  for (let attempt = 1; ; attempt++) {
    if (Object.keys(change.fields).length === 0) return held.row;
    await people.prepare(peopleIn(request.by, change.fields));
    const changed = await write(deps, { held, change, request, deadline });
    if (changed) return changed;

    const before: Held<Consultation> = held;
    held = await readNewest(deps, held.id, deadline);
    if (says(held.row, change.fields)) {
      // Our own save, whose answer was lost, or the same press on another instance: its lines are kept once.
      await appendHistory(deps, { held: before, change, request, deadline });
      return held.row;
    }
    if (attempt === 2)
      throw new Failure(
        "conflict",
        "Somebody else is changing this just now. Look again, then try once more.",
      );
    change = request.again(held.row);
  }
}

const gone = (): Failure =>
  new Failure("not_found", "That consultation is not in the list any more. Type: my consultations");

const peopleIn = (by: Named, { leadOfficer, sponsor, reviewedBy }: Partial<ConsultationFields>): Named[] =>
  [by, leadOfficer, sponsor, reviewedBy].filter((person) => person !== undefined);

/** @returns undefined when the row is not what we thought it was. */
async function write(deps: Deps, given: Write): Promise<Consultation | undefined> {
  const { graph, consultations, people } = deps;
  const { held, change, deadline } = given;
  const { path } = await consultations.place();
  const [saved, ...noted] = await graph.batch(
    [
      {
        id: "change",
        method: "PATCH",
        path: `${path}/items/${held.id}/fields`,
        headers: { "If-Match": held.etag },
        body: consultationFields(change.fields, people),
      },
      ...(await historyRequests(deps, given)),
    ],
    // The ETag lets the change through once, the keys the lines: sending all again does no harm.
    { deadline, replaySafe: true },
  );
  if (saved?.status === 412) return undefined;
  if (saved?.failure) throw saved.failure;

  const etag = etagOf({ id: held.id, fields: (saved?.body ?? {}) as Fields });
  const row = await keep(deps, { ...given, etag });
  const lost = change.lines.filter((_, at) => {
    const failure = noted[at]?.failure;
    return failure && !isDuplicate(failure);
  });
  if (lost.length > 0) await appendHistory(deps, given);
  return row;
}

/** Seen at once by whoever asks next, and no news when delta tells of it. */
async function keep(
  deps: Deps,
  { held, change, request, deadline, etag }: Write & { etag: string },
): Promise<Consultation> {
  if (!etag) return (await readNewest(deps, held.id, deadline)).row;
  const row: Consultation = {
    ...held.row,
    ...change.fields,
    changedBy: { byApp: true, person: undefined },
    changedAt: request.at,
  };
  deps.consultations.replica.applyOwnWrite({ id: held.id, etag, row });
  return row;
}

const historyRequests = ({ history }: Deps, { held, change, request }: Write): Promise<BatchRequest[]> =>
  Promise.all(
    change.lines.map(async (line, at) => ({
      id: `history-${at}`,
      ...(await history.request(lineOf(line, request), keyOf(held, at))),
      dependsOn: ["change"],
    })),
  );

/** After a saved change nothing may take it back: a line that cannot be written goes to the log. */
async function appendHistory(
  { history, log }: Deps,
  { held, change, request, deadline }: Write,
): Promise<void> {
  for (const [at, line] of change.lines.entries())
    try {
      await history.append(lineOf(line, request), { key: keyOf(held, at), deadline });
    } catch (failure) {
      log.error("history.lost", failure, { reference: held.row.reference });
    }
}

const lineOf = (line: ChangeLine, { by, at, consultation }: Request): HistoryLine => ({
  ...line,
  ...{ reference: consultation.reference, who: by, when: at },
});

/** One version of one row is changed once, so its ETag names the event, on every instance. */
const keyOf = ({ etag }: Held<Consultation>, at: number): string =>
  `consultation:${etag.replace(/^W\/|"/g, "")}:${at}`;

async function readNewest(
  { graph, consultations }: Deps,
  id: string,
  deadline: Date,
): Promise<Held<Consultation>> {
  const { path } = await consultations.place();
  const item = await graph.request({ method: "GET", path: `${path}/items/${id}?$expand=fields`, deadline });
  const held = await consultations.replica.applySeen(item as GraphItem);
  if (!held) throw gone();
  return held;
}

const isSame = (one: Consultation, other: Consultation): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Of the fields that a row in memory has: what only the list holds cannot be compared. */
function says(row: Consultation, fields: Partial<ConsultationFields>): boolean {
  const known = Object.entries(fields).filter(([name]) => name in row);
  return (
    known.length > 0 && known.every(([name, value]) => sameValue(row[name as keyof Consultation], value))
  );
}

const sameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
