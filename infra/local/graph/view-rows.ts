import { addDays, type Day, dayOf } from "../../../bot/common/days";
import { columnsNamed, parseCaml, toFilter } from "./caml";
import { invalidRequest } from "./graph-error";
import type { Filter } from "./odata-filter";
import { firstCondition, overThreshold, threshold } from "./routes/select-rows";
import { columnsIn, toSql } from "./row-filter";
import { type Column, fieldName } from "./store/column";
import type { List } from "./store/list-store";
import type { Condition, Row } from "./store/row-store";
import { columnSql } from "./store/row-table";
import type { View } from "./store/view";
import type { Tenant } from "./tenant";

export interface ViewAsk {
  list: List;
  view: View;
  /** The lookup id of whoever looks: what [Me] means. */
  me: string;
  page: number;
  /** The days a calendar shows. */
  month?: { from: Day; to: Day };
  /** What was searched for, besides. */
  search?: Condition | undefined;
}

export interface ViewRows {
  rows: Row[];
  total: number;
  columns: Column[];
  group: Column | undefined;
}

/** A view's columns by their names; a title as a link is the title. */
export function viewColumn(list: List, name: string): Column {
  const wanted = name === "LinkTitle" || name === "LinkTitleNoMenu" ? "Title" : name;
  const column = list.columns.find((each) => each.name === wanted);
  if (!column)
    throw invalidRequest(`Column '${name}' does not exist. It may have been deleted by another user.`);
  return column;
}

/** @throws GraphError 400 when a view shows or asks for a column that the list does not have. */
export function checkView(list: List, view: Pick<View, "columns" | "query">): void {
  for (const name of [...view.columns, ...columnsNamed(parseCaml(view.query))]) viewColumn(list, name);
}

/**
 * The rows of a view as SharePoint would show them to somebody; [Today] and [Me] are theirs.
 * @throws GraphError when the view asks more of a large list than SharePoint gives.
 */
export function viewRows(tenant: Tenant, ask: ViewAsk): ViewRows {
  const { list, view, me, page, month, search } = ask;
  const caml = parseCaml(view.query);
  const filter = caml.where
    ? toFilter(caml.where, {
        now: tenant.clock.now(),
        me,
        path: (name) => `fields/${fieldName(viewColumn(list, name))}`,
        ...(month ? { span: month } : {}),
      })
    : undefined;
  const group = caml.group ? viewColumn(list, caml.group) : undefined;
  const order = caml.order.map(({ name, descending }) => ({ column: viewColumn(list, name), descending }));
  refuseLarge(tenant, {
    list,
    filter,
    asked: [...order.map(({ column }) => column), ...(group ? [group] : [])],
  });

  const conditions = [filter ? toSql(list, filter) : undefined, search].filter((each) => each !== undefined);
  const where: Condition = {
    sql: conditions.map(({ sql }) => `(${sql})`).join(" AND ") || "1",
    values: conditions.flatMap(({ values }) => values),
  };
  const sorted = [
    ...(group ? [`${columnSql(group)}`] : []),
    ...order.map(({ column, descending }) => `${columnSql(column)} ${descending ? "DESC" : "ASC"}`),
    "id",
  ].join(", ");
  // A calendar has no pages: a month is what it shows.
  const limit = view.type === "MODERNCALENDAR" ? threshold : view.rowLimit;
  return {
    rows: tenant.rows.select(list, { where, order: sorted, limit, offset: (page - 1) * limit }),
    total: tenant.rows.count(list, where),
    columns: view.columns.map((name) => viewColumn(list, name)),
    group,
  };
}

/** Past 5,000 rows an order must be indexed, and the first condition, on an index, must leave few enough. */
function refuseLarge(
  tenant: Tenant,
  { list, filter, asked }: { list: List; filter: Filter | undefined; asked: Column[] },
): void {
  const over = (condition?: Condition) => tenant.rows.count(list, condition, threshold + 1) > threshold;
  if (!over()) return;
  if (asked.some((column) => !column.indexed)) throw overThreshold();
  if (!filter) return;
  const first = firstCondition(filter);
  const indexed = columnsIn(list, first).every((column) => column.indexed);
  if (!indexed || over(toSql(list, first))) throw overThreshold();
}

/** The month a day is in, in whole weeks from a Monday. */
export function monthAround(given: Day): { first: Day; from: Day; to: Day } {
  const first = `${given.slice(0, 7)}-01` as Day;
  const monday = (at: Day) => addDays(at, -((new Date(`${at}T00:00:00Z`).getUTCDay() + 6) % 7));
  const next = addDays(first, 32).slice(0, 7);
  const last = addDays(`${next}-01` as Day, -1);
  return { first, from: monday(first), to: addDays(monday(last), 6) };
}

export const todayOf = (tenant: Tenant): Day => dayOf(tenant.clock.now());
