import type { Clock } from "../common/clock";
import type { Log } from "../common/log";
import type { ToolkitEdit } from "../toolkit";
import { type GraphItem, readText } from "./fields";
import type { Graph } from "./graph";
import { createReplica, type Replica } from "./replica";
import type { Site } from "./site";
import { toolkitEditsColumns } from "./toolkit-edits-list.columns";

export interface ToolkitEditsList {
  replica: Replica<ToolkitEdit>;
  /** The same array until something changes. */
  rows(): readonly ToolkitEdit[];
}

/** Read only: the engagement team writes it, in SharePoint itself. */
export function createToolkitEditsList(deps: {
  graph: Graph;
  site: Site;
  clock: Clock;
  log: Log;
}): ToolkitEditsList {
  const { graph, site, clock, log } = deps;
  const { name } = toolkitEditsColumns;
  const replica = createReplica<ToolkitEdit>({
    ...{ name, graph, clock, log },
    listPath: async () => (await site.list(name)).path,
    select: ["Part", "EntryId", "Field", "Value", "Edition"],
    toRow: ({ id, fields = {} }: GraphItem) => ({
      row: id,
      part: readText(fields["Part"]),
      entryId: readText(fields["EntryId"]),
      field: readText(fields["Field"]),
      value: readText(fields["Value"]),
      edition: readEdition(fields["Edition"]),
    }),
    indexes: {},
  });
  return { replica, rows: () => replica.all() };
}

/** Undefined while it is a draft. What is no number comes as NaN, so that somebody is told. */
function readEdition(value: unknown): number | undefined {
  const text = readText(value).trim();
  return text === "" ? undefined : Number(text);
}
