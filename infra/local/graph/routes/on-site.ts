import { GraphError, itemNotFound } from "../graph-error";
import type { Query } from "../odata-query";
import type { List } from "../store/list-store";
import type { Tenant } from "../tenant";

/** The list a path names, on the one site there is. */
export function listIn(tenant: Tenant, params: Record<string, string>): List {
  checkSite(tenant, params["site"] ?? "");
  return tenant.lists.get(params["list"] ?? "");
}

export function checkSite(tenant: Tenant, site: string): void {
  if (site.toLowerCase() !== tenant.siteId) throw itemNotFound("Requested site could not be found");
}

export function onlyExpand(query: Query, known: readonly string[]): void {
  const other = [...query.expand.keys()].find((name) => !known.includes(name));
  if (other)
    throw new GraphError(501, "notImplemented", `The local stand-in does not expand '${other}' here.`);
}
