import type { DateStore } from "../calendar";
import type { Clock } from "../common/clock";
import { fingerprint } from "../common/fingerprint";
import type { Log } from "../common/log";
import type { DateRow } from "./dates-to-avoid-list";
import { writeDay, writePerson } from "./fields";
import type { Graph } from "./graph";
import type { HistoryList } from "./history-list";
import type { People } from "./people";
import type { Held, Replica } from "./replica";
import type { ListPlace } from "./site";

interface Deps {
  graph: Graph;
  people: People;
  history: HistoryList;
  replica: Replica<DateRow>;
  place: () => Promise<ListPlace>;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}

/**
 * Writes who checked these rows and when, then one line of history for all of them. A row that somebody changed
 * at the same moment stays unchecked: they may have moved it. @returns how many those are.
 */
export async function markDatesChecked(
  deps: Deps,
  { rows, by, on, at, what }: Parameters<DateStore["markChecked"]>[0],
): Promise<number> {
  const { graph, people, history, replica, place, clock, log, writeWithinMs } = deps;
  const deadline = new Date(clock.now().getTime() + writeWithinMs);
  await people.prepare([by]);
  const held = rows.flatMap(({ id }) => replica.get(id) ?? []);
  const { path } = await place();
  const answers = await graph.batch(
    held.map(({ id, etag }) => ({
      ...{ id, method: "PATCH", path: `${path}/items/${id}/fields`, headers: { "If-Match": etag } },
      body: { ...writePerson("CheckedBy", by, people), CheckedOn: writeDay(on) },
    })),
    { deadline, replaySafe: true },
  );
  // Nothing at all was written, so nothing is noted, and the person hears why.
  const refused = answers.flatMap(({ failure, status }) => (failure && status !== 412 ? failure : []));
  if (refused[0] && refused.length === answers.length) throw refused[0];

  await replica.refresh();
  const done = held.filter(({ id }) => replica.get(id)?.row.date?.checkedOn === on);
  if (done.length === 0) return rows.length;
  const line = { reference: undefined, what, who: by, when: at, from: "Unchecked", to: namesOf(done) };
  try {
    await history.append(line, { key: `dates:${fingerprint(done.map(({ etag }) => etag))}`, deadline });
  } catch (failure) {
    // The rows are marked and nothing may take that back: a line that cannot be written goes to the log.
    log.error("history.lost", failure, { what });
  }
  return rows.length - done.length;
}

const namesOf = (held: readonly Held<DateRow>[]): string =>
  held.map(({ row: { date } }) => (date ? `${date.from} ${date.name}` : "")).join("\n");
