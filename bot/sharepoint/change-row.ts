import { Failure } from "../common/failure";
import type { Log } from "../common/log";
import { etagOf, type Fields, type GraphItem } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import type { HistoryLine, HistoryList } from "./history-list";
import type { Held, Replica } from "./replica";
import type { ListPlace } from "./site";

/** What is known of a list whose rows are changed. */
export interface ChangedList<Row> {
  /** As the log names it. */
  name: string;
  graph: Graph;
  history: HistoryList;
  replica: Replica<Row>;
  place: () => Promise<ListPlace>;
  log: Log;
  /** What the person is told when the row is not there any more. */
  gone: (cause?: unknown) => Failure;
}

export interface AskedChange<Row, Change> {
  held: Held<Row> | undefined;
  /** The row as it was when somebody decided on the change. */
  known: Row;
  change: Change;
  /** Decides once more on the newest row, and throws where that forbids it. */
  again: (newest: Row) => Change;
  /** Whether there is nothing to write. */
  isNothing: (row: Row, change: Change) => boolean;
  /** Whether a row that changed meanwhile says this already: it was our own save, or the same click elsewhere. */
  says: (row: Row, change: Change) => boolean;
  prepare?: (change: Change) => Promise<void>;
  toFields: (change: Change) => Fields;
  after: (row: Row, change: Change) => Row;
  lines: (row: Row, change: Change) => readonly HistoryLine[];
  /** One version of one row is changed once, so it names the event, on every instance. */
  keyOf: (version: string, line: number) => string;
  deadline: Date;
}

interface Work<Row, Change> {
  list: ChangedList<Row>;
  asked: AskedChange<Row, Change>;
  held: Held<Row>;
  change: Change;
}

/** The change and its lines of history in one call; when somebody was quicker, once more on the newest row. */
export async function changeRow<Row, Change>(
  list: ChangedList<Row>,
  asked: AskedChange<Row, Change>,
): Promise<Row> {
  let { held } = asked;
  if (!held) throw list.gone();
  let change = isSame(held.row, asked.known) ? asked.change : asked.again(held.row);
  for (let attempt = 1; ; attempt++) {
    if (asked.isNothing(held.row, change)) return held.row;
    await asked.prepare?.(change);
    const work: Work<Row, Change> = { list, asked, held, change };
    const changed = await write(work);
    if (changed) return changed;
    held = await readNewest(work);
    if (asked.says(held.row, change)) {
      // Its answer was lost, and perhaps its lines with it; they are kept once.
      await appendHistory(work);
      return held.row;
    }
    if (attempt === 2)
      throw new Failure(
        "conflict",
        "Somebody else is changing this just now. Look again, then try once more.",
      );
    change = asked.again(held.row);
  }
}

/** @returns undefined when the row is not what we thought it was. */
async function write<Row, Change>(work: Work<Row, Change>): Promise<Row | undefined> {
  const { list, asked, held, change } = work;
  const { graph, history, replica, place } = list;
  const { path } = await place();
  const [saved, ...noted] = await graph.batch(
    [
      {
        ...{ id: "change", method: "PATCH", path: `${path}/items/${held.id}/fields` },
        headers: { "If-Match": held.etag },
        body: asked.toFields(change),
      },
      ...(await Promise.all(
        keyedLines(work).map(async ({ line, key }, at) => ({
          ...{ id: `history-${at}`, ...(await history.request(line, key)), dependsOn: ["change"] },
        })),
      )),
    ],
    // The ETag lets the change through once, the keys the lines: sending all again does no harm.
    { deadline: asked.deadline, replaySafe: true },
  );
  if (saved?.status === 412) return undefined;
  if (saved?.status === 404) {
    // Somebody deleted it in the list, and this card was still open: from now on nobody sees it here either.
    await replica.applySeen({ id: held.id, deleted: {} });
    throw list.gone(saved.failure);
  }
  if (saved?.failure) throw saved.failure;

  const etag = etagOf({ id: held.id, fields: (saved?.body ?? {}) as Fields });
  const row = etag ? asked.after(held.row, change) : (await readNewest(work)).row;
  // Seen at once by whoever asks next, and no news when delta tells of it.
  if (etag) replica.applyOwnWrite({ id: held.id, etag, row });
  if (noted.some(({ failure }) => failure && !isDuplicate(failure))) await appendHistory(work);
  return row;
}

/** After a saved change nothing may take it back: a line that cannot be written goes to the log. */
async function appendHistory<Row, Change>(work: Work<Row, Change>): Promise<void> {
  const { history, log, name } = work.list;
  for (const { line, key } of keyedLines(work))
    try {
      await history.append(line, { key, deadline: work.asked.deadline });
    } catch (failure) {
      log.error("history.lost", failure, { list: name, row: work.held.id });
    }
}

function keyedLines<Row, Change>({ asked, held, change }: Work<Row, Change>) {
  const version = held.etag.replace(/^W\/|"/g, "");
  return asked.lines(held.row, change).map((line, at) => ({ line, key: asked.keyOf(version, at) }));
}

async function readNewest<Row, Change>({ list, asked, held }: Work<Row, Change>): Promise<Held<Row>> {
  const { path } = await list.place();
  const item = await list.graph.request({
    ...{ method: "GET", path: `${path}/items/${held.id}?$expand=fields` },
    deadline: asked.deadline,
  });
  const newest = await list.replica.applySeen(item as GraphItem);
  if (!newest) throw list.gone();
  return newest;
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
