import { randomUUID } from "node:crypto";
import type { Faults } from "./faults";
import { errorBody, GraphError, invalidRequest } from "./graph-error";
import { readQuery } from "./odata-query";
import type { Caller } from "./people";
import type { Quota } from "./quota";
import type { Recorder } from "./recorder";
import type { FindRoute, GraphAnswer } from "./route";

export interface Asked {
  method: string;
  /** Absolute, with `/v1.0`. */
  url: URL;
  headers: Record<string, string | undefined>;
  body: unknown;
  inBatch: boolean;
}

export type AnswerGraph = (asked: Asked) => Promise<GraphAnswer & { headers: Record<string, string> }>;

interface Needs {
  find: FindRoute;
  callerOf(authorization: string | undefined): Promise<Caller>;
  faults: Faults;
  quota: Quota;
  recorder: Recorder;
}

/** Path of a request below /v1.0, decoded. */
export function graphPath(url: URL): string {
  try {
    return decodeURIComponent(url.pathname).replace(/^\/v1\.0(?=\/|$)/, "");
  } catch {
    throw new GraphError(400, "BadRequest", "The address is not well encoded.");
  }
}

/** One request, on its own or inside a batch: who asks, what for, whether quota and faults let it, the answer. */
export function createAnswerGraph({ find, callerOf, faults, quota, recorder }: Needs): AnswerGraph {
  async function answer(
    asked: Asked,
    spent: { units: number; headers: Record<string, string> },
  ): Promise<GraphAnswer> {
    const caller = await callerOf(asked.headers["authorization"]);
    const path = graphPath(asked.url);
    const found = find(asked.method, path);
    if (!found) {
      process.stderr.write(
        `\n*** The Graph stand-in does not know ${asked.method} ${path}${asked.url.search} ***\n\n`,
      );
      throw new GraphError(
        501,
        "notImplemented",
        `The local stand-in does not know ${asked.method} ${path}.`,
      );
    }
    const query = readQuery(asked.url.searchParams, found.route.options);
    spent.units = typeof found.route.units === "number" ? found.route.units : found.route.units(query);
    const refusal = faults.refusalFor({ method: asked.method, path });
    const { headers, refused } = quota.spend(spent.units, faults.unitsPerMinute());
    Object.assign(spent.headers, headers, { "x-ms-resource-unit": String(spent.units) });
    if (refusal) {
      if (refusal.retryAfter !== undefined) spent.headers["Retry-After"] = String(refusal.retryAfter);
      throw refusal.status === 429
        ? tooMany()
        : new GraphError(
            refusal.status,
            "serviceNotAvailable",
            "The service is not available. Try again later.",
          );
    }
    if (refused) throw tooMany();
    if (["POST", "PATCH"].includes(asked.method) && !isObject(asked.body))
      throw invalidRequest("A JSON body is needed.");
    return found.route.answer({ ...asked, caller, params: found.params, query });
  }

  return async (asked) => {
    const requestId = randomUUID();
    const spent = { units: 0, headers: { "request-id": requestId } as Record<string, string> };
    let given: GraphAnswer;
    try {
      given = await answer(asked, spent);
    } catch (error) {
      const known = error instanceof GraphError ? error : bug(error);
      given = { status: known.status, body: errorBody(known, requestId), headers: known.headers };
    }
    recorder.add({
      method: asked.method,
      url: asked.url.toString(),
      status: given.status,
      resourceUnits: spent.units,
      // A file's bytes would fill memory, and nobody reads them in a list of requests.
      ...(asked.body === undefined || Buffer.isBuffer(asked.body) ? {} : { body: asked.body }),
      ...(given.body === undefined ? {} : { responseBody: given.body }),
      inBatch: asked.inBatch,
    });
    return { ...given, headers: { ...spent.headers, ...given.headers } };
  };
}

const isObject = (body: unknown) => typeof body === "object" && body !== null && !Array.isArray(body);
const tooMany = () => new GraphError(429, "activityLimitReached", "The request has been throttled.");

function bug(error: unknown): GraphError {
  process.stderr.write(
    `*** A bug in the Graph stand-in: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return new GraphError(500, "generalException", "The stand-in failed; its log says why.");
}
