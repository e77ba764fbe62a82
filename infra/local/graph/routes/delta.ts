import { GraphError } from "../graph-error";
import { openToken, pick, sealToken, withOption } from "../odata-query";
import { type GraphRequest, ok, type Route } from "../route";
import { readMeta } from "../store/database";
import type { List } from "../store/list-store";
import type { Tenant } from "../tenant";
import { listIn } from "./on-site";
import { presentDeleted, presentRow } from "./present-row";
import { expandedFields, withFields } from "./rows";

const items = "/sites/{site}/lists/{list}/items";
const pageSize = 200;
const largestPage = 5_000;

interface Position {
  list: string;
  /** Changed when tokens are made to expire; see expireDeltaTokens. */
  era: string;
  change: number;
  /** Rows deleted up to here were never told of, so their deletion is not either. */
  silentUntil: number;
}

export const deltaEra = (tenant: Pick<Tenant, "db">): string => readMeta(tenant.db, "deltaEra") ?? "";

/** The documented form of the address, whichever spelling the request used. */
function linkBase(tenant: Tenant, { url, params }: GraphRequest): URL {
  const base = new URL(`${tenant.url}/v1.0/sites/${params["site"]}/lists/${params["list"]}/items/delta`);
  for (const [name, value] of url.searchParams) if (name !== "token") base.searchParams.set(name, value);
  return base;
}

function positionOf(tenant: Tenant, request: GraphRequest, list: List): Position {
  const token = request.params["token"] ?? request.query.token;
  const last = tenant.rows.lastChange(list);
  const start: Position = { list: list.id, era: deltaEra(tenant), change: 0, silentUntil: last };
  if (token === undefined) return start;
  if (token === "latest") return { ...start, change: last };
  const position = openToken(token) as Position | undefined;
  if (
    position?.list !== list.id ||
    position.era !== deltaEra(tenant) ||
    typeof position.change !== "number"
  ) {
    throw new GraphError(
      410,
      "resyncRequired",
      "Resync required. Replace any local items with the server's version.",
      {
        innerCode: "resyncChangesApplyDifferences",
        headers: { Location: linkBase(tenant, request).toString() },
      },
    );
  }
  return position;
}

export function deltaRoutes(tenant: Tenant): Route[] {
  const answer: Route["answer"] = (request) => {
    const list = listIn(tenant, request.params);
    const expanded = expandedFields(request.query);
    const from = positionOf(tenant, request, list);
    const limit = Math.min(request.query.top ?? pageSize, largestPage);
    const rows = tenant.rows.changedSince(list, from.change, limit + 1);
    const page = rows.slice(0, limit);
    const more = rows.length > limit;
    const reached = page.at(-1)?.change ?? from.change;
    const token = sealToken({ ...from, change: reached } satisfies Position);
    const link = withOption(linkBase(tenant, request), "token", token);
    const value = page
      .filter((row) => !(row.deleted && row.change <= from.silentUntil))
      .map((row) =>
        row.deleted
          ? presentDeleted(tenant, list, row)
          : pick(presentRow(tenant, list, row, expanded), withFields(request.query)),
      );
    return ok({
      "@odata.context": `${tenant.url}/v1.0/$metadata#Collection(listItem)`,
      ...(more ? { "@odata.nextLink": link } : { "@odata.deltaLink": link }),
      value,
    });
  };

  // Only these, by the documentation: no filter, no order.
  const options = ["$select", "$expand", "$top", "token"];
  return [
    {
      method: "GET",
      path: `${items}/delta`,
      options,
      units: (query) => (query.token === undefined ? 2 : 1),
      answer,
    },
    {
      method: "GET",
      path: `${items}/delta()`,
      options,
      units: (query) => (query.token === undefined ? 2 : 1),
      answer,
    },
    { method: "GET", path: `${items}/delta(token='{token}')`, options, units: 1, answer },
  ];
}
