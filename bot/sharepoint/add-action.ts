import { type Action, type ActionStore, type NewAction, writeOrigin } from "../actions";
import type { Clock } from "../common/clock";
import { asActionId } from "../common/ids";
import type { Log } from "../common/log";
import { actionsColumns } from "./actions-list.columns";
import { etagOf, type Fields, fitted, type GraphItem, withoutEmpty, writeDay } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import type { HistoryList } from "./history-list";
import { writeKeptPerson } from "./kept-person";
import type { People } from "./people";
import { itemWithKey } from "./read-written";
import type { Replica } from "./replica";
import type { ListPlace } from "./site";

interface Deps {
  graph: Graph;
  people: People;
  history: HistoryList;
  replica: Replica<Action>;
  place: () => Promise<ListPlace>;
  rowUrl: (id: string) => string;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}

/** The row and its line of history in one call. Its key is unique in the list, so a second copy is refused. */
export async function addAction(
  deps: Deps,
  { action, by, at }: Parameters<ActionStore["add"]>[0],
): Promise<Action> {
  const { graph, people, history, replica, place, clock, log, writeWithinMs } = deps;
  const deadline = new Date(clock.now().getTime() + writeWithinMs);
  const named = [by, action.owner, action.offeredTo, action.offeredBy];
  await people.prepare(named.filter((each) => each !== undefined));
  const { path } = await place();
  const line = {
    ...{ reference: action.reference, what: "Action agreed", who: by, when: at, from: "" },
    to: [action.title, action.owner?.name, action.dueDate].filter(Boolean).join("; "),
  };
  const [saved, noted] = await graph.batch(
    [
      { id: "action", method: "POST", path: `${path}/items`, body: { fields: toFields(action, people) } },
      {
        id: "history",
        ...(await history.request(line, `agreed:${action.key}`)),
        dependsOn: ["action"],
      },
    ],
    { deadline, replaySafe: true },
  );
  if (saved?.failure && !isDuplicate(saved.failure)) throw saved.failure;
  if (saved?.failure) {
    // Another instance, or an earlier try, wrote it: it is in the list, though not yet in memory.
    const item = await itemWithKey(graph, { path, key: action.key, deadline });
    const held = item && (await replica.applySeen(item));
    if (!held) throw saved.failure;
    return held.row;
  }
  if (noted?.failure && !isDuplicate(noted.failure))
    log.error("history.lost", noted.failure, { action: action.key });
  const item = saved?.body as GraphItem;
  const row: Action = {
    ...{
      ...action,
      id: asActionId(item.id),
      source: action.source ?? "Other",
      stepId: undefined,
      gate: undefined,
    },
    ...{ status: "Open", evidence: "", doneBy: undefined, doneOn: undefined, waivedReason: "" },
    listUrl: deps.rowUrl(item.id),
  };
  replica.applyOwnWrite({ id: item.id, etag: etagOf(item), row });
  return row;
}

const toFields = (
  { key, title, source = "Other", reference, phase, owner, dueDate, origin, offeredTo, offeredBy }: NewAction,
  people: People,
): Fields =>
  fitted(
    actionsColumns,
    withoutEmpty({
      ...{ Title: title, Source: source, Consultation: reference ?? "", Phase: phase, Status: "Open" },
      ...writeKeptPerson("OfferedTo", offeredTo, people),
      ...writeKeptPerson("OfferedBy", offeredBy, people),
      OriginLink: writeOrigin(origin),
      ...writeKeptPerson("Owner", owner, people),
      DueDate: writeDay(dueDate),
      ExternalId: key,
    }),
  );
