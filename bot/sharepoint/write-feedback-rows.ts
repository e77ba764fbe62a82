import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Log } from "../common/log";
import {
  asFeedbackRowId,
  type FeedbackRow,
  type FeedbackStore,
  type RowFields,
  type RowWrite,
} from "../feedback";
import type { BatchRequest, BatchResult } from "./batch";
import { etagOf, type Fields, type GraphItem, withoutEmpty } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import type { HistoryList } from "./history-list";
import { itemWithKey } from "./read-written";
import type { Held, Replica } from "./replica";
import type { ListPlace } from "./site";

interface Deps {
  graph: Graph;
  history: HistoryList;
  replica: Replica<FeedbackRow>;
  place: () => Promise<ListPlace>;
  rowUrl: (id: string) => string;
  toFields: (row: Partial<RowFields>) => Fields;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}

type Request = Parameters<FeedbackStore["write"]>[0];

/**
 * Every row with its line of history, in as few calls as they fit in. ETags let a change through once, and
 * unique keys a new row: a call that is sent again does no harm.
 */
export async function writeFeedbackRows(deps: Deps, request: Request): Promise<void> {
  const { graph, clock, log, writeWithinMs, place } = deps;
  const deadline = new Date(clock.now().getTime() + writeWithinMs);
  const { path } = await place();
  const changes = request.writes.map((write) => ({ write, held: heldOf(deps, write) }));
  const stale = changes.find(({ write, held }) => "row" in write && !isSame(held?.row, write.row));
  if (stale) throw changedMeanwhile();
  const requests = await Promise.all(
    changes.map(({ write, held }, at) => requestsOf(deps, { request, write, held, at, path })),
  );
  const results = await graph.batch(requests.flat(), { deadline, replaySafe: true });
  const failures: Failure[] = [];
  for (const [at, { write, held }] of changes.entries()) {
    const failure = await take(deps, {
      request,
      write,
      held,
      path,
      deadline,
      saved: results.find(({ id }) => id === `row-${at}`),
    });
    if (failure) failures.push(failure);
    const noted = results.find(({ id }) => id === `history-${at}`);
    if (!failure && noted?.failure && !isDuplicate(noted.failure))
      log.error("history.lost", noted.failure, { reference: request.reference });
  }
  if (failures[0]) throw failures[0];
}

const changedMeanwhile = () =>
  new Failure("conflict", "Somebody else has changed these rows. Look at them again, then try once more.");

const heldOf = ({ replica }: Deps, write: RowWrite): Held<FeedbackRow> | undefined =>
  "row" in write ? replica.get(write.row.id) : undefined;

interface Part {
  request: Request;
  write: RowWrite;
  held: Held<FeedbackRow> | undefined;
  path: string;
}

async function requestsOf(
  { history, toFields }: Deps,
  { request, write, held, at, path }: Part & { at: number },
): Promise<BatchRequest[]> {
  const { reference, by, at: when } = request;
  const id = `row-${at}`;
  const row: BatchRequest =
    "add" in write
      ? {
          ...{ id, method: "POST", path: `${path}/items` },
          body: {
            fields: withoutEmpty({
              ...toFields(write.add),
              ...{ Consultation: reference, ExternalId: write.key },
            }),
          },
        }
      : {
          ...{ id, method: "PATCH", path: `${path}/items/${write.row.id}/fields` },
          headers: { "If-Match": held?.etag ?? "*" },
          body: toFields({ outcome: write.row.outcome, ...write.change }),
        };
  if (!write.line) return [row];
  const key = "add" in write ? write.key : `row:${(held?.etag ?? "").replace(/^W\/|"/g, "")}`;
  const line = await history.request(
    { ...write.line, reference, who: by, when },
    `${key}:${write.line.what}`,
  );
  return [row, { id: `history-${at}`, ...line, dependsOn: [id] }];
}

/** Seen at once by whoever asks next. @returns what went wrong with this one, if anything did. */
async function take(
  deps: Deps,
  { request, write, held, saved, path, deadline }: Part & { saved: BatchResult | undefined; deadline: Date },
): Promise<Failure | undefined> {
  const { graph, replica, rowUrl } = deps;
  if ("add" in write) {
    if (isDuplicate(saved?.failure)) {
      const item = await itemWithKey(graph, { path, key: write.key, deadline });
      if (item) await replica.applySeen(item);
      return undefined;
    }
    if (!saved || saved.failure) return saved?.failure ?? changedMeanwhile();
    const item = saved.body as GraphItem;
    const id = asFeedbackRowId(item.id);
    const row = { ...write.add, id, reference: request.reference, listUrl: rowUrl(item.id) };
    replica.applyOwnWrite({ id: item.id, etag: etagOf(item), row });
    return undefined;
  }
  if (saved && !saved.failure && held) {
    const etag = etagOf({ id: held.id, fields: (saved.body ?? {}) as Fields });
    replica.applyOwnWrite({ id: held.id, etag, row: { ...held.row, ...write.change } });
    return undefined;
  }
  const newest = await graph.request({
    method: "GET",
    path: `${path}/items/${write.row.id}?$expand=fields`,
    deadline,
  });
  const now = await replica.applySeen(newest as GraphItem);
  // Our own save, whose answer was lost.
  if (now && says(now.row, write.change)) return undefined;
  return saved?.status === 412 ? changedMeanwhile() : (saved?.failure ?? changedMeanwhile());
}

const isSame = (one: FeedbackRow | undefined, other: FeedbackRow): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const says = (row: FeedbackRow, change: Partial<RowFields>): boolean =>
  (Object.keys(change) as (keyof RowFields)[]).every(
    (name) => JSON.stringify(row[name] ?? null) === JSON.stringify(change[name] ?? null),
  );
