import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { PersonId } from "../common/ids";
import type { Log } from "../common/log";
import type { BatchRequest } from "./batch";
import { changeRow } from "./change-row";
import type { ListDefinition } from "./columns";
import { etagOf, type Fields, fitted, type GraphItem, withoutEmpty } from "./fields";
import type { Graph } from "./graph";
import { isDuplicate } from "./graph-problem";
import type { HistoryList } from "./history-list";
import type { People } from "./people";
import { itemWithKey } from "./read-written";
import type { Replica } from "./replica";
import type { ListPlace } from "./site";

interface Deps<Row> {
  definition: ListDefinition;
  graph: Graph;
  people: People;
  history: HistoryList;
  replica: Replica<Row>;
  place: () => Promise<ListPlace>;
  /** The columns of what is given, and no others. */
  toFields: (row: Partial<Row>) => Fields;
  /** What the person is told when the row is not there any more. */
  goneWords: string;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}

interface Named {
  id: PersonId;
  name: string;
}

interface Written {
  /** What history says of it. */
  what: string;
  by: Named;
  at: Date;
}

/** Writes the rows of one list, each with its line of history. A replay adds nothing twice. */
export interface RowWriter<Row> {
  /** The same key twice is one row. */
  add(
    request: Written & {
      rows: readonly { key: string; row: Row }[];
      mentioned?: readonly (Named | undefined)[];
    },
  ): Promise<readonly Row[]>;
  /** When somebody else changed it meanwhile, the newest row is handed to `again`, which throws or gives the change. */
  change(
    request: Written & {
      row: Row;
      change: Partial<Row>;
      again: (newest: Row) => Partial<Row>;
      /** How history names it before and after. */
      said: (row: Row) => string;
    },
  ): Promise<Row>;
}

export function createRowWriter<Row extends { id: string; listUrl: string }>(
  deps: Deps<Row>,
): RowWriter<Row> {
  const { definition, graph, people, history, replica, place, toFields, clock, log } = deps;
  const { name } = definition;
  const soon = () => new Date(clock.now().getTime() + deps.writeWithinMs);
  const gone = (cause?: unknown) => new Failure("not_found", deps.goneWords, { cause });

  return {
    async add({ rows, what, by, at, mentioned = [] }) {
      if (rows.length === 0) return [];
      const deadline = soon();
      await people.prepare([by, ...mentioned.filter((each) => each !== undefined)]);
      const { path } = await place();
      const line = { reference: undefined, what, who: by, when: at, from: "" };
      const noted = await history.request(
        { ...line, to: String(rows.length) },
        `${name}:${rows[0]?.key}:${rows.length}`,
      );
      const requests: BatchRequest[] = rows.map(({ key, row }, index) => ({
        ...{ id: `row-${index}`, method: "POST", path: `${path}/items` },
        body: { fields: fitted(definition, withoutEmpty({ ...toFields(row), ExternalId: key })) },
      }));
      const results = await graph.batch([...requests, { id: "history", ...noted }], {
        deadline,
        replaySafe: true,
      });
      const written: Row[] = [];
      for (const [index, { key, row }] of rows.entries()) {
        const saved = results.find(({ id }) => id === `row-${index}`);
        if (saved && !saved.failure) {
          written.push(await seen(saved.body as GraphItem, row));
        } else if (isDuplicate(saved?.failure)) {
          // Another instance, or an earlier try, wrote it: it is in the list, though not yet in memory.
          const item = await itemWithKey(graph, { path, key, deadline });
          const held = item && (await replica.applySeen(item));
          if (held) written.push(held.row);
          else throw saved?.failure ?? gone();
        } else throw saved?.failure ?? gone();
      }
      const lost = results.find(({ id }) => id === "history")?.failure;
      if (lost && !isDuplicate(lost)) log.error("history.lost", lost, { list: name });
      return written;
    },

    async change({ row, change, again, what, said, by, at: when }) {
      await people.prepare([by]);
      const after = (before: Row, next: Partial<Row>): Row => ({ ...before, ...next });
      return changeRow<Row, Partial<Row>>(
        { name, graph, history, replica, place, log, gone },
        {
          ...{ held: replica.get(row.id), known: row, change, again, after, says, isNothing: says },
          toFields: (next) => fitted(definition, toFields(next)),
          lines: (before, next) => [
            {
              ...{ reference: undefined, what, who: by, when },
              ...{ from: said(before), to: said(after(before, next)) },
            },
          ],
          keyOf: (version) => `${name}:${version}`,
          deadline: soon(),
        },
      );
    },
  };

  async function seen(item: GraphItem, row: Row): Promise<Row> {
    const { webUrl } = await place();
    const written: Row = { ...row, id: item.id, listUrl: `${webUrl}/DispForm.aspx?ID=${item.id}` };
    replica.applyOwnWrite({ id: item.id, etag: etagOf(item), row: written });
    return written;
  }
}

const says = <Row>(row: Row, change: Partial<Row>): boolean =>
  (Object.keys(change) as (keyof Row)[]).every(
    (name) => JSON.stringify(row[name] ?? null) === JSON.stringify(change[name] ?? null),
  );
