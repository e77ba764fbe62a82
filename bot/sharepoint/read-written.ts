import type { Reference } from "../common/ids";
import type { Consultation } from "../consultations";
import type { ActionsList } from "./actions-list";
import type { ConsultationsList } from "./consultations-list";
import type { GraphItem } from "./fields";
import type { Graph } from "./graph";

/** Looks for what an earlier try, or another instance, has written, straight in the lists. */

export async function findByExternalId(
  { graph, consultations }: { graph: Graph; consultations: ConsultationsList },
  externalId: string,
  deadline: Date,
): Promise<Consultation | undefined> {
  const { path } = await consultations.place();
  const item = await itemWithKey(graph, { path, key: externalId, deadline });
  return item && (await consultations.replica.applySeen(item))?.row;
}

export async function readActionsOf(
  { graph, actions }: { graph: Graph; actions: ActionsList },
  reference: Reference,
  deadline: Date,
): Promise<void> {
  const filter = `fields/Consultation eq '${reference}'`;
  for (const item of await read(graph, { path: (await actions.place()).path, filter, deadline }))
    await actions.replica.applySeen(item);
}

/** Of a list whose `ExternalId` is unique. */
export async function itemWithKey(
  graph: Graph,
  { path, key, deadline }: { path: string; key: string; deadline: Date },
): Promise<GraphItem | undefined> {
  const filter = `fields/ExternalId eq '${key.replaceAll("'", "''")}'`;
  return (await read(graph, { path, filter, deadline }))[0];
}

async function read(
  graph: Graph,
  { path, filter, deadline }: { path: string; filter: string; deadline: Date },
): Promise<GraphItem[]> {
  const found: GraphItem[] = [];
  let next: string | undefined =
    `${path}/items?$expand=fields&$filter=${encodeURIComponent(filter)}&$top=500`;
  while (next) {
    const page = (await graph.request({ method: "GET", path: next, deadline })) as {
      value: GraphItem[];
      "@odata.nextLink"?: string;
    };
    found.push(...page.value);
    next = page["@odata.nextLink"];
  }
  return found;
}
