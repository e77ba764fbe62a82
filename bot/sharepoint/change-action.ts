import type { Action, ActionChange, ActionStore } from "../actions";
import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Log } from "../common/log";
import { actionsColumns } from "./actions-list.columns";
import { changeRow } from "./change-row";
import { type Fields, fitted, writeDay, writePerson } from "./fields";
import type { Graph } from "./graph";
import type { HistoryList } from "./history-list";
import { writeKeptPerson } from "./kept-person";
import type { People } from "./people";
import type { Replica } from "./replica";
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

export async function changeAction(deps: Deps, request: Request): Promise<Action> {
  const { people, replica, clock, writeWithinMs } = deps;
  const { action, change, again, what, by, at: when, said = (row) => row.status } = request;
  const { doneBy, owner, offeredTo, offeredBy } = change;
  await people.prepare([by, doneBy, owner, offeredTo, offeredBy].filter((each) => each !== undefined));
  const after = (row: Action, next: ActionChange): Action => ({ ...row, ...only(next) });
  return changeRow<Action, ActionChange>(
    { ...deps, name: actionsColumns.name, gone: isGone },
    {
      ...{ held: replica.get(action.id), known: action, change, again, after, isNothing: says },
      says: (row, next) => says(row, next) && (request.isOurs?.(row) ?? true),
      toFields: (next) => toFields(next, people),
      lines: (row, next) => [
        { reference: action.reference, what, who: by, when, from: said(row), to: said(after(row, next)) },
      ],
      keyOf: (version) => `action:${version}`,
      deadline: new Date(clock.now().getTime() + writeWithinMs),
    },
  );
}

const isGone = (cause?: unknown): Failure =>
  new Failure(
    "not_found",
    "Somebody deleted that action from the list, so nothing was saved. Type: my actions",
    { cause },
  );

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

const says = (row: Action, change: ActionChange): boolean =>
  named(change).every((part) => compared(row[part]) === compared(change[part]));

/** Of a person the id decides. */
const compared = (value: Action[keyof ActionChange]) => (typeof value === "object" ? value.id : value);
