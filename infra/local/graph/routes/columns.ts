import { itemNotFound } from "../graph-error";
import { checkSelect, pick } from "../odata-query";
import { created, noContent, ok, type Route } from "../route";
import { type Column, presentColumn } from "../store/column";
import { findColumn } from "../store/list-store";
import type { Tenant } from "../tenant";
import { listIn, onlyExpand } from "./on-site";
import { pageOf } from "./page";

const columns = "/sites/{site}/lists/{list}/columns";

const columnProperties = [
  ...[
    "id",
    "name",
    "displayName",
    "description",
    "columnGroup",
    "indexed",
    "enforceUniqueValues",
    "required",
  ],
  ...[
    "hidden",
    "readOnly",
    "isDeletable",
    "isReorderable",
    "isSealed",
    "defaultValue",
    "text",
    "number",
    "dateTime",
  ],
  ...["choice", "personOrGroup", "boolean", "hyperlinkOrPicture", "currency", "validation", "type"],
];

export function columnRoutes(tenant: Tenant): Route[] {
  function columnIn(params: Record<string, string>): Column {
    const column = findColumn(listIn(tenant, params), params["column"] ?? "");
    if (!column) throw itemNotFound("The specified column was not found");
    return column;
  }

  return [
    {
      method: "GET",
      path: columns,
      options: ["$select", "$top", "$skiptoken"],
      units: 2,
      answer({ params, query, url }) {
        checkSelect(query.select, "columnDefinition", columnProperties);
        const page = pageOf(listIn(tenant, params).columns, { query, url, size: 500 });
        return ok({ ...page, value: page.value.map((column) => pick(presentColumn(column), query.select)) });
      },
    },
    {
      method: "POST",
      path: columns,
      options: [],
      units: 2,
      answer: ({ params, body }) =>
        created(presentColumn(tenant.lists.addColumn(listIn(tenant, params), body))),
    },
    {
      method: "GET",
      path: `${columns}/{column}`,
      options: ["$select", "$expand"],
      units: 1,
      answer({ params, query }) {
        onlyExpand(query, []);
        checkSelect(query.select, "columnDefinition", columnProperties);
        return ok(pick(presentColumn(columnIn(params)), query.select));
      },
    },
    {
      method: "PATCH",
      path: `${columns}/{column}`,
      options: [],
      units: 2,
      answer: ({ params, body }) =>
        ok(presentColumn(tenant.lists.changeColumn(listIn(tenant, params), columnIn(params), body))),
    },
    {
      method: "DELETE",
      path: `${columns}/{column}`,
      options: [],
      units: 2,
      answer({ params }) {
        tenant.lists.removeColumn(listIn(tenant, params), columnIn(params));
        return noContent;
      },
    },
  ];
}
