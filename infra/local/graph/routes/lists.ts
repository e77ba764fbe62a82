import { z } from "zod";
import { invalidRequest } from "../graph-error";
import { matches, parseFilter } from "../odata-filter";
import { checkSelect, pick, type Query } from "../odata-query";
import { created, noContent, ok, type Route } from "../route";
import { presentColumn } from "../store/column";
import type { List } from "../store/list-store";
import type { Tenant } from "../tenant";
import { checkSite, listIn, onlyExpand } from "./on-site";
import { pageOf } from "./page";
import { listUrl } from "./present-row";

const lists = "/sites/{site}/lists";

const listProperties = [
  ...["id", "name", "displayName", "description", "createdBy", "createdDateTime", "lastModifiedBy"],
  ...[
    "lastModifiedDateTime",
    "eTag",
    "webUrl",
    "parentReference",
    "list",
    "system",
    "sharepointIds",
    "columns",
    "items",
  ],
];

const newList = z.strictObject({
  displayName: z.string().min(1).max(255),
  description: z.string().nullish(),
  columns: z.array(z.unknown()).optional(),
  list: z
    .strictObject({
      template: z.literal("genericList", "the stand-in makes lists of the template genericList only"),
      hidden: z.boolean().nullish(),
      contentTypesEnabled: z.boolean().nullish(),
    })
    .optional(),
});
const listChange = z.strictObject({
  displayName: z.string().min(1).max(255).optional(),
  description: z.string().optional(),
});

function read<Shape>(schema: z.ZodType<Shape>, body: unknown): Shape {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw invalidRequest(`${first?.path.join(".") || "List"}: ${first?.message ?? "invalid"}`);
}

const byTheApp = (tenant: Tenant) => ({
  application: { id: tenant.appId, displayName: tenant.siteTitle },
  user: { displayName: "SharePoint App" },
});

function presentList(tenant: Tenant, list: List, query: Query) {
  onlyExpand(query, ["columns"]);
  checkSelect(query.select, "list", listProperties);
  const shown = {
    "@odata.etag": `"${list.id},1"`,
    createdDateTime: list.createdDateTime,
    description: list.description,
    eTag: `"${list.id},1"`,
    id: list.id,
    lastModifiedDateTime: list.lastModifiedDateTime,
    name: list.name,
    webUrl: listUrl(tenant, list),
    displayName: list.displayName,
    createdBy: byTheApp(tenant),
    parentReference: { siteId: tenant.siteId },
    list: { contentTypesEnabled: false, hidden: list.hidden, template: "genericList" },
    ...(list.system ? { system: {} } : {}),
    ...(query.expand.has("columns")
      ? { columns: list.columns.map((column) => pick(presentColumn(column), query.expand.get("columns"))) }
      : {}),
  };
  return pick(
    shown,
    query.select && query.expand.has("columns") ? [...query.select, "columns"] : query.select,
  );
}

const plain: Query = { expand: new Map() };

export const listRoutes = (tenant: Tenant): Route[] => [
  {
    method: "GET",
    path: lists,
    options: ["$select", "$expand", "$top", "$filter", "$skiptoken"],
    units: 2,
    answer({ params, query, url }) {
      checkSite(tenant, params["site"] ?? "");
      const filter = query.filter === undefined ? undefined : parseFilter(query.filter);
      const found = tenant.lists
        .all()
        // SharePoint keeps its own lists out of sight until $select asks for `system`.
        .filter((list) => !list.system || query.select?.includes("system"))
        .filter((list) => !filter || matches(filter, (path) => listProperty(list, path)));
      const page = pageOf(found, { query, url, size: 200 });
      return ok({ ...page, value: page.value.map((list) => presentList(tenant, list, query)) });
    },
  },
  {
    method: "POST",
    path: lists,
    options: [],
    units: 2,
    answer({ params, body }) {
      checkSite(tenant, params["site"] ?? "");
      const given = read(newList, body);
      const list = tenant.lists.create({
        displayName: given.displayName,
        description: given.description ?? "",
        hidden: given.list?.hidden ?? false,
        columns: given.columns ?? [],
      });
      return created(presentList(tenant, list, plain));
    },
  },
  {
    method: "GET",
    path: `${lists}/{list}`,
    options: ["$select", "$expand"],
    units: 1,
    answer: ({ params, query }) => ok(presentList(tenant, listIn(tenant, params), query)),
  },
  {
    method: "PATCH",
    path: `${lists}/{list}`,
    options: [],
    units: 2,
    answer({ params, body }) {
      const { displayName, description } = read(listChange, body);
      const list = tenant.lists.change(listIn(tenant, params), {
        ...(displayName === undefined ? {} : { displayName }),
        ...(description === undefined ? {} : { description }),
      });
      return ok(presentList(tenant, list, plain));
    },
  },
  {
    method: "DELETE",
    path: `${lists}/{list}`,
    options: [],
    units: 2,
    answer({ params }) {
      tenant.lists.remove(listIn(tenant, params));
      return noContent;
    },
  },
];

function listProperty(list: List, path: string): unknown {
  if (path === "displayName") return list.displayName;
  if (path === "name") return list.name;
  if (path === "id") return list.id;
  throw invalidRequest(`Lists cannot be filtered by '${path}'.`);
}
