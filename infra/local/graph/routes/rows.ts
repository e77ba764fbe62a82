import { accessDenied, invalidRequest } from "../graph-error";
import { checkSelect, pick, type Query, withOption } from "../odata-query";
import { created, type GraphRequest, noContent, ok, type Route } from "../route";
import type { List } from "../store/list-store";
import { checkIfMatch } from "../store/row-store";
import { changeRow, createRow, removeRow } from "../store/write-row";
import type { Tenant } from "../tenant";
import { listIn, onlyExpand } from "./on-site";
import { presentFields, presentRow, presentVersion, rowProperties } from "./present-row";
import { selectRows } from "./select-rows";

const items = "/sites/{site}/lists/{list}/items";
const item = `${items}/{item}`;
const fields = `${item}/fields`;

export function expandedFields(query: Query): { fields: string[] | undefined } | undefined {
  onlyExpand(query, ["fields"]);
  checkSelect(query.select, "listItem", rowProperties);
  return query.expand.has("fields") ? { fields: query.expand.get("fields") } : undefined;
}

function writable(list: List): List {
  if (list.system) throw accessDenied("The User Information List is kept by SharePoint.");
  return list;
}

function givenFields(body: unknown): Record<string, unknown> {
  const { fields: given, ...rest } = body as { fields?: unknown };
  const other = Object.keys(rest).find((key) => !key.includes("@"));
  if (other) throw invalidRequest(`Only 'fields' of an item can be written, not '${other}'.`);
  if (typeof given !== "object" || given === null) throw invalidRequest("'fields' is missing.");
  return given as Record<string, unknown>;
}

export function rowRoutes(tenant: Tenant): Route[] {
  function write({ params, headers, caller }: GraphRequest, body: Record<string, unknown>) {
    const list = writable(listIn(tenant, params));
    const row = tenant.rows.get(list, params["item"] ?? "");
    checkIfMatch(row, headers["if-match"]);
    return { list, row: changeRow(tenant, { list, row, body, caller }) };
  }

  return [
    {
      method: "GET",
      path: items,
      options: ["$select", "$expand", "$top", "$filter", "$orderby", "$skiptoken"],
      units: 2,
      answer({ params, query, headers, url }) {
        const list = listIn(tenant, params);
        const expanded = expandedFields(query);
        const { rows, next } = selectRows(tenant, { list, query, prefer: headers["prefer"] });
        return ok({
          "@odata.context": `${tenant.url}/v1.0/$metadata#sites('${encodeURIComponent(tenant.siteId)}')/lists('${list.id}')/items`,
          ...(next ? { "@odata.nextLink": withOption(url, "$skiptoken", next) } : {}),
          value: rows.map((row) => pick(presentRow(tenant, list, row, expanded), withFields(query))),
        });
      },
    },
    {
      method: "POST",
      path: items,
      options: [],
      units: 2,
      answer({ params, body, caller }) {
        const list = writable(listIn(tenant, params));
        const row = createRow(tenant, { list, body: givenFields(body), caller });
        return created(presentRow(tenant, list, row, { fields: undefined }));
      },
    },
    {
      method: "GET",
      path: item,
      options: ["$select", "$expand"],
      units: 1,
      answer({ params, query }) {
        const list = listIn(tenant, params);
        const row = tenant.rows.get(list, params["item"] ?? "");
        return ok(pick(presentRow(tenant, list, row, expandedFields(query)), withFields(query)));
      },
    },
    {
      method: "GET",
      path: `${item}/versions`,
      options: ["$select", "$expand", "$top"],
      units: 2,
      answer({ params, query }) {
        const list = listIn(tenant, params);
        const row = tenant.rows.get(list, params["item"] ?? "");
        onlyExpand(query, ["fields"]);
        const expanded = query.expand.has("fields") ? { fields: query.expand.get("fields") } : undefined;
        const versions = tenant.rows.versions(list, row).slice(0, query.top);
        return ok({ value: versions.map((version) => presentVersion(tenant, list, version, expanded)) });
      },
    },
    {
      method: "PATCH",
      path: item,
      options: [],
      units: 2,
      answer(request) {
        const { list, row } = write(request, givenFields(request.body));
        return ok(presentRow(tenant, list, row, { fields: undefined }));
      },
    },
    {
      method: "DELETE",
      path: item,
      options: [],
      units: 2,
      answer({ params, headers }) {
        const list = writable(listIn(tenant, params));
        const row = tenant.rows.get(list, params["item"] ?? "");
        checkIfMatch(row, headers["if-match"]);
        removeRow(tenant, { list, row });
        return noContent;
      },
    },
    {
      method: "GET",
      path: fields,
      options: ["$select"],
      units: 1,
      answer({ params, query }) {
        const list = listIn(tenant, params);
        return ok(presentFields(list, tenant.rows.get(list, params["item"] ?? ""), query.select));
      },
    },
    {
      method: "PATCH",
      path: fields,
      options: [],
      units: 2,
      answer(request) {
        const { list, row } = write(request, request.body as Record<string, unknown>);
        return ok(presentFields(list, row));
      },
    },
  ];
}

/** What is expanded comes along whether $select names it or not. */
export const withFields = (query: Query): string[] | undefined =>
  query.select && query.expand.has("fields") ? [...query.select, "fields"] : query.select;
