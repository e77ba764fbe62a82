import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import type { BatchRequest, BatchResult } from "./batch";
import { batchSize } from "./batch";
import type { Column, ListDefinition } from "./columns";
import type { Graph } from "./graph";
import { type ColumnThere, differences, toGraphColumn } from "./provision-columns";
import { createSite, type ListPlace } from "./site";

export interface Provisioned {
  created: string[];
  changed: string[];
  unchanged: number;
  /** What is not as declared and is left alone: a person has to decide. */
  drift: string[];
}

const deadlineMs = 120_000;

/**
 * Makes the lists as declared: adds lists, columns and indexes that are missing, never deletes, renames or
 * retypes. Running it again changes nothing.
 */
export async function provisionLists(deps: {
  graph: Graph;
  siteId: string;
  lists: readonly ListDefinition[];
  clock: Clock;
  log: Log;
}): Promise<Provisioned> {
  const { graph, siteId, lists, clock, log } = deps;
  const deadline = new Date(clock.now().getTime() + deadlineMs);
  const result: Provisioned = { created: [], changed: [], unchanged: 0, drift: [] };
  const site = createSite({ graph, clock, at: { siteId } });

  let places = await site.lists();
  const missing = lists.filter(({ name }) => !places.has(name));
  if (missing.length > 0) {
    const made = await graph.batch(
      missing.map((list) => creation(siteId, list)),
      { deadline },
    );
    // Somebody else provisioning at the same moment is no failure: the list is there.
    for (const { failure, status } of made) if (failure && status !== 409) throw failure;
    result.created.push(...missing.map(({ name }) => name));
    places = await site.lists({ anew: true });
  }

  const wanted = lists.map((list) => ({ list, place: there(places, list.name) }));
  const columns = await graph.batch(
    wanted.map(({ list, place }) => ({
      id: list.name,
      method: "GET",
      path: `${place.path}/columns`,
    })),
    { deadline },
  );
  await Promise.all(
    wanted.map(async ({ list, place }) => {
      const isNew = result.created.includes(list.name);
      const found = columnsOf(columns, list.name);
      const { changes, drift } = differences({ list, found, isNew });
      result.drift.push(...drift);
      result.unchanged += list.columns.length + 1 - changes.length - drift.length;
      await inTurn(
        graph,
        changes.map(({ method, columnId, body }, index) => ({
          id: String(index),
          method,
          path: `${place.path}/columns${columnId ? `/${columnId}` : ""}`,
          body,
        })),
        deadline,
      );
      if (!isNew) result.changed.push(...changes.map(({ name }) => `${list.name}.${name}`));
    }),
  );
  log.info("provision.done", {
    created: result.created.length,
    changed: result.changed.length,
    unchanged: result.unchanged,
    drift: result.drift.length,
  });
  return result;
}

function creation(siteId: string, list: ListDefinition): BatchRequest {
  const body = {
    displayName: list.name,
    description: list.description,
    list: { template: "genericList" },
    columns: list.columns.map((column: Column) => toGraphColumn(column)),
  };
  return { id: list.name, method: "POST", path: `/sites/${siteId}/lists`, body };
}

/** One after another: SharePoint refuses two changes of one list's columns at the same moment. */
async function inTurn(graph: Graph, requests: readonly BatchRequest[], deadline: Date): Promise<void> {
  for (let at = 0; at < requests.length; at += batchSize) {
    const call = requests.slice(at, at + batchSize).map((request, index, all) => {
      const before = all[index - 1];
      return before ? { ...request, dependsOn: [before.id] } : request;
    });
    for (const { failure, status } of await graph.batch(call, { deadline }))
      if (failure && status !== 409) throw failure;
  }
}

function columnsOf(results: readonly BatchResult[], list: string): readonly ColumnThere[] {
  const found = results.find(({ id }) => id === list);
  if (found?.failure) throw found.failure;
  const { value = [] } = (found?.body ?? {}) as { value?: ColumnThere[] };
  return value;
}

function there(places: ReadonlyMap<string, ListPlace>, name: string): ListPlace {
  const place = places.get(name);
  if (!place) throw new Error(`The list ${name} was created but is not found on the site`);
  return place;
}
