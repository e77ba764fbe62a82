import { itemNotFound } from "../graph-error";
import { isLoopbackName } from "../loopback";
import { checkSelect, pick } from "../odata-query";
import { ok, type Route } from "../route";
import { sitePath, type Tenant } from "../tenant";
import { checkSite, onlyExpand } from "./on-site";

const siteProperties = [
  ...["id", "name", "displayName", "description", "webUrl", "createdDateTime", "lastModifiedDateTime"],
  ...["root", "siteCollection", "sharepointIds"],
];

const siteSince = "2026-01-05T09:00:00Z";

function presentSite(tenant: Tenant) {
  return {
    "@odata.context": `${tenant.url}/v1.0/$metadata#sites/$entity`,
    createdDateTime: siteSince,
    description: "",
    id: tenant.siteId,
    lastModifiedDateTime: siteSince,
    name: "local",
    webUrl: `${tenant.url}/${sitePath}`,
    displayName: tenant.siteTitle,
    root: {},
    siteCollection: { hostname: "127.0.0.1" },
  };
}

export const siteRoutes = (tenant: Tenant): Route[] => [
  {
    method: "GET",
    path: "/sites/{hostname}:/{relative+}",
    options: ["$select", "$expand"],
    units: 1,
    answer({ params, query }) {
      onlyExpand(query, []);
      checkSelect(query.select, "site", siteProperties);
      const here = isLoopbackName(params["hostname"] ?? "") && params["relative"]?.toLowerCase() === sitePath;
      if (!here) throw itemNotFound("Requested site could not be found");
      return ok(pick(presentSite(tenant), query.select));
    },
  },
  {
    method: "GET",
    path: "/sites/{site}",
    options: ["$select", "$expand"],
    units: 1,
    answer({ params, query }) {
      onlyExpand(query, []);
      checkSelect(query.select, "site", siteProperties);
      checkSite(tenant, params["site"] ?? "");
      return ok(pick(presentSite(tenant), query.select));
    },
  },
];
