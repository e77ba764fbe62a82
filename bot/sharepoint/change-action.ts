import type { Action, ActionChange, ActionStore } from "../actions";
import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Log } from "../common/log";
import { actionsColumns } from "./actions-list.columns";
import { etagOf, type Fields, fitted, type GraphItem, writeDay, writePerson } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import type { HistoryLine, HistoryList } from "./history-list";
import { writeKeptPerson } from "./kept-person";
import type { People } from "./people";
import type { Held, Replica } from "./replica";
import type { ListPlace } from "./site";

interface Deps {
  graph: Graph;
  people: People;
  history: HistoryList;
  replica: Replica<Action>;
  place: () => Promise<ListPlace>;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}

type Request = Parameters<ActionStore["change"]>[0];

/** The change and its line of history in one call; when somebody was quicker, once more on the newest row. */
export async function changeAction(deps: Deps, request: Request): Promise<Action> {
  const { people, replica, clock, writeWithinMs } = deps;
  const deadline = new Date(clock.now().getTime() + writeWithinMs);
  const { doneBy, owner, offeredTo, offeredBy } = request.change;
  const mentioned = [request.by, doneBy, owner, offeredTo, offeredBy];
  await people.prepare(mentioned.filter((each) => each !== undefined));

  let held = replica.get(request.action.id);
  if (!held) throw isGone();
  let change = isSame(held.row, request.action) ? request.change : request.again(held.row);
  for (let attempt = 1; ; attempt++) {
    if (says(held.row, change)) return held.row;
    const changed = await write(deps, { held, change, request, deadline });
    if (changed) return changed;

    const before = held;
    held = await readNewest(deps, held.id, deadline);
    if (says(held.row, change) && (request.isOurs?.(held.row) ?? true)) {
      // Our own save, whose answer was lost, or the same click on another instance: one line of history.
      await appendHistory(deps, { before, change, request, deadline });
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

interface Write {
  held: Held<Action>;
  change: ActionChange;
  request: Request;
  deadline: Date;
}

/** @returns undefined when the row is not what we thought it was. */
async function write(deps: Deps, { held, change, request, deadline }: Write): Promise<Action | undefined> {
  const { graph, history, replica, place } = deps;
  const list = await place();
  const line = lineOf(held, change, request);
  const [saved, noted] = await graph.batch(
    [
      {
        id: "change",
        method: "PATCH",
        path: `${list.path}/items/${held.id}/fields`,
        headers: { "If-Match": held.etag },
        body: toFields(change, deps.people),
      },
      { id: "history", ...(await history.request(line, keyOf(held))), dependsOn: ["change"] },
    ],
    // The ETag lets the change through once, the key the line: sending both again does no harm.
    { deadline, replaySafe: true },
  );
  if (saved?.status === 412) return undefined;
  if (saved?.status === 404) {
    // Somebody deleted it in the list, and this card was still open: from now on nobody sees it here either.
    await replica.applySeen({ id: held.id, deleted: {} });
    throw isGone(saved.failure);
  }
  if (saved?.failure) throw saved.failure;

  const etag = etagOf({ id: held.id, fields: (saved?.body ?? {}) as Fields });
  const row: Action = { ...held.row, ...only(change) };
  if (etag) replica.applyOwnWrite({ id: held.id, etag, row });
  else await readNewest(deps, held.id, deadline);
  if (noted?.failure && !isDuplicate(noted.failure))
    await appendHistory(deps, { before: held, change, request, deadline });
  return row;
}

/** After a saved change nothing may take it back: a line that cannot be written goes to the log. */
async function appendHistory(
  { history, log }: Deps,
  { before, change, request, deadline }: Omit<Write, "held"> & { before: Held<Action> },
): Promise<void> {
  try {
    await history.append(lineOf(before, change, request), { key: keyOf(before), deadline });
  } catch (failure) {
    log.error("history.lost", failure, { action: before.id });
  }
}

async function readNewest(deps: Deps, id: string, deadline: Date): Promise<Held<Action>> {
  const { path } = await deps.place();
  const item = await deps.graph.request({
    method: "GET",
    path: `${path}/items/${id}?$expand=fields`,
    deadline,
  });
  const held = await deps.replica.applySeen(item as GraphItem);
  if (!held) throw isGone();
  return held;
}

const isGone = (cause?: unknown): Failure =>
  new Failure(
    "not_found",
    "Somebody deleted that action from the list, so nothing was saved. Type: my actions",
    { cause },
  );

function lineOf(held: Held<Action>, change: ActionChange, request: Request): HistoryLine {
  const { what, by, at, action, said = (row) => row.status } = request;
  const [from, to] = [said(held.row), said({ ...held.row, ...only(change) })];
  return { reference: action.reference, what, who: by, when: at, from, to };
}

/** One version of one row is changed once, so its ETag names the event, on every instance. */
const keyOf = ({ etag }: Held<Action>): string => `action:${etag.replace(/^W\/|"/g, "")}`;

const parts = [
  "status",
  "evidence",
  "doneBy",
  "doneOn",
  "waivedReason",
  "owner",
  "dueDate",
  "title",
  "snoozedUntil",
  "note",
  "offeredTo",
  "offeredBy",
] as const;
const named = (change: ActionChange) => parts.filter((part) => part in change);

/** `again` may answer with a whole row; the rest of it is not ours to write. */
const only = (change: ActionChange): ActionChange =>
  Object.fromEntries(named(change).map((part) => [part, change[part]]));

function toFields(change: ActionChange, people: People): Fields {
  const columns: Record<(typeof parts)[number], Fields> = {
    status: { Status: change.status },
    evidence: { Evidence: change.evidence },
    doneBy: writePerson("DoneBy", change.doneBy, people),
    doneOn: { DoneOn: writeDay(change.doneOn) },
    waivedReason: { WaivedReason: change.waivedReason },
    owner: writeKeptPerson("Owner", change.owner, people),
    dueDate: { DueDate: writeDay(change.dueDate) },
    title: { Title: change.title },
    snoozedUntil: { SnoozedUntil: writeDay(change.snoozedUntil) },
    note: { ProgressNote: change.note },
    offeredTo: writeKeptPerson("OfferedTo", change.offeredTo, people),
    offeredBy: writeKeptPerson("OfferedBy", change.offeredBy, people),
  };
  return fitted(actionsColumns, Object.assign({}, ...named(change).map((part) => columns[part])));
}

const isSame = (one: Action, other: Action): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const says = (row: Action, change: ActionChange): boolean =>
  named(change).every((part) => compared(row[part]) === compared(change[part]));

/** Of a person the id decides. */
const compared = (value: Action[keyof ActionChange]) => (typeof value === "object" ? value.id : value);
