import { GraphError, invalidRequest } from "../graph-error";
import { type Filter, parseFilter } from "../odata-filter";
import { openToken, type Query, sealToken } from "../odata-query";
import { columnAt, columnsIn, toSql } from "../row-filter";
import { type Column, fieldName } from "../store/column";
import type { List } from "../store/list-store";
import type { Condition, Row } from "../store/row-store";
import { columnSql } from "../store/row-table";
import type { Tenant } from "../tenant";

export const threshold = 5_000;
const pageSize = 200;
const largestPage = 5_000;
const prefersUnindexed = /HonorNonIndexedQueriesWarningMayFailRandomly/i;

/** Two reports from the field (msgraph-sdk-dotnet #827, C. Dwyer 2018) saw Graph say 429 for this, with no wait named. */
export const overThreshold = () =>
  new GraphError(
    429,
    "activityLimitReached",
    "The attempted operation is prohibited because it exceeds the list view threshold.",
  );

const notIndexed = (column: Column) =>
  invalidRequest(
    `Field '${fieldName(column)}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
  );

/** The condition SharePoint looks at first: the leftmost of those joined by "and". */
export function firstCondition(filter: Filter): Filter {
  return filter.kind === "and" ? firstCondition(filter.left) : filter;
}

function readOrder(list: List, orderby: string | undefined): { columns: Column[]; sql: string } {
  const parts = (orderby ?? "").split(",").filter((part) => part.trim() !== "");
  const read = parts.map((part) => {
    const [path = "", direction = "asc", ...rest] = part.trim().split(/\s+/);
    if (!["asc", "desc"].includes(direction) || rest.length > 0)
      throw invalidRequest(`'${part}' is not an order.`);
    const column = columnAt(list, path);
    return { column, sql: `${columnSql(column)} ${direction}` };
  });
  return { columns: read.map(({ column }) => column), sql: [...read.map(({ sql }) => sql), "id"].join(", ") };
}

/** Refuses what SharePoint refuses of large lists; see the list view threshold in its documentation. */
function checkThreshold(
  tenant: Tenant,
  options: { list: List; query: Query; filter?: Filter; order: Column[]; where?: Condition; prefer?: string },
): void {
  const { list, query, filter, order, where, prefer } = options;
  const named = [...(filter ? columnsIn(list, filter) : []), ...order];
  const unindexed = named.find((column) => !column.indexed);
  if (unindexed && !prefersUnindexed.test(prefer ?? "")) throw notIndexed(unindexed);

  const over = (condition?: Condition) => tenant.rows.count(list, condition, threshold + 1) > threshold;
  if (unindexed && over()) {
    // A first condition on an index that leaves few rows carries the others; an order must be indexed itself.
    const first = filter?.kind === "and" ? firstCondition(filter) : undefined;
    const carried =
      first !== undefined &&
      order.every((column) => column.indexed) &&
      columnsIn(list, first).every((column) => column.indexed) &&
      !over(toSql(list, first));
    if (!carried) throw overThreshold();
  }
  if (!unindexed && filter && query.top === undefined && over(where)) throw overThreshold();
}

export function selectRows(
  tenant: Tenant,
  { list, query, prefer }: { list: List; query: Query; prefer?: string | undefined },
): { rows: Row[]; next?: string } {
  const filter = query.filter === undefined ? undefined : parseFilter(query.filter);
  const order = readOrder(list, query.orderby);
  const where = filter ? toSql(list, filter) : undefined;
  checkThreshold(tenant, {
    list,
    query,
    order: order.columns,
    ...(filter ? { filter } : {}),
    ...(where ? { where } : {}),
    ...(prefer === undefined ? {} : { prefer }),
  });

  const from = query.skiptoken === undefined ? {} : openToken(query.skiptoken);
  if (!from) throw invalidRequest("The $skiptoken is not one of this service.");
  const limit = Math.min(query.top ?? pageSize, largestPage);
  // By id a page starts after the last one seen, so rows added or deleted meanwhile move nothing.
  const after = order.columns.length === 0 ? Number(from["after"] ?? 0) : 0;
  const offset = Number(from["skip"] ?? 0);
  const rows = tenant.rows.select(list, {
    where: { sql: `(${where?.sql ?? "1"}) AND id > ?`, values: [...(where?.values ?? []), after] },
    order: order.sql,
    limit: limit + 1,
    offset,
  });
  const last = rows[limit - 1];
  if (rows.length <= limit || !last) return { rows };
  const token = order.columns.length === 0 ? { after: last.id } : { skip: offset + limit };
  return { rows: rows.slice(0, limit), next: sealToken(token) };
}
