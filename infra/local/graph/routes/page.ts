import { invalidRequest } from "../graph-error";
import { openToken, type Query, sealToken, withOption } from "../odata-query";

/** One page of a short collection held in memory. */
export function pageOf<Thing>(
  things: readonly Thing[],
  { query, url, size }: { query: Query; url: URL; size: number },
) {
  const from = query.skiptoken === undefined ? {} : openToken(query.skiptoken);
  if (!from) throw invalidRequest("The $skiptoken is not one of this service.");
  const skip = Number(from["skip"] ?? 0);
  const limit = Math.min(query.top ?? size, 999);
  const more = skip + limit < things.length;
  return {
    ...(more ? { "@odata.nextLink": withOption(url, "$skiptoken", sealToken({ skip: skip + limit })) } : {}),
    value: things.slice(skip, skip + limit),
  };
}
